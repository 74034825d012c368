"""Repetition as RDF: which recommendation repeats which, how alike they are, and the words they share.

And what follows from that: who answers advice that repeats an earlier one answers that as well. Within the
assertion step, after `assertion`: it reads the quads of all documents, and what it says goes to the graph of
what is inferred.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from kg.graph.classes import superclasses
from kg.graph.terms import INFERRED, Quads, decimal, name
from kg.namespaces import expand, thing
from kg.repeats import Asked, repeats

_LABELS = ("skos:prefLabel", "skos:altLabel")
_READ = frozenset(
    name(each)
    for each in (
        "rdf:type",
        "kg:statedIn",
        "kg:text",
        "kg:about",
        "dcterms:issued",
        "kg:respondsTo",
        *_LABELS,
    )
)


def repetitions(documents: Iterable[Quad]) -> list[Quad]:
    """Return the quads that say which recommendations repeat earlier ones, and what answers those; sorted.

    `documents` holds what is said of recommendations and ministries, of what is answered, and dates of issue.
    """
    facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value, _ in documents:
        if predicate in _READ and isinstance(subject, NamedNode):
            facts[subject.value][predicate.value].append(str(getattr(value, "value", "")))
    asked = [
        Asked(
            iri=iri,
            document=(document := fact[expand("kg:statedIn")][0]),
            date=min(facts[document].get(expand("dcterms:issued"), [""])) if document in facts else "",
            text=fact[expand("kg:text")][0],
            about=frozenset(fact.get(expand("kg:about"), ())),
        )
        for iri, fact in facts.items()
        if expand("kg:Recommendation") in fact.get(expand("rdf:type"), ())
    ]
    quads = Quads(INFERRED)
    found = repeats(asked, _ministries(facts.values()))
    for repeat in found:
        digest = hashlib.sha256(f"{repeat.later} {repeat.earlier}".encode()).hexdigest()
        iri = thing("repetition", digest[:16])
        quads.add(repeat.later, "kg:repeats", repeat.earlier)
        quads.type(iri, "kg:Repetition", *superclasses("kg:Repetition"))
        quads.add(iri, "kg:repeating", repeat.later)
        quads.add(iri, "kg:repeated", repeat.earlier)
        quads.add(iri, "kg:confidence", decimal(repeat.score))
        for word in repeat.words:
            quads.text(iri, "kg:sharedWords", word, "nl")
    earlier = {each.later: each.earlier for each in found}
    for answer, fact in facts.items():
        for answered in fact.get(expand("kg:respondsTo"), ()):
            for original in _before(answered, earlier):
                quads.add(answer, "kg:respondsTo", original)
    return sorted(quads.quads, key=str)


def _ministries(facts: Iterable[dict[str, list[str]]]) -> set[str]:
    """Return what ministries are called: whom it asks is not what a recommendation asks."""
    return {
        label
        for fact in facts
        if expand("kg:Ministry") in fact.get(expand("rdf:type"), ())
        for predicate in _LABELS
        for label in fact.get(expand(predicate), ())
    }


def _before(statement: str, earlier: dict[str, str]) -> Iterator[str]:
    """Yield what a recommendation repeats, back to the oldest."""
    while statement in earlier:
        statement = earlier[statement]
        yield statement

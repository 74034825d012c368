"""Repetition as RDF: which recommendation repeats which, how alike they are, and the words they share.

Within the assertion step, after `assertion`: it reads the quads of all documents, and what it says goes to
the graph of what is inferred.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from kg.graph.classes import superclasses
from kg.graph.terms import INFERRED, Quads, decimal, name
from kg.namespaces import expand, thing
from kg.repeats import Asked, repeats

_READ = frozenset(
    name(each) for each in ("rdf:type", "kg:statedIn", "kg:text", "kg:about", "dcterms:issued", "kg:proposed")
)


def repetitions(documents: Iterable[Quad]) -> list[Quad]:
    """Return the quads that say which recommendations repeat earlier ones, sorted."""
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
    for repeat in repeats(asked):
        digest = hashlib.sha256(f"{repeat.later} {repeat.earlier}".encode()).hexdigest()
        iri = thing("repetition", digest[:16])
        quads.add(repeat.later, "kg:repeats", repeat.earlier)
        quads.type(iri, "kg:Repetition", *superclasses("kg:Repetition"))
        quads.add(iri, "kg:repeating", repeat.later)
        quads.add(iri, "kg:repeated", repeat.earlier)
        quads.add(iri, "kg:confidence", decimal(repeat.score))
        for word in repeat.words:
            quads.text(iri, "kg:sharedWords", word, "nl")
    return sorted(quads.quads, key=str)

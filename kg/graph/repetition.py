"""Repetition as RDF: which recommendation repeats which, how alike they are, and the words they share.

Within the assertion step, for `kg.graph.inference`.
"""

import hashlib
from collections.abc import Iterable

from kg.graph.classes import superclasses
from kg.graph.facts import LABELS, Fact, Facts, first
from kg.graph.terms import Quads, decimal
from kg.namespaces import expand, thing
from kg.repeats import Asked, repeats


def repetitions(facts: Facts, quads: Quads) -> dict[str, str]:
    """Add which recommendations repeat earlier ones; return the earlier of each that does."""
    asked = [
        Asked(
            iri=iri,
            document=(document := fact[expand("kg:statedIn")][0]),
            date=first(facts[document], "dcterms:issued") if document in facts else "",
            text=fact[expand("kg:text")][0],
            about=frozenset(fact.get(expand("kg:about"), ())),
        )
        for iri, fact in facts.items()
        if expand("kg:Recommendation") in fact.get(expand("rdf:type"), ())
    ]
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
    return {each.later: each.earlier for each in found}


def _ministries(facts: Iterable[Fact]) -> set[str]:
    """Return what ministries are called: whom it asks is not what a recommendation asks."""
    return {
        label
        for fact in facts
        if expand("kg:Ministry") in fact.get(expand("rdf:type"), ())
        for predicate in LABELS
        for label in fact.get(expand(predicate), ())
    }

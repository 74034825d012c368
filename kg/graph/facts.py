"""What the quads of all documents say of statements and documents, by subject and predicate.

Within the assertion step, for what is inferred from more than one document.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from pyoxigraph import NamedNode, Quad

from kg.graph.terms import name
from kg.namespaces import expand

Fact = Mapping[str, list[str]]
"""What is said of one subject: predicate to values, in the order of the quads."""
Facts = Mapping[str, Fact]
"""Subject to what is said of it."""

LABELS: Final = ("skos:prefLabel", "skos:altLabel")
_READ: Final = frozenset(
    name(each)
    for each in (
        "rdf:type",
        "kg:statedIn",
        "kg:text",
        "kg:about",
        "kg:number",
        "kg:respondsTo",
        "kg:answersNumber",
        "kg:answersLetterOf",
        "kg:answersPublication",
        "dcterms:issued",
        "dcterms:title",
        "kg:copyOf",
        "kg:correspondent",
        "kg:correspondentRole",
        "kg:person",
        "kg:post",
        "org:organization",
        *LABELS,
    )
)


def gathered(documents: Iterable[Quad]) -> Facts:
    """Return the facts of quads that inference looks at."""
    facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value, _ in documents:
        if predicate in _READ and isinstance(subject, NamedNode):
            facts[subject.value][predicate.value].append(str(getattr(value, "value", "")))
    return dict(facts)  # so that to look for one that is not known adds none


def first(fact: Fact, predicate: str) -> str:
    """Return the least value that a subject has for a predicate, empty where it has none."""
    return min(fact.get(expand(predicate), ()), default="")

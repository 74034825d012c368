"""Which classes a class lies under, by the ontology: so that a graph can say them all and needs no reasoner.

Within the assertion step, before `kg.graph.things` and `kg.graph.knowledge`.
"""

from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, parse

from kg.namespaces import PREFIXES, expand
from kg.resources import folder


@cache
def _parents() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for path in sorted(Path(folder("ontology")).glob("*.ttl")):
        for quad in parse(path.read_bytes(), format=RdfFormat.TURTLE):
            under = quad.predicate.value == expand("rdfs:subClassOf")
            if under and isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                found.setdefault(quad.subject.value, []).append(quad.object.value)
    return {iri: tuple(sorted(parents)) for iri, parents in found.items()}


@cache
def superclasses(cls: str) -> tuple[str, ...]:
    """Return the classes above a class, nearest first, all as prefixed names: `kg:Ministry` and so on."""
    above: list[str] = []
    waiting = [expand(cls)]
    while waiting:
        for parent in _parents().get(waiting.pop(0), ()):
            if parent not in above:
                above.append(parent)
                waiting.append(parent)
    return tuple(map(_short, above))


def _short(iri: str) -> str:
    prefix, namespace = max(
        ((prefix, base) for prefix, base in PREFIXES.items() if iri.startswith(base)),
        key=lambda pair: len(pair[1]),
    )
    return f"{prefix}:{iri[len(namespace) :]}"

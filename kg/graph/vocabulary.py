"""Whether a graph uses the terms of the ontology as the ontology has them.

Comes after `report` and `classes`, before `validation`. The shapes say what a thing must be; this says what
a term is for: it is declared, stands on a thing of a class in its domain, and where a class is stated, so are
those above it, since whoever asks the graph has no reasoner.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg.graph.classes import superclasses
from kg.graph.report import Violation, prefixed
from kg.namespaces import ID, KG, KINDS, expand
from kg.resources import folder

_TYPE: Final = NamedNode(expand("rdf:type"))
_DOMAINS: Final = frozenset({expand("rdfs:domain"), expand("schema:domainIncludes")})
_KINDS: Final = frozenset(KINDS)
_SAID: Final = {
    "undeclared-terms": (
        "Deze term staat niet in de ontologie; declareer hem in ontology/, of gebruik een bestaande.",
        "This term is not in the ontology; declare it in ontology/, or use one that is.",
    ),
    "other-domain": (
        "Deze eigenschap hoort niet bij een ding van deze klasse; zie haar domein in ontology/.",
        "This property is not for a thing of this class; see its domain in ontology/.",
    ),
    "unstated-superclass": (
        "De klasse boven die van dit ding ontbreekt; zet haar erbij.",
        "The class above that of this thing is missing; state it too.",
    ),
    "unknown-kind": (
        "Van deze soort dingen zijn er geen; zie KINDS in kg/namespaces.py.",
        "There are no things of this kind; see KINDS in kg/namespaces.py.",
    ),
}
"""What each fault of this module is called, in Dutch and in English."""


def misuses(quads: Iterable[Quad]) -> list[Violation]:
    """Return the terms that are not used as the ontology has them, each once for a kind of fault."""
    classes: dict[str, set[str]] = defaultdict(set)
    used: set[tuple[str, str]] = set()
    named: set[str] = set()
    for subject, predicate, value, _ in quads:
        thing, name = subject.value, predicate.value
        named.add(thing)
        if isinstance(value, NamedNode):
            named.add(value.value)
            if predicate == _TYPE:
                classes[thing].add(value.value)
        if name.startswith(KG):
            named.add(name)
            used.add((thing, name))
    return [*_names(named), *_domains(used, classes), *_above(classes)]


def _names(named: Iterable[str]) -> Iterator[Violation]:
    for iri in named:
        if iri.startswith(KG) and iri not in _ontology():
            yield _fault("undeclared-terms", iri)
        elif iri.startswith(ID) and iri != ID and iri.removeprefix(ID).partition("/")[0] not in _KINDS:
            yield _fault("unknown-kind", iri)


def _domains(used: Iterable[tuple[str, str]], classes: dict[str, set[str]]) -> Iterator[Violation]:
    for thing, name in used:
        allowed = _ontology().get(name)
        if allowed and not allowed & classes.get(thing, set()):
            found = ", ".join(sorted(map(prefixed, classes.get(thing, ()))))
            yield _fault("other-domain", thing, name, found)


def _above(classes: dict[str, set[str]]) -> Iterator[Violation]:
    for thing, stated in classes.items():
        above = frozenset[str]().union(*map(_over, stated))
        for missing in above - stated:
            yield _fault("unstated-superclass", thing, _TYPE.value, missing)


def _fault(source: str, focus: str, path: str = "", value: str = "") -> Violation:
    return Violation("violation", prefixed(focus), prefixed(path), *_SAID[source], prefixed(value), source)


@cache
def _over(cls: str) -> frozenset[str]:
    """Return the classes above a class of ours; of others' classes it is not ours to say."""
    return frozenset(map(expand, superclasses(prefixed(cls)))) if cls.startswith(KG) else frozenset()


@cache
def _ontology() -> dict[str, frozenset[str]]:
    """Return all terms that are declared, each with the classes its subjects may have (none: any)."""
    found: dict[str, set[str]] = {}
    for path in sorted(folder("ontology").glob("*.ttl")):
        for subject, predicate, value, _ in parse(path.read_bytes(), format=RdfFormat.TURTLE):
            domains = found.setdefault(str(subject.value), set())
            if predicate.value in _DOMAINS and isinstance(value, NamedNode):
                domains.add(value.value)
    return {term: frozenset(domains) for term, domains in found.items()}

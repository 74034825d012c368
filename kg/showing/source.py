"""What the page asks of the graph: the properties of classes of things, or of things by name.

After `network`, before `selection`. Values that fill a query are IRIs that came out of the graph.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Protocol

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Triple

from kg.model import Iri
from kg.namespaces import PREFIXES, expand

_CHUNK: Final = 500
_HEAD: Final = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in sorted(PREFIXES.items()))

OF_CLASS: Final = "SELECT ?thing ?property ?value WHERE {{ ?thing a {cls} ; ?property ?value }}"
OF_THINGS: Final = """
SELECT ?thing ?property ?value WHERE {{
  VALUES ?thing {{ {things} }}
  VALUES ?property {{
    rdf:type rdfs:label skos:prefLabel foaf:name dcterms:title dcterms:issued skos:exactMatch
    org:postIn kg:broaderPost kg:ledBy skos:broader
  }}
  ?thing ?property ?value
}}"""
EVIDENCE: Final = """
SELECT ?statement ?start ?end ?exact ?prefix ?suffix ?page WHERE {
  ?statement a kg:Statement ; kg:evidence ?evidence .
  ?evidence oa:hasSelector ?position , ?quote .
  ?position oa:start ?start ; oa:end ?end .
  ?quote oa:exact ?exact .
  OPTIONAL { ?quote oa:prefix ?prefix }
  OPTIONAL { ?quote oa:suffix ?suffix }
  OPTIONAL { ?evidence oa:hasSelector ?fragment . ?fragment a oa:FragmentSelector ; rdf:value ?page }
}"""
MENTIONS: Final = """
SELECT DISTINCT ?document ?thing WHERE {
  ?mention a oa:Annotation ; oa:hasBody ?thing ; oa:hasTarget/oa:hasSource ?document .
}"""
TENURES: Final = """
SELECT ?person ?post ?start ?end WHERE {
  ?tenure a kg:Tenure ; org:member ?person ; kg:post ?post .
  OPTIONAL { ?tenure schema:startDate ?start }
  OPTIONAL { ?tenure schema:endDate ?end }
}"""
NAMES: Final = """
SELECT ?thing ?name WHERE {
  ?thing skos:prefLabel|skos:altLabel|foaf:name ?name .
}"""

Term = NamedNode | BlankNode | Literal | Triple | None


class Store(Protocol):
    """A graph that can be asked: all its named graphs together are what a query sees."""

    def query(self, query: str) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Run a query and return what pyoxigraph makes of it."""
        ...


@dataclass(slots=True)
class Description:
    """The values of one thing, by predicate; literals with their language."""

    values: dict[Iri, set[tuple[str, str]]] = field(default_factory=dict)

    def all(self, name: str) -> tuple[str, ...]:
        """Return all values of a prefixed name, sorted."""
        return tuple(sorted({value for value, _ in self.values.get(expand(name), ())}))

    def one(self, name: str) -> str:
        """Return the first of the values, or nothing."""
        return next(iter(self.all(name)), "")

    def words(self, name: str, language: str) -> str:
        """Return the first value in a language, or nothing."""
        return min(
            (value for value, lang in self.values.get(expand(name), ()) if lang == language), default=""
        )


Descriptions = dict[Iri, Description]


def of_class(store: Store, cls: str) -> Descriptions:
    """Return all that is said of the things of a class (a prefixed name)."""
    return _described(rows(store, OF_CLASS.format(cls=cls)))


def of_things(store: Store, things: Iterable[Iri]) -> Descriptions:
    """Return names, classes and ties of things."""
    wanted = sorted(set(things))
    found: Descriptions = {}
    for at in range(0, len(wanted), _CHUNK):
        values = " ".join(str(NamedNode(iri)) for iri in wanted[at : at + _CHUNK])
        found |= _described(rows(store, OF_THINGS.format(things=values)))
    return found


def rows(store: Store, query: str) -> Iterator[tuple[tuple[str, str], ...]]:
    """Yield the solutions of a SELECT: each value with its language, both empty where it is unbound.

    Raises:
        TypeError: the query is no SELECT.
    """
    found = store.query(_HEAD + query)
    if not isinstance(found, QuerySolutions):
        message = "the page is made of SELECTs"
        raise TypeError(message)
    for solution in found:
        yield tuple(_value(term) for term in solution)


def _value(term: Term) -> tuple[str, str]:
    if isinstance(term, Literal):
        return term.value, term.language or ""
    return (term.value, "") if isinstance(term, NamedNode | BlankNode) else ("", "")


def _described(found: Iterable[tuple[tuple[str, str], ...]]) -> Descriptions:
    things: Descriptions = {}
    for (thing, _), (name, _), value in found:
        things.setdefault(thing, Description()).values.setdefault(name, set()).add(value)
    return things

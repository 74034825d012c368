"""The ontology as a graph, and the examples as a store that a test may spoil."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, Store, parse
from rdflib import Graph

from kg.graph.store import GraphStore
from kg.namespaces import KIND_PREFIXES, PREFIXES
from kg.resources import folder

HEAD = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in {**KIND_PREFIXES, **PREFIXES}.items())
"""The prefixes of the project and one for each kind of thing, to stand before an update."""


def turtle(*parts: str) -> list[Path]:
    """Return the Turtle files of a folder of the ontology, sorted."""
    return sorted(folder("ontology").joinpath(*parts).glob("*.ttl"))


@pytest.fixture(scope="session")
def ontology() -> Graph:
    """Return the terms: ontology, actors, documents, policies, statements and evidence."""
    graph = Graph()
    for path in turtle():
        graph.parse(path)
    return graph


@pytest.fixture(scope="session")
def schemes() -> Graph:
    graph = Graph()
    for path in turtle("schemes"):
        graph.parse(path)
    return graph


@pytest.fixture(scope="session")
def example_quads() -> list[Quad]:
    return [quad for path in turtle("examples") for quad in parse(path.read_bytes(), format=RdfFormat.TURTLE)]


@pytest.fixture
def spoil(example_quads: list[Quad]) -> Callable[[str], GraphStore]:
    """Return a function that makes the graph of the examples, changed by a SPARQL update."""

    def make(update: str) -> GraphStore:
        store = Store()
        store.bulk_extend(example_quads)
        before = len(store)
        kept = set(store)
        store.update(HEAD + update)
        assert len(store) != before or set(store) != kept, "the update changes nothing"
        return GraphStore(store)

    return make

"""Every form of the graph has the same bytes each time and can be read back."""

import csv
import io
import json
from pathlib import Path  # noqa: TC003 - the fixture's type

import networkx as nx
import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import Graph

from kg.graph.export import WRITERS, export
from kg.graph.store import GraphStore
from kg.pipeline import build
from kg.resources import folder

PARSED = [("turtle", RdfFormat.TURTLE), ("trig", RdfFormat.TRIG), ("nquads", RdfFormat.N_QUADS)]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    place: Path = tmp_path_factory.mktemp("graph")
    build([folder("documents")], place)
    return GraphStore.open(place)


@pytest.mark.parametrize("style", sorted(WRITERS))
def test_a_form_has_the_same_bytes_each_time(style: str, store: GraphStore) -> None:
    assert export(store, style) == export(store, style)
    assert export(store, style).endswith(b"\n")


@pytest.mark.parametrize(("style", "form"), PARSED)
def test_a_form_of_rdf_reads_back_as_the_same_triples(style: str, form: RdfFormat, store: GraphStore) -> None:
    back = {quad.triple for quad in parse(export(store, style), format=form)}
    assert back == {quad.triple for quad in store.quads()}


def test_rdflib_reads_the_turtle_too(store: GraphStore) -> None:
    data = export(store, "turtle")
    graph = Graph().parse(data=data, format="turtle")
    assert len(graph) == len({quad.triple for quad in store.quads()})


def test_the_store_is_an_rdflib_dataset_as_well(store: GraphStore) -> None:
    found = store.dataset().query("ASK { ?statement a <https://w3id.org/verantwoord/ontology#Statement> }")
    assert found.askAnswer


def test_json_and_graphml_are_well_formed(store: GraphStore) -> None:
    assert json.loads(export(store, "jsonld"))
    graph = nx.parse_graphml(export(store, "graphml").decode())
    assert graph.number_of_edges() > 1000


def test_the_table_has_a_row_for_every_statement(store: GraphStore) -> None:
    rows = list(csv.DictReader(io.StringIO(export(store, "csv").decode())))
    statements = {
        quad.subject
        for quad in store.quads()
        if quad.predicate.value.endswith("#type") and str(quad.object).endswith("ontology#Statement>")
    }
    assert len(rows) == len(statements)
    assert all(row["text"] and row["document"] and row["rule"] and row["start"] for row in rows)

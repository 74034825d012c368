"""The clients that people use: curl, SPARQLWrapper and rdflib's SPARQLStore."""

import json
import shutil
import subprocess
from typing import Any

import httpx
import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, GET, JSON, POST, POSTDIRECTLY, TSV, TURTLE, URLENCODED, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

NAMES = ["Ada Adams", "Bo Boers", "Cor Cools"]
SELECT = "SELECT ?name { ?person foaf:name ?name } ORDER BY ?name"
CONSTRUCT = "CONSTRUCT { ?person foaf:name ?name } { ?person foaf:name ?name }"
PLAN = "https://w3id.org/verantwoord/id/graph/" + "b" * 16


@pytest.fixture
def endpoint(server: httpx.Client) -> str:
    return str(server.base_url.join("/sparql"))


def curl(*options: str) -> str:
    found = shutil.which("curl")
    if not found:
        pytest.skip("no curl; as root: apt-get install curl")
    done = subprocess.run([found, "-sS", *options], capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout


@pytest.mark.parametrize(
    "options",
    [
        ("--data-urlencode", f"query={SELECT}"),
        ("-G", "--data-urlencode", f"query={SELECT}"),
        ("-H", "Content-Type: application/sparql-query", "--data-binary", SELECT),
        ("--http1.0", "--data-urlencode", f"query={SELECT}"),
        ("--compressed", "--data-urlencode", f"query={SELECT}"),
    ],
)
def test_curl_asks(endpoint: str, options: tuple[str, ...]) -> None:
    assert curl("-H", "Accept: text/csv", *options, endpoint).splitlines()[1:4] == NAMES


def test_curl_gets_a_thing_as_turtle(server: httpx.Client) -> None:
    found = curl("-H", "Accept: text/turtle", str(server.base_url.join("/id/person/ada-adams")))
    assert len(Graph().parse(data=found, format="turtle")) > 2


def wrapper(endpoint: str, query: str, method: str, style: str) -> Any:  # noqa: ANN401 - what it converts to varies
    found = SPARQLWrapper(endpoint, returnFormat=style)
    found.setMethod(method)
    found.setQuery(query)
    return found


@pytest.mark.parametrize("method", [GET, POST])
@pytest.mark.parametrize("style", [JSON, XML, CSV, TSV])
def test_sparqlwrapper_asks(endpoint: str, method: str, style: str) -> None:
    found = wrapper(endpoint, SELECT, method, style).queryAndConvert()
    text = json.dumps(found) if isinstance(found, dict) else found.toxml() if style == XML else found.decode()
    assert [name for name in NAMES if name not in text] == []


@pytest.mark.parametrize("how", [URLENCODED, POSTDIRECTLY])
def test_sparqlwrapper_posts_in_either_way(endpoint: str, how: str) -> None:
    asked = wrapper(endpoint, SELECT, POST, JSON)
    asked.setRequestMethod(how)
    assert len(asked.queryAndConvert()["results"]["bindings"]) == 3


def test_sparqlwrapper_gets_a_graph(endpoint: str) -> None:
    found = wrapper(endpoint, CONSTRUCT, POST, TURTLE).queryAndConvert()
    assert len(Graph().parse(data=found, format="turtle")) == 3


def test_sparqlwrapper_chooses_a_default_graph(endpoint: str) -> None:
    asked = wrapper(endpoint, "SELECT ?title { ?d dcterms:title ?title }", GET, JSON)
    asked.addDefaultGraph(PLAN)
    found = asked.queryAndConvert()["results"]["bindings"]
    assert [row["title"]["value"] for row in found] == ["Jaarplan"]


@pytest.mark.filterwarnings("ignore:.*query type:RuntimeWarning")
def test_sparqlwrapper_is_told_what_is_wrong_with_a_query(endpoint: str) -> None:
    with pytest.raises(QueryBadFormed, match="regel 1, kolom 9"):
        wrapper(endpoint, "SELEC ?x", GET, JSON).queryAndConvert()


@pytest.mark.parametrize("style", ["xml", "json", "csv", "tsv"])
def test_rdflib_asks(endpoint: str, style: str) -> None:
    store = SPARQLStore(endpoint, returnFormat=style)
    found = Graph(store).query("PREFIX foaf: <http://xmlns.com/foaf/0.1/> " + SELECT)
    assert [str(row[0]) for row in found] == NAMES  # type: ignore[index] # rows of a SELECT


def test_rdflib_reads_triples_and_named_graphs(endpoint: str) -> None:
    store = SPARQLStore(endpoint, context_aware=True)
    title = URIRef("http://purl.org/dc/terms/title")
    assert [str(value) for _, _, value in Graph(store, URIRef(PLAN)).triples((None, title, None))] == [
        "Jaarplan"
    ]
    assert URIRef(PLAN) in set(store.contexts())

"""Which pages of others may ask the server from a browser: those it was told of, for data, never to write."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from kg.cli import main
from kg.resources import folder
from kg.serving.origins import origin

Serving = Callable[..., AbstractContextManager[httpx.Client]]
YASGUI = "https://yasgui.example"
ASK = "sparql?query=ASK%7B%7D"
DATA = (ASK, "store?default", "id/person/ada-adams", ".well-known/void")
PREFLIGHT = {
    "Origin": YASGUI,
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "content-type, x-requested-with",
}
ALLOWED = "access-control-allow-origin"


@pytest.fixture(scope="module")
def shared(small_graph: Path, run_server: Serving) -> Iterator[httpx.Client]:
    with run_server(small_graph, "--allow-origin", "*") as client:
        yield client


@pytest.mark.parametrize("path", DATA)
def test_a_page_of_another_may_read_data_where_any_may(path: str, shared: httpx.Client) -> None:
    assert shared.get(path, headers={"Origin": YASGUI}).headers[ALLOWED] == "*"


def test_a_query_may_be_posted_after_asking_whether_it_may(shared: httpx.Client) -> None:
    answer = shared.options("sparql", headers=PREFLIGHT)
    assert answer.status_code == httpx.codes.OK
    assert answer.headers[ALLOWED] == "*"
    assert answer.headers["access-control-allow-headers"] == PREFLIGHT["Access-Control-Request-Headers"]
    assert "access-control-allow-credentials" not in answer.headers
    query = {"Origin": YASGUI, "Content-Type": "application/sparql-query"}
    assert shared.post("sparql", content="ASK {}", headers=query).headers[ALLOWED] == "*"
    fault = shared.post("sparql", content="SELEC", headers=query)
    assert (fault.status_code, fault.headers[ALLOWED]) == (400, "*")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_nobody_may_ask_to_write(method: str, shared: httpx.Client) -> None:
    answer = shared.options("store", headers={**PREFLIGHT, "Access-Control-Request-Method": method})
    assert answer.status_code == httpx.codes.BAD_REQUEST
    assert method not in answer.headers["access-control-allow-methods"]


@pytest.mark.parametrize("path", ["", "query", "network", "questions", "static/style.css"])
def test_pages_are_for_no_other_page(path: str, shared: httpx.Client) -> None:
    assert ALLOWED not in shared.get(path, headers={"Origin": YASGUI}).headers


@pytest.mark.parametrize("path", DATA)
def test_the_graph_of_one_machine_is_for_no_page_of_others(path: str, server: httpx.Client) -> None:
    assert ALLOWED not in server.get(path, headers={"Origin": YASGUI}).headers
    assert ALLOWED not in server.options("sparql", headers=PREFLIGHT).headers


def test_only_the_sites_that_are_named_may_ask(small_graph: Path, run_server: Serving) -> None:
    with run_server(small_graph, "--allow-origin", YASGUI) as client:
        assert client.get(ASK, headers={"Origin": YASGUI}).headers[ALLOWED] == YASGUI
        assert ALLOWED not in client.get(ASK, headers={"Origin": "https://other.example"}).headers


def test_a_site_is_meant_however_its_address_is_written(small_graph: Path, run_server: Serving) -> None:
    with run_server(small_graph, "--allow-origin", "https://YASGUI.example:443/") as client:
        assert client.get(ASK, headers={"Origin": YASGUI}).headers[ALLOWED] == YASGUI


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("*", "*"),
        (f"{YASGUI}/", YASGUI),
        ("http://localhost:3000", "http://localhost:3000"),
        ("http://[::1]:80/", "http://[::1]"),
        ("http://site.example:443", "http://site.example:443"),
    ],
)
def test_a_site_is_known_by_what_a_browser_sends(given: str, sent: str) -> None:
    assert origin(given) == sent


@pytest.mark.parametrize(
    "given",
    [
        *("yasgui.example", "localhost:3000", "ftp://yasgui.example", f"{YASGUI}/page", f"{YASGUI}?all"),
        *("https://me@yasgui.example", "https://*.example", "https://", "null", "", f"{YASGUI}\n"),
    ],
)
@pytest.mark.parametrize(
    ("lang", "why"), [("nl", "is geen adres van een site"), ("en", "is no address of a site")]
)
def test_what_is_no_site_is_refused_in_one_line(given: str, lang: str, why: str, small_graph: Path) -> None:
    words = ("--lang", lang, "--graph", str(small_graph), "serve", "--port", "0", "--allow-origin", given)
    result = CliRunner().invoke(main, words)
    assert (result.exit_code, result.output.count("\n")) == (2, 1)
    assert why in result.output


def test_a_server_for_others_may_be_asked_by_any_page(small_graph: Path, run_server: Serving) -> None:
    with run_server(small_graph, "--host", "0.0.0.0") as client:  # noqa: S104 - what is tested
        assert client.get(ASK, headers={"Origin": YASGUI}).headers[ALLOWED] == "*"


@pytest.mark.parametrize(
    ("accept", "kind"), [("*/*", "text/turtle"), ("application/ld+json",) * 2, ("text/html", "text/html")]
)
def test_the_dataset_is_described_at_the_address_of_void(
    accept: str, kind: str, described: httpx.Client
) -> None:
    answer = described.get(".well-known/void", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, kind)
    assert "http://rdfs.org/ns/void#" in answer.text or kind == "text/html"
    assert "verantwoord" in answer.text.lower()


@pytest.fixture(scope="module")
def described(
    tmp_path_factory: pytest.TempPathFactory, write_graph: Callable[..., Path], run_server: Serving
) -> Iterator[httpx.Client]:
    place = tmp_path_factory.mktemp("void")
    triples = parse(path=folder("ontology") / "dataset.ttl", format=RdfFormat.TURTLE)
    graph = NamedNode("https://w3id.org/verantwoord/id/graph/ontology")
    quads = [Quad(one.subject, one.predicate, one.object, graph) for one in triples]
    serialize(quads, place / "dataset.trig", format=RdfFormat.TRIG)
    with run_server(write_graph(place / "graph", place / "dataset.trig")) as client:
        yield client

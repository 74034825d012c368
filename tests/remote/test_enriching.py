"""What another server knows, asked of a stand-in that has it in the shape of Wikidata."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs

import httpx
import pytest
from click.testing import CliRunner, Result
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from kg.cli import main
from kg.graph.store import GraphStore, State, finish, next_store
from kg.namespaces import ID, expand

SMALL = Path(__file__).parents[1] / "asking" / "data" / "small.trig"
WIKIDATA = Path(__file__).with_name("data") / "wikidata.ttl"
GRAPH = ID + "graph/enrichment-wikidata"
ENTITY = "http://www.wikidata.org/entity/"
ADA, WATER = ID + "person/ada-adams", ID + "organisation/water"

Misbehaving = Callable[[Callable[[BaseHTTPRequestHandler], None]], AbstractContextManager[str]]


class Server(Protocol):
    """What the fixtures of servers give."""

    @property
    def address(self) -> str: ...


def kg(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, words), "--lang", "en"])


def said(folder: Path, graph: str = GRAPH) -> set[str]:
    return {str(quad.triple) for quad in GraphStore.open(folder).quads(graph)}


@pytest.fixture
def here(tmp_path: Path) -> Path:
    folder = tmp_path / "graph"
    folder.mkdir()
    state = State(next_store(folder), "test")
    store = Store(str(folder / state.store))
    store.bulk_extend(parse(path=SMALL, format=RdfFormat.TRIG))
    for thing, number in ((ADA, "Q900000001"), (WATER, "Q900000002"), (ID + "person/bo-boers", "Q900000009")):
        match = NamedNode(expand("skos:exactMatch"))
        store.add(
            Quad(NamedNode(thing), match, NamedNode(ENTITY + number), NamedNode(ID + "graph/reference"))
        )
    store.flush()
    del store
    finish(folder, state, {})
    return folder


@pytest.fixture
def stand_in(oxigraph_server: Server) -> str:
    httpx.delete(f"{oxigraph_server.address}/store", trust_env=False)
    headers = {"Content-Type": "text/turtle"}
    url = f"{oxigraph_server.address}/store?default"
    httpx.put(url, content=WIKIDATA.read_bytes(), headers=headers, trust_env=False).raise_for_status()
    return f"{oxigraph_server.address}/query"


def test_nothing_is_asked_unless_a_source_is_named(here: Path) -> None:
    told = kg("enrich", "--graph", here)
    assert told.exit_code == 0
    assert "https://query.wikidata.org/sparql" in told.output
    assert not said(here)


def test_what_a_source_says_stands_beside_the_graph_with_its_origin(stand_in: str, here: Path) -> None:
    before = {str(quad) for quad in GraphStore.open(here).quads()}
    told = kg("enrich", "wikidata", "--endpoint", stand_in, "--graph", here)
    assert told.exit_code == 0, told.output
    assert "Asked of: 3 " in told.output
    assert "Known: 2 (6 triples)" in told.output
    schema = "https://schema.org/"
    assert said(here) == {
        f'<{ADA}> <{schema}description> "Nederlands politica"@nl',
        f'<{ADA}> <{schema}description> "Dutch politician"@en',
        f'<{ADA}> <{schema}affiliation> "Partij van het Water"@nl',
        f'<{WATER}> <{schema}description> "ministerie"@nl',
        f'<{WATER}> <{schema}foundingDate> "1809"^^<{expand("xsd:gYear")}>',
        f"<{WATER}> <{expand('foaf:homepage')}> <https://www.example.org/water>",
        f"<{GRAPH}> <{expand('dcterms:source')}> <http://www.wikidata.org/>",
        f"<{GRAPH}> <{expand('dcterms:license')}> <https://creativecommons.org/publicdomain/zero/1.0/>",
    }
    assert {
        str(quad) for quad in GraphStore.open(here).quads() if str(quad.graph_name) != f"<{GRAPH}>"
    } == before


def test_asking_again_changes_nothing_and_removing_leaves_nothing(stand_in: str, here: Path) -> None:
    kg("enrich", "wikidata", "--endpoint", stand_in, "--graph", here)
    first = said(here)
    kg("enrich", "wikidata", "--endpoint", stand_in, "--graph", here)
    assert said(here) == first
    assert GRAPH in kg("enrich", "wikidata", "--remove", "--graph", here).output
    assert not said(here)


def test_only_the_numbers_of_the_source_leave_the_machine(here: Path, misbehaving: Misbehaving) -> None:
    heard: list[str] = []

    def listening(request: BaseHTTPRequestHandler) -> None:
        heard.append(getattr(request, "body", b"").decode())
        reply(request, b"")

    with misbehaving(listening) as address:
        assert kg("enrich", "wikidata", "--endpoint", address, "--graph", here, "--dry-run").exit_code == 0
        assert not heard
        kg("enrich", "wikidata", "--endpoint", address, "--graph", here)
    asked = " ".join(parse_qs(" ".join(heard))["query"])
    assert all(f"<{ENTITY}{number}>" in asked for number in ("Q900000001", "Q900000002", "Q900000009"))
    assert ID not in asked
    assert "Adams" not in asked


def reply(request: BaseHTTPRequestHandler, body: bytes) -> None:
    request.send_response(200)
    request.send_header("Content-Type", "text/turtle")
    request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    request.wfile.write(body)


def test_what_was_not_asked_is_not_kept(here: Path, misbehaving: Misbehaving) -> None:
    others = f'<{ADA}> <urn:p> "forged" . <{ENTITY}Q1> <urn:p> "other" .'
    sent = f'{others} <{ENTITY}Q900000001> <urn:p> [] , "kept" .'
    with misbehaving(lambda request: reply(request, sent.encode())) as address:
        kg("enrich", "wikidata", "--endpoint", address, "--graph", here)
    assert {triple for triple in said(here) if "urn:p" in triple} == {f'<{ADA}> <urn:p> "kept"'}


def test_a_source_that_fails_leaves_the_graph_as_it_was(
    stand_in: str, here: Path, misbehaving: Misbehaving
) -> None:
    kg("enrich", "wikidata", "--endpoint", stand_in, "--graph", here)
    before = said(here)
    with misbehaving(lambda request: reply(request, b"<urn:a> <urn")) as address:
        told = kg("enrich", "wikidata", "--endpoint", address, "--graph", here)
    assert told.exit_code == 2
    assert len(told.output.splitlines()) == 1
    assert said(here) == before


def test_the_password_of_another_server_is_not_sent(
    here: Path, misbehaving: Misbehaving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_ENDPOINT_USER", "me")
    monkeypatch.setenv("KG_ENDPOINT_PASSWORD", "hidden")
    heard: list[str | None] = []

    def asking(request: BaseHTTPRequestHandler) -> None:
        heard.append(request.headers.get("Authorization"))
        request.send_response(401)
        request.send_header("WWW-Authenticate", 'Basic realm="theirs"')
        request.send_header("Content-Length", "0")
        request.end_headers()

    with misbehaving(asking) as address:
        assert kg("enrich", "wikidata", "--endpoint", address, "--graph", here).exit_code == 2
    assert set(heard) == {None}


OWN = """#+ title.nl = "Eigen bron"
#+ title.en = "Own source"
#+ description.nl = "Wat wij zelf weten"
#+ description.en = "What we know ourselves"
#+ endpoint = "http://localhost/sparql"
#+ source = "urn:ours"
#+ license = "urn:free"
#+ things = "SELECT ?thing ?match { ?thing <http://www.w3.org/2004/02/skos/core#exactMatch> ?match }"
CONSTRUCT { ?match <urn:label> ?label } WHERE {
  VALUES ?match { UNDEF }
  ?match <http://www.w3.org/2000/01/rdf-schema#label> ?label
}
"""


def test_a_source_of_ones_own_works_like_ours(stand_in: str, here: Path, tmp_path: Path) -> None:
    (tmp_path / "own.rq").write_text(OWN, encoding="utf-8")
    assert "own: Own source" in kg("enrich", "--queries", tmp_path).output
    told = kg("enrich", "own", "--queries", tmp_path, "--endpoint", stand_in, "--graph", here, "--json")
    assert json.loads(told.output)["known"] == 1
    assert f'<{ADA}> <urn:label> "Ada Adams"@nl' in said(here, ID + "graph/enrichment-own")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('#+ source = "urn:ours"\n', "", "own.rq is no source of enrichment (source is missing)"),
        ("VALUES ?match { UNDEF }", "", "VALUES ?match { UNDEF } is missing"),
        ("http://localhost/sparql", "localhost", "'localhost' is no address"),
        ('title.nl = "Eigen bron"', "title.nl = Eigen", "own.rq is no source of enrichment"),
    ],
)
def test_a_source_that_is_wrong_is_told(old: str, new: str, says: str, here: Path, tmp_path: Path) -> None:
    (tmp_path / "own.rq").write_text(OWN.replace(old, new), encoding="utf-8")
    told = kg("enrich", "own", "--queries", tmp_path, "--graph", here)
    assert told.exit_code == 2
    assert says in told.output
    assert len(told.output.splitlines()) == 1


def test_a_source_that_is_not_there_is_told_with_the_choices(here: Path, tmp_path: Path) -> None:
    assert (
        "there is no source 'wikipedia'; choose from: wikidata"
        in kg("enrich", "wikipedia", "--graph", here).output
    )
    assert "there is no folder" in kg("enrich", "--queries", tmp_path / "none").output
    assert "kg build" in kg("enrich", "wikidata", "--graph", tmp_path / "none").output

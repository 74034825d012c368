"""A graph sent to real servers and fetched again: Oxigraph's own, and Virtuoso, each by what it speaks."""

import json
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Protocol

import httpx
import pytest
from click.testing import CliRunner, Result
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.cli import main
from kg.graph.store import GraphStore, State, finish, next_store, read_state
from kg.namespaces import ID
from kg.remote.parts import write_parts

GRAPH = ID + "graph/"
LETTER = GRAPH + "a" * 16
COUNT = {"type": "literal", "value": "7"}


class Server(Protocol):
    """What the fixtures of servers give."""

    @property
    def address(self) -> str: ...


Misbehaving = Callable[[Callable[[BaseHTTPRequestHandler], None]], AbstractContextManager[str]]


def kg(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, words), "--lang", "en"])


def as_json(*words: str | Path) -> dict[str, list[str]]:
    told = kg(*words, "--json")
    assert told.exit_code == 0, told.output
    found: dict[str, list[str]] = json.loads(told.output)
    return found


def written(folder: Path) -> set[str]:
    return {str(quad) for quad in GraphStore.open(folder).quads()}


def changed(folder: Path, *, without: str = "", add: Quad | None = None) -> None:
    quads = [quad for quad in GraphStore.open(folder).quads() if str(quad.graph_name) != f"<{without}>"]
    state = State(next_store(folder), "test")
    store = Store(str(folder / state.store))
    store.bulk_extend([*quads, *([add] if add else [])])
    store.flush()
    del store
    finish(folder, state, ())


@pytest.fixture
def here(small_graph: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(small_graph, tmp_path / "here"))


@pytest.fixture
def there(tmp_path: Path) -> Path:
    return tmp_path / "there"


def test_what_was_sent_comes_back(writable: Server, here: Path, there: Path) -> None:
    assert "Sent: 4 graphs" in kg("push", writable.address, "--graph", here).output
    assert "Fetched: 4 graphs" in kg("pull", writable.address, "--graph", there).output
    assert written(there) == written(here)


def test_only_what_changed_is_sent_and_fetched(writable: Server, here: Path, there: Path) -> None:
    as_json("push", writable.address, "--graph", here)
    as_json("pull", writable.address, "--graph", there)
    again = as_json("push", writable.address, "--graph", here)
    assert (again["sent"], len(again["unchanged"])) == ([], 4)
    title = Quad(NamedNode(LETTER), NamedNode("urn:title"), Literal("new"), NamedNode(LETTER))
    changed(here, add=title)
    assert as_json("push", writable.address, "--graph", here)["sent"] == [LETTER]
    fetched = as_json("pull", writable.address, "--graph", there)
    assert (fetched["fetched"], len(fetched["unchanged"])) == ([LETTER], 3)
    assert written(there) == written(here)


def test_a_dry_run_says_what_would_be_done_and_does_nothing(
    writable: Server, here: Path, there: Path
) -> None:
    told = kg("push", writable.address, "--graph", here, "--dry-run").output
    assert "Would send: 4 graphs" in told
    assert LETTER in told
    assert "has no graphs" in kg("pull", writable.address, "--graph", there).output
    kg("push", writable.address, "--graph", here)
    assert "Would fetch: 4 graphs" in kg("pull", writable.address, "--graph", there, "--dry-run").output
    assert not read_state(there).store


def test_what_is_no_longer_here_goes_only_when_told(writable: Server, here: Path, there: Path) -> None:
    kg("push", writable.address, "--graph", here)
    changed(here, without=LETTER)
    assert as_json("push", writable.address, "--graph", here)["superfluous"] == [LETTER]
    assert as_json("push", writable.address, "--graph", here, "--delete")["deleted"] == [LETTER]
    kg("pull", writable.address, "--graph", there)
    assert written(there) == written(here)


def test_a_pull_takes_away_what_the_server_no_longer_has(writable: Server, here: Path, there: Path) -> None:
    shutil.copytree(here, there)
    changed(here, without=LETTER)
    kg("push", writable.address, "--graph", here)
    assert as_json("pull", writable.address, "--graph", there)["deleted"] == [LETTER]
    assert written(there) == written(here)


def test_everything_is_sent_again_when_told(writable: Server, here: Path) -> None:
    kg("push", writable.address, "--graph", here)
    assert len(as_json("push", writable.address, "--graph", here, "--all")["sent"]) == 4


@pytest.mark.parametrize("command", ["ask", "who", "export"])
def test_what_was_sent_can_be_asked(command: str, oxigraph_server: Server, here: Path) -> None:
    kg("push", oxigraph_server.address, "--graph", here)
    words = {
        "ask": ["ask", "career", "--person", "Bo Boers"],
        "who": ["who"],
        "export": ["export", "-f", "nquads"],
    }
    endpoint = f"{oxigraph_server.address}/query"
    told = kg(*words[command], "--endpoint", endpoint)
    assert told.exit_code == 0
    assert told.output == kg(*words[command], "--graph", here).output


def test_updates_do_where_whole_graphs_are_not_taken(
    oxigraph_server: Server, here: Path, there: Path
) -> None:
    update = f"{oxigraph_server.address}/update"
    told = kg("push", oxigraph_server.address, "--graph", here, "--all", "--update", update).output
    assert "Protocol: SPARQL Update" in told
    kg("pull", oxigraph_server.address, "--graph", there)
    assert written(there) == written(here)


def test_a_server_that_only_reads_is_told_and_can_be_fetched_from(ours: str, here: Path, there: Path) -> None:
    told = kg("push", ours, "--graph", here)
    assert told.exit_code == 2
    assert "refuses the request (403: " in told.output
    assert len(told.output.splitlines()) == 1
    assert "Fetched: 4 graphs" in kg("pull", ours, "--graph", there).output
    assert written(there) == written(here)


def test_a_wrong_password_is_told(
    virtuoso_server: Server, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = kg("push", virtuoso_server.address, "--graph", here, "--all")
    assert "asks for a name and password; set KG_ENDPOINT_USER" in told.output
    monkeypatch.setenv("KG_ENDPOINT_USER", "dba")
    monkeypatch.setenv("KG_ENDPOINT_PASSWORD", "hidden")
    told = kg("push", virtuoso_server.address, "--graph", here, "--all")
    assert told.exit_code == 2
    assert "refuses this name and password (401)" in told.output
    assert "hidden" not in told.output


def pass_on(request: BaseHTTPRequestHandler, server: Server, lines: int | None = None) -> None:
    """Let a server answer a request, as far as so many lines."""
    passed = httpx.request(
        request.command,
        server.address + request.path,
        content=getattr(request, "body", b""),
        headers={name: request.headers[name] for name in ("Content-Type", "Accept") if request.headers[name]},
        trust_env=False,
    )
    body = b"".join(passed.content.splitlines(keepends=True)[:lines])
    request.send_response(passed.status_code)
    request.send_header("Content-Type", passed.headers.get("Content-Type", "text/plain"))
    request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    request.wfile.write(body)


def test_a_push_that_breaks_off_goes_on_where_it_stopped(
    oxigraph_server: Server, here: Path, misbehaving: Misbehaving
) -> None:
    """A server between us and the store takes two graphs, then fails, then takes all."""
    taken: list[str] = []

    def between(request: BaseHTTPRequestHandler) -> None:
        if request.command == "PUT" and len(taken) == 2:
            taken.append("")
            request.send_error(507)
            return
        taken.extend([request.path] if request.command == "PUT" else [])
        pass_on(request, oxigraph_server)

    httpx.delete(f"{oxigraph_server.address}/store", trust_env=False)
    with misbehaving(between) as address:
        server = address.removesuffix("/sparql")
        broken = kg("push", server, "--graph", here)
        assert broken.exit_code == 2
        assert "Sent: 2 graphs" in broken.output
        assert "Not sent: 2 graphs" in broken.output
        assert "could not do what was asked (507" in broken.output
        assert "Sent: 2 graphs" in kg("push", server, "--graph", here).output


def test_a_graph_that_a_server_cuts_short_is_fetched_in_pieces(
    oxigraph_server: Server, here: Path, there: Path, misbehaving: Misbehaving
) -> None:
    kg("push", oxigraph_server.address, "--graph", here, "--all", "--delete")

    def cutting(request: BaseHTTPRequestHandler) -> None:
        pass_on(request, oxigraph_server, 10 if request.path.startswith("/store") else None)

    with misbehaving(cutting) as address:
        told = kg("pull", address.removesuffix("/sparql"), "--graph", there)
    assert told.exit_code == 0, told.output
    assert written(there) == written(here)


def test_a_graph_that_cannot_be_had_whole_is_not_taken(
    oxigraph_server: Server, here: Path, there: Path, misbehaving: Misbehaving
) -> None:
    kg("push", oxigraph_server.address, "--graph", here, "--all", "--delete")
    nothing = json.dumps({"head": {"vars": ["s", "p", "o"]}, "results": {"bindings": []}}).encode()

    def withholding(request: BaseHTTPRequestHandler) -> None:
        if b"OFFSET" not in getattr(request, "body", b""):
            pass_on(request, oxigraph_server, 10 if request.path.startswith("/store") else None)
            return
        request.send_response(200)
        request.send_header("Content-Type", "application/sparql-results+json")
        request.send_header("Content-Length", str(len(nothing)))
        request.end_headers()
        request.wfile.write(nothing)

    with misbehaving(withholding) as address:
        told = kg("pull", address.removesuffix("/sparql"), "--graph", there)
    assert told.exit_code == 2
    assert "gives only 10 of the " in told.output
    assert not read_state(there).store


def test_a_graph_that_comes_back_broken_leaves_the_old_one(
    oxigraph_server: Server, here: Path, misbehaving: Misbehaving
) -> None:
    kg("push", oxigraph_server.address, "--graph", here, "--all")
    before = written(here)
    names = {
        "head": {"vars": ["graph"]},
        "results": {"bindings": [{"graph": {"type": "uri", "value": LETTER}}]},
    }

    def broken(request: BaseHTTPRequestHandler) -> None:
        sparql = request.path.startswith("/query")
        body = json.dumps(
            names if "SELECT" in getattr(request, "body", b"").decode() else {"head": {}, "boolean": True}
        )
        request.send_response(200)
        kind = "application/sparql-results+json" if sparql else "text/turtle"
        request.send_header("Content-Type", kind)
        text = body.encode() if sparql else b"<urn:a> <urn:b"
        request.send_header("Content-Length", str(len(text)))
        request.end_headers()
        request.wfile.write(text)

    with misbehaving(broken) as address:
        told = kg("pull", address.removesuffix("/sparql"), "--graph", here)
    assert told.exit_code == 2
    assert len(told.output.splitlines()) == 1
    assert written(here) == before


def test_parts_hold_the_graph_for_a_bulk_loader(here: Path, tmp_path: Path) -> None:
    told = kg("push", "--parts", tmp_path / "parts", "--graph", here)
    assert told.exit_code == 0
    files = sorted((tmp_path / "parts").iterdir())
    loaded = {quad for file in files for quad in parse(path=file, format=RdfFormat.N_QUADS)}
    notes = {quad for quad in loaded if quad.subject == quad.graph_name}
    assert len(notes) == 4
    assert {str(quad) for quad in loaded - notes} == written(here)


def test_parts_are_of_a_size_that_can_be_handled(here: Path, tmp_path: Path) -> None:
    files = write_parts(GraphStore.open(here), tmp_path, quads=50)
    sizes = [len(file.read_text("utf-8").splitlines()) for file in files]
    assert set(sizes[:-1]) == {50}
    assert 0 < sizes[-1] <= 50


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("push",), "give the address of a server, or a folder with --parts"),
        (("push", "nonsense"), "'nonsense' is no address"),
        (("pull", "file:///etc/passwd"), "is no address"),
        (("push", "http://127.0.0.1:1/sparql"), "cannot be reached"),
        (("pull", "http://127.0.0.1:1/sparql"), "cannot be reached"),
    ],
)
def test_wrong_use_is_told_in_one_line(words: tuple[str, ...], says: str, here: Path) -> None:
    told = kg(*words, "--graph", here)
    assert told.exit_code == 2
    assert says in told.output
    assert len(told.output.splitlines()) == 1

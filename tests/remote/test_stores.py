"""The same graph in four stores: in memory, on disk, on Oxigraph's server and on Virtuoso.

Whatever is asked, the answer is that of the embedded store; where a server answers otherwise, that is listed
with the reason, and the list holds nothing that is no longer so.
"""

import tomllib
from pathlib import Path
from typing import Any, Protocol

import pytest
from click.testing import CliRunner

from kg.asking.answers import Answer, answer
from kg.asking.questions import load, named
from kg.asking.source import Source
from kg.asking.sparql import run
from kg.cli import main
from kg.graph.store import GraphStore
from kg.pipeline import build
from kg.remote.errors import RemoteError
from kg.remote.layouts import answering, candidates
from kg.resources import folder

DATA = Path(__file__).with_name("data")
CASES = Path(__file__).parents[1] / "asking" / "expected" / "cases.toml"
STORES = ("memory", "disk", "oxigraph", "virtuoso")


class Server(Protocol):
    """What the fixtures of servers give."""

    @property
    def address(self) -> str: ...

    @property
    def credentials(self) -> dict[str, str]: ...


def rows(file: Path) -> dict[str, dict[str, Any]]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


QUERIES = rows(DATA / "queries.toml")
DIFFERENCES = rows(DATA / "differences.toml")
OPEN = [each.name for each in load() if not any(parameter.required for parameter in each.parameters)]
ASKED = {
    **{name: {"question": name} for name in OPEN},
    **{f"{name}*": row for name, row in rows(CASES).items() if row.get("with") or row["question"] in OPEN},
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("built")
    build([folder("documents")], place)
    return place


@pytest.fixture(scope="module")
def embedded(built: Path) -> GraphStore:
    return GraphStore.memory(GraphStore.open(built).quads())


@pytest.fixture(scope="module", params=STORES)
def store(request: pytest.FixtureRequest, built: Path, embedded: GraphStore) -> tuple[str, Source]:
    kind: str = request.param
    if kind == "memory":
        return kind, GraphStore.memory(embedded.quads())
    if kind == "disk":
        return kind, GraphStore.open(built)
    server: Server = request.getfixturevalue(f"{kind}_server")
    words = ["push", server.address, "--graph", str(built), "--all", "--delete"]
    done = CliRunner().invoke(main, words, env={**server.credentials, "no_proxy": "*"})
    assert done.exit_code == 0, done.output
    return kind, answering(candidates(server.address), seconds=60)[0]


def listed(store: str, group: str, name: str) -> dict[str, str]:
    found: dict[str, str] = DIFFERENCES.get(store, {}).get(group, {}).get(name, {})
    return found


def compared(known: dict[str, str], found: object, expected: object) -> None:
    """Fail unless the answers are the same, or are listed as other and are other."""
    if "differs" in known:
        assert found != expected, "this is no longer so; take it from the list"
    else:
        assert found == expected


def in_order(found: Answer) -> Answer:
    """Return an answer in an order of its own: SPARQL leaves that of equal rows to the store."""
    return Answer(found.columns, found.headings, tuple(sorted(found.rows, key=str)))


@pytest.mark.parametrize("name", sorted(ASKED))
def test_a_question_has_the_same_answer_in_every_store(
    name: str, store: tuple[str, Source], embedded: GraphStore
) -> None:
    kind, source = store
    question, given = named(ASKED[name]["question"]), ASKED[name].get("with", {})
    known = listed(kind, "questions", name) or listed(kind, "questions", question.name)
    if "fails" in known:
        with pytest.raises(RemoteError):
            answer(question, given, source, "nl")
        return
    found = in_order(answer(question, given, source, "nl"))
    compared(known, found, in_order(answer(question, given, embedded, "nl")))


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_a_query_has_the_same_answer_in_every_store(
    name: str, store: tuple[str, Source], embedded: GraphStore
) -> None:
    kind, source = store
    query = QUERIES[name]["query"]
    style = "turtle" if query.startswith("CONSTRUCT") else "csv"
    expected = run(query, embedded, style, "nl")
    assert expected.strip()
    found = run(query, source, style, "nl")
    # How letters are ordered is the store's own, too.
    compared(listed(kind, "queries", name), sorted(found.splitlines()), sorted(expected.splitlines()))


def test_the_list_of_differences_names_what_is_asked() -> None:
    known = {"questions": {question.name for question in load()} | set(ASKED), "queries": set(QUERIES)}
    for store, groups in DIFFERENCES.items():
        assert store in STORES
        for group, names in groups.items():
            assert set(names) <= known[group]


def test_who_asks_a_server_that_errs_is_told(virtuoso_server: Server, oxigraph_server: Server) -> None:
    for address, says in ((virtuoso_server.address, "Virtuoso"), (f"{oxigraph_server.address}/query", "")):
        told = CliRunner().invoke(main, ["sparql", "ASK {}", "--endpoint", address])
        assert told.exit_code == 0
        assert says in told.stderr
        assert bool(says) == bool(told.stderr)

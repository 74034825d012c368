"""A reader that closes early, such as `head`, ends a command without a word."""

import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.graph.store import State, finish, next_store

SMALL = Path(__file__).parents[1] / "asking" / "data" / "small.trig"
READER_GONE = 141


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("graph")
    state = State(next_store(folder), "test")
    store = Store(str(folder / state.store))
    store.load(SMALL.read_bytes(), format=RdfFormat.TRIG)
    store.flush()
    del store  # Oxigraph closes it with the last reference
    finish(folder, state, ())
    return folder


@pytest.mark.parametrize(
    "words",
    [
        ["who"],
        ["ask", "--list"],
        ["ask", "laws", "-f", "csv"],
        ["ask", "--help"],
        ["sparql", "-f", "csv", "SELECT * { ?s ?p ?o }"],
        ["explain", "1111"],
        ["export"],
        ["validate"],
        ["enrich"],
    ],
    ids=" ".join,
)
def test_a_command_whose_reader_has_gone_ends_silently(words: list[str], graph: Path) -> None:
    command = [sys.executable, "-c", "from kg.cli import main; main()", "--graph", str(graph), *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:  # noqa: S603 - our own code
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == READER_GONE

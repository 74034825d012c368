"""Servers on loopback that the tests start: our own, as a user starts it, and one that misbehaves."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from pyoxigraph import RdfFormat, Store, parse

from kg.asking.source import Memory
from kg.graph.store import State, finish, next_store

SMALL = Path(__file__).parents[1] / "asking" / "data" / "small.trig"

Answering = Callable[[BaseHTTPRequestHandler], None]


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep a user's own names, passwords and proxies out of the tests."""
    for name in ("KG_ENDPOINT_USER", "KG_ENDPOINT_PASSWORD", "NETRC"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture(scope="session")
def small() -> Memory:
    store = Store()
    store.load(SMALL.read_bytes(), format=RdfFormat.TRIG)
    return Memory(store)


@pytest.fixture(scope="session")
def small_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("graph")
    state = State(next_store(folder), "test")
    store = Store(str(folder / state.store))
    store.bulk_extend(parse(path=SMALL, format=RdfFormat.TRIG))
    store.flush()
    del store  # Oxigraph closes it with the last reference
    finish(folder, state, {})
    return folder


@pytest.fixture(scope="session")
def ours(small_graph: Path) -> Iterator[str]:
    """Return the address of `kg serve`."""
    command = [sys.executable, "-c", "from kg.cli import main; main()", "--graph", str(small_graph)]
    process = subprocess.Popen(  # noqa: S603 - our own code
        [*command, "serve", "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "NO_PROXY": "*"},
    )
    try:
        line = process.stderr.readline() if process.stderr else ""
        found = re.search(r"http://\S+/", line)
        assert found, line
        yield f"{found.group()}sparql"
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def answering(answer: Answering) -> Iterator[str]:
    """Start a server that does with every request what it is told, and return its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            answer(self)

        do_GET = do_PUT = do_DELETE = do_HEAD = do_POST  # noqa: N815 - http.server's names

        def log_message(self, *_words: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        def handle_error(self, *_words: object) -> None:
            """Say nothing of a client that hung up: some tests are about that."""

    server = Quiet(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/sparql"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def misbehaving() -> Callable[[Answering], object]:
    return answering

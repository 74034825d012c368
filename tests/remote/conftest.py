"""Servers on loopback that the tests start: our own, as a user starts it, and one that misbehaves."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import httpx
import pytest
from pyoxigraph import RdfFormat, Store, parse

from kg.asking.source import Memory
from kg.graph.store import State, finish, next_store
from kg.remote.layouts import answering, candidates
from kg.remote.notes import sizes
from kg.remote.writing import Writer

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
    finish(folder, state, ())
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
def serving(answer: Answering) -> Iterator[str]:
    """Start a server that does with every request what it is told, and return its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
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
    return serving


@dataclass(frozen=True, slots=True)
class Server:
    """A store that can be written, as a user would name it."""

    address: str
    credentials: Mapping[str, str]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def waited_for(process: subprocess.Popen[bytes], address: str, seconds: float) -> None:
    end = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < end:
        try:
            if httpx.get(address, params={"query": "ASK {}"}, trust_env=False).is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    pytest.fail(f"{address} did not come up")


@contextmanager
def started(command: Sequence[str], folder: Path, address: str) -> Iterator[None]:
    process = subprocess.Popen(  # noqa: S603 - servers for tests
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        waited_for(process, address, 60)
        yield
    finally:
        process.kill()
        process.wait(20)


@pytest.fixture(scope="session")
def oxigraph_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return Oxigraph's own server, which the package of that name carries."""
    program = Path(sys.executable).with_name("oxigraph")
    if not program.exists():
        pytest.skip("the server of the package oxigraph is not installed")
    port = free_port()
    command = [str(program), "serve", "--bind", f"127.0.0.1:{port}"]
    with started(command, tmp_path_factory.mktemp("oxigraph"), f"http://127.0.0.1:{port}/query"):
        yield Server(f"http://127.0.0.1:{port}", {})


@pytest.fixture(scope="session")
def virtuoso_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return Virtuoso, which writes only for who has a name and password, by digest."""
    program = shutil.which("virtuoso-t")
    if not program:
        pytest.skip(
            "Virtuoso is not installed; on Debian and Ubuntu: apt-get install virtuoso-opensource-7-bin"
        )
    folder, port = tmp_path_factory.mktemp("virtuoso"), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(port=port, sql=free_port()), encoding="utf-8")
    command = [program, "+configfile", "virtuoso.ini", "+foreground"]
    with started(command, folder, f"http://127.0.0.1:{port}/sparql"):
        # The name and password of a store that was just made.
        known = {"KG_ENDPOINT_USER": "dba", "KG_ENDPOINT_PASSWORD": "dba"}
        yield Server(f"http://127.0.0.1:{port}/sparql", known)


VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerThreads = 5
"""


@pytest.fixture(params=["oxigraph", "virtuoso"])
def writable(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Server:
    """Return a store that can be written, without any graph of ours."""
    server: Server = request.getfixturevalue(f"{request.param}_server")
    for name, value in server.credentials.items():
        monkeypatch.setenv(name, value)
    remote, places = answering(candidates(server.address), seconds=30)
    writer = Writer(remote, places, seconds=30)
    for graph in sizes(remote):
        writer.delete(graph)
    return server

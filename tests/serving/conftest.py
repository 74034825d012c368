"""A graph on disk and `kg serve` beside it, as a user starts it: every test talks to a real server."""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO

import httpx
import pytest
from pyoxigraph import RdfFormat, Store, parse

from kg.graph.store import State, finish, next_store

DATA = Path(__file__).with_name("data")
ASKING = Path(__file__).parents[1] / "asking" / "data"

Serving = Callable[..., AbstractContextManager[httpx.Client]]


def written(folder: Path, *files: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    quads = [quad for file in files for quad in parse(path=file, format=RdfFormat.TRIG)]
    state = State(next_store(folder), "test")
    store = Store(str(folder / state.store))
    store.bulk_extend(quads)
    store.flush()
    del store  # Oxigraph closes it with the last reference
    finish(folder, state, ())
    return folder


@contextmanager
def running(graph: Path, *options: str) -> Iterator[httpx.Client]:
    command = [sys.executable, "-c", "from kg.cli import main; main()", "--graph", str(graph), "--lang", "en"]
    environment = {**os.environ, "NO_PROXY": "*"}
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(  # noqa: S603 - our own code
            [*command, "serve", "--port", "0", *options], stderr=said, text=True, env=environment
        )
        try:
            with httpx.Client(base_url=address(process, said), timeout=60, trust_env=False) as client:
                yield client
        finally:
            process.terminate()
            process.wait(20)
        said.seek(0)
        found = said.read()
        assert "Traceback" not in found, found


def address(process: subprocess.Popen[str], said: IO[str]) -> str:
    while process.poll() is None:
        said.seek(0)
        if found := re.search(r"(http://\S+/) ", said.read()):
            return found.group(1)
        time.sleep(0.02)
    said.seek(0)
    pytest.fail(said.read())


@pytest.fixture(scope="session")
def small_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("served"), ASKING / "small.trig")


@pytest.fixture(scope="session")
def server(small_graph: Path) -> Iterator[httpx.Client]:
    with running(small_graph) as client:
        yield client


@pytest.fixture(scope="session")
def run_server() -> Serving:
    """Return what starts a server; it ends with the block."""
    return running


@pytest.fixture(scope="session")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Serve a graph in which everything that somebody may write is an attack."""
    with running(written(tmp_path_factory.mktemp("attack"), DATA / "attack.trig")) as client:
        yield client


@pytest.fixture(scope="session")
def write_graph() -> Callable[..., Path]:
    """Return what writes files as a graph into a folder, as a build does."""
    return written

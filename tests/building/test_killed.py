"""A build that is killed, at whatever moment, leaves the old graph whole, and the next build finishes it."""

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.graph.store import GraphError, locked
from kg.pipeline import build

Held = Callable[[Path], dict[str, list[str]]]
MOMENTS = 10
SEED = 20170405


@pytest.fixture
def old(source: Path, tmp_path: Path) -> Path:
    """Return a graph of three letters, of which afterwards one changed, one left, and two were added."""
    build([source], tmp_path / "old")
    (source / "brief 0.txt").write_text("Den Haag, 5 mei 2018\n\nDe minister betreurt dit.\n")
    (source / "brief 1.txt").unlink()
    for name in ("nieuw.txt", "ook nieuw.txt"):
        (source / name).write_text(f"Den Haag, 6 mei 2018\n\nDe minister betreurt {name}.\n")
    return tmp_path / "old"


def finished(source: Path, graph: Path) -> None:
    """Build; a worker of the killed build that has not yet noticed may hold the lock for an instant."""
    until = time.monotonic() + 5
    while True:
        try:
            build([source], graph)
        except GraphError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def whole(graph: Path) -> bool:
    """Tell whether a folder holds one graph and nothing half done."""
    names = {path.name.partition("-")[0] for path in graph.iterdir()}
    stores = [path for path in graph.glob("store-*") if path.is_dir()]
    return names == {"build.json", "build.lock", "store"} and len(stores) == 1


BUILD = """
import os, pathlib, signal, sys
from unittest.mock import patch
from kg.pipeline import build

def kill(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

print("ready", flush=True)
source, graph, step = map(str, sys.argv[1:])
if step:
    with patch(step, kill):
        build([pathlib.Path(source)], pathlib.Path(graph), jobs=1)
build([pathlib.Path(source)], pathlib.Path(graph))
"""


def started(source: Path, graph: Path, step: str = "") -> subprocess.Popen[bytes]:
    """Start a build in another process, and wait until its modules are loaded.

    With a step, the build is killed when it comes to it.
    """
    words = [sys.executable, "-c", BUILD, str(source), str(graph), step]
    running = subprocess.Popen(words, stdout=subprocess.PIPE)  # noqa: S603 - our own interpreter and code
    assert running.stdout
    assert running.stdout.readline() == b"ready\n"
    return running


def test_killed_at_any_moment_nothing_is_lost(source: Path, old: Path, tmp_path: Path, held: Held) -> None:
    shutil.copytree(old, tmp_path / "after")
    with started(source, tmp_path / "after") as running:
        begun = time.monotonic()
        running.wait(60)
    length = time.monotonic() - begun
    before, after = held(old), held(tmp_path / "after")
    assert before != after
    chance = random.Random(SEED)  # noqa: S311 - moments, no secrets
    cut_short = 0
    for number in range(MOMENTS):
        moment = length * (number + chance.random()) / MOMENTS
        graph = tmp_path / f"g{number}"
        shutil.copytree(old, graph)
        with started(source, graph) as running:
            time.sleep(moment)
            running.kill()
        cut_short += running.returncode == -signal.SIGKILL
        assert held(graph) in (before, after), f"killed after {moment:.3f} s"
        finished(source, graph)
        assert held(graph) == after, f"killed after {moment:.3f} s"
        assert whole(graph)
    assert cut_short >= MOMENTS // 2


@pytest.mark.parametrize(
    ("step", "is_new"),
    [
        # where in the last part of a build it is killed, and whether the new graph is in use by then
        ("kg.graph.keeping._batches", False),
        ("kg.graph.store._write", False),
        ("kg.graph.store._use", False),
        ("kg.building.building.tidy", True),
        ("kg.building.parts.Parts.clear", True),
    ],
)
def test_killed_while_the_new_graph_takes_its_place(  # noqa: PLR0913 - fixtures and the row
    step: str, source: Path, old: Path, tmp_path: Path, held: Held, *, is_new: bool
) -> None:
    before = held(old)
    with started(source, old, step) as running:
        running.wait(60)
    assert running.returncode == -signal.SIGKILL
    build([source], tmp_path / "once")
    after = held(tmp_path / "once")
    assert held(old) == (after if is_new else before)
    finished(source, old)
    assert held(old) == after
    assert whole(old)


@pytest.mark.parametrize(
    ("lang", "words"), [("nl", "er wordt al aan deze graaf gebouwd"), ("en", "another build is at work")]
)
def test_a_second_build_on_a_graph_says_so_and_stops(
    source: Path, tmp_path: Path, lang: str, words: str
) -> None:
    with locked(tmp_path / "g"):
        result = CliRunner().invoke(
            main, ["build", str(source), "--graph", str(tmp_path / "g"), "--lang", lang]
        )
    assert result.exit_code == 2
    assert result.output.count("\n") == 1
    assert words in result.output

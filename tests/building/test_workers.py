"""Documents over processes: the same graph however many, and none that hangs or dies costs another."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import pipeline
from kg.building import workers
from kg.model import Text
from kg.pipeline import build
from kg.reading import read as read_file

Held = Callable[[Path], dict[str, list[str]]]


def test_the_graph_is_the_same_whatever_the_number_of_processes(
    source: Path, tmp_path: Path, held: Held
) -> None:
    (source / "kopie.txt").write_text((source / "brief 0.txt").read_text().lower())
    for jobs in (1, 2, 5):
        build([source], tmp_path / str(jobs), jobs=jobs)
    assert held(tmp_path / "1") == held(tmp_path / "2") == held(tmp_path / "5")


def test_what_is_made_once_is_made_before_there_are_processes() -> None:
    program = (
        "from kg.pipeline import Steps; from kg.statements import cues, learned; Steps().prepare();"
        "print(cues.cues.cache_info().currsize, learned.shipped.cache_info().currsize)"
    )
    words = [sys.executable, "-c", program]
    done = subprocess.run(words, capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert done.stdout.split() == ["1", "1"]


def hang() -> None:
    time.sleep(60)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fill() -> None:
    bytearray(3 << 30)


def vanish() -> None:
    raise SystemExit


@pytest.mark.parametrize(
    ("what", "key"),
    [(hang, "too_slow"), (die, "died"), (fill, "died"), (vanish, "died")],
    ids=("hangs", "dies", "fills the memory", "vanishes"),
)
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_that_hangs_or_dies_is_named_and_the_rest_is_read(  # noqa: PLR0913, PLR0917 - fixtures
    what: Callable[[], None],
    key: str,
    jobs: int,
    source: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read(path: Path) -> Text:
        if "1" in path.name:
            what()
        return read_file(path)

    monkeypatch.setattr(pipeline, "read", read)
    begun = time.monotonic()
    summary = build([source], tmp_path / "g", jobs=jobs, time_limit=2)
    assert time.monotonic() - begun < 30
    assert summary.read == 2
    assert [trouble.key for trouble in summary.skipped] == [key]
    for lang in ("nl", "en"):
        assert "brief 1.txt" in summary.skipped[0].told(lang)
    monkeypatch.undo()
    assert build([source], tmp_path / "g").read == 1, "it is tried again, the others are kept"


def test_it_is_told_how_far_the_build_is(source: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    build([source], tmp_path / "g", lambda *now: told.append(now), jobs=1)
    total = sum(path.stat().st_size for path in source.iterdir())
    assert {each for _, each, _ in told} == {total}
    assert [done for done, _, _ in told] == sorted(done for done, _, _ in told)
    assert {name for _, _, name in told} == {path.name for path in source.iterdir()}


def test_no_process_is_left_behind(source: Path, tmp_path: Path) -> None:
    build([source], tmp_path / "g", jobs=3)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_documents_are_read_at_the_same_time(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each waits until all three are being read."""
    (tmp_path / "now").mkdir()

    def read(path: Path) -> Text:
        (tmp_path / "now" / path.name).touch()
        while len(list((tmp_path / "now").iterdir())) < 3:
            time.sleep(0.01)
        return read_file(path)

    monkeypatch.setattr(pipeline, "read", read)
    assert build([source], tmp_path / "g", jobs=3, time_limit=20).read == 3


def test_what_a_large_document_took_is_given_back(
    source: Path, tmp_path: Path, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that has gathered much memory ends, and another goes on."""
    build([source], tmp_path / "once")

    def read(path: Path) -> Text:
        with (tmp_path / "pids").open("a") as file:
            file.write(f"{os.getpid()}\n")
        return read_file(path)

    monkeypatch.setattr(pipeline, "read", read)
    monkeypatch.setattr(workers, "_TIRED", -(1 << 50))
    build([source], tmp_path / "g", jobs=1)
    assert len(set((tmp_path / "pids").read_text().split())) == 3
    assert held(tmp_path / "g") == held(tmp_path / "once")


def test_a_program_that_a_document_needed_ends_with_it(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(path: Path) -> Text:
        if "1" in path.name:
            with subprocess.Popen(["sleep", "600"]) as running:  # noqa: S607 - any program that takes long
                (tmp_path / "pid").write_text(str(running.pid))
        return read_file(path)

    monkeypatch.setattr(pipeline, "read", read)
    assert [each.key for each in build([source], tmp_path / "g", time_limit=2).skipped] == ["too_slow"]
    place = Path("/proc", (tmp_path / "pid").read_text(), "stat")
    until = time.monotonic() + 5
    while place.exists() and place.read_text().split()[2] != "Z" and time.monotonic() < until:
        time.sleep(0.01)
    assert not place.exists() or place.read_text().split()[2] == "Z"

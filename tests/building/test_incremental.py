"""What did not change is not read again, and a change touches no other graph than its own."""

from array import array
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import pipeline
from kg.building.facts import Facts, Form
from kg.building.found import Found
from kg.building.parts import Parts
from kg.building.refusals import Refusals
from kg.copies import Sketch
from kg.graph.store import GraphError
from kg.model import Text
from kg.pipeline import build
from kg.reading import UnreadableError
from kg.reading import read as read_file

Held = Callable[[Path], dict[str, list[str]]]


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[], list[str]]:
    """Return a function that says which files were read since it was last asked, also by other processes."""
    log = tmp_path / "read.log"

    def read(path: Path) -> Text:
        with log.open("a") as file:
            file.write(f"{path.name}\n")
        return read_file(path)

    def asked() -> list[str]:
        names = sorted(log.read_text().splitlines()) if log.exists() else []
        log.unlink(missing_ok=True)
        return names

    monkeypatch.setattr(pipeline, "read", read)
    return asked


def test_a_build_with_nothing_changed_reads_and_writes_nothing(
    source: Path, tmp_path: Path, taken: Callable[[], list[str]]
) -> None:
    first = build([source], tmp_path / "g")
    assert len(taken()) == first.read == 3
    before = {path: path.stat().st_mtime_ns for path in sorted((tmp_path / "g").rglob("*"))}
    second = build([source], tmp_path / "g")
    assert taken() == []
    assert {path: path.stat().st_mtime_ns for path in sorted((tmp_path / "g").rglob("*"))}.keys() == (
        before.keys()
    )
    assert (second.read, second.unchanged, second.statements) == (0, 3, first.statements)
    assert (second.unresolved, second.unsigned) == (first.unresolved, first.unsigned)


def change(source: Path) -> None:
    (source / "brief 1.txt").write_text("Den Haag, 5 mei 2018\n\nDe minister betreurt dit.\n")


def remove(source: Path) -> None:
    (source / "brief 1.txt").unlink()


def rename(source: Path) -> None:
    (source / "brief 1.txt").rename(source / "andere naam.txt")


def add(source: Path) -> None:
    (source / "nieuw.txt").write_text("Den Haag, 6 mei 2018\n\nDe minister betreurt ook dat.\n")


@pytest.mark.parametrize(
    ("what", "read", "graphs"),
    [
        # what is done to one of three files, which files are read for it, and how many graphs differ after
        (change, ["brief 1.txt"], 2),
        (remove, [], 1),
        (rename, ["andere naam.txt"], 1),
        (add, ["nieuw.txt"], 1),
    ],
)
def test_a_change_touches_its_own_graph_alone(  # noqa: PLR0913, PLR0917 - fixtures and the row
    what: Callable[[Path], None],
    read: list[str],
    graphs: int,
    source: Path,
    tmp_path: Path,
    held: Held,
    taken: Callable[[], list[str]],
) -> None:
    build([source], tmp_path / "g")
    before = held(tmp_path / "g")
    taken()
    what(source)
    build([source], tmp_path / "g")
    assert taken() == read
    after = held(tmp_path / "g")
    differing = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert len({name for name in differing if "graph/inferred" not in name}) == graphs
    build([source], tmp_path / "once")
    assert held(tmp_path / "once") == after


def test_other_code_or_knowledge_means_reading_all(
    source: Path, tmp_path: Path, taken: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    build([source], tmp_path / "g")
    taken()
    monkeypatch.setattr(pipeline, "version", lambda: "another")
    assert build([source], tmp_path / "g").read == len(taken()) == 3


def test_a_copy_speaks_once_its_original_is_gone(source: Path, tmp_path: Path, held: Held) -> None:
    words = (source / "brief 1.txt").read_text()
    (source / "kopie.txt").write_text(words.lower())
    with_both = build([source], tmp_path / "g")
    (source / "brief 1.txt").unlink()
    alone = build([source], tmp_path / "g")
    assert alone.read == 1
    assert sum(alone.statements.values()) <= sum(with_both.statements.values())
    predicates = {line.split()[1] for lines in held(tmp_path / "g").values() for line in lines}
    assert not any("ontology#copyOf" in predicate for predicate in predicates)
    build([source], tmp_path / "once")
    assert held(tmp_path / "once") == held(tmp_path / "g")


def test_what_a_killed_build_had_done_is_not_done_again(
    source: Path, tmp_path: Path, taken: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("kg.graph.keeping.Draft.finish", die)
        with pytest.raises(KeyboardInterrupt):
            build([source], tmp_path / "g")
    assert len(taken()) == 3
    assert build([source], tmp_path / "g").read == 3
    assert taken() == []
    assert not list((tmp_path / "g").glob("parts-*"))


def test_what_was_refused_for_its_bytes_is_told_again_and_not_tried_again(
    source: Path, tmp_path: Path, taken: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    (source / "kapot.pdf").write_bytes(b"%PDF-1.7 niets")
    first = build([source], tmp_path / "g")
    assert "kapot.pdf" in taken()
    (source / "kapot.pdf").rename(source / "anders.pdf")
    second = build([source], tmp_path / "g")
    assert taken() == []
    assert [each.key for each in first.skipped] == [each.key for each in second.skipped] == ["broken_pdf"]
    assert second.skipped[0].told("nl").startswith(str(source / "anders.pdf"))
    assert (second.read, second.unchanged, second.gone) == (0, 3, ())
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "version", lambda: "another")
        build([source], tmp_path / "g")
        assert "anders.pdf" in taken()
    (source / "anders.pdf").write_text("Den Haag, 5 april 2017")
    build([source], tmp_path / "g")
    assert "anders.pdf" in taken(), "it has other bytes"


def test_what_was_refused_for_another_reason_is_tried_again(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(path: Path) -> Text:
        if "1" in path.name:
            raise UnreadableError(str(path), "scan")
        return read_file(path)

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "read", read)
        assert [each.key for each in build([source], tmp_path / "g").skipped] == ["scan"]
    assert build([source], tmp_path / "g").read == 1


@pytest.mark.parametrize("content", ["", "{", "[]", '{"version": 1}', '{"version": "x", "refused": [1]}'])
def test_notes_that_are_broken_are_worth_nothing(content: str, tmp_path: Path) -> None:
    (tmp_path / "refused.json").write_text(content)
    assert Refusals(tmp_path, "x").take_out({"k": Found(Path("a"), ("a",), "k", 1)}) == []


def test_a_full_disk_stops_the_build_and_leaves_the_graph_as_it_was(
    source: Path, tmp_path: Path, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([source], tmp_path / "g")
    before = held(tmp_path / "g")
    add(source)
    real = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if "parts-" in str(path):
            raise OSError(28, "No space left on device", str(path))
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(GraphError, match="No space left on device"):
        build([source], tmp_path / "g")
    assert held(tmp_path / "g") == before
    monkeypatch.undo()
    assert build([source], tmp_path / "g").read == 1


SKETCH = Sketch("ab" * 32, array("I", [1, 2]), array("I", [3]), 1, 2, 3, 4)
FACTS = Facts(Form(("a.txt",)), SKETCH, "Brief", {"Concern": 1}, 2)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(path.read_bytes()[:-5]),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"# {}\n<a> <b> <c> <d> .\n"),
        lambda path: path.unlink(),
    ],
    ids=("shortened", "empty", "of another version", "gone"),
)
def test_a_part_that_is_not_whole_is_not_taken_over(spoil: Callable[[Path], object], tmp_path: Path) -> None:
    parts = Parts(tmp_path, "v1")
    parts.write("k", FACTS, b"<a:a> <a:b> <a:c> <a:d> .\n")
    assert parts.left("k", FACTS.form) == FACTS
    assert parts.left("k", Form(("b.txt",))) is None
    spoil(parts.place("k", FACTS.form))
    assert parts.left("k", FACTS.form) is None

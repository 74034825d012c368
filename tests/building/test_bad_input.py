"""Whatever lies in the folder: a line per trouble, the rest is read, nothing hangs, the exit code says so."""

import io
import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pytest
from click.testing import CliRunner

from kg import pipeline
from kg.cli import main
from kg.model import Text
from kg.pipeline import build
from kg.reading import read as read_file

Held = Callable[[Path], dict[str, list[str]]]
MEGABYTE = 1 << 20

PAGE = (
    b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
    b"2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj\n"
    b"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources "
    b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj\n"
    b"4 0 obj << /Length 74 >> stream\n"
    b"BT /F1 11 Tf 72 700 Td (De minister betreurt dat er geen opvang is) Tj ET"
    b"\nendstream endobj\n"
)
WHOLE = PAGE + b"trailer << /Root 1 0 R >>\n%%EOF"
LOCKED = PAGE + (
    b"trailer << /Root 1 0 R /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
    + b"5a" * 32
    + b"> /U <"
    + b"a5" * 32
    + b"> >> >>\n%%EOF"
)
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11))
    + "]><officiele-publicatie><al>&a10;</al></officiele-publicatie>"
)
OUTSIDE = (
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    "<officiele-publicatie><al>&a;</al></officiele-publicatie>"
)


def packed(name: str, size: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package, package.open(name, "w") as part:
        for _ in range(size // MEGABYTE):
            part.write(bytes(MEGABYTE))
    return stream.getvalue()


def sparse(size: int) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        with path.open("wb") as file:
            file.write(PAGE)
            file.truncate(size)

    return make


REFUSED: list[tuple[str, bytes | Callable[[Path], None], str]] = [
    # the file, what is in it or what makes it, and the key of what is said of it
    ("versleuteld.pdf", LOCKED, "encrypted"),
    ("afgebroken.pdf", PAGE[: len(PAGE) // 3], "broken_pdf"),
    ("leeg.pdf", b"", "empty"),
    ("reus.pdf", sparse(300 * MEGABYTE), "too_large"),
    ("foutpagina.pdf", b"<!doctype html><title>404</title><p>Niet gevonden", "misnamed"),
    ("bom.docx", packed("word/document.xml", 100 * MEGABYTE), "bomb"),
    ("lach.xml", LAUGHS.encode(), "entities"),
    ("buiten.xml", OUTSIDE.encode(), "entities"),
    ("kring.txt", lambda path: path.symlink_to(path.name), "unreadable"),
    ("nergens.txt", lambda path: path.symlink_to("bestaat-niet.txt"), "missing"),
    ("pijp.txt", os.mkfifo, "not_regular"),
]


def put(folder: Path, name: str, content: bytes | Callable[[Path], None]) -> None:
    if isinstance(content, bytes):
        (folder / name).write_bytes(content)
    else:
        content(folder / name)


def test_all_of_it_in_one_folder_is_one_line_each_and_the_rest_is_read(source: Path, tmp_path: Path) -> None:
    for name, content, _ in REFUSED:
        put(source, name, content)
    (source / "heel.pdf").write_bytes(WHOLE)
    (source / "kring").symlink_to(source)  # a folder in itself
    begun = time.monotonic()
    summary = build([source], tmp_path / "g")
    assert time.monotonic() - begun < 30
    assert summary.read == 4
    told = {Path(trouble.name).name: trouble.key for trouble in summary.skipped}
    assert told == {name: key for name, _, key in REFUSED}
    assert len(summary.skipped) == len(REFUSED)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_command_gives_a_line_for_each_and_says_so_in_its_exit_code(
    source: Path, tmp_path: Path, lang: str
) -> None:
    for name, content, _ in REFUSED:
        put(source, name, content)
    words = ["build", str(source), "--graph", str(tmp_path / "g"), "--lang", lang]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert len(lines) == len(REFUSED)
    for line, (name, _, _) in zip(lines, sorted(REFUSED), strict=True):
        assert f"{name}: " in line
        assert "; " in line, "it says what to do"
    for name, _, _ in REFUSED:
        (source / name).unlink()
    assert CliRunner().invoke(main, words).exit_code == 0


def test_scripts_are_not_read(source: Path, tmp_path: Path, held: Held) -> None:
    (source / "a.html").write_text(
        "<html><head><script>var x = 'De minister betreurt dit zeer';</script>"
        "<style>p { color: red }</style></head><body onload='alert(1)'><p>De minister betreurt dat er geen "
        "opvang is.</p><script>while (true) {}</script></body>"
    )
    assert build([source], tmp_path / "g").read == 4
    graph = "\n".join(line for lines in held(tmp_path / "g").values() for line in lines)
    assert "geen opvang" in graph
    assert "dit zeer" not in graph
    assert "while (true)" not in graph


ODD = [
    "met spaties en  dubbele.txt",
    "'enkele' \"dubbele\" ‘gekrulde’.txt",
    "regel\neinde\ttab.txt",
    "Министерство 部 وزارة.txt",
    "é samengesteld en e\u0301 los.txt",
    "-f --graph.txt",
    "$(touch x); `id` & | < > * ?.txt",
    "\x1b[31mrood.txt",
    os.fsdecode(b"geen \xff utf-8.txt"),
    "n" * 250 + ".txt",
]


@pytest.mark.parametrize("name", ODD, ids=range(len(ODD)))
def test_a_file_may_have_any_name(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / name).write_text("Den Haag, 5 april 2017\n\nDe minister betreurt dat er geen opvang is.\n")
    (folder / f"leeg {name[-200:]}").write_text("")
    words = ["build", str(folder), "--graph", str(tmp_path / "g"), "--lang", "en"]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 1
    assert "Read: 1\n" in result.stdout
    assert len(result.stderr.splitlines()) == 1
    assert "\x1b" not in result.output
    again = CliRunner().invoke(main, words)
    assert "Unchanged: 1\n" in again.stdout


def test_a_file_that_disappears_during_the_run_is_named(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(path: Path) -> Text:
        if "1" in path.name:
            path.unlink()
        return read_file(path)

    monkeypatch.setattr(pipeline, "read", read)
    summary = build([source], tmp_path / "g")
    assert summary.read == 2
    assert [(Path(each.name).name, each.key) for each in summary.skipped] == [("brief 1.txt", "missing")]


def test_a_file_that_changes_during_the_run_is_named(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(path: Path) -> Text:
        if "1" in path.name:
            path.write_text("Den Haag, 5 april 2017\n\nDit is nog niet af")
        return read_file(path)

    monkeypatch.setattr(pipeline, "read", read)
    summary = build([source], tmp_path / "g")
    assert summary.read == 2
    assert [each.key for each in summary.skipped] == ["changed"]
    monkeypatch.undo()
    assert build([source], tmp_path / "g").read == 1


def test_a_document_that_can_no_longer_be_read_is_skipped_and_not_called_gone(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([source], tmp_path / "g")
    monkeypatch.setattr(pipeline, "version", lambda: "another")
    real = pipeline.record

    def fail(text: Text, known: pipeline.Knowledge) -> Any:  # noqa: ANN401 - a record, if it came to that
        if "1" in text.name:
            raise ValueError
        return real(text, known)

    monkeypatch.setattr(pipeline, "record", fail)
    summary = build([source], tmp_path / "g")
    assert (summary.read, len(summary.skipped), summary.gone) == (2, 1, ())


def test_where_nothing_can_be_read_the_old_graph_stays(
    source: Path, tmp_path: Path, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([source], tmp_path / "g")
    before = held(tmp_path / "g")

    def fail(_: Path) -> Text:
        raise RuntimeError

    monkeypatch.setattr(pipeline, "version", lambda: "another")
    monkeypatch.setattr(pipeline, "read", fail)
    assert len(build([source], tmp_path / "g").skipped) == 3
    assert held(tmp_path / "g") == before


def test_files_and_folders_that_may_not_be_read_are_named(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As root everything may be read, so the refusal itself is made."""
    (source / "dicht").mkdir()
    (source / "dicht" / "binnen.txt").write_text("Den Haag, 5 april 2017\n\nDe minister betreurt dit.\n")
    real_open, real_scan = Path.open, os.scandir

    def opened(path: Path, *words: Any, **more: Any) -> IO[Any]:  # noqa: ANN401 - as Path.open
        if path.name == "brief 1.txt":
            raise PermissionError(13, "Permission denied", str(path))
        found: IO[Any] = real_open(path, *words, **more)
        return found

    def scanned(path: Any = ".") -> Any:  # noqa: ANN401 - as os.scandir
        if str(path).endswith("dicht"):
            raise PermissionError(13, "Permission denied", str(path))
        return real_scan(path)

    monkeypatch.setattr(Path, "open", opened)
    monkeypatch.setattr(os, "scandir", scanned)
    summary = build([source], tmp_path / "g")
    assert summary.read == 2
    assert {(Path(each.name).name, each.key) for each in summary.skipped} == {
        ("brief 1.txt", "forbidden"),
        ("dicht", "forbidden_folder"),
    }


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_permissions_of_the_system_are_told(source: Path, tmp_path: Path) -> None:
    (source / "brief 1.txt").chmod(0)
    summary = build([source], tmp_path / "g")
    assert [each.key for each in summary.skipped] == ["forbidden"]


def test_a_thousand_tiny_files_are_read(tmp_path: Path) -> None:
    """The benchmark has 100,000."""
    for number in range(1000):
        folder = tmp_path / "in" / str(number // 100)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number}.txt").write_text(f"Den Haag, 5 april 2017\n\nStuk {number} van {number * 7}.\n")
    assert build([tmp_path / "in"], tmp_path / "g").read == 1000
    begun = time.monotonic()
    again = build([tmp_path / "in"], tmp_path / "g")
    assert (again.read, again.unchanged) == (0, 1000)
    assert time.monotonic() - begun < 5


def test_a_folder_is_built_without_a_word_of_its_graphs_and_with_one_of_what_is_not_read(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("tabel.csv", "brief.rtf", "oud.rtf", "mail.eml", ".verborgen.eml"):
        (source / name).write_text("x", encoding="utf-8")
    monkeypatch.chdir(source)
    for _again in range(2):
        for graph in ("graph", "elders"):
            done = CliRunner().invoke(main, ["build", ".", "--graph", graph, "--jobs", "1"])
            assert done.exit_code == 0
            assert "Niet gelezen om hun type: 4 (2 × .rtf, tabel.csv, mail.eml)\n" in done.output
            assert "Overgeslagen: 0\n" in done.output

"""What a build tells its user when it ends, and the bar on the way there."""

import json
import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.asking.summary import summary, summary_json
from kg.asking.wording import Lang
from kg.building import BuildSummary
from kg.reading import UnreadableError

BUILT = BuildSummary(
    read=3,
    unchanged=2,
    skipped=(
        UnreadableError("b.pdf", "encrypted"),
        UnreadableError("a.pdf", "encrypted"),
        UnreadableError("c.txt", "empty"),
    ),
    others=("a.csv", "brief.RTF", "b.CSV", "LICENSE", "nota\n.eml"),
    doubles=(("twee.pdf", "een.pdf"),),
    copies=(("oud.txt", "nieuw.txt"),),
    statements={"Concern": 4},
    foreign=("report.pdf",),
    recognised=(("scan.pdf", 3),),
    unread=(("half.pdf", 1), ("heel.pdf", 2)),
    seconds=12.345,
)


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "nl",
            (
                "Gelezen: 3",
                "Overgeslagen: 3",
                "  de PDF is versleuteld: 2",
                "  het bestand is leeg: 1",
                "Niet gelezen om hun type: 5 (2 × .csv, nota?.eml, brief.RTF, LICENSE)",
                "Dubbel: twee.pdf heeft dezelfde inhoud als een.pdf",
                "Kopie: oud.txt is dezelfde tekst als nieuw.txt",
                "  zorgen: 4",
                "Niet in het Nederlands, dus zonder uitspraken gelezen: 1 (report.pdf)",
                "Bladzijden herkend in hun beeld (OCR): 3 (scan.pdf: 3)",
                (
                    "Bladzijden die een beeld bleven (Tesseract met Nederlands ontbreekt of las ze slecht): "
                    "3 (half.pdf: 1, heel.pdf: 2)"
                ),
                "Seconden: 12,3",
            ),
        ),
        (
            "en",
            (
                "Read: 3",
                "Skipped: 3",
                "  the PDF is encrypted: 2",
                "  the file is empty: 1",
                "Not read because of their type: 5 (2 × .csv, nota?.eml, brief.RTF, LICENSE)",
                "Double: twee.pdf has the same content as een.pdf",
                "Copy: oud.txt is the same text as nieuw.txt",
                "  concerns: 4",
                "Not in Dutch, so read without statements: 1 (report.pdf)",
                "Pages recognised in their picture (OCR): 3 (scan.pdf: 3)",
                (
                    "Pages that stayed a picture (Tesseract with Dutch is lacking or read them badly): "
                    "3 (half.pdf: 1, heel.pdf: 2)"
                ),
                "Seconds: 12.3",
            ),
        ),
    ],
)
def test_the_summary_says_what_was_done_in_order(lang: Lang, lines: tuple[str, ...]) -> None:
    shown = summary(BUILT, "graph", lang).splitlines()
    assert [line for line in shown if line in lines] == list(lines)


def test_the_summary_as_json_has_the_same() -> None:
    told = json.loads(summary_json(BUILT, "en"))
    assert (told["read"], told["unchanged"], told["seconds"]) == (3, 2, 12.3)
    assert told["copies"] == [["oud.txt", "nieuw.txt"]]
    assert len(told["skipped"]) == 3
    assert told["others"][1:3] == ["brief.RTF", "b.CSV"]


def on_a_terminal(folder: Path, *words: str) -> str:
    """Return what a command writes to a terminal."""
    ours, theirs = pty.openpty()
    code = "from kg.cli import main; main()"
    with subprocess.Popen(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", code, *words], cwd=folder, stdout=theirs, stderr=theirs, stdin=theirs
    ) as running:
        os.close(theirs)
        written = b""
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                some = os.read(ours, 1 << 16)
            except OSError:  # Linux: the other end is closed
                break
            written += some
        running.wait(10)
    os.close(ours)
    return written.decode()


def test_a_terminal_shows_a_bar_with_the_file_at_hand_and_a_pipe_does_not(tmp_path: Path) -> None:
    name = "brief [bold]\nvan ‘Ja’.txt"
    (tmp_path / name).write_text("Den Haag, 5 april 2017\n\nDe minister betreurt dit.\n")
    shown = on_a_terminal(tmp_path, "build", name)
    assert "brief [bold]?van ‘Ja’.txt" in shown
    assert "%" in shown
    assert "-:--:--" in shown or "0:00:0" in shown
    checked = on_a_terminal(tmp_path, "validate")
    assert "%" in checked
    assert "kg:Statement" in checked
    piped = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", "from kg.cli import main; main()", "build", name, "--graph", "g"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert piped.stderr == ""
    assert "%" not in piped.stdout

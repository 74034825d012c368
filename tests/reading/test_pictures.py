"""A page of a PDF as a picture, with the words of a statement marked; `kg explain --png` writes it."""

import io
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from kg.cli import main
from kg.pipeline import build
from kg.reading import UnreadableError
from kg.reading.pictures import Quote, picture

MARKED = (255, 235, 90)
SENTENCE = "Ik adviseer u om de opvang van slachtoffers te versterken."
LINES = ("Den Haag, 5 april 2019", "Geachte heer,", SENTENCE, "Met vriendelijke groet,", "H.J. Bolhaar")


def pdf(*lines: str) -> bytes:
    """Return a PDF of one page."""
    shown = " ".join(f"1 0 0 1 72 {760 - 40 * at} Tm ({line}) Tj" for at, line in enumerate(lines))
    stream = f"BT /F1 12 Tf {shown} ET"
    font = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    resources = f"/Resources {font}"
    parts = [
        "%PDF-1.4",
        "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
        "2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj",
        f"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {resources} >> endobj",
        f"4 0 obj << /Length {len(stream)} >> stream\n{stream}\nendstream endobj",
        "trailer << /Root 1 0 R >>",
        "%%EOF",
    ]
    return "\n".join(parts).encode("latin-1")


def marked_rows(data: bytes) -> set[int]:
    """Return which tenths of the page, from the top, have marked dots in them."""
    image = Image.open(io.BytesIO(data)).convert("RGB")
    pixels = image.load()
    assert pixels is not None
    return {
        y * 20 // image.height
        for y in range(0, image.height, 3)
        for x in range(0, image.width, 3)
        if pixels[x, y] == MARKED
    }


def test_the_words_of_a_quote_are_marked_and_nothing_else() -> None:
    data, found = picture(pdf(*LINES), "brief.pdf", 1, [Quote(SENTENCE)])
    assert found == 1
    assert len(marked_rows(data)) in {1, 2}  # one line of text


def test_of_words_that_stand_twice_those_with_the_right_neighbours_are_marked() -> None:
    page = pdf("Eerst dit. Dat is zorgelijk.", "", "", "", "Dan dat. Dat is zorgelijk.")
    upper, _ = picture(page, "brief.pdf", 1, [Quote("Dat is zorgelijk.", "Eerst dit. ")])
    lower, _ = picture(page, "brief.pdf", 1, [Quote("Dat is zorgelijk.", "Dan dat. ")])
    assert max(marked_rows(upper)) < min(marked_rows(lower))


@pytest.mark.parametrize(
    ("data", "page", "why"),
    [(pdf(*LINES), 7, "no page 7"), (b"Geachte heer,", 1, "no PDF"), (b"%PDF-1.7 x", 1, "broken")],
)
def test_what_has_no_such_page_is_told(data: bytes, page: int, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        picture(data, "brief.pdf", page)


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a letter and the graph of it."""
    folder = tmp_path_factory.mktemp("letter")
    (folder / "brief.pdf").write_bytes(pdf(*LINES))
    (folder / "brief.txt").write_text(
        "\n\n".join((*LINES[:2], "Ik vraag u de wet te wijzigen.", *LINES[3:])), "utf-8"
    )
    build([folder], folder / "graph")
    return folder


def explain(folder: Path, file: str, *options: str) -> tuple[int, str]:
    """Explain the recommendation of a file, and return the exit code and what was said."""
    run = CliRunner()
    graph = ["--graph", str(folder / "graph"), "--lang", "en"]
    query = f"SELECT ?s {{ ?s a kg:Recommendation ; kg:statedIn/kg:sourceFile '{file}' }}"
    iri = run.invoke(main, ["sparql", query, "-f", "csv", *graph]).output.split()[-1]
    result = run.invoke(main, ["explain", iri, *options, *graph])
    return result.exit_code, result.output + (result.stderr or "")


def test_explain_writes_the_page_with_the_sentence_marked(letter: Path, tmp_path: Path) -> None:
    code, said = explain(letter, "brief.pdf", "--png", str(tmp_path / "p.png"), "--documents", str(letter))
    assert code == 0, said
    assert "page 1" in said
    assert marked_rows((tmp_path / "p.png").read_bytes())


def test_explain_tells_what_keeps_it_from_a_picture(letter: Path, tmp_path: Path) -> None:
    png = ("--png", str(tmp_path / "p.png"))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert "has no pages to show" in explain(letter, "brief.txt", *png, "--documents", str(letter))[1]
    assert "say with --documents" in explain(letter, "brief.pdf", *png, "--documents", str(elsewhere))[1]
    shutil.copy(letter / "brief.txt", elsewhere / "brief.pdf")
    code, said = explain(letter, "brief.pdf", *png, "--documents", str(elsewhere))
    assert code == 2
    assert "is another file than the graph was built from" in said
    assert not (tmp_path / "p.png").exists()

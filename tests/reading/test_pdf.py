"""A PDF is read page by page; what is none, is broken or is a scan is said to be so."""

from pathlib import Path

import pytest

from kg.graph.assertion import assert_record
from kg.model import FurnitureKind
from kg.pipeline import Knowledge, record
from kg.reading import UnreadableError, documents, read, read_bytes
from tests.corpus import CORPUS, needs_corpus


def pdf(*pages: tuple[str, ...]) -> bytes:
    """Return a small PDF with a page for each tuple of lines; PDFium mends the table it lacks."""
    kids = " ".join(f"{number * 2 + 3} 0 R" for number in range(len(pages)))
    parts = [
        "%PDF-1.4",
        "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
        f"2 0 obj << /Type /Pages /Count {len(pages)} /Kids [{kids}] >> endobj",
    ]
    font = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    for number, lines in enumerate(pages):
        page = number * 2 + 3
        shown = "".join(f"1 0 0 1 72 {760 - 20 * index} Tm ({line}) Tj " for index, line in enumerate(lines))
        stream = f"BT /F1 11 Tf {shown}ET"
        parts.append(
            f"{page} 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {font} "
            f"/Contents {page + 1} 0 R >> endobj"
        )
        parts.append(f"{page + 1} 0 obj << /Length {len(stream)} >> stream\n{stream}\nendstream endobj")
    return "\n".join([*parts, "trailer << /Root 1 0 R >>", "%%EOF"]).encode("latin-1")


HEAD = "Nationaal Rapporteur, jaarplan"
LETTER = pdf(
    (
        HEAD,
        "Datum 5 april 2019",
        "Geachte heer,",
        "De minister van Justitie en Veiligheid is verantwoordelijk voor de",
    ),
    (HEAD, "aanpak van mensenhandel in het hele land en op de eilanden."),
    (HEAD, "Pagina 3 van 3", "Het is zorgelijk dat de opvang niet beschikbaar is."),
)
REFUSED = [
    # bytes, name, what the error says
    (b"<html><body>Niet gevonden</body></html>", "brief.pdf", "is called a PDF and is none"),
    (b"%PDF-1.7\ngarbage", "brief.pdf", "the PDF is broken"),
    (pdf(("",), ("",)), "blanco.pdf", "there is no text in the PDF"),
    (b"", "leeg.pdf", "the file is empty"),
]


def test_every_page_has_its_place() -> None:
    text = read_bytes(LETTER, "brief.pdf")
    assert [text.page(start) for start in text.pages] == [1, 2, 3]
    assert text.page(text.raw.index("zorgelijk")) == 3
    for run in text.runs:
        assert text.clean[run.clean : run.clean + run.length] == text.raw[run.raw : run.raw + run.length]


def test_a_head_that_comes_back_on_every_page_is_set_aside() -> None:
    text = read_bytes(LETTER, "brief.pdf")
    heads = [text.quote(item.span) for item in text.furniture if item.kind == FurnitureKind.RUNNING_HEAD]
    assert heads == [HEAD, HEAD]  # that of the first page stands in its letterhead
    assert "verantwoordelijk voor de aanpak" in text.clean


def test_evidence_names_the_page(known: Knowledge) -> None:
    text = read_bytes(LETTER, "brief.pdf")
    quads = assert_record(record(text, known), known.register)
    fragments = {str(quad.object) for quad in quads if quad.predicate.value.endswith("#value")}
    assert {'"page=1"', '"page=2"', '"page=3"'} <= fragments


@pytest.mark.parametrize(("data", "name", "why"), REFUSED)
def test_what_cannot_be_read_is_named(data: bytes, name: str, why: str) -> None:
    with pytest.raises(UnreadableError, match=why) as caught:
        read_bytes(data, name)
    assert str(caught.value).startswith(f"{name}: ")


def test_a_folder_gives_its_pdfs_too(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(LETTER)
    found, troubles, _ = documents((tmp_path,))
    assert [path.name for path in found] == ["a.pdf"]
    assert not troubles


@needs_corpus
def test_the_pdf_of_a_letter_says_what_its_text_says(known: Knowledge, root: Path) -> None:
    paper = record(read(CORPUS / "P0018D01.pdf"), known)
    (path,) = (root / "documents").glob("001_*.txt")
    text = record(read(path), known)
    assert [(one.kind, one.text) for one in paper.statements] == [
        (one.kind, one.text) for one in text.statements
    ]
    head, other = paper.outline.letterhead, text.outline.letterhead
    for name in ("date", "reference", "subject"):
        assert getattr(head, name).value == getattr(other, name).value
    assert [(party.role, party.person, party.post) for party in head.parties] == [
        (party.role, party.person, party.post) for party in other.parties
    ]

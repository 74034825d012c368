"""What the type of a PDF tells: marks of footnotes, footnotes, and headings that stand out."""

import pytest

from kg.model import BlockKind, FurnitureKind, Text
from kg.reading import read_bytes

FONTS = {
    # name, what the font says of itself: its flags (64 is italic), angle and stem (80 is plain, 140 bold)
    "plain": ("Helvetica", 32, 0, 80),
    "bold": ("Helvetica-Bold", 32, 0, 140),
    "slanted": ("Helvetica-Oblique", 96, -12, 80),
}
BODY = "De opvang van slachtoffers van mensenhandel staat al enige jaren onder grote druk"


def pdf(*lines: tuple[str, int, str]) -> bytes:
    """Return a PDF of one page: each line is text, size in points and font; "^1^" is a raised, small 1."""
    shown: list[str] = []
    for index, (line, size, font) in enumerate(lines):
        shown.append(f"1 0 0 1 72 {780 - 18 * index} Tm")
        for at, part in enumerate(line.split("^")):
            raised = at % 2
            shown.append(f"/{font} {6 if raised else size} Tf {4 if raised else 0} Ts ({part}) Tj")
    stream = "BT " + " ".join(shown) + " ET"
    fonts = " ".join(
        f"/{name} << /Type /Font /Subtype /Type1 /BaseFont /{base} /FontDescriptor << /Type /FontDescriptor "
        f"/FontName /{base} /Flags {flags} /ItalicAngle {angle} /StemV {stem} /Ascent 718 /Descent -207 "
        "/CapHeight 718 /FontBBox [-166 -225 1000 931] >> >>"
        for name, (base, flags, angle, stem) in FONTS.items()
    )
    resources = f"/Resources << /Font << {fonts} >> >>"
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


def page(*lines: tuple[str, int, str]) -> Text:
    return read_bytes(pdf(*lines), "blad.pdf")


def headings(text: Text) -> list[str]:
    return [text.clean[block.start : block.end] for block in text.blocks if block.kind == BlockKind.HEADING]


def test_the_mark_of_a_footnote_is_no_part_of_the_sentence() -> None:
    text = page(
        (f"{BODY}.^1^ Dat is zorgelijk,", 11, "plain"),
        ("ook volgens de politie.^23^ Er is meer nodig.", 11, "plain"),
    )
    assert f"{BODY}. Dat is zorgelijk, ook volgens de politie. Er is meer nodig." in text.clean
    marks = [text.quote(item.span) for item in text.furniture if item.kind == FurnitureKind.MARKUP]
    assert marks == ["1", "23"]


@pytest.mark.parametrize(
    "words", ["In 2016 waren er 23 slachtoffers.", "Zie paragraaf 3.1 en artikel 273f.", "Covid19 ook."]
)
def test_a_number_as_large_as_its_sentence_stays(words: str) -> None:
    assert words in page((f"{BODY}.", 11, "plain"), (words, 11, "plain")).clean


def test_footnotes_are_set_aside_and_the_sentence_goes_on() -> None:
    text = page(
        (f"{BODY}, zo blijkt ook uit", 11, "plain"),
        ("de cijfers van de afgelopen jaren en uit wat professionals er zelf over zeggen", 11, "plain"),
        ("1 Kamerstukken II 2016-2017, 31 839, nr. 552, en de brief die daarbij hoort,", 8, "plain"),
        ("die in het vorige jaar is verzonden.", 8, "plain"),
        ("en dat is zorgelijk.", 11, "plain"),
    )
    assert "wat professionals er zelf over zeggen en dat is zorgelijk." in text.clean
    notes = [text.quote(item.span) for item in text.furniture if item.kind == FurnitureKind.FOOTNOTE]
    assert "Kamerstukken" in " ".join(notes)


@pytest.mark.parametrize(
    ("line", "size", "font"),
    [
        ("Opvang van slachtoffers", 14, "plain"),
        ("Tot slot.", 11, "bold"),
        ("De straffen. Deel II", 11, "slanted"),
    ],
)
def test_a_line_that_stands_out_above_running_text_is_a_heading(line: str, size: int, font: str) -> None:
    running = [(f"{BODY}, nummer {number}", 11, "plain") for number in range(4)]
    text = page(*running[:2], (line, size, font), *running[2:])
    assert headings(text) == [line]


def test_what_stands_out_within_running_text_or_below_a_closing_is_none() -> None:
    text = page(
        (f"{BODY} en", 11, "plain"),
        ("dat is zorgelijk, heel zorgelijk,", 11, "bold"),
        (f"want {BODY.lower()}.", 11, "plain"),
        ("Met vriendelijke groet,", 11, "plain"),
        ("Nationaal Rapporteur", 11, "slanted"),
        (f"{BODY}.", 11, "plain"),
    )
    assert headings(text) == []


def test_a_heading_may_run_on_in_the_next_line() -> None:
    text = page(
        (f"{BODY}.", 11, "plain"),
        ("1 Positie en taak van de rapporteur mensenhandel en seksueel geweld", 14, "bold"),
        ("tegen kinderen", 14, "bold"),
        (f"{BODY}.", 11, "plain"),
    )
    assert headings(text) == [
        "1 Positie en taak van de rapporteur mensenhandel en seksueel geweld tegen kinderen"
    ]


def test_a_line_of_an_imprint_is_no_heading() -> None:
    text = page(("Cijfers vervolging 2008-2012. Den Haag: 2013.", 11, "slanted"), (f"{BODY}.", 11, "plain"))
    assert headings(text) == []

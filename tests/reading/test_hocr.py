"""The answer of text recognition is put in reading order: a column beside the text comes after it."""

import pytest

from kg.reading import UnreadableError
from kg.reading.hocr import rows

WIDTH, HIGH, LETTER = 1000, 30, 10  # dots: of the page, of a line, of a letter
Words = tuple[int, int, str]
Page = list[list[list[Words]]]
"""Paragraphs of lines of words: how far each stretch of words is from the left and the top."""


def hocr(page: Page, sure: int = 95) -> bytes:
    """Return a page as Tesseract gives it."""
    found = []
    for paragraph in page:
        found.append("<p class='ocr_par'>")
        for line in paragraph:
            found.append(f"<span class='ocr_line' title='bbox 0 0 9 9; x_size {HIGH}'>")
            for left, top, stretch in line:
                at = left
                for word in stretch.split():
                    box = f"{at} {top} {at + LETTER * len(word)} {top + HIGH}"
                    found.append(f"<span class='ocrx_word' title='bbox {box}; x_wconf {sure}'>{word}</span>")
                    at += LETTER * (len(word) + 1)
            found.append("</span>")
        found.append("</p>")
    return f"<html><body>{''.join(found)}</body></html>".encode()


def read(data: bytes) -> list[str]:
    """Return the lines, those of a margin with a bar before them."""
    found, _ = rows(data, WIDTH)
    return ["| " * row.is_margin + " ".join(word.text for word in row.words) for row in found]


PAGES: list[tuple[str, Page, list[str]]] = [
    (
        "a margin on the same lines as the text",
        [
            [
                [(100, 100, "Datum 5 april"), (750, 100, "Ons kenmerk")],
                [(100, 140, "Tekst"), (750, 140, "10026")],
            ]
        ],
        ["Datum 5 april", "Tekst", "| Ons kenmerk", "| 10026"],
    ),
    (
        "a margin with lines of its own, between those of the text",
        [
            [[(100, 100, "De een")]],
            [[(750, 120, "Datum")], [(752, 160, "Vandaag")]],
            [[(100, 140, "en ander.")]],
        ],
        ["De een", "en ander.", "| Datum", "| Vandaag"],
    ),
    (
        "two columns, and a line over both",
        [
            [[(100, 60, "Een kop die over de gehele breedte van de bladzijde loopt, tot aan het eind")]],
            [[(100, 100, "links"), (600, 100, "rechts")], [(100, 140, "onder"), (600, 140, "daaronder")]],
            [[(100, 200, "Een zin die over de gehele breedte van de bladzijde loopt, tot aan het eind")]],
        ],
        [
            "Een kop die over de gehele breedte van de bladzijde loopt, tot aan het eind",
            "links",
            "onder",
            "rechts",
            "daaronder",
            "Een zin die over de gehele breedte van de bladzijde loopt, tot aan het eind",
        ],
    ),
    (
        "values behind their labels are no column",
        [[[(100, 100, "Datum"), (300, 100, "5 april")], [(100, 140, "Betreft"), (300, 140, "Opvang")]]],
        ["Datum 5 april", "Betreft Opvang"],
    ),
    (
        "what stands at the right alone is no margin",
        [[[(100, 100, "De tekst.")]], [[(750, 300, "Hoogachtend,")], [(750, 340, "J. Jansen")]]],
        ["De tekst.", "Hoogachtend,", "J. Jansen"],
    ),
    ("lines and dots are no words", [[[(100, 100, "| — .")], [(100, 140, "Woord")]]], ["Woord"]),
]


@pytest.mark.parametrize(("page", "expected"), [row[1:] for row in PAGES], ids=[row[0] for row in PAGES])
def test_lines_come_in_reading_order(page: Page, expected: list[str]) -> None:
    assert read(hocr(page)) == expected


def test_a_paragraph_that_is_hardly_certain_is_no_text() -> None:
    page: Page = [[[(100, 100, "Vlekken en strepen")]]]
    assert rows(hocr(page, sure=49), WIDTH) == ((), len("Vlekkenenstrepen"))
    assert read(hocr(page, sure=51)) == ["Vlekken en strepen"]


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"<p class='ocr_par'>" * 100_000])
def test_what_is_no_answer_is_refused_or_says_nothing(data: bytes) -> None:
    try:
        assert rows(data, WIDTH) == ((), 0)
    except UnreadableError as error:
        assert error.key == "broken"  # noqa: PT017 - some versions of lxml mend what others refuse

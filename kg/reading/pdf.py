"""A PDF to characters, page by page. Beside `kg.reading.decoding`, which does the same for text files.

pypdfium2 (Apache-2.0 or BSD-3-Clause) gives the characters in reading order; the pages are joined with a form
feed, and what comes after treats the result like any text. A hyphen that PDFium found at a line end becomes a
soft hyphen.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

import pypdfium2 as pdfium

from kg.model import Span
from kg.reading.columns import text_of
from kg.reading.drawn import Drawn, Hint
from kg.reading.errors import UnreadableError
from kg.reading.exhibits import exhibits
from kg.reading.sizes import Sized, footnotes, headings, sized, usual
from kg.reading.titles import title

MARK: Final = b"%PDF-"
_MARK_WITHIN: Final = 1024
_POSTER: Final = 2
_PAGE: Final = "\f"
_ENOUGH_LETTERS: Final = 20
_CLEANED: Final = {ord("\r"): None, 0x02: "\u00ad", 0xFFFE: "\u00ad", 0x00: " "}


def is_pdf(data: bytes) -> bool:
    """Tell whether bytes are a PDF, by their first kilobyte."""
    return MARK in data[:_MARK_WITHIN]


@contextmanager
def opened(data: bytes, name: str) -> Iterator[pdfium.PdfDocument]:
    """Open a PDF, and close it in the end.

    Raises:
        UnreadableError: it is encrypted or broken.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableError(name, "encrypted") from error
        raise UnreadableError(name, "broken_pdf") from error
    try:
        yield document
    finally:
        document.close()


def draw(data: bytes, name: str) -> Drawn:
    """Return the text of a PDF, and where its pages begin.

    Raises:
        UnreadableError: it is encrypted, broken, or a scan without text.
    """
    with opened(data, name) as document:
        try:
            drawn = [_page(document, number) for number in range(len(document))]
        except pdfium.PdfiumError as error:
            raise UnreadableError(name, "broken_page") from error
    pages, sizes = [words for words, _ in drawn], [size for _, size in drawn]
    if sum(map(str.isalpha, "".join(pages))) < _ENOUGH_LETTERS:
        raise UnreadableError(name, "scan")
    starts: list[int] = []
    hints: list[Hint] = []
    marks: list[Span] = []
    position = 0
    body = usual(sizes)
    for page, size in zip(pages, sizes, strict=True):
        starts.append(position)
        found = [*headings(page, size, body), *footnotes(page, size, body)]
        found += exhibits(page, size.lines, body, [hint.span for hint in found])
        hints += [replace(hint, span=_moved(hint.span, position)) for hint in sorted(found, key=_place)]
        marks += [_moved(span, position) for span in size.marks]
        position += len(page) + len(_PAGE)
    return Drawn(
        _PAGE.join(pages),
        "pdf",
        tuple(starts),
        hints=tuple(hints),
        marks=tuple(marks),
        title=title(pages[0], sizes[0].lines, body, poster=len(pages) <= _POSTER),
    )


def _place(hint: Hint) -> Span:
    return hint.span


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _page(document: pdfium.PdfDocument, number: int) -> tuple[str, Sized]:
    page = document[number]
    text = page.get_textpage()
    words = text_of(text).translate(_CLEANED)
    size = sized(words, text)
    text.close()
    page.close()
    return words, size

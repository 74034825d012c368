"""A PDF to characters, page by page. Beside `kg.reading.decoding`, which does the same for text files.

pypdfium2 (Apache-2.0 or BSD-3-Clause) gives the characters in reading order; the pages are joined with a form
feed, and what comes after treats the result like any text. A hyphen that PDFium found at a line end becomes a
soft hyphen. A page without text that shows something is a scan: `kg.reading.scans` gives its words.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final

import pypdfium2 as pdfium

from kg.model import Recognised, Span
from kg.reading import ocr, scans
from kg.reading.columns import text_of
from kg.reading.drawn import Drawn, Hint
from kg.reading.errors import UnreadableError
from kg.reading.exhibits import exhibits
from kg.reading.ligatures import mended
from kg.reading.scans import ENOUGH_LETTERS, letters
from kg.reading.sizes import Sized, footnotes, headings, sized, usual
from kg.reading.titles import title

MARK: Final = b"%PDF-"
_MARK_WITHIN: Final = 1024
_POSTER: Final = 2
_PAGE: Final = "\f"
_LIGATURES: Final = dict(enumerate(("ff", "fi", "fl", "ffi", "ffl", "ft", "st"), 0xFB00))
_CLEANED: Final = {ord("\r"): None, 0x02: "\u00ad", 0xFFFE: "\u00ad", 0x00: " ", **_LIGATURES}


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


@dataclass(frozen=True, slots=True)
class _Page:
    """The text of a page and the sizes of its lines.

    Of a scan with the words that were recognised, or with why they were not: the key of an error and what
    the program said.
    """

    words: str
    sized: Sized
    is_scan: bool = False
    hints: tuple[Hint, ...] = ()
    recognised: tuple[Recognised, ...] = ()
    why: tuple[str, str] | None = None


def draw(data: bytes, name: str) -> Drawn:
    """Return the text of a PDF, and where its pages begin.

    Raises:
        UnreadableError: it is encrypted, broken, or has no text and none can be recognised.
    """
    with opened(data, name) as document:
        try:
            pages = _spelled(document, [_page(document, number) for number in range(len(document))])
        except pdfium.PdfiumError as error:
            raise UnreadableError(name, "broken_page") from error
    if sum(letters(page.words) for page in pages) < ENOUGH_LETTERS:
        raise _without_text(pages, name)
    starts: list[int] = []
    hints: list[Hint] = []
    marks: list[Span] = []
    recognised: list[Recognised] = []
    position = 0
    # PDFium measures letters otherwise than text recognition does: neither says what is small for the other
    bodies = {kind: usual([page.sized for page in pages if page.is_scan == kind]) for kind in (False, True)}
    for page in pages:
        starts.append(position)
        body, size = bodies[page.is_scan], page.sized
        found = [*page.hints, *headings(page.words, size, body), *footnotes(page.words, size, body)]
        found += exhibits(page.words, size.lines, body, [hint.span for hint in found])
        hints += [replace(hint, span=_moved(hint.span, position)) for hint in sorted(found, key=_place)]
        marks += [_moved(span, position) for span in size.marks]
        recognised += [replace(word, span=_moved(word.span, position)) for word in page.recognised]
        position += len(page.words) + len(_PAGE)
    return Drawn(
        _PAGE.join(page.words for page in pages),
        "pdf",
        tuple(starts),
        hints=tuple(hints),
        marks=tuple(marks),
        title=_title(pages, bodies),
        recognised=tuple(recognised),
        unread=tuple(number for number, page in enumerate(pages, 1) if page.why),
    )


def _title(pages: Sequence[_Page], bodies: dict[bool, tuple[float, int]]) -> tuple[Span, ...]:
    """Return the title of a document: the largest line of a short scan is the logo of its sender."""
    first, poster = pages[0], len(pages) <= _POSTER and not pages[0].is_scan
    return title(first.words, first.sized.lines, bodies[first.is_scan], poster=poster)


def _place(hint: Hint) -> Span:
    return hint.span


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _spelled(document: pdfium.PdfDocument, pages: list[_Page]) -> list[_Page]:
    """Return the pages with their ligatures written out, and their lines measured anew where that changed."""
    words = mended([page.words for page in pages])
    spelled: list[_Page] = []
    for number, (page, written) in enumerate(zip(pages, words, strict=True)):
        if page.is_scan or written == page.words:
            spelled.append(page)
            continue
        text = document[number].get_textpage()
        spelled.append(replace(page, words=written, sized=sized(written, text)))
        text.close()
    return spelled


def _page(document: pdfium.PdfDocument, number: int) -> _Page:
    page = document[number]
    text = page.get_textpage()
    words = text_of(text).translate(_CLEANED)
    drawn = _Page(words, sized(words, text))
    text.close()
    if scans.is_scan(page, words):
        drawn = _scanned(page, drawn)
    page.close()
    return drawn


def _scanned(page: pdfium.PdfPage, drawn: _Page) -> _Page:
    """Return a page with what is recognised on it, where that is more than it says itself."""
    if lacking := ocr.lacking():
        return replace(drawn, is_scan=True, why=(lacking, ""))
    try:
        seen = scans.recognise(page)
    except ocr.RecognitionError as error:
        return replace(drawn, is_scan=True, why=("not_recognised", error.reason))
    why = None if seen.is_legible else ("illegible", "")
    if letters(seen.text) <= letters(drawn.words):
        return replace(drawn, is_scan=True, why=why)
    return _Page(seen.text, seen.sized, is_scan=True, hints=seen.hints, recognised=seen.words, why=why)


def _without_text(pages: Iterable[_Page], name: str) -> UnreadableError:
    """Return why a PDF has no text: it is a scan that was not recognised or is illegible, or it is blank."""
    scanned = [page for page in pages if page.is_scan]
    for page in scanned:
        if page.why:
            key, reason = page.why
            return UnreadableError(name, key, reason=reason)
    return UnreadableError(name, "illegible") if scanned else UnreadableError(name, "no_text", kind="PDF")

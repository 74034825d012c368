"""Type sizes on a page of a PDF: the marks of footnotes in a line, and the footnotes themselves.

Within the reading step, for `kg.reading.pdf`. PDFium tells the size of each character by its place in the
page's own text, which is nearly the text that is drawn: a character is found again by the words around it.
"""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import pypdfium2.raw as pdfium_c
from pypdfium2 import PdfTextPage

from kg.model import FurnitureKind, Span
from kg.reading.drawn import Hint
from kg.reading.furniture import patterns

_MARK: Final = re.compile(r"(?<=[^\W\d_]|[.,;:!?)\]’”'\"%»])\d{1,3}(?!\d|[.,]\d|%|-\d)")
_NOTE: Final = re.compile(r"\d{1,3}\s+\S*[^\W\d_]")
_DAY: Final = re.compile(r"\d{1,2}\s+[a-z]+\s+\d{4}")
"""A day in a margin, which is set in small type as well."""
_LETTER: Final = re.compile(r"[^\W\d_]")
_BLANK: Final = frozenset(" \t\r\n\x02\xad\ufffe")
_RAISED: Final = 0.82
"""So much smaller than the character before it is the mark of a footnote, at most."""
_NOTES: Final = 0.93
"""So much smaller than most lines of a document are its footnotes, at most."""
_AROUND: Final = 24
_LARGER: Final = 1.08
"""So much larger than most lines is a heading, at least."""
_BOLD: Final = 600
_ITALIC: Final = 64
"""The bit of a font's flags that says so; PDF 1.7, table 123."""
_LINES: Final = 2
"""So many lines may a heading have beyond its first."""
_ALIKE: Final = 0.2
_SHORT: Final = 80
"""So many characters has a heading in italics, at most: a quoted title may begin a line as well."""
_RUNNING: Final = 50
"""So many characters has a line of running text below a heading, at least."""
_HEADING: Final = re.compile(r"(?:\d+(?:\.\d+)*\.?\s+)?[A-ZÀ-Ý‘“\"].{2,113}[^,;:]")
_REFERENCE: Final = re.compile(r"\d\.$|\.\s.*\.$")
"""What a line of an imprint or list of literature ends in."""


@dataclass(frozen=True, slots=True)
class Sized:
    """What the sizes of a page tell: the marks in it, and of each line its size and weight."""

    marks: tuple[Span, ...]
    lines: tuple["Row", ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a page: how high in points, how heavy its type (400 is plain, 700 bold), if it slants."""

    span: Span
    size: float
    weight: int
    slanted: bool


@dataclass(slots=True)
class _Page:
    """A page's drawn text beside its own, both without blanks: a place in one is found in the other."""

    words: str
    page: PdfTextPage
    bare: str = field(init=False)
    own: str = field(init=False)
    places: list[int] = field(init=False)
    counts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Take the blanks out, keeping where each character stood."""
        text: str = self.page.get_text_range()
        self.places = [index for index, char in enumerate(text) if char not in _BLANK]
        self.own = "".join(text[index] for index in self.places)
        self.counts = [0]
        for char in self.words:
            self.counts.append(self.counts[-1] + (char not in _BLANK))
        self.bare = "".join(char for char in self.words if char not in _BLANK)

    def weight(self, index: int) -> int:
        """Return how heavy a drawn character is, 0 where it cannot be told for certain."""
        at = self._own_place(index)
        return max(0, int(pdfium_c.FPDFText_GetFontWeight(self.page, at))) if at >= 0 else 0

    def slanted(self, index: int) -> bool:
        """Tell whether a drawn character is in italics, as far as its font says so."""
        at = self._own_place(index)
        flags = ctypes.c_int(0)
        return bool(
            at >= 0 and pdfium_c.FPDFText_GetFontInfo(self.page, at, None, 0, flags) and flags.value & _ITALIC
        )

    def size(self, index: int) -> float:
        """Return how high a drawn character's line is in points, 0 where it cannot be told for certain.

        Not the size of its font: many files set that to 1 and scale the text.
        """
        at = self._own_place(index)
        box = pdfium_c.FS_RECTF()
        if at < 0 or not pdfium_c.FPDFText_GetLooseCharBox(self.page, at, box):
            return 0.0
        return float(abs(box.top - box.bottom))

    def _own_place(self, index: int) -> int:
        """Return where PDFium has a drawn character, -1 where that cannot be told for certain."""
        at = self.counts[index]
        if self.bare != self.own:
            start = max(0, at - _AROUND)
            around = self.bare[start : at + _AROUND // 2]
            found = self.own.find(around)
            if found < 0 or self.own.find(around, found + 1) >= 0:
                return -1
            at += found - start
        return self.places[at] if at < len(self.places) else -1


def sized(words: str, page: PdfTextPage) -> Sized:
    """Return what the sizes of a page tell; spans count from the start of its drawn text."""
    both = _Page(words, page)
    marks = []
    for found in _MARK.finditer(words):
        small, large = both.size(found.start()), both.size(found.start() - 1)
        if small and large and small <= _RAISED * large:
            marks.append(Span(*found.span()))
    lines = []
    for line in re.finditer(r"[^\n]+", words):
        letter = _LETTER.search(line.group())
        at = line.start() + letter.start() if letter else -1
        if letter:
            lines.append(Row(Span(*line.span()), both.size(at), both.weight(at), both.slanted(at)))
        else:
            lines.append(Row(Span(*line.span()), 0.0, 0, slanted=False))
    return Sized(tuple(marks), tuple(lines))


def usual(pages: list[Sized]) -> tuple[float, int]:
    """Return the size and weight in which most characters of a document stand; 0 where none is known."""
    counts: Counter[tuple[float, int]] = Counter()
    for page in pages:
        for row in page.lines:
            if row.size:
                counts[round(row.size, 1), row.weight] += row.span.end - row.span.start
    return max(counts, key=lambda type_: (counts[type_], type_), default=(0.0, 0))


def headings(words: str, page: Sized, body: tuple[float, int]) -> Iterator[Hint]:
    """Yield each line that stands out by its type above a line of running text: larger, or bolder."""
    rows = page.lines
    last = -1
    for index, row in enumerate(rows):
        if index <= last:
            continue
        last = index
        while last + 1 < len(rows) and last < index + _LINES and _goes_on(words, rows[last + 1], row, body):
            last += 1
        if last + 1 == len(rows):
            break
        below = rows[last + 1]
        span = Span(row.span.start, rows[last].span.end)
        text = re.sub(r"\s+", " ", words[span.start : span.end]).strip()
        larger, bolder = row.size >= _LARGER * body[0], row.weight >= _BOLD > body[1] > 0
        stands_out = larger or bolder or (row.slanted and len(text) <= _SHORT)
        plain = below.size and abs(below.size - body[0]) < 1 and below.weight < _BOLD and not below.slanted
        under = words[below.span.start : below.span.end].strip()
        names = _HEADING.fullmatch(text) and not _REFERENCE.search(text)
        if stands_out and plain and len(under) >= _RUNNING and names:
            yield Hint(span, heading=1)


def _goes_on(words: str, row: Row, first: Row, body: tuple[float, int]) -> bool:
    """Tell whether a line carries on a heading: in its type, which running text has not, in small letters."""
    if not words[row.span.start : row.span.end].lstrip()[:1].islower():
        return False
    alike = abs(row.size - first.size) < _ALIKE and (row.weight, row.slanted) == (first.weight, first.slanted)
    stands_out = first.size >= _LARGER * body[0] or first.weight >= _BOLD > body[1] > 0
    return bool(row.size) and alike and stands_out


def footnotes(words: str, page: Sized, body: tuple[float, int]) -> Iterator[Hint]:
    """Yield each stretch of small lines that begins with a number and words: it is no running text."""
    run: Span | None = None
    height = 0.0
    for row in page.lines:
        span, size = row.span, row.size
        text = words[span.start : span.end].strip()
        small = 0 < size <= _NOTES * body[0] and not _is_furniture(text)
        begins = small and bool(_NOTE.match(text)) and not _DAY.fullmatch(text)
        if run and small and (begins or abs(size - height) < _NOTES - 0.5):
            run = Span(run.start, span.end)
            continue
        if run:
            yield Hint(run, aside=FurnitureKind.FOOTNOTE)
        run, height = (span, size) if begins else (None, 0.0)
    if run:
        yield Hint(run, aside=FurnitureKind.FOOTNOTE)


def _is_furniture(text: str) -> bool:
    """Tell whether a line belongs to a margin or is a page number: those are small as well."""
    table = patterns()
    return bool(
        table.page_number.fullmatch(text)
        or table.address.fullmatch(text)
        or any(label.pattern.fullmatch(text) for label in table.labels)
    )

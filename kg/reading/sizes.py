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
_WRAPS: Final = 45
"""So many characters has a line of a heading that goes on with a capital, at least."""
_OPEN: Final = re.compile(
    r"\b(?:de|het|een|en|of|van|in|op|bij|tot|tegen|voor|met|over|naar|aan|door|uit|te|the|and|for|to)$"
)
"""What no heading ends in: it goes on in the line below."""
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
    """Yield each line that stands out by its type, larger or bolder, above running text or such a line."""
    rows = page.lines
    found: list[tuple[int, int]] = []
    last = -1
    for index in range(len(rows)):
        if index <= last:
            continue
        last = index
        most = min(index + _LINES, len(rows) - 1)
        while last < most and _goes_on(words, rows, last, rows[index], body):
            last += 1
        found.append((index, last))
    yielded: list[Hint] = []
    above = -1
    for first, last in reversed(found[:-1]):
        span = Span(rows[first].span.start, rows[last].span.end)
        if _stands_out(words, span, rows[first], body) and (
            last + 1 == above or _is_running(words, rows[last + 1], body)
        ):
            yielded.append(Hint(span, heading=1))
            above = first if rows[first].size >= _LARGER * body[0] else -1
    yield from reversed(yielded)


def _stands_out(words: str, span: Span, row: Row, body: tuple[float, int]) -> bool:
    """Tell whether a line may be a heading by its type and its words."""
    text = re.sub(r"\s+", " ", words[span.start : span.end]).strip()
    larger, bolder = row.size >= _LARGER * body[0], row.weight >= _BOLD > body[1] > 0
    names = _HEADING.fullmatch(text) and not _REFERENCE.search(text)
    return bool((larger or bolder or (row.slanted and len(text) <= _SHORT)) and names)


def _is_running(words: str, row: Row, body: tuple[float, int]) -> bool:
    """Tell whether a line is one of running text: of the size and weight of most, and long enough."""
    plain = row.size and abs(row.size - body[0]) < 1 and row.weight < _BOLD and not row.slanted
    return bool(plain) and len(words[row.span.start : row.span.end].strip()) >= _RUNNING


def _goes_on(words: str, rows: tuple[Row, ...], last: int, first: Row, body: tuple[float, int]) -> bool:
    """Tell whether a heading carries on below its line `last`: in its type, which running text has not.

    In small letters, or behind a line that is long or ends in a word that asks for more.
    """
    row, above = rows[last + 1], words[rows[last].span.start : rows[last].span.end].strip()
    here = words[row.span.start : row.span.end].strip()
    begin = here[:1]
    wraps = len(above) >= _WRAPS and above[-1].isalpha() and not re.search(r"\d", here)
    if not (begin.islower() or (begin and not begin.isdigit() and (wraps or _OPEN.search(above)))):
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

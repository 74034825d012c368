"""Tables and charts on a page of a PDF: their captions, figures and labels are no part of any sentence.

Within the reading step, for `kg.reading.pdf`, beside `kg.reading.sizes`, which tells the type of each line.
PDFium gives the labels of a chart as lines among the others, often in the midst of a sentence. They are told
by their type and by what they say: a line that is mostly numbers is not running text, and neither are the
lines next to it that are set in another type. The words of captions stand in `furniture.toml`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kg.model import FurnitureKind, Span
from kg.reading.drawn import Hint
from kg.reading.furniture import patterns
from kg.reading.sizes import Row

_NUMBER: Final = re.compile(r"[\W_]*\d[\d.,:/’'–-]*(?:e|ste|de|%|‰)?[\W_]*|[\W_]+")
_SECTION: Final = re.compile(r"\d+(?:\.\d+)+\.?\s+[A-ZÀ-Ý]")
_TYPE: Final = 0.25
"""So many points may lines of one type differ in height: it is measured on the drawn characters."""
_BOLD: Final = 600
_MOSTLY: Final = 0.5
_NEARLY: Final = 0.67
_FIGURES: Final = 4
"""So many numbers make an exhibit of lines that no caption announces, at least."""
_LABEL: Final = 70
"""So many characters has a label in a chart, at most; in a table, a line below its caption may be longer."""
_ENDED: Final = re.compile(r"[.!?:;][\"'’”)\]]*\d{0,3}$")


@dataclass(frozen=True, slots=True)
class _Said:
    """A line beside what it says: whether it is a caption, and how many of its words are numbers."""

    row: Row
    words: str
    caption: bool
    numbers: int
    share: float


def exhibits(
    words: str, rows: Sequence[Row], body: tuple[float, int], taken: Sequence[Span]
) -> Iterator[Hint]:
    """Yield each stretch of lines that is a table or chart.

    Args:
        words: the text of a page.
        rows: its lines with their type.
        body: size and weight of running text in the document.
        taken: the lines that are something else already: headings and footnotes.
    """
    said = [_said(words, row) for row in rows]
    barred = [_is_barred(line, taken) for line in said]
    index = 0
    while index < len(said):
        first = index
        while index < len(said) and not barred[index] and _belongs(said, first, index, body):
            index += 1
        if index > first and _is_exhibit(said[first:index]):
            start = _labels_above(said, barred, first, body)
            yield Hint(
                Span(said[start].row.span.start, said[index - 1].row.span.end), aside=FurnitureKind.TABLE
            )
        index = max(index, first + 1)


def _said(words: str, row: Row) -> _Said:
    text = words[row.span.start : row.span.end].strip()
    table = patterns()
    tokens = text.split()
    numbers = sum(bool(_NUMBER.fullmatch(token)) and any(map(str.isdigit, token)) for token in tokens)
    plain = sum(bool(_NUMBER.fullmatch(token) or table.between.fullmatch(token)) for token in tokens)
    caption = bool(table.caption.fullmatch(text))
    return _Said(row, text, caption, numbers, plain / len(tokens) if tokens else 0.0)


def _is_barred(line: _Said, taken: Sequence[Span]) -> bool:
    """Tell whether a line is furniture, a numbered heading, or taken: no exhibit goes on over it."""
    table = patterns()
    if not line.words or (table.page_number.fullmatch(line.words) and not line.words.isdecimal()):
        return True
    if any(label.pattern.fullmatch(line.words) for label in table.labels):
        return True
    if any(span.start <= line.row.span.start < span.end for span in taken):
        return True
    return bool(_SECTION.match(line.words)) and line.share < _MOSTLY


def _belongs(said: Sequence[_Said], first: int, index: int, body: tuple[float, int]) -> bool:
    """Tell whether a line belongs to the exhibit that would begin at `first`."""
    line = said[index]
    if line.caption or _is_figures(said, index, body):
        return True
    if index == first or _is_running(line.row, body):
        return False
    return len(line.words) < _LABEL or any(each.caption for each in said[first:index])


def _is_figures(said: Sequence[_Said], index: int, body: tuple[float, int]) -> bool:
    """Tell whether a line is mostly numbers; within running text, next to nothing else."""
    line = said[index]
    if not line.numbers or line.share < _MOSTLY:
        return False
    if not _is_running(line.row, body):
        return True
    carried_on = index and _is_running(said[index - 1].row, body) and not _ENDED.search(said[index - 1].words)
    return line.share >= _NEARLY and (line.numbers >= _FIGURES or not carried_on)


def _is_running(row: Row, body: tuple[float, int]) -> bool:
    """Tell whether a line is set as running text is; one without letters has no type of its own."""
    size, weight = body
    heavier = row.weight >= _BOLD > weight
    return bool(row.size) and abs(row.size - size) <= _TYPE and not heavier and not row.slanted


def _is_exhibit(lines: Sequence[_Said]) -> bool:
    return any(line.caption for line in lines) or sum(line.numbers for line in lines) >= _FIGURES


def _labels_above(said: Sequence[_Said], barred: Sequence[bool], first: int, body: tuple[float, int]) -> int:
    """Return where an exhibit begins, with the labels in small type just above its first figures."""
    if said[first].caption:
        return first
    while first and not barred[first - 1] and len(said[first - 1].words) < _LABEL:
        row = said[first - 1].row
        if not 0 < row.size < body[0] - _TYPE:
            break
        first -= 1
    return first

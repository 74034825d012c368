"""hOCR to lines in reading order, each of words with their place and certainty. Used by `kg.reading.scans`.

Tesseract makes one line of what stands side by side, such as an address and the margin column of a letter;
where such a column shows, it is read after what stands left of it, as the text of a PDF has it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from lxml import etree

from kg.reading.trees import Element, parse_html

_BOX: Final = re.compile(r"\bbbox (\d+) (\d+) (\d+) (\d+)")
_SURE: Final = re.compile(r"\bx_wconf (\d+)")
_SIZE: Final = re.compile(r"\bx_size ([\d.]+)")
_NOISE: Final = 0.5
"""A paragraph that is less certain than this is no text but a photograph, stamp or signature."""
_WIDE: Final = 2.0
"""So many times the height of its letters is a space in a line that parts two columns, at least."""
_ALIGNED: Final = 0.7
"""So many times the height of their letters may the beginnings of lines differ in one column."""
_RIGHT: Final = 0.45
"""A second column begins at this share of the page's width or further: left of it values follow labels."""
_MARGIN: Final = 0.68
"""A column that begins at this share of the page's width or further is its margin."""
_LINES: Final = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A word in a picture: its box in dots (left, top, right, bottom) and how certain it is, 0-1."""

    text: str
    box: tuple[int, int, int, int]
    certainty: float


@dataclass(frozen=True, slots=True)
class Row:
    """A line in a picture; `size` is the height of its letters in dots, alike in a `paragraph`.

    `is_margin` says that it stands in a narrow column beside the text.
    """

    words: tuple[Word, ...]
    size: float
    paragraph: int
    is_margin: bool = False

    @property
    def left(self) -> int:
        """Where it begins."""
        return self.words[0].box[0]

    @property
    def right(self) -> int:
        """Where it ends."""
        return self.words[-1].box[2]

    @property
    def middle(self) -> float:
        """How far it is from the top."""
        return median((word.box[1] + word.box[3]) / 2 for word in self.words)


def rows(data: bytes, width: int) -> tuple[tuple[Row, ...], int]:
    """Return the lines of a page in reading order, and how many letters were left out as no text.

    Args:
        data: the page in hOCR.
        width: how wide its picture is, in dots.

    Raises:
        UnreadableError: it is no HTML.
    """
    root = parse_html(data.decode("utf-8", "replace"), "hOCR")
    paragraphs = [_rows(each, number) for number, each in enumerate(_of(root, "ocr_par"))]
    found = [row for each in paragraphs if _is_text(each) for row in each]
    noise = [row for each in paragraphs if not _is_text(each) for row in each]
    return tuple(_in_order(found, width)), _letters(noise)


def _of(root: Element, *classes: str) -> Iterator[Element]:
    return (each for each in root.iter(etree.Element) if each.get("class") in classes)


def _rows(paragraph: Element, number: int) -> list[Row]:
    """Return the lines of a paragraph; their size is that of most of them, since single ones are guessed."""
    found: list[Row] = []
    for line in _of(paragraph, "ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"):
        words = tuple(word for each in _of(line, "ocrx_word") if (word := _word(each)))
        if any(char.isalnum() for word in words for char in word.text):
            told = _SIZE.search(line.get("title", ""))
            found.append(Row(words, float(told[1]) if told else 0.0, number))
    size = median([row.size for row in found] or [0.0])
    return [replace(row, size=size) for row in found]


def _letters(found: Iterable[Row]) -> int:
    return sum(len(word.text) for row in found for word in row.words)


def _is_text(paragraph: Iterable[Row]) -> bool:
    certain = sum(len(word.text) * word.certainty for row in paragraph for word in row.words)
    return certain >= _NOISE * _letters(paragraph)


def _word(element: Element) -> Word | None:
    title = element.get("title", "")
    text = "".join("".join(element.itertext()).split())
    box, sure = _BOX.search(title), _SURE.search(title)
    if not (text and box and sure):
        return None
    left, top, right, bottom = map(int, box.groups())
    return Word(text, (left, top, right, bottom), int(sure[1]) / 100)


def _in_order(found: Sequence[Row], width: int) -> Iterator[Row]:
    """Yield the lines, those of a second column after what stands left of it."""
    column = _column(found, width)
    if not column:
        yield from found
        return
    edge, top, bottom = column
    beside: list[Row] = []
    inside = [top <= row.middle <= bottom for row in found]
    last = max(index for index, held in enumerate(inside) if held)
    for index, (row, held) in enumerate(zip(found, inside, strict=True)):
        first = next((at for at, word in enumerate(row.words) if word.box[0] >= edge), len(row.words))
        if held and first < len(row.words):
            aside = edge >= _MARGIN * width
            beside.append(replace(row, words=row.words[first:], paragraph=-1, is_margin=aside))
            row = replace(row, words=row.words[:first])  # noqa: PLW2901 - what is left of it
        if row.words:
            yield row
        if index == last:
            yield from sorted(beside, key=lambda each: each.middle)


def _column(found: Sequence[Row], width: int) -> tuple[float, float, float] | None:
    """Return where a second column begins, its top and its bottom; nothing where there is none.

    It begins where some line has a wide space, or in the margin, and has lines that begin below one another,
    beside others, with no line in between that runs across.
    """
    parts = [part for row in found for part in _parts(row)]
    begun = [after for row in found for after in _parts(row)[1:] if after.left >= _RIGHT * width]
    begun += [part for part in parts if part.left >= _MARGIN * width]
    best: list[Row] = []
    for one in begun:
        edge = one.left - _ALIGNED * one.size
        aligned = [part for part in parts if 0 <= part.left - edge <= 2 * _ALIGNED * one.size]
        across = [part.middle for part in parts if part.left < edge < part.right]
        run = [
            part
            for part in aligned
            if not any(min(part.middle, one.middle) < each < max(part.middle, one.middle) for each in across)
        ]
        if len(run) > len(best):
            best = run
    if len(best) < _LINES:
        return None
    height = max(part.size for part in best) / 2
    middles = [part.middle for part in best]
    edge, top, bottom = min(part.left for part in best), min(middles) - height, max(middles) + height
    beside = any(part.left < edge and top <= part.middle <= bottom for part in parts)
    return (edge, top, bottom) if beside else None


def _parts(row: Row) -> list[Row]:
    """Return the parts of a line between its wide spaces."""
    wide = [after.box[0] - before.box[2] > _WIDE * row.size for before, after in pairwise(row.words)]
    cuts = [0, *(at for at, apart in enumerate(wide, 1) if apart), len(row.words)]
    return [replace(row, words=row.words[start:end]) for start, end in pairwise(cuts)]

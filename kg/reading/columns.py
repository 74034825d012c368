"""Two columns on a page of a PDF whose lines are written across both: the left one is read first.

Within the reading step, for `kg.reading.pdf`. Most files hold a column as a whole, and PDFium gives the
characters in the order of the file; some hold a page row by row, and a sentence of the left column would run
on in the right one. That is seen from where the pieces of text stand; nothing is moved but where many rows in
succession have two full pieces beside each other, with one empty gutter between all of them. A table has
ragged cells, and the margin of a letter has short ones: they stay as they are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from pypdfium2 import PdfTextPage

_ROWS: Final = 5
"""So many rows in succession make columns, at least."""
_WIDTH: Final = 0.2
"""A column is at least so wide, of all that stands on the page."""
_FULL: Final = 0.8
_WORDS: Final = 10
"""Most lines of a column fill so much of it, at least, and are so many times as long as high."""
_DIGITS: Final = 0.15
_ABREAST: Final = 0.5
"""Pieces of one row overlap in height for at least so much of the lower one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text on one line, by where it stands; points from the lower left."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows with two pieces each, and the gutter between these."""

    left: float
    right: float
    bottom: float
    top: float


def text_of(page: PdfTextPage) -> str:
    """Return the text of a page, column by column where its rows were woven."""
    bands = list(woven([Piece(*page.get_rect(index)) for index in range(page.count_rects())]))
    whole: str = page.get_text_bounded()
    parts: list[str] = []
    ceiling: float | None = None
    for band in bands:
        middle = (band.left + band.right) / 2
        left: str = page.get_text_bounded(bottom=band.bottom, top=band.top, right=middle)
        right: str = page.get_text_bounded(bottom=band.bottom, top=band.top, left=middle)
        if _are_figures(left) or _are_figures(right):
            continue
        parts += [page.get_text_bounded(bottom=band.top, top=ceiling), left, right]
        ceiling = band.bottom
    if ceiling is None:
        return whole
    parts.append(page.get_text_bounded(top=ceiling))
    moved = "\n".join(part for part in parts if part.strip())
    return moved if sorted(_letters(moved)) == sorted(_letters(whole)) else whole


def _are_figures(words: str) -> bool:
    """Tell whether what seems a column belongs to a table: many of its characters are digits."""
    return sum(map(str.isdigit, words)) > _DIGITS * len(words)


def _letters(words: str) -> str:
    """Return the characters of a text that must not be lost: a piece may stand on a border."""
    return "".join(words.split())


def woven(pieces: Sequence[Piece]) -> Iterator[_Band]:
    """Yield each band of rows that run across two columns, from the top of the page down."""
    if not pieces:
        return
    wide = _WIDTH * (max(piece.right for piece in pieces) - min(piece.left for piece in pieces))
    run: list[tuple[Piece, Piece]] = []
    for row in [*_rows(pieces), []]:
        pair = _pair(row)
        if pair and (not run or _gutter([*run, pair])):
            run.append(pair)
            continue
        if _are_columns(run, wide):
            yield _band(run)
        run = [pair] if pair else []


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces row by row, as far as they follow each other in the file."""
    rows: list[list[Piece]] = []
    for piece in pieces:
        if rows and _abreast(rows[-1][-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def _abreast(one: Piece, other: Piece) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared >= _ABREAST * min(one.top - one.bottom, other.top - other.bottom)


def _pair(row: Sequence[Piece]) -> tuple[Piece, Piece] | None:
    """Return the left and right half of a row, parted at its one wide gap; cells of a table have more."""
    if len(row) < 2:  # noqa: PLR2004 - two halves
        return None
    ordered = sorted(row, key=lambda piece: piece.left)
    gaps = [after.left - before.right for before, after in pairwise(ordered)]
    at = gaps.index(max(gaps)) + 1
    if any(gap > max(piece.top - piece.bottom for piece in row) for gap in sorted(gaps)[:-1]):
        return None
    return _joined(ordered[:at]), _joined(ordered[at:])


def _joined(pieces: Sequence[Piece]) -> Piece:
    return Piece(
        min(piece.left for piece in pieces),
        min(piece.bottom for piece in pieces),
        max(piece.right for piece in pieces),
        max(piece.top for piece in pieces),
    )


def _gutter(run: Sequence[tuple[Piece, Piece]]) -> bool:
    """Tell whether one empty strip parts the halves of all rows."""
    return max(left.right for left, _ in run) < min(right.left for _, right in run)


def _are_columns(run: Sequence[tuple[Piece, Piece]], wide: float) -> bool:
    if len(run) < _ROWS:
        return False
    for halves in zip(*run, strict=True):
        column = _joined(halves)
        width = column.right - column.left
        line = median(half.top - half.bottom for half in halves)
        full = median(half.right - half.left for half in halves)
        if width < wide or full < max(_FULL * width, _WORDS * line):
            return False
    return True


def _band(run: Sequence[tuple[Piece, Piece]]) -> _Band:
    return _Band(
        left=max(left.right for left, _ in run),
        right=min(right.left for _, right in run),
        bottom=min(half.bottom for pair in run for half in pair),
        top=max(half.top for pair in run for half in pair),
    )

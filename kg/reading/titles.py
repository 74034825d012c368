"""The title of a PDF, by its type: the largest lines of its first page, and the smaller ones right below.

Within the reading step, for `kg.reading.pdf`, beside `kg.reading.sizes`. What a file says of itself (its
metadata) is not asked: there stand names of other documents, of files and of programs.
"""

from collections.abc import Sequence
from typing import Final

from kg.model import Span
from kg.reading.sizes import Row

_LARGE: Final = 1.4
"""A title is so many times as large as most lines of its document, at least."""
_BELOW: Final = 1.14
"""And a subtitle so many times, at least."""
_ALIKE: Final = 0.5
_LINES: Final = 5
_LENGTH: Final = 300


def title(
    words: str, rows: Sequence[Row], body: tuple[float, int], *, poster: bool = False
) -> tuple[Span, ...]:
    """Return the lines of a title, in order; none where no line of the page is large.

    Args:
        words: the text of a page.
        rows: its lines with their type.
        body: size and weight of running text in the document.
        poster: whether the document is a page or two, on which any line that is larger is its title.
    """
    largest = max((row.size for row in rows if _says(words, row)), default=0.0)
    if not body[0] or largest < (_BELOW if poster else _LARGE) * body[0]:
        return ()
    found: list[Row] = []
    for row in rows:
        if not found:
            if abs(row.size - largest) <= _ALIKE and _says(words, row):
                found.append(row)
            continue
        known = any(_plain(words, row) == _plain(words, each) for each in found)
        if len(found) == _LINES or known or 0 < row.size < _BELOW * body[0]:
            break
        found.append(row)
    if sum(row.span.end - row.span.start for row in found) > _LENGTH:
        return ()
    return tuple(row.span for row in found if _plain(words, row))


def _says(words: str, row: Row) -> bool:
    """Tell whether a line has letters enough for a title: a page number or initial has not."""
    return sum(map(str.isalpha, words[row.span.start : row.span.end])) > _ALIKE * (
        row.span.end - row.span.start
    )


def _plain(words: str, row: Row) -> str:
    return words[row.span.start : row.span.end].strip().lower()

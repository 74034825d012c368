"""A table as characters: how wide each column is, and what becomes of a table that does not fit.

Before `formats`. No word that can be kept whole is broken, so that an id can be copied. In a terminal that is
too narrow for that a row becomes a block of lines, one for each field; where there is no terminal the table
becomes as wide as it must.
"""

import io
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

Rows = Sequence[Sequence[str]]

_WIDTH: Final = 176
"""How wide a table is where there is no terminal, if what is in it fits."""
_GAP: Final = 3
_NARROW: Final = 20
"""How wide a column becomes at most, unless one word of it is longer."""
_LEAST: Final = 34
_LEAST_OF_NARROW: Final = 24
"""How wide a column of sentences is at least, and in a narrow terminal."""
_WORD: Final = 20
"""How long a word of people may be and still be kept whole in a terminal; an id is kept whole always."""


@dataclass(frozen=True, slots=True)
class Column:
    """The heading of a column, and whether it holds sentences: those get the room that is left."""

    heading: str
    wide: bool = False


def drawn(columns: Sequence[Column], rows: Rows, width: int | None) -> str:
    """Return a table, or a block of lines for each row where the terminal is too narrow for one.

    Args:
        columns: their headings.
        rows: a cell for each column; there is a row at least.
        width: that of the terminal; None where there is none.
    """
    bounds = [_bounds(column, [row[place] for row in rows], width) for place, column in enumerate(columns)]
    gaps = _GAP * (len(columns) - 1)
    needed = sum(least for least, _ in bounds) + gaps
    if width is not None and needed > width:
        return _blocks(columns, rows, width)
    return _table(columns, rows, _shared(bounds, max(width or _WIDTH, needed) - gaps))


def _bounds(column: Column, cells: Sequence[str], width: int | None) -> tuple[int, int]:
    """Return how wide a column is at least, and how wide it would be."""
    words = [word for text in (column.heading, *cells) for word in text.split()]
    longest = max(
        (len(word) for word in words if width is None or _is_id(word) or len(word) <= _WORD), default=1
    )
    whole = max(map(len, (column.heading, *cells)))
    if not column.wide:
        return longest, max(longest, min(whole, _NARROW))
    roomy = width is None or width >= _WIDTH
    return max(longest, min(whole, _LEAST if roomy else _LEAST_OF_NARROW)), whole


def _is_id(word: str) -> bool:
    return any(char.isdigit() or char in "/:" for char in word)


def _shared(bounds: Sequence[tuple[int, int]], room: int) -> list[int]:
    """Return the width of each column: what it would be, the widest ones made narrower until all fit."""
    widths = [most for _, most in bounds]
    while sum(widths) > room:
        _, place = max((width, -place) for place, width in enumerate(widths) if width > bounds[place][0])
        widths[-place] -= 1
    return widths


def _table(columns: Sequence[Column], rows: Rows, widths: Sequence[int]) -> str:
    from rich import box  # noqa: PLC0415 - rich takes longer to load than the other formats to run
    from rich.console import Console  # noqa: PLC0415 - the same
    from rich.table import Table  # noqa: PLC0415 - the same
    from rich.text import Text  # noqa: PLC0415 - the same

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column, width in zip(columns, widths, strict=True):
        table.add_column(Text(column.heading), overflow="fold", width=width)
    for row in rows:
        table.add_row(*map(Text, row))
    out = io.StringIO()
    wide = sum(widths) + _GAP * len(widths)
    Console(file=out, width=wide, no_color=True, highlight=False, emoji=False).print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()).strip("\n") + "\n"


def _blocks(columns: Sequence[Column], rows: Rows, width: int) -> str:
    side = min(max(len(column.heading) for column in columns) + 2, width // 3)
    blocks = [
        "\n".join(
            textwrap.fill(
                cell,
                width=max(width, side + _NARROW),
                initial_indent=f"{column.heading}: ".ljust(side),
                subsequent_indent=" " * side,
                break_long_words=False,
                break_on_hyphens=False,
            )
            for column, cell in zip(columns, row, strict=True)
            if cell
        )
        for row in rows
    ]
    return "\n\n".join(blocks) + "\n"

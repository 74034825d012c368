"""Characters to lines, each with its offsets and its distance to the line before.

Comes after `kg.reading.decoding`; `kg.reading.furniture` and `kg.reading.blocks` come after. A text
that was flattened to one long line keeps its old line ends as double spaces: there a "line" is what
stands between those. Where it lost those too, `kg.reading.unrolled` tells where a letter began its lines.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kg.reading import unrolled

_LONG: Final = 2000
_FLAT: Final = re.compile(r"[^\S\n]{2,}|\n")
_NEWLINE: Final = re.compile(r"\r\n|[\n\r\f\v\u2028\u2029]")
_PARAGRAPH_SPACES: Final = 4
_PARTED: Final = 2
_WRAPPED_WIDTH: Final = 130
_WRAPPED_SHARE: Final = 0.8
_FULL_LINE: Final = 0.6


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: `raw[start:end]` without surrounding white space.

    `gap` counts the line ends between it and the line before (1: directly below).
    """

    start: int
    end: int
    text: str
    gap: int


def split(raw: str) -> tuple[Line, ...]:
    """Return the lines of a text that are not blank, in order."""
    flat = (
        max((len(line) for line in raw.splitlines()), default=0) > _LONG and raw.count("  ") > len(raw) / 500
    )
    separator = _FLAT if flat else _NEWLINE
    lines: list[Line] = []
    position = gap = 0
    for found in [*separator.finditer(raw), None]:
        end = found.start() if found else len(raw)
        inner = unrolled.places(raw, position, end) if not flat and end - position > _LONG else ()
        for first, last in pairwise((position, *inner, end)):
            text = raw[first:last]
            if text.strip():
                start = first + len(text) - len(text.lstrip())
                stripped = text.strip()
                lines.append(Line(start, start + len(stripped), stripped, gap))
                gap = _PARTED if inner else 0
        if found:
            gap += _weight(found.group(), flat=flat)
            position = found.end()
    return tuple(lines)


def _weight(separator: str, *, flat: bool) -> int:
    return 1 + (len(separator) >= _PARAGRAPH_SPACES) if flat else 1


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text was set: whether sentences wrap over lines, how wide, and the usual line distance."""

    wrapped: bool
    width: int
    distance: int

    def is_full(self, line: Line) -> bool:
        """Tell whether a line runs on to the right margin, so that its sentence may go on below."""
        return len(line.text) >= _FULL_LINE * self.width


def setting(lines: tuple[Line, ...]) -> Setting:
    """Measure how a text was set.

    Wrapped means that most characters stand in lines of at most 130 characters. The distance is the
    commonest one between two full lines of which the second carries on the sentence of the first: in text
    drawn from a PDF a blank line may stand between any two.
    """
    characters = sum(len(line.text) for line in lines)
    short = sum(len(line.text) for line in lines if len(line.text) <= _WRAPPED_WIDTH)
    if not characters or short < _WRAPPED_SHARE * characters:
        return Setting(wrapped=False, width=_WRAPPED_WIDTH, distance=1)
    widths = sorted(len(line.text) for line in lines)
    width = widths[int(0.9 * (len(widths) - 1))]
    distances = [
        below.gap
        for above, below in pairwise(lines)
        if len(above.text) >= _FULL_LINE * width and _runs_on(above.text, below.text)
    ]
    distance = max(sorted(set(distances)), key=distances.count, default=1)
    return Setting(wrapped=True, width=width, distance=distance)


def _runs_on(above: str, below: str) -> bool:
    return above[-1] not in ".!?:;" and below[0].islower()

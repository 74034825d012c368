"""The lists of literature of a document: their entries say nothing, and the keys over them are no headings.

Within the structure step, for `kg.structure.roles`. A list need not have a heading of its own, and one line
that looks like an entry may be prose ("CoMensha (2012) telt ook …"), so only a row of them counts.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from kg.model import Block, BlockKind
from kg.resources import table

_ROW: Final = 3
"""So many entries that follow each other are a list."""
_EACH: Final = 450
"""So many characters at most has an entry on average, of several in one block."""
_GAP, _SHORT = 4, 450
"""So many blocks, no longer than this and with a year, may stand between two parts of a list."""
_DATED: Final = re.compile(r"\b(?:(?:19|20)\d\d[a-z]?|z\.j\.)(?!\w)")
_LISTED: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ITEM})


@dataclass(frozen=True, slots=True)
class Looks:
    """`references.toml`, compiled: how an entry looks, its key, and where one begins among others."""

    entry: re.Pattern[str]
    key: re.Pattern[str]
    among: re.Pattern[str]


def mark(blocks: list[Block], words: Sequence[str]) -> None:
    """Mark the blocks of lists of literature, in place; `words` are those of each block."""
    lines = [
        " ".join(each.split()) if block.kind in _LISTED else ""
        for block, each in zip(blocks, words, strict=True)
    ]
    for start, end in _lists(lines):
        for index in range(start, end):
            blocks[index] = replace(blocks[index], kind=BlockKind.REFERENCE, level=0)


def _lists(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield from where to where a list goes, with what stands between its rows."""
    last: tuple[int, int] | None = None
    for start, end in _rows(lines):
        between = lines[last[1] : start] if last else ()
        if last and len(between) <= _GAP and all(map(_may_be_one, between)):
            last = last[0], end
            continue
        if last:
            yield last
        last = start, end
    if last:
        yield last


def _rows(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield from where to where entries and their keys follow each other."""
    start, entries = 0, 0
    for index in range(len(lines) + 1):
        found = _entries(lines[index]) if index < len(lines) else 0
        entries += found
        if found or (index + 1 < len(lines) and _is_key(lines[index], lines[index + 1])):
            continue
        if entries >= _ROW:
            yield start, index
        start, entries = index + 1, 0


def _entries(line: str) -> int:
    """Return how many entries a block has: mostly one, or none."""
    among = len(looks().among.findall(line)) if looks().among.match(line) else 0
    if among >= _ROW and len(line) < among * _EACH:
        return among
    return 1 if looks().entry.fullmatch(line) else 0


def _may_be_one(line: str) -> bool:
    """Tell whether a line between entries may be one that looks like none: it is short, and has a year."""
    return len(line) <= _SHORT and bool(_DATED.search(line))


def _is_key(line: str, below: str) -> bool:
    """Tell whether a line is the key of the entry below it, which has the same year."""
    return bool(looks().key.fullmatch(line)) and bool(_years(line) & _years(below)) and bool(_entries(below))


def _years(line: str) -> set[str]:
    return set(re.findall(r"(?:19|20)\d\d", line))


@cache
def looks() -> Looks:
    """Read and compile the table, once."""
    rows = table("structure/references.toml")
    return Looks(*(re.compile("|".join(rows[name]["patterns"])) for name in ("entry", "key", "among")))

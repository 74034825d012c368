"""Where a letter that was set down as one long line begins a new one: at its labels and formulas.

Used by `kg.reading.lines`. What is looked for stands in `unrolled.toml`; a label may have been misread by
a letter or two, as scans do.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.resources import table

_HEAD: Final = 2500
_FOOT: Final = 1200
_WORD: Final = re.compile(r"\b[\w!]{5,10}\b")
_LETTERS_PER_FAULT: Final = 4


@dataclass(frozen=True, slots=True)
class Cut:
    """A row of `unrolled.toml`, compiled."""

    where: str
    pattern: re.Pattern[str]
    after: bool
    examples: tuple[str, ...]
    counter: tuple[str, ...]


@cache
def cuts() -> tuple[Cut, ...]:
    """Read and compile the rows, once."""
    rows = table("reading/unrolled.toml")
    return tuple(
        Cut(
            row["where"],
            re.compile(row["pattern"].replace("{titles}", rows["titles"])),
            row["after"],
            tuple(row["examples"]),
            tuple(row["counter"]),
        )
        for row in rows["cut"]
    )


@cache
def labels() -> tuple[str, ...]:
    """Return the words of labels that a scan may misread, in lower case."""
    return tuple(table("reading/unrolled.toml")["misread"])


def alike(word: str, label: str) -> bool:
    """Tell whether a word is a label, or one in which a scan misread a letter (two in a long one)."""
    if len(word) != len(label):
        return False
    faults = sum(one != other for one, other in zip(word.lower(), label, strict=True))
    return faults <= (len(label) + 1) // _LETTERS_PER_FAULT


def places(raw: str, start: int, end: int) -> tuple[int, ...]:
    """Return the offsets at which `raw[start:end]`, one long line, begins a new line, sorted.

    Without a salutation it is not known to be a letter, and only its questions are parted.
    """
    salutation = next(
        (
            opening
            for cut in cuts()
            if cut.where == "salutation"
            and (opening := cut.pattern.search(raw, start, min(end, start + _HEAD)))
        ),
        None,
    )
    found: set[int] = set()
    zones = {"anywhere": (start, end)}
    if salutation:
        foot = min(end, salutation.end() + _FOOT)
        zones |= {
            "head": (start, salutation.start()),
            "salutation": (salutation.start(), salutation.end()),
            "foot": (salutation.end(), foot),
        }
        found |= {word.start() for word in _misread(raw, *zones["head"])}
        found |= {word.start() for word in _misread(raw, *zones["foot"]) if not word.group().islower()}
    for cut in cuts():
        if cut.where in zones:
            for match in cut.pattern.finditer(raw, *zones[cut.where]):
                found |= {match.start(), match.end()} if cut.after else {match.start()}
    return tuple(sorted(place for place in found if start < place < end))


def _misread(raw: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the words that are a label but for a letter or two."""
    for found in _WORD.finditer(raw, start, end):
        word = found.group()
        if (
            word.lower() not in labels()
            and not word.isdigit()
            and any(alike(word, each) for each in labels())
        ):
            yield found

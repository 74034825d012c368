"""Blocks to sentences, each with its offsets in the reading view.

Within the structure step, after `kg.structure.roles`. The splitting itself is sentencex's (Wikimedia);
what it does not know of Dutch officialese stands in `abbreviations.toml`.
"""

import re
from collections import deque
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

import sentencex

from kg.resources import table

_TABLE: Final[dict[str, list[str]]] = table("structure/abbreviations.toml")
_INITIAL: Final = re.compile(r"(?:^|[\s(])(?:[A-Z]|Th|Ch|IJ)\.\s*$")
_NUMBER: Final = re.compile(r"\s*\(?(?:\d{1,2}|[a-z])[.)]\s*$")
"""The number of an item, before its sentence."""
_BRACKETED: Final = re.compile(r"\s*\([^()]{2,79}[^().?!]\)\.?\s*")
"""Words in brackets behind a sentence: whom it asks, or where it is from."""
_LISTED: Final = re.compile(r"\s*(?:\(\w{1,4}\)|[^\w\s(\[‘’“”\"„«»'`´])\s+")
"""The mark or number of an item, behind which the splitter looks no further: "(2)", a bullet."""
_QUOTES: Final = re.compile(r"[‘’“”\"„«»'`´]")
_LONG: Final = 700
_LOWER: Final = re.compile(r"[a-zà-ÿ(,;]")


@cache
def abbreviations() -> frozenset[str]:
    """Return the abbreviations that end in a point and end no sentence, in lower case."""
    return frozenset(word.lower() for word in _TABLE["words"])


@cache
def _ends() -> re.Pattern[str]:
    """Return what ends a sentence that the splitter keeps with the next: a word, "CIE", a note."""
    words = rf"(?<=\s)(?:{'|'.join(map(re.escape, _TABLE['ends']))}|[A-Z]{{3,}})\."
    marked = "".join(rf"(?<!\b{word}\.)" for word in _TABLE["numbered"])
    return re.compile(rf"(?:{words}|(?<=[a-zà-ÿ)’”]\.){marked}\d{{1,3}})\s+(?=[‘“\"]?[A-ZÀ-Þ])")


def split(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence of a block, without the white space around it."""
    start = 0
    position = 0
    pieces = _pieces(text)
    for index, piece in enumerate(pieces):
        position += len(piece)
        if index + 1 < len(pieces) and _goes_on(text[start:position], pieces[index + 1]):
            continue
        body = text[start:position]
        first = start + len(body) - len(body.lstrip())
        last = start + len(body.rstrip())
        if first < last:
            yield first, last
        start = position


def _pieces(text: str) -> list[str]:
    """Return the splitter's pieces; one that is too long is split again without its quotation marks.

    The splitter keeps a quotation whole, and takes an apostrophe for the start of one.
    """
    pieces: list[str] = []
    for piece in _segments(text):
        if len(piece) <= _LONG:
            pieces.extend(_parted(piece))
            continue
        start = len("".join(pieces))
        for bare in _segments(_QUOTES.sub("-", piece)):
            pieces.extend(_parted(text[start : start + len(bare)]))
            start += len(bare)
    return pieces


def _segments(text: str) -> Iterator[str]:
    """Yield the splitter's pieces, with what it keeps whole behind the number of an item split as well."""
    mark, left = "", deque(sentencex.segment("nl", text))
    while left:
        piece = left.popleft()
        if listed := _LISTED.match(piece):
            mark += listed.group()
            left.extendleft(reversed(sentencex.segment("nl", piece[listed.end() :]) or [""]))
        else:
            yield mark + piece
            mark = ""


def _parted(piece: str) -> list[str]:
    ends = [0, *(found.end() for found in _ends().finditer(piece)), len(piece)]
    return [piece[start:end] for start, end in pairwise(ends)]


def _goes_on(before: str, after: str) -> bool:
    """Tell whether the splitter cut behind an abbreviation or an initial, not behind a sentence."""
    words = before.split()
    last = words[-1].lower().lstrip("(‘“\"'") if words else ""
    if _INITIAL.search(before) or _NUMBER.match(before) or _BRACKETED.fullmatch(after):
        return True
    return last in abbreviations() and (last not in _TABLE["last"] or bool(_LOWER.match(after)))

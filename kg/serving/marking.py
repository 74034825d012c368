"""The text of a document with its statements marked: characters and spans → stretches. Before `things`.

Statements may overlap, and one sentence may say two things; a stretch is as long as the same statements hold.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from kg.model import FurnitureKind
from kg.reading.errors import UnreadableError
from kg.reading.files import documents
from kg.reading.text import read

_MASK: Final = "•"
_KEPT: Final = 8
"""Of how many documents the text is kept."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the file that a statement rests on, in characters."""

    start: int
    end: int
    statement: str
    kind: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters with all the marks that cover them, none for most."""

    text: str
    marks: tuple[Mark, ...] = ()


def stretches(text: str, marks: Iterable[Mark]) -> list[Stretch]:
    """Return the text in stretches; joined, they are the text again."""
    kept = sorted(
        (mark for mark in marks if 0 <= mark.start < mark.end <= len(text)),
        key=lambda mark: (mark.start, mark.end, mark.statement),
    )
    edges = sorted({0, len(text)} | {mark.start for mark in kept} | {mark.end for mark in kept})
    return [
        Stretch(text[start:end], tuple(mark for mark in kept if mark.start <= start and end <= mark.end))
        for start, end in pairwise(edges)
    ]


def text_of(sha256: str, folders: Sequence[Path]) -> str | None:
    """Return the characters of the document with these bytes, contact details masked; None where it is not.

    Its offsets are those of the file as it was read.
    """
    path = _files(tuple(folders)).get(sha256)
    try:
        return _text(path, sha256) if path else None
    except UnreadableError:
        return None


@lru_cache(maxsize=_KEPT)
def _text(path: Path, sha256: str) -> str:
    """Return the same of a file; reading a report takes seconds, and the same bytes have the same text.

    Raises:
        UnreadableError: it cannot be read now, or has other bytes now; later it may be the same again.
    """
    found = read(path)
    characters = list(found.raw)
    for item in found.furniture:
        if item.kind is FurnitureKind.CONTACT_DETAIL:
            span = item.span
            characters[span.start : span.end] = [
                char if char.isspace() else _MASK for char in found.raw[span.start : span.end]
            ]
    if found.sha256 != sha256:
        raise UnreadableError(str(path), "changed")
    return "".join(characters)


@cache
def _files(folders: tuple[Path, ...]) -> dict[str, Path]:
    """Return the readable files below some folders by the hash of their bytes."""
    return {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in documents(folders)[0]}

"""Ligatures in a PDF whose font does not say what they stand for: "pro? elen" is "profielen".

Within the reading step, for `kg.reading.pdf`. Such a sign comes out as a control character, often with a
space behind it. What it stands for is told by the words of the same document: of the ligatures that printers
use, the one that makes a word of it, or one of `ligatures.toml`; else what the sign mostly is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from kg.resources import table

_LIGATURES: Final = ("fi", "ff", "fl", "ft", "ffi", "ffl", "tt", "fj", "fb", "fh", "fk")
_SIGN: Final = re.compile(
    r"(?P<before>[^\W\d_]*)(?P<sign>[\x01\x03-\x08\x0b\x0e-\x1f])(?P<gap> ?)(?P<after>[^\W\d_]*)"
)
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_LEAST: Final = 2
"""Letters that stand beside a sign, at least: alone it is a bullet, or the name of a key."""


def mended(pages: Sequence[str]) -> list[str]:
    """Return the pages of a document with its ligatures written out; the other signs stay as they are."""
    if not any(_SIGN.search(page) for page in pages):
        return list(pages)
    known = frozenset(word.lower() for page in pages for word in _WORD.findall(page))
    usual = _usual(pages, known)
    return [_SIGN.sub(lambda found: _written(found, known, usual), page) for page in pages]


def _usual(pages: Iterable[str], known: frozenset[str]) -> dict[str, str]:
    """Return for each sign the ligature that it is wherever the words tell, if that is mostly one."""
    counts: dict[str, Counter[str]] = {}
    for page in pages:
        for found in _SIGN.finditer(page):
            if told := _told(found, known):
                counts.setdefault(found["sign"], Counter())[told] += 1
    return {sign: max(sorted(each), key=lambda one: each[one]) for sign, each in counts.items()}


def _told(found: re.Match[str], known: frozenset[str]) -> str:
    """Return the one ligature that makes a known word of what stands around a sign."""
    if len(found["before"]) + len(found["after"]) < _LEAST:
        return ""
    before, after = found["before"].lower(), found["after"].lower()
    for is_known in (known.__contains__, _has_stem):
        fits = [
            each
            for each in _LIGATURES
            if is_known(f"{before}{each}{after}") or (found["gap"] and is_known(f"{before}{each}"))
        ]
        if len(fits) == 1:
            return fits[0]
    return ""


@cache
def _stems() -> re.Pattern[str]:
    stems = table("reading/ligatures.toml")["stems"]
    return re.compile("|".join(map(re.escape, sorted(stems, key=len, reverse=True))))


def _has_stem(word: str) -> bool:
    return bool(_stems().search(word))


def _written(found: re.Match[str], known: frozenset[str], usual: dict[str, str]) -> str:
    enough = len(found["before"]) + len(found["after"]) >= _LEAST
    told = _told(found, known) or (usual.get(found["sign"], "") if enough else "")
    if not told:
        return found.group()
    ends = f"{found['before']}{told}".lower()
    ended = found["gap"] and found["after"] and (ends in known or bool(_stems().fullmatch(ends)))
    return f"{found['before']}{told}{found['gap'] if ended or not found['after'] else ''}{found['after']}"

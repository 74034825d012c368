"""Which documents are copies of others: the same letters in the same order, whatever else was lost.

Between interpretation and the graph: it looks at all documents of a build at once. Two texts are compared by
the words left when case, digits, marks and accents are gone; a copy is a document whose words are nearly all
in another, in the same neighbourhoods, and the more complete of the two is the one that speaks.
"""

import re
from collections.abc import Sequence
from typing import Final

from kg.model import Text

_SHINGLE: Final = 5
_SAME: Final = 0.8
_WORD: Final = re.compile(r"[a-z]+")


def shingles(text: Text) -> frozenset[int]:
    """Return the hashes of all runs of five words, ASCII letters alone; the same on every machine."""
    words = _WORD.findall(text.raw.lower())
    return frozenset(
        _stable(" ".join(words[start : start + _SHINGLE]))
        for start in range(max(1, len(words) - _SHINGLE + 1))
    )


def _stable(words: str) -> int:
    value = 14695981039346656037
    for byte in words.encode("ascii"):
        value = ((value ^ byte) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return value


def completeness(text: Text) -> tuple[int, int, int, str]:
    """Return how much of a page a text still has: capitals and digits, then marks, then length."""
    signs = sum(char.isupper() or char.isdigit() for char in text.raw)
    marks = sum(not char.isalnum() and not char.isspace() for char in text.raw)
    return signs, marks, len(text.raw), text.sha256


def copies(texts: Sequence[Text]) -> dict[str, str]:
    """Return, by SHA-256, of which document each copy is one; originals are not in it.

    The order of the texts does not matter.
    """
    ranked = sorted(texts, key=completeness, reverse=True)
    prints = {text.sha256: shingles(text) for text in ranked}
    found: dict[str, str] = {}
    for index, text in enumerate(ranked):
        for original in ranked[:index]:
            if original.sha256 in found or original.sha256 == text.sha256:
                continue
            one, other = prints[text.sha256], prints[original.sha256]
            if len(one & other) >= _SAME * len(one | other):
                found[text.sha256] = original.sha256
                break
    return found

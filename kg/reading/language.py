"""Dutch or English, by the commonest words of each; enough to tell the two apart, and no more.

Used within the reading step and by `kg.structure`. A language-detection library would bring models for
languages that never occur here.
"""

import re
from functools import cache
from typing import Final, Literal

from kg.resources import table

_WORD: Final = re.compile(r"[^\W\d_]+")


@cache
def _common() -> dict[str, frozenset[str]]:
    return {code: frozenset(words) for code, words in table("reading/language.toml").items()}


def language(text: str) -> Literal["nl", "en", ""]:
    """Return the language of a text, or nothing where neither shows (too short, or something else)."""
    words = [word.lower() for word in _WORD.findall(text[:20000])]
    dutch = sum(word in _common()["nl"] for word in words)
    english = sum(word in _common()["en"] for word in words)
    if max(dutch, english) < 1 + 0.05 * len(words):
        return "nl" if dutch > english else ""
    return "nl" if dutch >= english else "en"

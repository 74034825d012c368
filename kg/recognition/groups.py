"""Parties that no list can hold complete, by the end of their word: "zedenrechercheurs", "IT-leveranciers".

Within the recognition step, beside the gazetteer, which finds those of the register. The ends stand in
`groups.toml`.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from kg.model import EntityKind, Mention
from kg.recognition.folding import fold
from kg.resources import table

RULE: Final = "group.several"
CLASS: Final = "foaf:Group"
"""What a new group is."""
_WORD: Final = re.compile(r"(?<![\w/.-])[^\W\d_]+(?:-[^\W\d_]+){0,2}(?:'s)?(?![\w/-])")
"""A word; no part of an address of a page."""
_BEFORE: Final = 3
"""So many letters stand before the end of a word: "rechters" alone is in the register or nowhere."""


@cache
def _ends(which: str) -> tuple[str, ...]:
    return tuple(table("recognition/groups.toml")[which])


@cache
def one() -> str:
    """Return a regular expression of the words for one of a group: "zedenofficier", in lower case."""
    ends = "|".join(map(re.escape, _ends("one")))
    never = "|".join(map(re.escape, _ends("never")))
    return rf"(?![\w’'-]*(?:{never})\b)[\w’'-]{{{_BEFORE},}}(?:{ends})(?![\w-])"


def find(text: str) -> Iterator[Mention]:
    """Yield the words for more than one of a group that have something before their end."""
    several, never = _ends("several"), _ends("never")
    for found in _WORD.finditer(fold(text)):
        word = found.group()
        if word.endswith(several) and not word.endswith(never) and not word.endswith(_short(len(word))):
            start, end = found.span()
            yield Mention(EntityKind.GROUP, start, end, text[start:end], RULE)


@cache
def _short(length: int) -> tuple[str, ...]:
    """Return the ends that leave too little before them in a word of so many letters."""
    return tuple(each for each in _ends("several") if length - len(each) < _BEFORE)

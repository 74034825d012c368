"""The sections in which the author speaks (conclusions, a foreword), and those that say nothing.

Within the interpretation step. The words of their headings stand in `sections.toml`.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from kg.resources import table

_TABLE: Final[dict[str, list[str]]] = table("statements/sections.toml")
_ANY_NUMBER: Final = r"(?:(?:bijlage )?[A-Z]?\d*(?:\.\d+)*\.?:? )?"
_NUMBER: Final = re.compile(r"(?P<chapter>\d+)(?:\.\d+)*\.?\s")


def concluding(labels: Iterable[str]) -> frozenset[str]:
    """Return the headings of sections in which the author speaks, in the order of the document.

    What stands under such a chapter does so too: "10.2" under "10", and headings without a number.
    """
    found: set[str] = set()
    chapter, within = "", False
    for label in labels:
        own = bool(_words().search(label))
        number = _NUMBER.match(label)
        if number and number["chapter"] != chapter:
            chapter, within = number["chapter"], own
        if own or within:
            found.add(label)
    return frozenset(found)


def is_silent(label: str) -> bool:
    """Tell whether a section says nothing by its heading: a list of literature, a colophon, contents."""
    return bool(_lists().fullmatch(label.strip()))


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_TABLE['concluding'])})\b", re.IGNORECASE)


@cache
def _lists() -> re.Pattern[str]:
    return re.compile(rf"{_ANY_NUMBER}(?:{'|'.join(_TABLE['silent'])})", re.IGNORECASE)

"""Words of functions beside a name: those of no public office, and how they stand there.

Within the linking step, for `kg.linking.standing` and `parties`. The words stand in `functions.toml`.
"""

import re
from functools import cache
from typing import Final

from kg.recognition import persons, titles
from kg.resources import table
from kg.structure.parties import is_post

_TABLE: Final[dict[str, dict[str, str | list[str]]]] = table("linking/functions.toml")


def _between(key: str) -> str:
    return str(_TABLE["between"][key])


@cache
def private() -> str:
    """Return the functions that are no public office, as one pattern of a whole word."""
    return rf"\b(?i:{'|'.join(_TABLE['private']['words'])})(?![\w-])"


@cache
def private_before() -> re.Pattern[str]:
    """Return what finds a function of no public office at the end of words: "Advocaat", "de bewoners"."""
    return re.compile(rf"{private()}$|{private_several().pattern}", re.IGNORECASE)


@cache
def private_several() -> re.Pattern[str]:
    """Return what finds a plural of such functions at the end of words: "de bewoners"."""
    words, several = _TABLE["private"]["words"], _TABLE["private"]["several"]
    return _at_end(rf"(?:{'|'.join(words)})(?:s|en)|{'|'.join(several)}")


@cache
def ranks_before() -> re.Pattern[str]:
    """Return what finds a rank that several have at the end of words: "de ministers"."""
    return _at_end(titles.plurals())


def _at_end(words: str) -> re.Pattern[str]:
    """Return what finds one of some words, given as alternatives, at the end of others."""
    return re.compile(rf"(?<![\w-])(?:{words})$", re.IGNORECASE)


@cache
def row() -> re.Pattern[str]:
    """Return what finds, at the end of words, what parts a name from the one behind it in a row."""
    return re.compile(rf"{_between('row')}$", re.IGNORECASE)


@cache
def also() -> re.Pattern[str]:
    """Return what finds how words go on to something else that somebody is: "vader van twee en minister"."""
    return re.compile(_between("also"), re.IGNORECASE)


@cache
def _private_with_sort() -> re.Pattern[str]:
    return re.compile(rf"{_between('article')}{_between('sort')}{private()}", re.IGNORECASE)


def is_private(words: str) -> bool:
    """Tell whether words name a function that is no public office: "bezorgde bewoner"."""
    return bool(_private_with_sort().match(words))


def is_public(words: str) -> bool:
    """Tell whether words begin like an office or a role in which the project names somebody."""
    return (is_post(words) or bool(_role().match(words))) and not is_private(words)


@cache
def _role() -> re.Pattern[str]:
    return re.compile(rf"(?:de |het )?{_between('former')}(?:{persons.role_words()})\b", re.IGNORECASE)


@cache
def role_before() -> re.Pattern[str]:
    """Return what finds a public role at the end of words: "de directeur"."""
    return _at_end(persons.role_words())


def rank(words: str) -> str:
    """Return the class of the rank that words begin with: "oud-minister van Justitie"."""
    return next((cls for pattern, cls in _ranks() if pattern.match(words)), "")


@cache
def _ranks() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return what matches each rank at the start of words, with its class."""
    before = rf"(?:de\s+)?{_between('former')}(?:nationaal\s+)?"
    return tuple(
        (re.compile(rf"{before}{word}\b(?!-)", re.IGNORECASE), cls) for word, cls in titles.classes().items()
    )


@cache
def rank_before() -> re.Pattern[str]:
    """Return what finds a rank and its field at the end of words: "minister van Financiën"."""
    return re.compile(rf"(?:{'|'.join(titles.classes())})\b[^.;:\n]{{0,90}}$", re.IGNORECASE)


def is_past(words: str) -> bool:
    """Tell whether words say that an office was held before: "oud-minister van Justitie"."""
    return bool(re.match(_between("past"), words, re.IGNORECASE))


@cache
def led_by() -> re.Pattern[str]:
    """Return what finds an article and "voormalig" before an office."""
    return re.compile(rf"{_between('article')}{_between('former')}", re.IGNORECASE)


@cache
def trailing() -> re.Pattern[str]:
    """Return what finds what parts a name from what is said of it behind it, which is the group `mark`."""
    return re.compile(rf"{_between('trailing')}(?P<mark>\s*,\s*|\s*\(|\s*\n\s*|\s+[-–]\s+|\s+|$)")


@cache
def leading() -> re.Pattern[str]:
    """Return what finds what may stand between an office and the name behind it, at the end of words."""
    return re.compile(rf"{_between('leading')}$", re.IGNORECASE)

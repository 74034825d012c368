"""Titles before a name, and what they say of who bears them. They stand in `titles.toml`.

Within the recognition step, for `kg.recognition.persons` and `posts`; `kg.linking` asks which post is meant.
"""

import re
from functools import cache
from typing import Final

from kg.resources import table

_TABLE: Final = table("recognition/titles.toml")


@cache
def offices() -> frozenset[str]:
    """Return the titles that are a public office."""
    return frozenset(row["word"] for row in _TABLE["title"] if row.get("office"))


@cache
def functions() -> frozenset[str]:
    """Return the titles that say what somebody does: all but those of courtesy."""
    return frozenset(row["word"] for row in _TABLE["title"] if not row.get("courtesy"))


@cache
def classes() -> dict[str, str]:
    """Return of which class the post is that a title is of, by the title and by its plural."""
    rows = [row for row in _TABLE["title"] if "class" in row]
    return {row[key]: row["class"] for row in rows for key in ("word", "several") if key in row}


@cache
def before_name() -> str:
    """Return the titles as alternatives of a pattern."""
    return "|".join(_capital(row["word"]) for row in _TABLE["title"])


@cache
def ranks() -> str:
    """Return the titles that have a plural, as alternatives of a pattern."""
    return "|".join(_capital(row["word"]) for row in _TABLE["title"] if "several" in row)


@cache
def plurals() -> str:
    """Return the plurals of titles as alternatives of a pattern, in lower case."""
    return "|".join(row["several"] for row in _TABLE["title"] if "several" in row)


@cache
def academic() -> str:
    """Return a pattern of the titles of scholars, any number of them: "prof. dr. "."""
    return rf"(?:(?:{'|'.join(_TABLE['academic'])})\.[ ]*)*"


def _capital(word: str) -> str:
    """Return a pattern of a word that may begin with a capital."""
    return f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}"

"""The table of replies, compiled: what finds that an advice is taken over or not, or what was done with it.

Within the interpretation step, for `kg.statements.replies`. The rows stand in `replies.toml`.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from kg.resources import table
from kg.statements.notation import expand

_TABLE: Final = table("statements/replies.toml")
_FAR: Final = r"(?:[^;?]{0,300}? )??"
_AFTER: Final = r"[^;?]{0,300}?"
_FORMS: Final = ("finite", "particle", "joined", "done", "infinitive")


@dataclass(frozen=True, slots=True)
class Row:
    """A compiled row of the table: what finds it, and what it says."""

    id: str
    stance: str
    patterns: tuple[re.Pattern[str], ...]
    confidence: float
    is_verb: bool
    is_bare: bool = False
    negative: bool = False
    unless: re.Pattern[str] | None = None
    examples: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()


@cache
def rows() -> tuple[Row, ...]:
    """Compile the rows, once; the surest first."""
    made = [*map(_verb, _TABLE["verb"]), *map(_phrase, _TABLE["phrase"])]
    return tuple(sorted(made, key=lambda row: (-row.confidence, row.id)))


def _verb(row: dict[str, Any]) -> Row:
    patterns = []
    frames = _TABLE["frames"]
    for form in _FORMS:
        if form in row and not (form == "finite" and "particle" in row):
            for frame in frames[form]:
                written = frame.replace("{far}", _FAR).replace("{is}", frames["is"])
                for name in _FORMS:
                    written = written.replace(f"{{{name}}}", row.get(name, ""))
                patterns.append(re.compile(expand(written)))
    return _row(row, patterns, is_verb=True)


def _phrase(row: dict[str, Any]) -> Row:
    noun = rf"\b(?:{answerable()})\b"
    patterns = [
        re.compile(expand(each.replace("{far}", _FAR).replace("{after}", _AFTER).replace("{advice}", noun)))
        for each in row["pattern"]
    ]
    return _row(row, patterns, is_verb=False)


def _row(row: dict[str, Any], patterns: list[re.Pattern[str]], *, is_verb: bool) -> Row:
    return Row(
        row["id"],
        row.get("stance", ""),
        tuple(patterns),
        row["confidence"],
        is_verb=is_verb,
        is_bare=is_verb and "particle" not in row,
        negative=row.get("negative", False),
        unless=re.compile(row["not"]) if "not" in row else None,
        examples=tuple(row["examples"]),
        counters=tuple(row["counters"]),
    )


@cache
def pattern(section: str, key: str) -> re.Pattern[str]:
    """Return a pattern of a section of the table that stands there as it is."""
    return re.compile(_TABLE[section][key])


@cache
def answerable() -> str:
    """Return the words for what may be answered, as alternatives of a pattern."""
    return "|".join(words()[name] for name in ("advice", "promise", "parts", "pronouns"))


@cache
def words() -> dict[str, str]:
    """Return the lists of words, each as alternatives of a pattern."""
    return {name: "|".join(words) for name, words in _TABLE["words"].items() if isinstance(words, list)}

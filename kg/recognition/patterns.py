"""Names that follow a pattern: laws, programmes, publications, committees, posts of their own kind.

Within the recognition step, beside `kg.recognition.gazetteer`. The patterns stand in `patterns.toml`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.model import EntityKind, Mention
from kg.recognition.triggers import Filter
from kg.resources import table
from kg.structure import dates


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled row of `patterns.toml`."""

    id: str
    kind: EntityKind
    cls: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counters: tuple[str, ...]


@cache
def patterns() -> tuple[Pattern, ...]:
    """Read and compile the patterns, once.

    White space in a pattern is a space: the reading view has no other within a block, and a name never runs
    from one block into the next.
    """
    rows = table("recognition/patterns.toml")
    stop = "|".join(sorted(rows["stop"]["words"]))
    joined = "|".join(rows["stop"]["joined"])
    loose = "".join(rf"(?<! {word})" for word in rows["stop"]["loose"])
    owners = "|".join(rows["stop"]["owners"])
    whose = rf"(?!(?:van|door) (?:(?:de|het|een) )?(?:{owners})\b)"
    word = rf"(?!(?:{stop})\b){whose}(?!(?:en|of|de|het) (?:{joined})\b)\w[\w’'*-]*(?:\(\w{{1,3}}\)\w*)?"
    words = rf"[\w’'*-]*(?:,? {{1,2}}{word})*\b{loose}"
    link = "|".join(rows["stop"]["within"])
    anew = "|".join(rows["stop"]["anew"])
    capitals = rf"(?:\s(?:(?:{link})\s){{0,2}}(?!(?:{anew})\b)[A-Z][a-zà-ÿ][a-zA-ZÀ-ÿ’'-]*)*"
    return tuple(
        Pattern(
            id=row["id"],
            kind=EntityKind(row["kind"]),
            cls=row["class"],
            pattern=re.compile(
                row["pattern"]
                .replace("{words}", words)
                .replace("{capitals}", capitals)
                .replace("{name}", words.replace(",?", ""))
                .replace(r"\s", "[ ]")
            ),
            examples=tuple(row["examples"]),
            counters=tuple(row["counters"]),
        )
        for row in rows["pattern"]
    )


@cache
def classes() -> dict[str, str]:
    """Return the class of a new thing by the id of the pattern that found it."""
    return {row.id: row.cls for row in patterns()}


@cache
def _filter() -> Filter:
    """Return what tells, without trying them all, which patterns a text may match."""
    return Filter([row.pattern.pattern for row in patterns()])


def find(text: str) -> Iterator[Mention]:
    """Yield what the patterns find, and every date."""
    rows = patterns()
    for number in _filter().candidates(text):
        row = rows[number]
        for found in row.pattern.finditer(text):
            start, end = found.span("name")
            yield Mention(row.kind, start, end, found["name"], row.id)
    for start, end, _ in dates.find(text):
        yield Mention(EntityKind.DATE, start, end, text[start:end], "date")

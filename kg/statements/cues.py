"""The cue tables: what in a sentence says that it recommends, worries, promises or assigns.

Within the interpretation step, for `kg.statements.matching`. The tables stand in `cues/`, with a README.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from kg.model import DocumentKind, StatementKind
from kg.statements.notation import expand


@dataclass(frozen=True, slots=True)
class Cue:
    """A compiled row of a cue table; see `cues/README.md` for what each key means."""

    id: str
    kind: StatementKind
    confidence: float
    patterns: tuple[re.Pattern[str], ...] = ()
    unless: re.Pattern[str] | None = None
    unless_near: re.Pattern[str] | None = None
    strength: str = ""
    role: str = ""
    holder: str = ""
    past: bool = False
    negative: bool = False
    nominal: bool = False
    legal: bool = False
    lead: bool = False
    duty: bool = False
    documents: frozenset[DocumentKind] = frozenset()
    elsewhere: bool = False
    examples: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """A compiled row that tells whom a norm asks: "gemeenten moeten", "het is nodig dat het OM"."""

    pattern: re.Pattern[str]
    unless: re.Pattern[str]
    examples: tuple[str, ...]
    counters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """A compiled row that tells by its words what kind of responsibility a clause speaks of."""

    role: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counters: tuple[str, ...]


@cache
def _tables() -> dict[str, dict[str, list[dict[str, object]]]]:
    """Read the tables of the folder `cues`, once: their rows by the kind of statement and the kind of row."""
    folder = Path(__file__).parent / "cues"
    return {path.stem: _rows(path) for path in sorted(folder.glob("*.toml"))}


def _rows(path: Path) -> dict[str, list[dict[str, object]]]:
    """Read the rows of a table by their kind, each with the `parts` of the table beside its own."""
    table = tomllib.loads(path.read_text("utf-8"))
    shared = table.pop("parts", {})
    for row in chain.from_iterable(table.values()):
        own = row.get("parts", {})
        if not isinstance(own, dict):
            message = f"{row['id']}: 'parts' must be a table of names and what they stand for"
            raise TypeError(message)
        row["parts"] = {**shared, **own}
    return table


@cache
def cues() -> tuple[Cue, ...]:
    """Compile the cue tables, once; the surest first."""
    rows = [_cue(row, kind) for kind, table in _tables().items() for row in table["cue"]]
    return tuple(sorted(rows, key=lambda cue: (-cue.confidence, cue.id)))


@cache
def leads() -> frozenset[str]:
    """Return the names of the cues that only announce what a list under them says."""
    return frozenset(cue.id for cue in cues() if cue.lead)


def _cue(row: dict[str, object], kind: str) -> Cue:
    documents = row.get("documents", [])
    if not isinstance(documents, list):
        message = f"{row['id']}: 'documents' must be a list"
        raise TypeError(message)
    return Cue(
        id=str(row["id"]),
        kind=StatementKind(kind.capitalize()),
        patterns=tuple(re.compile(expand(each)) for each in _patterns(row, "pattern")),
        unless=_compiled(row, "not") if "not" in row else None,
        unless_near=_compiled(row, "not-near") if "not-near" in row else None,
        confidence=float(str(row["confidence"])),
        strength=str(row.get("strength", "")),
        role=str(row.get("role", "")),
        holder=str(row.get("holder", "")),
        past=bool(row.get("past", False)),
        negative=bool(row.get("negative", False)),
        nominal=bool(row.get("nominal", False)),
        legal=bool(row.get("legal", False)),
        lead=bool(row.get("lead", False)),
        duty=bool(row.get("duty", False)),
        documents=frozenset(DocumentKind(str(kind)) for kind in documents),
        elsewhere=row.get("elsewhere") == "author",
        examples=_strings(row["examples"]),
        counters=_strings(row["counters"]),
    )


def _compiled(row: dict[str, object], key: str) -> re.Pattern[str]:
    return re.compile(expand("|".join(_patterns(row, key))))


def _patterns(row: dict[str, Any], key: str) -> tuple[str, ...]:
    """Return the patterns of a row with its `parts` written out in them."""
    patterns = _strings(row[key])
    for name, words in row["parts"].items():
        patterns = tuple(each.replace(f"{{{name}}}", words) for each in patterns)
    return patterns


def _strings(value: object) -> tuple[str, ...]:
    return tuple(map(str, value if isinstance(value, list) else [value]))


@cache
def subjects() -> tuple[Subject, ...]:
    """Compile the rows that tell whom a norm asks something of, once."""
    return _subjects("addressee")


@cache
def nobodies() -> tuple[Subject, ...]:
    """Compile the rows that tell of a norm that it is for all of us, or for people, once."""
    return _subjects("nobody")


def _subjects(key: str) -> tuple[Subject, ...]:
    return tuple(
        Subject(
            pattern=_compiled(row, "pattern"),
            unless=_compiled(row, "not"),
            examples=_strings(row["examples"]),
            counters=_strings(row["counters"]),
        )
        for row in _tables()["recommendation"][key]
    )


@cache
def role_rows() -> tuple[Role, ...]:
    """Compile the rows that tell a role by its words, once."""
    return tuple(
        Role(
            role=str(row["role"]),
            pattern=_compiled(row, "pattern"),
            examples=_strings(row["examples"]),
            counters=_strings(row["counters"]),
        )
        for row in _tables()["responsibility"]["role"]
    )

"""The cue tables: what in a sentence says that it recommends, worries, promises or assigns.

Within the interpretation step, after `kg.statements.coding`. The tables stand in `cues/`, with a README.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from typing import Final

from kg.model import Actor, DocumentKind, StatementKind
from kg.statements.coding import Coded
from kg.statements.modality import already, denies, proposes
from kg.statements.triggers import Filter
from kg.statements.verbs import inflect

_DETERMINER: Final = (
    r"(?:(?:de|het|dit|deze|dat|die|ons|onze|uw|een|alle|beide|toenmalige?|huidige?|nieuwe?|mijn|haar|zijn"
    r"|(?:desbe)?betreffende|betrokken|afzonderlijke|verantwoordelijke|bevoegde|relevante|individuele"
    r"|verschillende|meeste|andere|overige|regionale|lokale|landelijke|nederlandse|nationale"
    r"|gespecialiseerde|brede|N) )*"
)
_MACRO: Final = re.compile(
    r"\{(author|actor|other|body|reader|party|programme|few|gap)(?::(\w+))?(?:~([^}]+))?\}"
)
_CODES: Final = {"actor": "SAU", "other": "AG", "body": "A", "reader": "U", "party": "AUG", "programme": "P"}
_SPEAKS: Final = re.compile(r"\bS\d+|\bmijn?\b")
"""The author, in a coded sentence."""
_KEPT: Final = frozenset({"holder", "addressee", "by"})
_JOIN: Final = r"(?:,| en| of| én| alsmede|, en)"
_OTHER_CLAUSE: Final = inflect(
    rf"(?!(?:en|maar|terwijl) {_DETERMINER}[SAUG]\d+ "
    r"(?:<hebben>|<zijn>|<zullen>|<willen>|wordt|worden|kan|kunnen|moet|moeten)\b)"
)
"""What a gap must not run into: "… en de Tweede Kamer heeft …" is said of somebody else."""
_SIMPLE: Final = {
    "author": rf"{_DETERMINER}S\d+",
    "few": r"(?:(?:[^\s.;:?]+ ){0,4}?)",
    "gap": rf"(?:(?:{_OTHER_CLAUSE}[^\s.;:?]+ ){{0,14}}?)",
}


@dataclass(frozen=True, slots=True)
class Cue:
    """A compiled row of a cue table; see `cues/README.md` for what each key means."""

    id: str
    kind: StatementKind
    patterns: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str] | None
    unless_near: re.Pattern[str] | None
    confidence: float
    strength: str
    role: str
    holder: str
    past: bool
    negative: bool
    nominal: bool
    legal: bool
    lead: bool
    documents: frozenset[DocumentKind]
    elsewhere: bool
    examples: tuple[str, ...]
    counters: tuple[str, ...]


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


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue that matched a sentence, with the actors in its groups.

    `proposed`: the sentence asks for it. `already`: it says that it is so, whether it asks for it or not.
    """

    cue: Cue
    groups: dict[str, tuple[Actor, ...]]
    role: str = ""
    proposed: bool = False
    already: bool = False


def expand(pattern: str) -> str:
    """Return a pattern with its macros written out as regular expressions over coded sentences.

    A name may be used more than once: in the expression each use gets a number behind it.

    Raises:
        KeyError: a verb is not in `verbs.toml`.
    """
    numbers = count()
    return _MACRO.sub(lambda found: _expand_macro(found, numbers), inflect(pattern))


def _expand_macro(found: re.Match[str], numbers: Iterator[int]) -> str:
    name, group, verbs = found.groups()
    if not verbs:
        return _expand_one(name, group, next(numbers))
    before, after = (_expand_one(name, group, next(numbers)) for _ in range(2))
    return rf"(?:{before} (?:{verbs})|\b(?:{verbs}) {after})\b"


def _expand_one(name: str, group: str, number: int) -> str:
    if name in _SIMPLE:
        return _SIMPLE[name]
    token = rf"[{_CODES[name]}]\d+(?: \([A-Z]\d+\))?(?:/\w+)?"
    tokens = rf"{token}(?:{_JOIN} (?:(?:(?:die|dat) )?van )?{_DETERMINER}{token})*"
    kept = f"?P<{group}_{number}>" if group in _KEPT else "?:"
    return f"{_DETERMINER}({kept}{tokens})"


@cache
def _tables() -> dict[str, dict[str, list[dict[str, object]]]]:
    """Read the tables of the folder `cues`, once: their rows by the kind of statement and the kind of row."""
    folder = Path(__file__).parent / "cues"
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.toml"))}


@cache
def cues() -> tuple[Cue, ...]:
    """Compile the cue tables, once; the surest first."""
    rows = [_cue(row, kind) for kind, table in _tables().items() for row in table["cue"]]
    return tuple(sorted(rows, key=lambda cue: (-cue.confidence, cue.id)))


@cache
def leads() -> frozenset[str]:
    """Return the names of the cues that only announce what a list under them says."""
    return frozenset(cue.id for cue in cues() if cue.lead)


@cache
def _rows() -> tuple[tuple[Cue, re.Pattern[str]], ...]:
    """Return every pattern with its cue, the surest first: they are tried one by one, few of them on each."""
    return tuple((cue, pattern) for cue in cues() for pattern in cue.patterns)


@cache
def _filter() -> Filter:
    """Return what tells, without trying them all, which patterns a sentence may match."""
    return Filter([pattern.pattern for _, pattern in _rows()])


def _found(text: str, kind: DocumentKind, *, concludes: bool) -> Iterator[tuple[Cue, re.Match[str]]]:
    """Yield each cue that matches a text, with its first match."""
    speaks = concludes or bool(_SPEAKS.search(text))
    first: dict[str, tuple[Cue, re.Match[str]]] = {}
    for number in _filter().candidates(text):
        cue, pattern = _rows()[number]
        if cue.documents and kind not in cue.documents and not (cue.elsewhere and speaks):
            continue
        match = pattern.search(text)
        if match and (cue.id not in first or match.start() < first[cue.id][1].start()):
            first[cue.id] = (cue, match)
    yield from first.values()


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
        documents=frozenset(DocumentKind(str(kind)) for kind in documents),
        elsewhere=row.get("elsewhere") == "author",
        examples=_strings(row["examples"]),
        counters=_strings(row["counters"]),
    )


def _compiled(row: dict[str, object], key: str) -> re.Pattern[str]:
    return re.compile(expand("|".join(_patterns(row, key))))


def _patterns(row: dict[str, object], key: str) -> tuple[str, ...]:
    """Return the patterns of a row with its own `parts` written out in them."""
    patterns, parts = _strings(row[key]), row.get("parts", {})
    if not isinstance(parts, dict):
        message = f"{row['id']}: 'parts' must be a table of names and what they stand for"
        raise TypeError(message)
    for name, words in parts.items():
        patterns = tuple(each.replace(f"{{{name}}}", words) for each in patterns)
    return patterns


def _strings(value: object) -> tuple[str, ...]:
    return tuple(map(str, value if isinstance(value, list) else [value]))


@cache
def subjects() -> tuple[Subject, ...]:
    """Compile the rows that tell whom a norm asks something of, once."""
    return tuple(
        Subject(
            pattern=_compiled(row, "pattern"),
            unless=_compiled(row, "not"),
            examples=_strings(row["examples"]),
            counters=_strings(row["counters"]),
        )
        for row in _tables()["recommendation"]["addressee"]
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


def role_of(clause: str) -> str:
    """Return the kind of responsibility that a coded clause speaks of; execution where no word says so."""
    return next((row.role for row in role_rows() if row.pattern.search(clause)), "execution")


def addressed(coded: Coded) -> tuple[Actor, ...]:
    """Return who is asked by a sentence that says what must be: the subject of its norm, if it names one."""
    for row in subjects():
        found = row.pattern.search(coded.text)
        if found and not row.unless.search(coded.text):
            return named(found, coded).get("addressee", ())
    return ()


def hits(coded: Coded, kind: DocumentKind, *, concludes: bool = False) -> Iterator[Hit]:
    """Yield the cues that match a sentence of a document of that kind, the surest first.

    `concludes`: it stands where the author speaks, as in a conclusion.
    """
    for cue, found in _found(coded.text, kind, concludes=concludes):
        if cue.unless and cue.unless.search(coded.text):
            continue
        if cue.unless_near and cue.unless_near.search(_clause(coded.text, found)):
            continue
        if cue.negative or not denies(coded.text, found, cue.kind):
            proposed = not cue.legal and proposes(coded.text, found, nominal=cue.nominal)
            role = role_of(_clause(coded.text, found)) if cue.role == "by-words" else cue.role
            yield Hit(cue, named(found, coded), role, proposed, already(coded.text))


def _clause(text: str, found: re.Match[str]) -> str:
    """Return the words of a match with those around it, up to the nearest comma on either side."""
    end = text.find(",", found.end())
    return text[text.rfind(",", 0, found.start()) + 1 : end if end >= 0 else len(text)]


def named(found: re.Match[str], coded: Coded) -> dict[str, tuple[Actor, ...]]:
    """Return the actors in the groups of a match, by the name of the group without its number."""
    groups: dict[str, tuple[Actor, ...]] = {}
    for name, tokens in found.groupdict("").items():
        words = re.sub(r"\([A-Z]\d+\)", "", tokens)  # in brackets: an abbreviation of the name before
        if not words:
            continue
        actors = [
            actor for number in re.findall(r"[A-Z](\d+)", words) for actor in coded.slots[int(number)].actors
        ]
        key = name.partition("_")[0]
        groups[key] = tuple(dict.fromkeys((*groups.get(key, ()), *actors)))
    return groups

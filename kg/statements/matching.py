"""Which cues a sentence matches, and whom they name.

Within the interpretation step, after `kg.statements.coding`; `kg.statements.making` calls it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.model import LEARNED, Actor, DocumentKind, StatementKind
from kg.recognition.triggers import Filter
from kg.statements import anaphora
from kg.statements.acting import acting
from kg.statements.actors import IN_BRACKETS, POINT_OF, told
from kg.statements.coding import Coded
from kg.statements.cues import Cue, cues, nobodies, role_rows, subjects
from kg.statements.modality import already, denies, is_own_act, is_relieved, proposes
from kg.statements.notation import expand
from kg.statements.weights import Weights

CARRIED: Final = frozenset({StatementKind.COMMITMENT, StatementKind.RESPONSIBILITY})
"""The kinds that say who will do something, or has to."""
_SPEAKS: Final = re.compile(r"\bS\d+|\bmijn?\b")
"""The author, in a coded sentence."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue that matched a sentence, with the actors in its groups.

    `proposed`: the sentence asks for it. `already`: it says that it is so, whether it asks for it or not.
    `silenced`: it says that it is not so, or an exception of the row says that the cue means something else.
    """

    cue: Cue
    groups: dict[str, tuple[Actor, ...]]
    role: str = ""
    proposed: bool = False
    already: bool = False
    silenced: bool = False


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
        match = acting(pattern, text)
        if match and (cue.id not in first or match.start() < first[cue.id][1].start()):
            first[cue.id] = (cue, match)
    yield from first.values()


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


def asks_nobody(coded: Coded) -> bool:
    """Tell whether a norm is for all of us or for people, and so not for who is written to: "we moeten"."""
    return any(row.pattern.search(coded.text) and not row.unless.search(coded.text) for row in nobodies())


def subject(coded: Coded) -> tuple[Actor, ...]:
    """Return who a coded sentence begins with, but for its author: "De politie stelt rechercheurs vrij"."""
    found = _first().match(coded.text)
    return named(found, coded).get("holder", ()) if found else ()


@cache
def _first() -> re.Pattern[str]:
    return re.compile(expand("{body:holder}"))


def hits(coded: Coded, kind: DocumentKind, *, concludes: bool = False) -> Iterator[Hit]:
    """Yield the cues that tell what a sentence of a document of that kind says, the surest first.

    `concludes`: it stands where the author speaks, as in a conclusion.
    """
    return (hit for hit in matches(coded, kind, concludes=concludes) if not hit.silenced)


def matches(coded: Coded, kind: DocumentKind, *, concludes: bool) -> Iterator[Hit]:
    """Yield the cues that match a sentence, also where the sentence or an exception silences them."""
    for cue, found in _found(coded.text, kind, concludes=concludes):
        silenced = bool(
            (cue.unless and cue.unless.search(coded.text))
            or (cue.unless_near and cue.unless_near.search(_clause(coded.text, found)))
            or (not cue.negative and denies(coded.text, found, cue.kind))
            or is_own_act(coded.text, cue.kind)
            or is_relieved(coded.text, cue.kind, cue.confidence)
        )
        if silenced:
            yield Hit(cue, {}, silenced=True)
            continue
        proposed = not cue.legal and proposes(coded.text, found, nominal=cue.nominal)
        role = role_of(_clause(coded.text, found)) if cue.role == "by-words" else cue.role
        yield Hit(cue, named(found, coded), role, proposed, already(coded.text))


def supposed(coded: Coded, kind: StatementKind, whom: Weights | None = None) -> Hit:
    """Return what is taken of a sentence without a cue: a norm, or a plan or task of who it is likely of."""
    holder = "nobody" if kind == StatementKind.COMMITMENT else ""
    cue = Cue(LEARNED + kind.lower(), kind, 0.0, strength="norm", holder=holder)
    own = kind == StatementKind.RESPONSIBILITY and anaphora.pattern("own_task", "words").search(coded.text)
    groups = {"holder": told(coded, POINT_OF[kind], whom)} if kind in CARRIED and not own else {}
    return Hit(cue, groups, role_of(coded.text))


def _clause(text: str, found: re.Match[str]) -> str:
    """Return the words of a match with those around it, up to the nearest comma on either side."""
    end = text.find(",", found.end())
    return text[text.rfind(",", 0, found.start()) + 1 : end if end >= 0 else len(text)]


def named(found: re.Match[str], coded: Coded) -> dict[str, tuple[Actor, ...]]:
    """Return the actors in the groups of a match, by the name of the group without its number."""
    groups: dict[str, tuple[Actor, ...]] = {}
    for name, tokens in found.groupdict("").items():
        words = IN_BRACKETS.sub("", tokens)
        if not words:
            continue
        actors = [
            actor for number in re.findall(r"[A-Z](\d+)", words) for actor in coded.slots[int(number)].actors
        ]
        key = name.partition("_")[0]
        groups[key] = tuple(dict.fromkeys((*groups.get(key, ()), *actors)))
    return groups

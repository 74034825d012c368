"""Who of those that a sentence names is asked, promises or carries, by weights that were learned from gold.

Within the interpretation step, after `kg.statements.coding`: for what no cue names. The weights stand in
`actors.csv`, a column for each point; `kg learn --actors` writes that file. What is looked at is where an
actor stands: the words before and after it, and how many are named before it.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from kg.model import Actor, StatementKind
from kg.statements.coding import Coded
from kg.statements.notation import together
from kg.statements.weights import Weights, read


class Point(StrEnum):
    """What an actor is in a statement: a column of the table."""

    ASKED = "addressee"
    PROMISES = "commitment holder"
    CARRIES = "responsibility holder"


POINTS: Final = tuple(Point)
POINT_OF: Final = {
    StatementKind.RECOMMENDATION: Point.ASKED,
    StatementKind.COMMITMENT: Point.PROMISES,
    StatementKind.RESPONSIBILITY: Point.CARRIES,
}

_TOKEN: Final = re.compile(r"[A-Z]\d+|\w+|[:;,()]")
_ACTOR: Final = re.compile(r"[ASUG]\d+")
_CODE: Final = re.compile(r"[A-Z]\d+")
IN_BRACKETS: Final = re.compile(r" \([^()]*\)")
"""The abbreviation of a name, or the name of which it is one: the same party once more."""
_DIGITS: Final = re.compile(r"\d+")
_ARTICLES: Final = frozenset({"de", "het", "een"})
_PASSIVE: Final = frozenset({"wordt", "worden", "werd", "werden", "is", "zijn"})
_HEAD: Final = 5
_MANY: Final = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor that a sentence names, by the number of its token, with what is looked at, sorted."""

    number: int
    features: tuple[str, ...]


def candidates(text: str) -> tuple[Candidate, ...]:
    """Return the actors of a coded sentence, in order; whose names these are is not looked at."""
    tokens = ["<", *_TOKEN.findall(text), ">", ">"]
    words = [token[0] if _CODE.fullmatch(token) else _DIGITS.sub("0", token) for token in tokens]
    places = [place for place, token in enumerate(tokens) if _ACTOR.fullmatch(token)]
    passive = not _PASSIVE.isdisjoint(words)
    found: list[Candidate] = []
    for rank, place in enumerate(places):
        first = place - 1
        while words[first] in _ARTICLES:
            first -= 1
        before, earlier, after = words[first], words[max(0, first - 1)], words[place + 1]
        seen = {
            f"is {words[place]}",
            f"before {before}",
            f"before {earlier} {before}",
            f"before {before} is {words[place]}",
            f"before begins {before[:_HEAD]}",
            f"before ends {before[-1]}",
            f"after {after}",
            f"after {after} {words[place + 2]}",
            f"after begins {after[:_HEAD]}",
            f"after ends {after[-1]}",
            f"number {min(rank, _MANY)}",
            f"of {min(len(places), _MANY)}",
        }
        if rank == len(places) - 1:
            seen.add("last")
        if passive:
            seen.add(f"passive, before {before}")
        found.append(Candidate(int(tokens[place][1:]), tuple(sorted(seen))))
    return tuple(found)


def told(coded: Coded, point: Point, weights: Weights | None = None) -> tuple[Actor, ...]:
    """Return who is most likely meant, with those named in one breath; nobody where none is likely enough."""
    known, column = weights or shipped(), POINTS.index(point)
    chances = [
        (known.likelihoods(each.features)[column], -place, each.number)
        for place, each in enumerate(candidates(coded.text))
        if coded.slots[each.number].actors
    ]
    if not chances or max(chances)[0] < known.least[column]:
        return ()
    number = max(chances)[2]
    return _with_others(coded, number)


def _with_others(coded: Coded, number: int) -> tuple[Actor, ...]:
    """Return the actors of a token, with those named in one breath: "de politie, het OM en gemeenten".

    What stands in brackets behind a name is the same party once more.
    """
    found = (each.group() for each in together().finditer(coded.text))
    words = next((each for each in found if number in _numbers(each)), "")
    numbers = _numbers(IN_BRACKETS.sub("", words)) or (number,)
    return tuple(dict.fromkeys(actor for each in numbers for actor in coded.slots[each].actors))


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(each.group()[1:]) for each in _ACTOR.finditer(text))


@cache
def shipped() -> Weights:
    """Return the weights that come with the package, read once."""
    return read(Path(__file__).with_name("actors.csv").read_text("utf-8"), POINTS)

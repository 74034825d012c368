"""Which advice a sentence means by "deze aanbeveling" or "uw aanbeveling om …", and whose it is.

Within the interpretation step, after `kg.statements.replies`, for `kg.statements.replying`. The words
stand in `replies.toml`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.model import Actor, Outline, PartyRole, Statement, StatementKind, Text
from kg.resources import table
from kg.statements.coding import Coded
from kg.statements.heard import Heard, Reading, authors
from kg.statements.matching import named
from kg.statements.notation import expand
from kg.statements.replies import Reply
from kg.statements.reply_rows import pattern

_NEAR: Final = 8
"""So many sentences back at most stands what "deze aanbeveling" is."""
_NUMBER: Final = re.compile(r"(\d{1,2}[a-z]?)[.)]? (?=[A-Z])")
_ANSWERED: Final = frozenset({StatementKind.RECOMMENDATION, StatementKind.COMMITMENT})
_RIGHT_BEFORE: Final = 2
"""So many where it is a part, or only "dit"."""
_BARE: Final = 5
"""So many where it is only called "de aanbeveling"."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement with the number of the sentence that it stands in (the last, where it runs over more)."""

    number: int
    statement: Statement


def placed(text: Text, outline: Outline, statements: Iterable[Statement]) -> tuple[Placed, ...]:
    """Return statements in the order in which they stand, with their places."""
    begins = sorted(  # in the file: a reading view may have another order
        (first.start, number)
        for number, each in enumerate(outline.sentences)
        for first in text.spans(each.start, each.end)[:1]
    )
    starts = [start for start, _ in begins]
    found = (Placed(begins[bisect_right(starts, each.spans[-1].start) - 1][1], each) for each in statements)
    return tuple(sorted(found, key=lambda each: (each.number, each.statement.spans)))


def same(one: Iterable[Actor], other: Iterable[Actor]) -> bool:
    """Tell whether two lists of actors have somebody in common, as a person or in a post."""
    first, second = (
        {iri for each in some for iri in (each.agent, each.post) if iri} for some in (one, other)
    )
    return not first.isdisjoint(second)


def meant(
    said: Sequence[Placed], heard: Heard, reply: Reply, who: tuple[Actor, ...]
) -> tuple[Statement, ...]:
    """Return what `who` comes back to, of what a document says: nothing where that is not clear."""
    after = heard.coded.text[reply.end :]
    kinds = {reply.answered} if reply.answered else _ANSWERED
    asked = [each for each in said if each.statement.kind in kinds]
    if given := numbers(after):
        return tuple(_numbered(asked, heard.number, given))
    earlier = [each for each in asked if each.number < heard.number and _others(each.statement, who)]
    if advisers := _named_adviser(heard, reply):
        earlier = [each for each in earlier if same(advisers, each.statement.stated_by)]
    if not reply.answered:
        return _nearest(earlier, heard.number - _RIGHT_BEFORE, several=False)
    own = tuple(each.statement for each in asked if each.number == heard.number)
    if place := ordinal(heard.coded.text[: reply.start]):
        return own or tuple(_numbered(asked, heard.number, [place]))
    return _pointed_at(_called(earlier, reply.noun(heard.coded)), own, heard, reply)


def _pointed_at(
    earlier: Sequence[Placed], own: tuple[Statement, ...], heard: Heard, reply: Reply
) -> tuple[Statement, ...]:
    """Return what a sentence points at by a word like "deze", by how many there are, or by what was asked."""
    text, which = heard.coded.text, _which()
    before, after = text[: reply.start], text[reply.end :]
    several = bool(pattern("which", "several").search(reply.noun(heard.coded)))
    if own and pattern("which", "content").match(after):
        return own
    if found := which.numeral.search(before):
        near = _nearest(earlier, heard.number - _NEAR, several=True)
        count = which.numerals.index(found["numeral"]) + 1
        return near if len(near) == count > 1 else ()  # "een advies" is another
    if pattern("which", "this").search(before):
        return _nearest(earlier, heard.number - _NEAR, several=several)
    if several or pattern("which", "content").match(after):
        return ()
    return _nearest(earlier, heard.number - _BARE, several=False)


def says_what(heard: Heard, reply: Reply) -> bool:
    """Tell whether a sentence itself says what was asked: "de aanbeveling om de wet te wijzigen"."""
    return bool(pattern("which", "asks").match(heard.coded.text[reply.end :]))


def whose(reading: Reading, heard: Heard, reply: Reply) -> tuple[Actor, ...]:
    """Return whose advice a sentence says that it comes back to, nobody where it does not."""
    before = heard.coded.text[: reply.start]
    if pattern("which", "mine").search(before):
        return authors(reading)
    if pattern("which", "yours").search(before):
        return reading.cast.of(PartyRole.ADDRESSEE)
    return _named_adviser(heard, reply)


def _named_adviser(heard: Heard, reply: Reply) -> tuple[Actor, ...]:
    """Return whose advice it is that a sentence names: "het advies van de Kinderombudsman"."""
    after = heard.coded.text[reply.end :]
    found = next((each for written in _which().whose if (each := written.search(after))), None)
    return named(found, heard.coded).get("by", ()) if found else ()


def adviser(coded: Coded) -> tuple[Actor, ...]:
    """Return whose report or advice a sentence speaks of."""
    if not pattern("which", "about").search(coded.text):
        return ()
    for written in _which().adviser:
        if found := written.search(coded.text):
            return named(found, coded).get("by", ())
    return ()


def _called(asked: Sequence[Placed], noun: str) -> Sequence[Placed]:
    """Return what may be called by a noun: a motion or promise is so in so many words."""
    for name, words in _which().called:
        if noun.startswith(name):
            return [each for each in asked if words.search(each.statement.text.lower())]
    return asked


def _others(statement: Statement, who: tuple[Actor, ...]) -> bool:
    """Tell whether a statement may be another's than who comes back to it: by its author or number."""
    if statement.kind == StatementKind.COMMITMENT:
        return True
    return bool(statement.numbered) or not same(who, statement.stated_by)


def _nearest(earlier: Sequence[Placed], first: int, *, several: bool) -> tuple[Statement, ...]:
    """Return the last of what stands not before a sentence, or all that stand together with it."""
    near = [each for each in earlier if each.number >= first]
    if not near:
        return ()
    last = near[-1]
    if not several:
        return (last.statement,)
    together = [last]
    for each in reversed(earlier[: earlier.index(last)]):
        apart = together[-1].number - each.number
        if apart > _BARE or each.statement.section != last.statement.section:
            break
        together.append(each)
    return tuple(each.statement for each in reversed(together))


def ordinal(before: str) -> str:
    """Return the number that words before an advice give it, "mijn tweede"; empty where they give none."""
    found = _which().ordinal.search(before)
    return str(_which().ordinals.index(found["ordinal"]) + 1) if found else ""


def numbers(after: str) -> tuple[str, ...]:
    """Return the numbers right behind an advice, with those between two: "2 en 5", "1 tot en met 4"."""
    said = pattern("which", "number").match(after)
    if not said:
        return ()
    words = said["numbers"]
    found = tuple(re.findall(r"\d+[a-z]?", words))
    if re.search(r"t/m|tot en met", words) and len(found) == 2 and all(each.isdigit() for each in found):  # noqa: PLR2004 - from, to
        return tuple(str(each) for each in range(int(found[0]), int(found[1]) + 1))
    return found


def _numbered(asked: Sequence[Placed], here: int, numbers: Iterable[str]) -> Iterator[Statement]:
    """Yield what bears each number: the first under the last such heading before a sentence, or behind it."""
    for number in numbers:
        bearing = [each for each in asked if number in _numbers_of(each.statement)]
        above = [each for each in bearing if each.number < here]
        first = [
            each for each in bearing if not above or each.statement.section == above[-1].statement.section
        ]
        if first:
            yield first[0].statement


def _numbers_of(statement: Statement) -> set[str]:
    """Return the numbers that a statement goes by: that of its heading, or what it begins with ("2 De …")."""
    begins = _NUMBER.match(statement.text)
    return {each for each in (statement.numbered, begins[1] if begins else "") if each}


@dataclass(frozen=True, slots=True)
class _Which:
    ordinal: re.Pattern[str]
    ordinals: tuple[str, ...]
    numeral: re.Pattern[str]
    numerals: tuple[str, ...]
    called: tuple[tuple[str, re.Pattern[str]], ...]
    whose: tuple[re.Pattern[str], ...]
    adviser: tuple[re.Pattern[str], ...]


@cache
def _which() -> _Which:
    rows = table("statements/replies.toml")["which"]
    ordinals = "|".join(rows["ordinals"])
    return _Which(
        ordinal=re.compile(rf"\b(?P<ordinal>{ordinals})(?: \w+)? $"),
        ordinals=tuple(rows["ordinals"]),
        numeral=re.compile(rf"\b(?P<numeral>{'|'.join(rows['numerals'])}) (?:\w+ ){{0,2}}$"),
        numerals=tuple(rows["numerals"]),
        called=tuple((name, re.compile(words)) for name, words in rows["called"].items()),
        whose=tuple(re.compile(expand(each)) for each in rows["whose"]),
        adviser=tuple(re.compile(expand(each)) for each in rows["adviser"]),
    )

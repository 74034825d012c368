"""Sentences that say of one what it does and of another what that does: a statement of each, by clause.

Within the interpretation step, after `kg.statements.making`. "De politie is verantwoordelijk voor opsporing
en gemeenten zorgen voor opvang" are two duties, each with its own words as proof. Where a sentence may be cut
is tried rather than parsed: at a comma, semicolon or conjunction, if either side says who carries what.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import Final

from kg.model import LEARNED, Iri, Sentence, Statement, StatementKind
from kg.statements import anaphora
from kg.statements.coding import Coder
from kg.statements.heard import Heard, Reading
from kg.statements.making import by_cues, by_likelihood
from kg.statements.matching import CARRIED
from kg.statements.notation import asides as aside_words
from kg.statements.notation import conjunctions, expand, not_asides
from kg.statements.reply_rows import pattern

_QUOTED: Final = re.compile(r"[‘“”\"]|(?<!\w)’|’(?!\w)")
_NAME_LAST: Final = re.compile(r"[A-Z]\d+\)?$")
_SEVERAL: Final = 2


def by_clause(
    reading: Reading, coding: Coder, heard: Heard, told: Collection[Statement]
) -> dict[StatementKind, list[Statement]]:
    """Return the duties or promises that the clauses of a sentence give to each of several, by their kind.

    `told` is what the sentence was found to say; a kind that is one statement by clauses too is left out.
    """
    sentence = heard.coded.sentence
    kinds = {each.kind for each in _of_all(sentence, told)}
    named = {actor.agent for slot in heard.coded.slots for actor in slot.actors}
    if len(named) < _SEVERAL or CARRIED.isdisjoint(kinds) or _QUOTED.search(sentence.text):
        return {}
    found = {kind: _parts(reading, coding, heard, kind) for kind in sorted(CARRIED.intersection(kinds))}
    coding.again(sentence, heard.links)  # whoever is named anywhere in it is who "zij" may be
    return {kind: parts for kind, parts in found.items() if parts}


def asides(reading: Reading, coding: Coder, heard: Heard, told: Collection[Statement]) -> Iterator[Statement]:
    """Yield the duties of those on whose authority, lead or money others do what `told` says they do.

    "De politie spoort daders op, onder gezag van het OM" is one of the OM as well: these words are its proof.
    """
    sentence, duty = heard.coded.sentence, StatementKind.RESPONSIBILITY
    main = [each for each in _of_all(sentence, told) if each.kind == duty]
    if not main or _QUOTED.search(sentence.text):
        return
    carriers = {iri for each in main for iri in _carriers(each)}
    ends = {link.mention.start: link.mention.end for link in reversed(heard.links)}
    parts = [
        _stretch(sentence, border.start(), end - sentence.start)
        for border in _aside().finditer(sentence.text)
        if not _otherwise().search(sentence.text, 0, border.start())
        and (end := ends.get(sentence.start + border.end()))
    ]
    for part in parts:
        found = by_cues(reading, _only(coding, heard, part))[0].get(duty)
        if found and found.holders and carriers.isdisjoint(_carriers(found)):
            yield found
    if parts:
        coding.again(sentence, heard.links)


def answer_by_answer(coding: Coder, heard: Heard) -> tuple[Heard, ...]:
    """Return the parts of a sentence that answers more than one numbered advice, or the sentence as it is."""
    sentence = heard.coded.sentence
    if len(pattern("one-by-one", "numbered").findall(sentence.text)) < _SEVERAL:
        return (heard,)
    borders = list(pattern("one-by-one", "border").finditer(sentence.text))
    starts, ends = [0, *(each.end() for each in borders)], [*(each.start() for each in borders)]
    cuts = zip(starts, [*ends, len(sentence.text)], strict=True)
    parts = tuple(_only(coding, heard, _stretch(sentence, start, end)) for start, end in cuts)
    coding.again(sentence, heard.links)
    return parts


def _stretch(sentence: Sentence, first: int, last: int) -> Sentence:
    """Return a stretch of a sentence as if it were one."""
    start = sentence.start
    return replace(sentence, text=sentence.text[first:last], start=start + first, end=start + last)


def _of_all(sentence: Sentence, told: Collection[Statement]) -> list[Statement]:
    """Return what is said by all words of a sentence, and not only asked for."""
    return [each for each in told if each.text == sentence.text and not each.proposed]


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{aside_words()}) (?:(?:de|het|een) )?", re.IGNORECASE)


@cache
def _otherwise() -> re.Pattern[str]:
    """Return what says, right before such words, that they deny it, or that a study is meant."""
    return re.compile(rf"(?:{not_asides()})\W*$", re.IGNORECASE)


def _parts(reading: Reading, coding: Coder, heard: Heard, kind: StatementKind) -> list[Statement]:
    """Return the statements of a kind that the clauses make, each carried by others than the next."""
    for before, after in _cuts(heard.coded.sentence):
        first, rest = _only(coding, heard, before), _only(coding, heard, after)
        if _NAME_LAST.search(first.coded.text) or not _subject_first().match(rest.coded.text):
            continue  # "de politie en het OM", "opsporing en vervolging"
        said, other = _said(reading, first, kind), _said(reading, rest, kind)
        if said and other and _are_apart(said, other):
            return [said, *(_parts(reading, coding, rest, kind) or [other])]
    return []


def _cuts(sentence: Sentence) -> Iterator[tuple[Sentence, Sentence]]:
    """Yield what stands before and behind each border at which a sentence may be two.

    A pronoun behind it is most likely who is named before it, and not somebody else.
    """
    for border in _border().finditer(sentence.text):
        before = _stretch(sentence, 0, border.start())
        after = _stretch(sentence, border.end(), len(sentence.text))
        if not anaphora.leads().match(after.text):
            yield before, after


@cache
def _border() -> re.Pattern[str]:
    return re.compile(rf"[;,]\s+(?:(?:{conjunctions()})\s+)?|\s+(?:{conjunctions()})\s+")


@cache
def _subject_first() -> re.Pattern[str]:
    """Return what tells that a coded clause begins with who it is about, or with a word and then that."""
    return re.compile(expand(r"(?:\S+ )?{body:holder}"))


def _only(coding: Coder, heard: Heard, part: Sentence) -> Heard:
    """Return a part of a sentence as if it were one."""
    links = tuple(
        link for link in heard.links if part.start <= link.mention.start and link.mention.end <= part.end
    )
    return replace(heard, coded=coding.again(part, links), links=links)


def _said(reading: Reading, heard: Heard, kind: StatementKind) -> Statement | None:
    """Return what a clause says of a kind, if it says who carries that."""
    said, silenced = by_cues(reading, heard)
    likely = by_likelihood(reading, heard, {*said, *silenced})
    statement = next((each for each in chain(said.values(), likely) if each.kind == kind), None)
    return statement if statement and statement.holders else None


def _are_apart(one: Statement, other: Statement) -> bool:
    """Tell whether two clauses speak of different parties, and a cue tells so of one of them at least."""
    by_cue = not (one.rule.startswith(LEARNED) and other.rule.startswith(LEARNED))
    return by_cue and _carriers(one).isdisjoint(_carriers(other))


def _carriers(statement: Statement) -> set[Iri]:
    named = {actor.agent or actor.words for actor in statement.holders}
    return named | {actor.organisation for actor in statement.holders if actor.organisation}

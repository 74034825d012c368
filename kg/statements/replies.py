"""What came of an advice: how a sentence says that somebody takes it over, or what was done with it.

Within the interpretation step, after `kg.statements.matching`, for `kg.statements.replying`, which finds the
advice that is meant. The words stand in `replies.toml`, which `kg.statements.reply_rows` compiles.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from kg.model import Actor, StatementKind
from kg.recognition.triggers import Filter
from kg.resources import table
from kg.statements.coding import Coded
from kg.statements.matching import named
from kg.statements.notation import expand
from kg.statements.reply_rows import Row, answerable, pattern, rows, words

_BEHIND: Final = 80
"""So many characters behind a verb without a particle its object may begin."""
_NOUNS: Final = {"advice": StatementKind.RECOMMENDATION, "promise": StatementKind.COMMITMENT}
_LONGEST: Final = 1500
"""No sentence of so many characters in code is an answer: it is a list that has no full stops."""
_CHANGING: Final = frozenset({"accepted", "in-principle"})
"""What becomes another stance where it is denied or held in part."""
_CLEAR: Final = frozenset({"accepted", "in-principle", "partly", "rejected"})
"""What may be said of what only a pronoun stands for."""
_LESS: Final = 0.15
"""So much less sure is what only a pronoun says is answered."""


_Noun = tuple[StatementKind | None, re.Match[str]]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a coded sentence says of an advice, or of what was promised.

    `stance` is what somebody makes of it, empty where the sentence says what was done (or was not). `by` is
    whose answer it is, nobody where that is the author or nobody is named. The word that stands for what is
    answered begins at `start` in the coded text and ends at `end`; `answered` is the kind of that, None where
    it may be either ("dit").
    """

    rule: str
    stance: str
    by: tuple[Actor, ...]
    answered: StatementKind | None
    start: int
    end: int
    confidence: float

    def noun(self, coded: Coded) -> str:
        """Return the word that stands for what is answered."""
        return coded.text[self.start : self.end]


def reply(coded: Coded) -> Reply | None:
    """Return what a sentence says of an advice or promise, the surest that it says; None: nothing."""
    if len(coded.text) > _LONGEST or not _any().search(coded.text) or _unreal().search(coded.text):
        return None
    if nouns := _named(coded.text):
        return next(_told(coded, nouns), None)
    pronouns: list[_Noun] = [(None, found) for found in _pronoun().finditer(coded.text)]
    told = _told(coded, pronouns) if pronouns else ()
    found = next((each for each in told if each.stance in _CLEAR and each.by), None)
    return replace(found, confidence=round(found.confidence - _LESS, 2)) if found else None


def in_a_word(coded: Coded, before: Reply) -> Reply | None:
    """Return what a part of a sentence says of another advice in a word, after what it said of one before."""
    found = pattern("one-by-one", "word").match(coded.text)
    if not found or not before.stance:
        return None
    stance = _changed(before.stance, found["word"])
    start, end = found.span("noun")
    answered = StatementKind.RECOMMENDATION
    return replace(before, stance=stance, answered=answered, start=start, end=end) if stance else None


def _changed(stance: str, word: str) -> str:
    """Return what a word makes of a stance: "niet" of what is taken over; empty where that is not clear."""
    if pattern("one-by-one", "same").fullmatch(word):
        return stance
    if stance in _CHANGING and pattern("one-by-one", "not").fullmatch(word):
        return "rejected"
    if stance == "rejected" and pattern("one-by-one", "yes").fullmatch(word):
        return "accepted"
    return "partly" if pattern("one-by-one", "partly").fullmatch(word) else ""


def _named(text: str) -> list[_Noun]:
    """Return the words of a coded text for what was asked or promised, or else for a part of that."""
    found: list[_Noun] = [
        (kind, each) for name, kind in _NOUNS.items() for each in _said(name).finditer(text)
    ]
    return found or [(None, each) for each in _said("parts").finditer(text)]


def _told(coded: Coded, nouns: list[_Noun]) -> Iterator[Reply]:
    """Yield what the rows say of a sentence, the surest first."""
    for row, written in map(_patterns().__getitem__, _filter().candidates(coded.text)):
        for found in _matches(written, coded.text):
            noun = _noun(row, coded.text, found, nouns)
            stance = _stance(row, coded.text, noun[1], found) if noun else None
            if noun and stance is not None:
                kind, what = noun
                by = named(found, coded).get("by", ())
                yield Reply(row.id, stance, by, kind, what.start(), what.end(), row.confidence)


@cache
def _patterns() -> tuple[tuple[Row, re.Pattern[str]], ...]:
    """Return every pattern with its row, the surest first."""
    return tuple((row, each) for row in rows() for each in row.patterns)


@cache
def _filter() -> Filter:
    """Return what tells, without trying them all, which patterns a sentence may match."""
    return Filter([each.pattern for _, each in _patterns()])


def _matches(written: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern whose actor is a subject: B in "het advies van A neemt B over"."""
    place = 0
    while found := written.search(text, place):
        begins = [found.start(name) for name, words in found.groupdict().items() if words]
        place = max(found.start(), min(begins, default=found.start())) + 1
        if not any(pattern("words", "not-subject").search(text[:start]) for start in begins):
            yield found


def _noun(row: Row, text: str, found: re.Match[str], nouns: list[_Noun]) -> _Noun | None:
    """Return the noun of a match: within a phrase, or what is the object of a verb, before it or in it."""
    if not row.is_verb:
        inside = [each for each in nouns if found.start() <= each[1].start() < found.end()]
        return inside[-1] if inside else None
    objects = [
        each
        for each in nouns
        if not each[1].group().startswith(("hier", "daar"))
        and each[1].start() < found.end() + (_BEHIND if row.is_bare else 0)
        and not pattern("words", "not-object").search(text[: each[1].start()])
    ]
    if not objects:
        return None
    kind, noun = objects[-1]
    if kind == StatementKind.COMMITMENT and pattern("words", "promised").match(text, noun.end()):
        return None  # "de toezegging dat dit wordt uitgevoerd"
    return None if pattern("words", "elsewhere").search(text[noun.end() : found.end()]) else (kind, noun)


def _stance(row: Row, text: str, noun: re.Match[str], found: re.Match[str]) -> str | None:
    """Return a stance with what the words around it make of it: not, in part, or in principle alone.

    None: that is not clear. What was asked ("om niet …") does not count.
    """
    around = _own_words(text, noun, found)
    if row.unless and row.unless.search(text):
        return None
    if not row.stance:
        return ""
    if _said("vague").search(around):
        return None
    if row.stance in _CHANGING and _said("partly").search(around):
        return "partly"
    if not row.negative and _said("denied").search(around):
        return "rejected" if row.stance in _CHANGING else None
    changed = row.stance == "accepted" and _said("in-principle").search(around)
    return "in-principle" if changed else row.stance


def _own_words(text: str, noun: re.Match[str], found: re.Match[str]) -> str:
    """Return the clause of a match without what was asked, which stands right behind its noun."""
    start = max(text.rfind(sign, 0, min(noun.start(), found.start())) for sign in (",", ";", ":")) + 1
    last = max(noun.end(), found.end())
    end = min((place for sign in ",;:" if (place := text.find(sign, last)) >= 0), default=len(text))
    asked = pattern("which", "content-whole").match(text, noun.end())
    if not asked or asked.end() > end:
        return text[start:end]
    return text[start : noun.end()] + " " + text[asked.end() : end]


@cache
def _unreal() -> re.Pattern[str]:
    return re.compile(
        "|".join(
            expand(each.replace("{advice}", rf"\b(?:{words()['advice']})\b"))
            for each in table("statements/replies.toml")["words"]["unreal"]
        )
    )


@cache
def _any() -> re.Pattern[str]:
    """Return what finds any word for what may be answered."""
    return re.compile(rf"\b(?:{answerable()})")


@cache
def _said(name: str) -> re.Pattern[str]:
    """Return what finds one of a list of words."""
    return re.compile(rf"\b(?:{words()[name]})\b")


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words()['pronouns']})")

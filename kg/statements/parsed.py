"""What a sentence says by its grammar, beside what the cues say of it: only where an analyser was asked for.

Within the interpretation step, after `kg.statements.making`. The verbs stand in `parsed.toml`.
"""

import re
from dataclasses import replace
from typing import Final

from kg.analysis import Token
from kg.model import Actor, EntityKind, Iri, Link, PartyRole, Sentence, Statement, StatementKind
from kg.resources import table
from kg.statements.coding import Coder
from kg.statements.heard import Reading, statement_of

_TABLE: Final[dict[str, dict[str, object]]] = table("statements/parsed.toml")
_SUBJECT: Final = "su"
_NORM: Final = "norm"
_ACTORS: Final = frozenset({EntityKind.PERSON, EntityKind.POST, EntityKind.ORGANISATION, EntityKind.GROUP})


def _words(section: str, key: str) -> frozenset[str]:
    words = _TABLE[section][key]
    return frozenset(map(str, words)) if isinstance(words, list) else frozenset()


def by_grammar(  # noqa: PLR0913, PLR0917 - a sentence with all that is known of it
    reading: Reading,
    coder: Coder,
    sentence: Sentence,
    tokens: tuple[Token, ...],
    links: tuple[Link, ...],
    topics: tuple[Iri, ...],
    said: dict[StatementKind, Statement],
) -> dict[StatementKind, Statement]:
    """Return what is said of a sentence with what its grammar adds: a recommendation, or whom it asks."""
    kind = StatementKind.RECOMMENDATION
    asked = said.get(kind)
    if asked is None:
        rule = "imperative" if _orders(tokens) else "asking" if _asks(sentence, tokens) else ""
        if not rule:
            return said
        row = _TABLE[rule]
        new = statement_of(reading, sentence, kind, f"parsed.{rule}", float(str(row["confidence"])), topics)
        addressees = reading.cast.of(PartyRole.ADDRESSEE)
        return {**said, kind: replace(new, strength=str(row["strength"]), addressees=addressees)}
    if asked.strength == _NORM and (subject := _subject(coder, sentence, tokens, links)):
        return {**said, kind: replace(asked, addressees=(subject,))}
    return said


def _orders(tokens: tuple[Token, ...]) -> bool:
    """Tell whether the first word is an imperative: a verb without a subject, the root of its sentence."""
    words = [index for index, token in enumerate(tokens) if not token.tag.startswith("LET")]
    if not words or tokens[words[0]].head != -1:
        return False
    first = tokens[words[0]]
    return (
        bool(re.match(str(_TABLE["imperative"]["tag"]), first.tag))
        and first.lemma not in _words("imperative", "not")
        and not any(token.head == words[0] and token.relation == _SUBJECT for token in tokens)
    )


def _asks(sentence: Sentence, tokens: tuple[Token, ...]) -> bool:
    """Tell whether the author is the subject of a verb of asking."""
    return any(
        token.relation == _SUBJECT
        and token.head >= 0
        and sentence.text[token.start : token.end].lower() in _words("asking", "subjects")
        and tokens[token.head].lemma in _words("asking", "verbs")
        for token in tokens
    )


def _subject(
    coder: Coder, sentence: Sentence, tokens: tuple[Token, ...], links: tuple[Link, ...]
) -> Actor | None:
    """Return the actor that is the subject of a norm."""
    for token in tokens:
        if (
            token.relation != _SUBJECT
            or token.head < 0
            or tokens[token.head].lemma not in _words(_NORM, "verbs")
        ):
            continue
        place = sentence.start + token.start
        for link in links:
            if (
                link.entity
                and link.mention.kind in _ACTORS
                and link.mention.start <= place < link.mention.end
            ):
                return coder.actor(link.entity, link.mention.text)
    return None

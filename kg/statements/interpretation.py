"""Sentences to statements: what the cues say, with who, about what, by when, and the words that prove it.

Last of the interpretation step; `kg.graph` comes after.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from kg.linking import Linked
from kg.linking.index import Index, holders
from kg.linking.minting import mint
from kg.linking.parties import Cast
from kg.model import (
    Actor,
    BlockKind,
    Entity,
    EntityKind,
    Iri,
    Link,
    Outline,
    PartyRole,
    Sentence,
    Statement,
    StatementKind,
    Tenure,
    Text,
)
from kg.namespaces import thing
from kg.statements import figures, quotations
from kg.statements.coding import Coded, Coder
from kg.statements.context import Context
from kg.statements.cues import Hit, hits
from kg.statements.due import due
from kg.statements.made import first_made
from kg.statements.themes import Themes
from kg.statements.themes import find as find_themes

_SPOKEN: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_CERTAIN: Final = 0.9
_FIGURE: Final = 0.8


@dataclass(slots=True)
class Interpreted:
    """The statements of a document, and the things and tenures that its captions told of."""

    statements: list[Statement] = field(default_factory=list)
    entities: dict[Iri, Entity] = field(default_factory=dict)
    tenures: list[Tenure] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Reading:
    """All that the interpretation of one document looks at."""

    text: Text
    outline: Outline
    links: tuple[Link, ...]
    cast: Cast
    index: Index
    themes: Themes
    date: str


def interpret(text: Text, outline: Outline, linked: Linked, index: Index, themes: Themes) -> Interpreted:
    """Return what a document says, in the order in which it says it. English text is not interpreted."""
    found = Interpreted()
    if outline.language != "nl":
        return found
    date = outline.letterhead.date.value if outline.letterhead.date else ""
    inside = tuple(link for link in linked.links if link.mention.start >= 0)
    reading = _Reading(text, outline, inside, linked.cast, index, themes, date)
    found.statements += _spoken(reading)
    _quoted(reading, found)
    found.statements.sort(key=lambda statement: (statement.spans, statement.kind))
    return found


def _spoken(reading: _Reading) -> Iterator[Statement]:
    entities = {**reading.index.entities, **reading.cast.entities}
    coder = Coder(reading.index, entities, reading.cast, reading.date)
    context = Context()
    first = 0
    for number, sentence in enumerate(reading.outline.sentences):
        while first < len(reading.links) and reading.links[first].mention.start < sentence.start:
            first += 1
        last = first
        while last < len(reading.links) and reading.links[last].mention.end <= sentence.end:
            last += 1
        links = reading.links[first:last]
        if sentence.section != context.section:
            context.enter(sentence.section, reading.links, reading.outline.sections)
        if sentence.block not in _SPOKEN:
            continue
        coded = coder.code(sentence, links)
        topics = context.topics(sentence, links)
        if sentence.text.rstrip(" ’”\"'").endswith("?"):
            continue  # a question says nothing
        yield from _by_cues(reading, coded, links, topics, context.cited())
        counted = _carried_on(reading, number)
        for count in figures.find(counted.text):
            statement = _statement(reading, counted, StatementKind.FIGURE, "figure.count", _FIGURE, topics)
            yield replace(
                statement,
                number=count.number,
                low=count.low,
                high=count.high,
                unit=count.unit,
                counted=count.counted,
                year=count.year,
            )


def _carried_on(reading: _Reading, number: int) -> Sentence:
    """Return a sentence with the next block where that carries it on: "17% van de jongens" / "heeft …"."""
    sentence, *after = reading.outline.sentences[number : number + 2]
    if not after or sentence.text.endswith((".", "?", "!", ":")) or not after[0].text[0].islower():
        return sentence
    words = reading.text.clean[sentence.start : after[0].end].replace("\n\n", " ")
    return replace(sentence, end=after[0].end, text=words)


def _by_cues(
    reading: _Reading, coded: Coded, links: tuple[Link, ...], topics: tuple[Iri, ...], cited: Iri
) -> Iterator[Statement]:
    """Yield at most one statement of each kind: that of the surest cue, completed by the others."""
    by_kind: dict[StatementKind, list[Hit]] = {}
    for hit in hits(coded, reading.outline.kind):
        by_kind.setdefault(hit.cue.kind, []).append(hit)
    made: dict[StatementKind, Statement] = {}
    for kind, found in by_kind.items():
        cue = found[0].cue
        statement = _statement(reading, coded.sentence, kind, cue.id, cue.confidence, topics)
        completed = _complete(reading, statement, found, links, cited)
        if completed:
            made[kind] = completed
    asked, duty = made.get(StatementKind.RECOMMENDATION), made.get(StatementKind.RESPONSIBILITY)
    if asked and duty and by_kind[StatementKind.RESPONSIBILITY][0].proposed:
        made[StatementKind.RECOMMENDATION] = replace(asked, assigns_to=duty.holders, assigns_role=duty.role)
    elif duty and duty.proposed:
        del made[StatementKind.RESPONSIBILITY]  # asked for, but nobody is said to ask it
    yield from made.values()


def _complete(
    reading: _Reading, statement: Statement, found: list[Hit], links: tuple[Link, ...], cited: Iri
) -> Statement | None:
    """Add to a statement what its kind has beside the words, or drop it where nobody can be named."""
    cue = found[0].cue
    if statement.kind == StatementKind.RECOMMENDATION:
        by = found[0].groups.get("by", ())
        addressees = _group(found, "addressee")
        if not addressees and not by:
            addressees = reading.cast.of(PartyRole.ADDRESSEE)
        when, words = due(statement.text, reading.date)
        made_in, made_year = first_made(statement.text, links, reading.date, cited) if cue.past else ("", "")
        if made_year:
            addressees = tuple(_as_of(reading, actor, made_year) for actor in addressees)
        return replace(
            statement,
            strength=cue.strength,
            stated_by=by or statement.stated_by,
            addressees=addressees,
            due=when,
            due_words=words,
            first_made_in=made_in,
            first_made_year=made_year,
        )
    if statement.kind in {StatementKind.COMMITMENT, StatementKind.RESPONSIBILITY}:
        named = found[0].groups.get("holder", ())
        if not named and (cue.holder == "author" or _own(statement)):
            named = _authors(reading)
        named = named or _group(found, "holder")
        held = tuple(map(_by_post, named))
        if not held:
            return None
        if statement.kind == StatementKind.RESPONSIBILITY:
            proposed = found[0].proposed and not found[0].already
            return replace(statement, holders=held, role=cue.role, proposed=proposed)
        when, words = due(statement.text, reading.date)
        if not when:
            when, words = due(statement.section, reading.date)
        return replace(statement, holders=held, due=when, due_words=words)
    return statement


def _as_of(reading: _Reading, actor: Actor, year: str) -> Actor:
    """Return an addressed post with the one person who held it in the year the sentence speaks of."""
    if not actor.post or actor.agent != actor.post:
        return actor
    held = {tenure.person for tenure in holders(reading.index, actor.post, year)}
    return replace(actor, held_by=held.pop() if len(held) == 1 else "")


def _by_post(actor: Actor) -> Actor:
    """Return a person in office as their post: a duty or promise outlives who holds it."""
    if not actor.post or actor.agent == actor.post:
        return actor
    return Actor(actor.words, actor.post, actor.post, actor.organisation, actor.agent)


def _own(statement: Statement) -> bool:
    return " mijn " in f" {statement.text.lower()} "


def _group(found: list[Hit], name: str) -> tuple[Actor, ...]:
    return next((hit.groups[name] for hit in found if hit.groups.get(name)), ())


def _authors(reading: _Reading) -> tuple[Actor, ...]:
    return reading.cast.of(PartyRole.SENDER)


def _is_author(reading: _Reading, actors: tuple[Actor, ...]) -> bool:
    own = {iri for actor in _authors(reading) for iri in (actor.agent, actor.post, actor.organisation) if iri}
    return any(actor.agent in own for actor in actors)


def _statement(  # noqa: PLR0913, PLR0917 - the parts every statement has
    reading: _Reading,
    sentence: Sentence,
    kind: StatementKind,
    rule: str,
    confidence: float,
    topics: tuple[Iri, ...],
) -> Statement:
    words = (
        find_themes(reading.themes, sentence.text)
        or find_themes(reading.themes, sentence.section)
        or find_themes(reading.themes, reading.outline.title)
    )
    return Statement(
        kind=kind,
        text=sentence.text,
        spans=reading.text.spans(sentence.start, sentence.end),
        section=sentence.section,
        rule=rule,
        confidence=confidence,
        stated_by=_authors(reading),
        about=tuple(sorted({*topics, *(iri for iri, _ in words)})),
        theme_words=words,
    )


def _quoted(reading: _Reading, found: Interpreted) -> None:
    """Add the quotations, and for each captioned post that the register lacks the post and the tenure."""
    for quotation in quotations.find(reading.outline.sentences, reading.links):
        if quotation.post:
            post = quotation.post.entity
            entity = reading.index.entities.get(post) or reading.cast.entities.get(post)
        elif quotation.post_words:
            entity = mint(EntityKind.POST, "org:Post", quotation.post_words)
            if entity.iri not in reading.index.entities:
                found.entities[entity.iri] = entity
            post = entity.iri
        else:
            entity, post = None, ""
        speaker = quotations.speaker_of(quotation, post, entity.part_of if entity else "")
        if post and not _known_tenure(reading, speaker):
            found.tenures.append(_attested(speaker))
        sentence = Sentence(
            quotation.start,
            quotation.end,
            reading.text.clean[quotation.start : quotation.end],
            quotation.section,
        )
        statement = _statement(reading, sentence, StatementKind.QUOTATION, quotation.rule, _CERTAIN, ())
        found.statements.append(replace(statement, stated_by=(speaker,)))


def _known_tenure(reading: _Reading, speaker: Actor) -> bool:
    tenures = reading.index.tenures_of.get(speaker.agent, ())
    return any(tenure.post == speaker.post for tenure in tenures)


def _attested(speaker: Actor) -> Tenure:
    """Return a tenure of which only the document tells; when it began and ended is not known."""
    slug = f"{speaker.agent.rsplit('/', 1)[-1]}-{speaker.post.rsplit('/', 1)[-1]}-unknown"
    return Tenure(thing("tenure", slug), speaker.agent, speaker.post, "", "", "", _CERTAIN)

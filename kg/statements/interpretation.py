"""Sentences to statements: what the cues say, with who, about what, by when, and the words that prove it.

Last of the interpretation step; `kg.graph` comes after.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Final

from kg.analysis import Token
from kg.linking import Linked
from kg.linking.authors import SAYS_I
from kg.linking.index import Index
from kg.linking.minting import mint
from kg.model import (
    Actor,
    DocumentKind,
    Elsewhere,
    Entity,
    EntityKind,
    Iri,
    Outline,
    PartyRole,
    Sentence,
    Span,
    Statement,
    StatementKind,
    Tenure,
    Text,
)
from kg.namespaces import thing
from kg.statements import figures, quotations
from kg.statements.attribution import written_to
from kg.statements.clauses import answer_by_answer, asides, by_clause
from kg.statements.coding import Coded, Coder
from kg.statements.concluding import concluding
from kg.statements.cues import leads
from kg.statements.due import due
from kg.statements.elsewhere import NOWHERE, begun, noted, settled
from kg.statements.enumerations import Lists, as_item
from kg.statements.heard import Heard, Reading, statement_of
from kg.statements.hearing import coder, sentences
from kg.statements.legible import has_legible_numbers, is_legible, weighed
from kg.statements.making import by_cues, by_likelihood, quoted_under_number, seen, under_number
from kg.statements.meaning import adviser
from kg.statements.parsed import by_grammar
from kg.statements.replying import Replying, replies, with_replies
from kg.statements.themes import Themes
from kg.statements.weights import SHIPPED, Taught

_READ: Final = "nl"
_NEWS: Final = frozenset({DocumentKind.DOCUMENT, DocumentKind.PRESS_RELEASE})
_CERTAIN: Final = 0.9
_TOLD: Final = 0.8
_FIGURE: Final = 0.8


@dataclass(slots=True)
class Interpreted:
    """The statements of a document, and the things and tenures that its captions told of."""

    statements: list[Statement] = field(default_factory=list)
    entities: dict[Iri, Entity] = field(default_factory=dict)
    tenures: list[Tenure] = field(default_factory=list)


def interpret(  # noqa: PLR0913, PLR0917 - what the steps before made of a document
    text: Text,
    outline: Outline,
    linked: Linked,
    index: Index,
    themes: Themes,
    tokens: tuple[tuple[Token, ...], ...] = (),
    taught: Taught = SHIPPED,
) -> Interpreted:
    """Return what a document says, in the order in which it says it. English text is not interpreted."""
    found = Interpreted()
    if outline.language != _READ:
        return found
    reading = replace(_reading(text, outline, linked, index, themes, tokens), taught=taught)
    _quoted(reading, found)
    spoken = _Spoken()
    found.statements += _spoken(reading, frozenset(each.spans for each in found.statements), spoken)
    found.statements += quoted_under_number(reading)
    answered = settled(begun(reading), spoken.answered)
    found.statements = with_replies(reading, spoken.replying, found.statements, spoken.adviser, answered)
    found.statements = [weighed(text, statement) for statement in found.statements]
    found.statements.sort(key=lambda statement: (statement.spans, statement.kind))
    return found


@dataclass(frozen=True, slots=True)
class Observation:
    """A sentence that may say something, in code, and its features."""

    coded: Coded
    features: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentence as it stands in the cleaned text."""
        return self.coded.sentence.text

    @property
    def start(self) -> int:
        """Where it begins in the cleaned text."""
        return self.coded.sentence.start


def observe(
    text: Text, outline: Outline, linked: Linked, index: Index, themes: Themes
) -> Iterator[Observation]:
    """Yield the sentences of a document as `kg learn` learns from them."""
    if outline.language != _READ:
        return
    reading = _reading(text, outline, linked, index, themes, ())
    for heard in sentences(reading, coder(reading)):
        yield Observation(heard.coded, seen(reading, heard))


def _reading(  # noqa: PLR0913, PLR0917 - what the steps before made of a document
    text: Text,
    outline: Outline,
    linked: Linked,
    index: Index,
    themes: Themes,
    tokens: tuple[tuple[Token, ...], ...],
) -> Reading:
    date = outline.letterhead.date.value if outline.letterhead.date else ""
    inside = tuple(link for link in linked.links if link.mention.start >= 0)
    spoken = concluding(section.label for section in outline.sections)
    if concluding([outline.title]):
        spoken |= {""}  # what stands under the title alone
    reading = Reading(text, outline, inside, linked.cast, index, themes, date, tokens, spoken)
    if outline.kind not in _NEWS or linked.cast.of(PartyRole.ADDRESSEE):
        return reading
    coding = coder(reading)
    readers = written_to(text.clean, inside, coding.entities)
    return replace(reading, written_to=tuple(coding.actor(iri, "") for iri in readers))


@dataclass(slots=True)
class _Spoken:
    """What is noted while the sentences are heard: those that come back to an advice, and whose that is.

    `answered` is which documents the document says it answers.
    """

    replying: list[Replying] = field(default_factory=list)
    adviser: tuple[Actor, ...] = ()
    answered: Elsewhere = NOWHERE

    def note(self, coding: Coder, heard: Heard) -> bool:
        """Note a sentence, and tell whether it comes back to an advice."""
        self.adviser = self.adviser or adviser(heard.coded)
        self.answered = noted(self.answered, heard.coded)
        found = list(replies(answer_by_answer(coding, heard)))
        self.replying += found
        return bool(found)


def _spoken(reading: Reading, quoted: frozenset[tuple[Span, ...]], spoken: _Spoken) -> Iterator[Statement]:
    """Yield what the sentences say; `quoted` are the quotations that are known by then."""
    coding = coder(reading)
    lists = Lists(reading.outline.sentences, reading.text.clean)
    for heard in sentences(reading, coding):
        number, sentence, topics = heard.number, heard.coded.sentence, heard.topics
        answers = spoken.note(coding, heard)
        yield from (each for each in _attributed(reading, heard) if each.spans not in quoted)
        said, silenced = by_cues(reading, heard)
        if not (answers or StatementKind.RECOMMENDATION in said) and (
            numbered := under_number(reading, heard)
        ):
            said[StatementKind.RECOMMENDATION] = numbered
        if reading.tokens:
            said = by_grammar(reading, coding, sentence, reading.tokens[number], heard.links, topics, said)
        told = list(_listed(reading, lists, number, said, topics))
        if not sentence.text.endswith(":"):
            told += by_likelihood(reading, heard, {*said, *silenced, *(each.kind for each in told)})
        clauses = by_clause(reading, coding, heard, told)
        yield from (each for each in told if each.kind not in clauses)
        yield from chain.from_iterable(clauses.values())
        yield from asides(reading, coding, heard, told)
        counted = _carried_on(reading, number)
        if not has_legible_numbers(reading.text, counted.start, counted.end):
            continue
        for count in figures.find(counted.text):
            statement = statement_of(reading, counted, StatementKind.FIGURE, "figure.count", _FIGURE, topics)
            yield replace(
                statement,
                number=count.number,
                low=count.low,
                high=count.high,
                unit=count.unit,
                counted=count.counted,
                year=count.year,
            )


def _listed(
    reading: Reading,
    lists: Lists,
    number: int,
    said: dict[StatementKind, Statement],
    topics: tuple[Iri, ...],
) -> Iterator[Statement]:
    """Yield what a sentence says by itself and as an item of a list; what leads a list in says nothing."""
    sentence = reading.outline.sentences[number]
    announcing = {each.rule for each in said.values()} & leads()
    if lists.announces(number, by_itself=bool(announcing)):
        lists.announce(number, said)
        yield from (each for kind, each in said.items() if kind not in lists.announced)
        return
    around, carried = lists.around(number), lists.carried(number)
    before = next((each for each in (*carried, *around) if each.first_made_in or each.first_made_year), None)
    for each in said.values():
        if each.rule in announcing:
            continue
        own = each.first_made_in or each.first_made_year
        if before and each.kind == before.kind and not own:
            yield replace(each, first_made_in=before.first_made_in, first_made_year=before.first_made_year)
        else:
            yield each
    for announced in carried:
        if announced.kind not in said:
            item = statement_of(
                reading, sentence, announced.kind, announced.rule, announced.confidence, topics
            )
            when, words = due(sentence.text, reading.date)
            yield as_item(announced, replace(item, due=when, due_words=words))


def _carried_on(reading: Reading, number: int) -> Sentence:
    """Return a sentence with the next block where that carries it on: "17% van de jongens" / "heeft …"."""
    sentence, *after = reading.outline.sentences[number : number + 2]
    if not after or sentence.text.endswith((".", "?", "!", ":")) or not after[0].text[0].islower():
        return sentence
    words = reading.text.clean[sentence.start : after[0].end].replace("\n\n", " ")
    return replace(sentence, end=after[0].end, text=words)


def _attributed(reading: Reading, heard: Heard) -> Iterator[Statement]:
    """Yield the quotations that begin in a sentence, where a post or pronoun tells whose words they are."""
    speakers = heard.speaker.actors if heard.speaker else ()
    for start, end in heard.quotes:
        words = replace(heard.coded.sentence, start=start, end=end, text=reading.text.clean[start:end])
        if not speakers or (SAYS_I.search(words.text) and all(map(_is_body, speakers))):
            continue
        statement = statement_of(
            reading, words, StatementKind.QUOTATION, "quotation.attributed", _TOLD, heard.topics
        )
        yield replace(statement, stated_by=speakers)


def _is_body(actor: Actor) -> bool:
    """Tell whether an actor is a body, which does not say "ik"."""
    return bool(actor.organisation) and actor.agent == actor.organisation


def _quoted(reading: Reading, found: Interpreted) -> None:
    """Add the quotations, and for each captioned post that the register lacks the post and the tenure."""
    for quotation in quotations.find(reading.outline.sentences, reading.links):
        if not is_legible(reading.text, quotation.start, quotation.end):
            continue
        if quotation.post:
            post = quotation.post.entity
            entity = reading.index.entities.get(post) or reading.cast.entities.get(post)
        elif quotation.post_words and quotation.speaker:
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
        statement = statement_of(reading, sentence, StatementKind.QUOTATION, quotation.rule, _CERTAIN, ())
        found.statements.append(replace(statement, stated_by=(speaker,)))


def _known_tenure(reading: Reading, speaker: Actor) -> bool:
    tenures = reading.index.tenures_of.get(speaker.agent, ())
    return any(tenure.post == speaker.post for tenure in tenures)


def _attested(speaker: Actor) -> Tenure:
    """Return a tenure of which only the document tells; when it began and ended is not known."""
    slug = f"{speaker.agent.rsplit('/', 1)[-1]}-{speaker.post.rsplit('/', 1)[-1]}-unknown"
    return Tenure(thing("tenure", slug), speaker.agent, speaker.post, "", "", "", _CERTAIN)

"""What the interpretation of a document looks at, and what it makes of a sentence of any kind.

Within the interpretation step, after `kg.statements.coding`; `kg.statements.making` says the rest.
"""

from dataclasses import dataclass
from typing import Final

from kg.analysis import Token
from kg.linking.index import Index
from kg.linking.parties import Cast
from kg.model import LEARNED, Actor, Iri, Link, Outline, PartyRole, Sentence, Statement, StatementKind, Text
from kg.statements.calibration import calibrated
from kg.statements.coding import Coded, Slot
from kg.statements.themes import Themes
from kg.statements.themes import find as find_themes
from kg.statements.weights import SHIPPED, Taught

GOVERNMENT: Final = frozenset({"kg:MinisterPost", "kg:StateSecretaryPost"})
"""The posts of those who govern."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the interpretation of one document looks at; `tokens` of each sentence that was analysed.

    `written_to` is to whom a letter was, of which news tells; `taught` what tells what no cue does.
    """

    text: Text
    outline: Outline
    links: tuple[Link, ...]
    cast: Cast
    index: Index
    themes: Themes
    date: str
    tokens: tuple[tuple[Token, ...], ...] = ()
    concluding: frozenset[str] = frozenset()
    written_to: tuple[Actor, ...] = ()
    taught: Taught = SHIPPED


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence with what is known of it beforehand.

    `cited` is the work that was spoken of just before; `quotes` are the quotations that begin in it, by
    their places in the text, and `speaker` is whose words they are. `asked` is whom
    the heading above it names; `is_first`: nothing stands between that heading and it.
    """

    number: int
    coded: Coded
    links: tuple[Link, ...]
    topics: tuple[Iri, ...]
    cited: Iri
    speaker: Slot | None = None
    quotes: tuple[tuple[int, int], ...] = ()
    asked: tuple[Actor, ...] = ()
    is_first: bool = False


def statement_of(  # noqa: PLR0913, PLR0917 - the parts every statement has
    reading: Reading,
    sentence: Sentence,
    kind: StatementKind,
    rule: str,
    confidence: float,
    topics: tuple[Iri, ...],
) -> Statement:
    """Return a statement of a kind, with what every kind has; its themes are those of the nearest words."""
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
        confidence=calibrated(confidence, reading.outline.kind, kind, learned=rule.startswith(LEARNED)),
        stated_by=authors(reading),
        about=tuple(sorted({*topics, *(iri for iri, _ in words)})),
        theme_words=words,
    )


def authors(reading: Reading) -> tuple[Actor, ...]:
    """Return who writes."""
    return reading.cast.of(PartyRole.SENDER)


def is_of(reading: Reading, iri: Iri, classes: frozenset[str]) -> bool:
    """Tell whether the register knows a thing as one of some classes."""
    return iri in reading.index.entities and reading.index.entities[iri].cls in classes

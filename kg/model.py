"""The nouns that the steps exchange: frozen, typed, and free of any RDF library.

Two coordinate systems meet here, and every field says which it uses:

*raw*    offsets in characters of the file as decoded (a byte order mark is not a character of it);
         `Span` is always raw.
*clean*  offsets in `Text.clean`, the reading view: hard line breaks joined, hyphenation undone, page
         furniture left out. `Text.spans` maps clean offsets back to raw ones.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

IsoDate = str
"""A date as precise as its source: `2024-08-19`, `2020-05` or `2024`."""

Iri = str

LEGIBLE: Final = 0.8
"""Words that were recognised with less certainty are doubtful: too many of them are wrong."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the raw text: `raw[start:end]`, never empty."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Tell whether two stretches share a character."""
        return self.start < other.end and other.start < self.end


class FurnitureKind(StrEnum):
    """What was set aside: on the page, but not part of what the author says."""

    PAGE_NUMBER = "page-number"
    RUNNING_HEAD = "running-head"
    MARGIN = "margin"
    IMAGE_DESCRIPTION = "image-description"
    FOOTNOTE = "footnote"
    TABLE = "table"
    MARKUP = "markup"
    CONTACT_DETAIL = "contact-detail"  # a phone number or mail address: never shown, never asserted


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of raw text that was set aside, and why."""

    kind: FurnitureKind
    span: Span


class BlockKind(StrEnum):
    """What a block of the reading view is: the first four by its layout, the rest by `kg.structure`."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    LETTERHEAD = "letterhead"
    SALUTATION = "salutation"
    SIGNATURE = "signature"
    QUOTE = "quote"
    CAPTION = "caption"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item: `clean[start:end]`. `level` counts for headings, from 1."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """`clean[clean:clean+length]` is `raw[raw:raw+length]`, character for character."""

    clean: int
    raw: int
    length: int


@dataclass(frozen=True, slots=True)
class Recognised:
    """A word that a program recognised in the picture of a page (OCR), and how certain it is of it, 0-1.

    Of words of some certainty about so many are right; from `LEGIBLE` on, nearly all are.
    """

    span: Span
    certainty: float

    @property
    def is_doubtful(self) -> bool:
        """Tell whether it may well be another word."""
        return self.certainty < LEGIBLE


@dataclass(frozen=True, slots=True)
class Text:
    """A file as read: the exact characters, the reading view, and the map between them."""

    name: str
    sha256: str
    encoding: str
    raw: str
    clean: str
    runs: tuple[Run, ...]
    blocks: tuple[Block, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    pages: tuple[int, ...] = ()
    """Raw offsets at which the pages begin, where the file has pages."""
    title: tuple[Span, ...] = ()
    """Raw spans of the lines that are its title by their type, in order; where the format tells type."""
    other_names: tuple[str, ...] = ()
    """What other files with the same bytes are called, sorted."""
    recognised: tuple[Recognised, ...] = ()
    """The words that no file says but that were recognised in a picture, in order."""
    unread: tuple[int, ...] = ()
    """The numbers of the pages that are pictures in which no text or but little of it was recognised."""
    _run_starts: tuple[int, ...] = field(init=False, repr=False, compare=False, default=())
    _barriers: tuple[int, ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        """Note where runs begin, and where furniture parts what is quoted: `spans` is asked very often."""
        object.__setattr__(self, "_run_starts", tuple(run.clean for run in self.runs))
        barriers = (item.span.start for item in self.furniture if item.kind != FurnitureKind.MARKUP)
        object.__setattr__(self, "_barriers", tuple(sorted(barriers)))

    @property
    def key(self) -> str:
        """Return what stands for the text in IRIs: the beginning of the hash of its bytes."""
        return self.sha256[:16]

    def page(self, offset: int) -> int:
        """Return the number of the page, from 1, on which a raw offset lies; 0 where there are no pages."""
        return bisect_right(self.pages, offset)

    def recognised_pages(self) -> tuple[int, ...]:
        """Return the numbers of the pages of which the text was recognised in their picture, sorted."""
        return tuple(sorted({self.page(word.span.start) for word in self.recognised}))

    def words(self, spans: Iterable[Span]) -> tuple[Recognised, ...]:
        """Return the words in some raw spans that were recognised in a picture."""
        found: list[Recognised] = []
        for span in spans:
            first = bisect_right(self.recognised, span.start, key=lambda word: word.span.end)
            last = bisect_left(self.recognised, span.end, key=lambda word: word.span.start)
            found += self.recognised[first:last]
        return tuple(found)

    def certainty(self, spans: Iterable[Span]) -> float:
        """Return how certain the words in some raw spans are: their mean, 1 where none was recognised."""
        found = self.words(spans)
        return sum(word.certainty for word in found) / len(found) if found else 1.0

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the raw spans behind `clean[start:end]`, in order.

        Furniture other than markup parts two spans, so that no evidence ever quotes a margin column or
        a phone number; what else was joined (white space, a hyphen, a mark) does not.
        """
        spans: list[Span] = []
        begin = until = -1
        for number in range(self._run_at(start), len(self.runs)):
            run = self.runs[number]
            if run.clean >= end:
                break
            first, last = max(start, run.clean), min(end, run.clean + run.length)
            if first >= last:
                continue
            raw = run.raw - run.clean
            if begin >= 0 and self._parts(until, raw + first):
                spans.append(Span(begin, until))
                begin = -1
            begin, until = begin if begin >= 0 else raw + first, raw + last
        return (*spans, Span(begin, until)) if begin >= 0 else ()

    def extent(self, start: int, end: int) -> Span | None:
        """Return the one raw span from the first to the last character behind `clean[start:end]`."""
        spans = self.spans(start, end)
        return Span(spans[0].start, spans[-1].end) if spans else None

    def _run_at(self, offset: int) -> int:
        return max(0, bisect_right(self._run_starts, offset) - 1)

    def _parts(self, start: int, end: int) -> bool:
        """Tell whether furniture other than markup begins in `raw[start:end]`."""
        return bisect_left(self._barriers, start) < bisect_left(self._barriers, end)

    def quote(self, span: Span) -> str:
        """Return the exact characters of a raw span."""
        return self.raw[span.start : span.end]


class DocumentKind(StrEnum):
    """Classes of `kg:Document`; the value is the local name of the class."""

    LETTER = "Letter"
    PLAN = "Plan"
    REPORT = "Report"
    MONITOR = "Monitor"
    BROCHURE = "Brochure"
    FACTSHEET = "Factsheet"
    PRESS_RELEASE = "PressRelease"
    SPEECH = "Speech"
    PARLIAMENTARY_PAPER = "ParliamentaryPaper"
    DOCUMENT = "Document"


class EntityKind(StrEnum):
    """Kinds of things in the world; the value is the `{kind}` in their IRI."""

    PERSON = "person"
    POST = "post"
    ORGANISATION = "organisation"
    GROUP = "group"
    PROGRAMME = "programme"
    LAW = "law"
    PUBLICATION = "publication"
    PLACE = "place"
    THEME = "theme"
    CABINET = "cabinet"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing in the world, from the reference graph or minted from a document.

    `cls` is its most specific class as a prefixed name (`kg:Ministry`); `names` are all labels by
    which text may call it, the preferred one first; `valid` are the days it exists, open ends empty.
    Persons carry the parts of their name (`family` with its prefix: "van der Steur"), posts the
    organisation they are in (`part_of`) and the post they are a portfolio of (`broader`). `variants` are
    other spellings of a family name.
    """

    iri: Iri
    kind: EntityKind
    cls: str
    label: str
    names: tuple[str, ...] = ()
    valid: tuple[IsoDate, IsoDate] = ("", "")
    part_of: Iri = ""
    broader: Iri = ""
    given: str = ""
    family: str = ""
    initials: str = ""
    variants: tuple[str, ...] = ()
    minted: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Tenure:
    """A person holds a post from `start` up to `end` (the first day no longer held; empty: still)."""

    iri: Iri
    person: Iri
    post: Iri
    start: IsoDate
    end: IsoDate = ""
    cabinet: Iri = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Theme:
    """A concept of the theme scheme with the words that lead to it."""

    iri: Iri
    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """What is known beforehand: the reference graph, as the steps before the graph need it."""

    entities: tuple[Entity, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    themes: tuple[Theme, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and all below it up to the next: `clean[start:end]`; `label` as printed ("3.1 …")."""

    label: str
    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `clean[start:end]`, with the label of its section (empty before the first)."""

    start: int
    end: int
    text: str
    section: str = ""
    block: BlockKind = BlockKind.PARAGRAPH


class PartyRole(StrEnum):
    """In what role a party stands in a letterhead."""

    SENDER = "sender"
    ADDRESSEE = "addressee"
    COPY = "copy"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Party:
    """A person, post or body in a letterhead, in the words of the source (empty where unsaid)."""

    role: PartyRole
    person: str = ""
    post: str = ""
    organisation: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A value of the letterhead with the raw span that says it."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the head, margin and foot of a letter say. `date.value` is an `IsoDate`."""

    date: Field | None = None
    reference: Field | None = None
    subject: Field | None = None
    parties: tuple[Party, ...] = ()

    def of(self, role: PartyRole) -> tuple[Party, ...]:
        """Return the parties in one role, in the order of the document."""
        return tuple(party for party in self.parties if party.role == role)


@dataclass(frozen=True, slots=True)
class Outline:
    """A document taken apart: what it is, its letterhead, sections and sentences."""

    kind: DocumentKind
    language: str
    title: str
    letterhead: Letterhead
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name something: `clean[start:end]`. `candidates` are IRIs the words may stand for."""

    kind: EntityKind
    start: int
    end: int
    text: str
    rule: str
    candidates: tuple[Iri, ...] = ()


class Unresolved(StrEnum):
    """Why a mention is linked to nothing; `kg/graph/reasons.toml` has the words."""

    SEVERAL = "several"
    NONE_EXISTED = "none_existed"
    LEFT_OPEN = "left_open"


@dataclass(frozen=True, slots=True)
class Link:
    """A mention and the entity it stands for; without `entity` it is unresolved, and `why` tells."""

    mention: Mention
    entity: Iri = ""
    candidates: tuple[Iri, ...] = ()
    confidence: float = 0.0
    why: str = ""
    spans: tuple[Span, ...] = ()


class StatementKind(StrEnum):
    """Classes of `kg:Statement`; the value is the local name of the class."""

    RECOMMENDATION = "Recommendation"
    CONCERN = "Concern"
    COMMITMENT = "Commitment"
    RESPONSIBILITY = "Responsibility"
    QUOTATION = "Quotation"
    FIGURE = "Figure"
    RESPONSE = "Response"
    PROGRESS_REPORT = "ProgressReport"
    ASSESSMENT = "Assessment"


LEARNED: Final = "learned."
"""How the rule of a statement begins that no cue told; its kind follows, in lower case."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is meant, in the words of the text, and the entities they stand for.

    `agent` is the person, post or body; `post` and `organisation` are added where they are known: a letter
    to "mevrouw Agema" addresses a person, the post she held that day, and its ministry. `held_by` is the
    one person who held a post that was named without one, on the day the words speak of.
    """

    words: str = ""
    agent: Iri = ""
    post: Iri = ""
    organisation: Iri = ""
    held_by: Iri = ""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Advice that stands in another document, by the numbers it bears there; without any, all that has one.

    `letters` are the days of the letters that it may be, `works` the publications.
    """

    numbers: tuple[str, ...] = ()
    letters: tuple[IsoDate, ...] = ()
    works: tuple[Iri, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What a sentence says about responsibility, with the words that say it.

    `text` is the statement in reading view, `spans` its exact raw places. `about` holds IRIs of
    themes, programmes, laws, publications and bodies. `number`, `low`, `high`, `unit` and `counted`
    are for figures. `confidence` lies in 0–1. `due` is a date as precise as the words in `due_words`.
    A `proposed` responsibility is asked for, not said to be so. `numbered` is what its author numbers it.
    A response, progress report or assessment `responds_to` statements of the same document, by their kind
    and places, or to what stands `elsewhere`; `stance` is what a response makes of them.
    """

    kind: StatementKind
    text: str
    spans: tuple[Span, ...]
    section: str
    rule: str
    confidence: float
    stated_by: tuple[Actor, ...] = ()
    addressees: tuple[Actor, ...] = ()
    holders: tuple[Actor, ...] = ()
    about: tuple[Iri, ...] = ()
    theme_words: tuple[tuple[Iri, str], ...] = ()
    strength: str = ""
    role: str = ""
    due: IsoDate = ""
    due_words: str = ""
    first_made_in: Iri = ""
    first_made_year: str = ""
    numbered: str = ""
    assigns_to: tuple[Actor, ...] = ()
    assigns_role: str = ""
    proposed: bool = False
    number: str = ""
    low: str = ""
    high: str = ""
    unit: str = ""
    counted: str = ""
    year: str = ""
    stance: str = ""
    responds_to: tuple[tuple[StatementKind, tuple[Span, ...]], ...] = ()
    elsewhere: Elsewhere | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """All that was read from one document: the input of the graph."""

    text: Text
    outline: Outline
    parties: tuple[tuple[Party, Actor], ...] = ()
    links: tuple[Link, ...] = ()
    statements: tuple[Statement, ...] = ()
    entities: tuple[Entity, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    copy_of: str = ""
    topics: tuple[Iri, ...] = field(default=())

    @property
    def key(self) -> str:
        """Return the part of the document's IRI that depends on its bytes alone."""
        return self.text.key

    def resolved(self) -> Iterator[Link]:
        """Yield the links that have an entity."""
        return (link for link in self.links if link.entity)

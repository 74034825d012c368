"""Link: which thing in the world each mention and each party of a letter stands for.

Fourth of the steps, after `kg.recognition`; `kg.statements` comes after.
"""

from dataclasses import dataclass
from typing import Final

from kg.linking.aliases import aliases
from kg.linking.authors import introduced, spoken_of, titled
from kg.linking.decisions import Decisions, load
from kg.linking.holders import in_person
from kg.linking.index import Index, arrange
from kg.linking.links import link, outside
from kg.linking.parties import Cast, cast
from kg.linking.standing import around
from kg.model import DocumentKind, Link, Mention, Outline, PartyRole, Text
from kg.recognition.gazetteer import Gazetteer
from kg.structure.signatures import first_person, nobody_signs

_SIGNED: Final = frozenset({DocumentKind.LETTER, DocumentKind.PARLIAMENTARY_PAPER})
"""Kinds that somebody signs: whom they speak of most is not who wrote them."""

_OWN: Final = frozenset({DocumentKind.PLAN, DocumentKind.BROCHURE})
"""Kinds in which a body speaks of itself, by its name and in the first person alike."""

__all__ = ["Decisions", "Index", "Linked", "arrange", "link_document", "load"]


@dataclass(frozen=True, slots=True)
class Linked:
    """The links of a document and who its parties are."""

    links: tuple[Link, ...]
    cast: Cast


def link_document(  # noqa: PLR0913, PLR0917 - what was read and what is known
    text: Text,
    outline: Outline,
    mentions: tuple[Mention, ...],
    index: Index,
    known: Gazetteer,
    decisions: Decisions,
) -> Linked:
    """Link the mentions and parties of a document at its own date."""
    date = outline.letterhead.date.value if outline.letterhead.date else ""
    beside = around(text.clean, mentions)
    found = cast(text, outline, index, known, beside, date)
    links = link(text, mentions, index, found, decisions, beside, date)
    links = aliases(text, links, {**index.entities, **found.entities}, index, beside, date)
    links = (*links, *outside(text, links, found))
    if not found.of(PartyRole.SENDER) and not nobody_signs(text):
        writer = introduced(text, links, index)
        if not writer and outline.kind not in _SIGNED:
            least = 0 if outline.kind in _OWN else first_person(text)
            writer = titled(text, links, index) or spoken_of(text, links, index, least)
        if writer:
            found.actors.insert(0, writer)
    senders = [at for at, (party, _) in enumerate(found.actors) if party.role == PartyRole.SENDER]
    if len(senders) == 1:
        found.actors[senders[0]] = in_person(text, links, index, found.actors[senders[0]], date)
    return Linked(links, found)

"""What the sentences before say about this one: "dit programma", "het wetsvoorstel", the heading above.

Within the interpretation step: it tells which programme, law or publication a statement is about.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from kg.model import Entity, EntityKind, Iri, Link, Sentence
from kg.recognition.folding import fold

_TOPICS: Final = (EntityKind.PROGRAMME, EntityKind.LAW, EntityKind.PUBLICATION)
_ANAPHORA: Final = {
    EntityKind.PROGRAMME: re.compile(
        r"\b(?:dit|het|dat|deze|de) (?:\w+ )?(?:\w*programma|actieplan|\w*agenda|plan)\b"
        r"|\b(?:hieraan|hierin|hiervan|daarvan|daarin)\b"
    ),
    EntityKind.LAW: re.compile(
        r"\b(?:dit|het|dat|deze|de) (?:\w+ )?"
        r"(?:wetsvoorstel|wet|wettelijke basis|richtlijn|verordening|verdrag|voorstel)\b"
        r"|\b(?:hier|hierin|hiermee|hiervan|onderhandelingen|deze gevolgen)\b"
    ),
    EntityKind.PUBLICATION: re.compile(
        r"\b(?:dit|dat|het) (?:rapport|onderzoek|advies)\b|\b(?:deze|die) (?:monitor|rapportage)\b"
    ),
}


_BY_NAME: Final = re.compile(
    r"\b(?:dit|het|dat|deze|de) (?:[a-zà-ÿ]+e )?"
    r"(?P<head>wetsvoorstel|wet|richtlijn|verordening|verdrag|programma|actieplan|actieprogramma|agenda)\b"
    r"(?! van| voor)"
)
"""Words for a law or programme that a document names in full, wherever it does."""

_PROGRAMMES: Final = frozenset({"programma", "actieplan", "actieprogramma"})


@dataclass(slots=True)
class Context:
    """Remembers, within a section, the programme, law and publication that were named last.

    `named` are the laws and programmes of the whole document, by IRI.
    """

    named: dict[Iri, Entity] = field(default_factory=dict)
    section: str = ""
    heading: dict[EntityKind, Iri] = field(default_factory=dict)
    last: dict[EntityKind, Iri] = field(default_factory=dict)
    publications: set[Iri] = field(default_factory=set)

    def enter(self, section: str, links: Iterable[Link]) -> None:
        """Begin a section: forget what was named before, note what its heading names; `links` are those."""
        self.section = section
        self.last = {}
        self.heading = {
            link.mention.kind: link.entity for link in links if link.entity and link.mention.kind in _TOPICS
        }

    def cited(self) -> Iri:
        """Return the publication that was named last in this section, its heading included.

        Where the section names none, the only one that the document has named; or nothing.
        """
        kind = EntityKind.PUBLICATION
        only = next(iter(self.publications)) if len(self.publications) == 1 else ""
        return self.last.get(kind) or self.heading.get(kind, only)

    def topics(self, sentence: Sentence, links: tuple[Link, ...]) -> tuple[Iri, ...]:
        """Return the programmes, laws and publications a sentence is about, and remember them."""
        own: dict[EntityKind, list[Iri]] = {}
        for link in links:
            if link.entity and link.mention.kind in _TOPICS:
                own.setdefault(link.mention.kind, []).append(link.entity)
        words = fold(sentence.text)
        found = [iri for iris in own.values() for iri in iris]
        for kind in _TOPICS[:2]:
            known = self.last.get(kind) or self.heading.get(kind)
            if kind not in own and known and _ANAPHORA[kind].search(words):
                found.append(known)
        if not any(self.last.get(kind) or kind in own for kind in _TOPICS[:2]):
            found += [iri for each in _BY_NAME.finditer(words) for iri in self._called(each["head"])]
        if not found:
            found = list(self.heading.values())
        for kind, iris in own.items():
            self.last[kind] = iris[-1]
        self.publications.update(own.get(EntityKind.PUBLICATION, ()))
        return tuple(sorted(set(found)))

    def _called(self, head: str) -> tuple[Iri, ...]:
        """Return the one law or programme of the document whose name has a word; nothing where more have.

        "Het programma" is the only one that is named, whatever it is called.
        """
        name = re.compile(r"wet\b|\bwet" if head == "wetsvoorstel" else rf"{head}\b|\b{head}")
        fits = [iri for iri, entity in self.named.items() if name.search(fold(entity.label))]
        if not fits and head in _PROGRAMMES:
            fits = [iri for iri, entity in self.named.items() if entity.kind == EntityKind.PROGRAMME]
        return tuple(fits) if len(fits) == 1 else ()


def named(links: tuple[Link, ...], entities: Mapping[Iri, Entity]) -> dict[Iri, Entity]:
    """Return the laws and programmes that links name, by IRI, in order."""
    found = {link.entity: entities[link.entity] for link in links if link.entity in entities}
    return {iri: entity for iri, entity in found.items() if entity.kind in _TOPICS[:2]}

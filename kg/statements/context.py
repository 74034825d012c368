"""What the sentences before say about this one: "dit programma", "het wetsvoorstel", the heading above.

Within the interpretation step: it tells which programme, law or publication a statement is about.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from kg.model import EntityKind, Iri, Link, Section, Sentence
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


@dataclass(slots=True)
class Context:
    """Remembers, within a section, the programme, law and publication that were named last."""

    section: str = ""
    heading: dict[EntityKind, Iri] = field(default_factory=dict)
    last: dict[EntityKind, Iri] = field(default_factory=dict)
    publications: set[Iri] = field(default_factory=set)

    def enter(self, section: str, links: tuple[Link, ...], sections: tuple[Section, ...]) -> None:
        """Begin a section: forget what was named before, note what its heading names."""
        self.section = section
        self.last = {}
        starts = [part.start for part in sections if part.label == section]
        self.heading = {
            link.mention.kind: link.entity
            for start in starts
            for link in links
            if link.entity
            and link.mention.kind in _TOPICS
            and start <= link.mention.start
            and link.mention.end <= start + len(section)
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
        if not found:
            found = list(self.heading.values())
        for kind, iris in own.items():
            self.last[kind] = iris[-1]
        self.publications.update(own.get(EntityKind.PUBLICATION, ()))
        return tuple(sorted(set(found)))

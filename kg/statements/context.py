"""What the sentences before say about this one: "dit programma", "het wetsvoorstel", the heading above.

Within the interpretation step: it tells which programme, law or publication a statement is about. The
words stand in `context.toml`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from kg.model import Entity, EntityKind, Iri, Link, Sentence
from kg.recognition.folding import fold
from kg.resources import table

_TABLE: Final = table("statements/context.toml")
_TOPICS: Final = (EntityKind.PROGRAMME, EntityKind.LAW, EntityKind.PUBLICATION)
_ANAPHORIC: Final = (EntityKind.PROGRAMME, EntityKind.LAW)
"""What a word may stand for."""


@cache
def _stands_for_last(kind: EntityKind) -> re.Pattern[str]:
    """Return what finds a word for the programme or law that was named last: "dit programma", "hierin"."""
    rows = _TABLE["last"][kind]
    determiners, words, alone = map("|".join, (_TABLE["determiners"], rows["words"], rows["alone"]))
    return re.compile(rf"\b(?:{determiners}) (?:\w+ )?(?:{words})\b|\b(?:{alone})\b")


@cache
def _stands_for_named() -> re.Pattern[str]:
    """Return what finds a word for a law or programme that the document names in full, wherever it does."""
    rows = _TABLE["by_name"]
    determiners, words, unless = map("|".join, (_TABLE["determiners"], rows["words"], rows["unless"]))
    return re.compile(rf"\b(?:{determiners}) (?:[a-zà-ÿ]+e )?(?P<head>{words})\b(?! (?:{unless}))")


@cache
def _continues() -> re.Pattern[str]:
    """Return what a heading looks like under which a law goes on."""
    return re.compile("|".join(_TABLE["continues"]["headings"]))


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
        """Begin a section: forget what was named before, note what its heading names; `links` are those.

        An article is of the law that was named before it.
        """
        last, over = self.last.get(EntityKind.LAW), self.heading.get(EntityKind.LAW)
        law = (over or last) if _continues().fullmatch(fold(self.section)) else (last or over)
        self.section = section
        self.last = {}
        self.heading = {
            link.mention.kind: link.entity for link in links if link.entity and link.mention.kind in _TOPICS
        }
        if law and not self.heading and _continues().fullmatch(fold(section)):
            self.heading = {EntityKind.LAW: law}

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
        for kind in _ANAPHORIC:
            known = self.last.get(kind) or self.heading.get(kind)
            if kind not in own and known and _stands_for_last(kind).search(words):
                found.append(known)
        if not any(self.last.get(kind) or kind in own for kind in _ANAPHORIC):
            found += [
                iri for each in _stands_for_named().finditer(words) for iri in self._called(each["head"])
            ]
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
        rows = _TABLE["by_name"]
        word = rows["named"].get(head, head)
        name = re.compile(rf"{word}\b|\b{word}")
        fits = [iri for iri, entity in self.named.items() if name.search(fold(entity.label))]
        if not fits and head in rows["programmes"]:
            fits = [iri for iri, entity in self.named.items() if entity.kind == EntityKind.PROGRAMME]
        return tuple(fits) if len(fits) == 1 else ()


def named(links: tuple[Link, ...], entities: Mapping[Iri, Entity]) -> dict[Iri, Entity]:
    """Return the laws and programmes that links name, by IRI, in order."""
    found = {link.entity: entities[link.entity] for link in links if link.entity in entities}
    return {iri: entity for iri, entity in found.items() if entity.kind in _ANAPHORIC}

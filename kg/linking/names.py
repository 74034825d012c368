"""Which persons a written name may stand for.

Within the linking step. Silence beats a wrong link: a family name alone stands only for someone in office
on the document's date, and of two candidates neither is taken.
"""

import re
from dataclasses import dataclass
from typing import Final

from kg.linking.index import Index, posts_of
from kg.model import Entity, EntityKind, Iri, IsoDate
from kg.recognition.folding import fold, plain
from kg.recognition.titles import classes
from kg.structure.parties import bare_name

_INITIALS: Final = re.compile(r"(?P<initials>(?:(?:[A-ZÀ-Ý]|Th|Ch|IJ|Ph|St)\.\s?-?)+)\s*(?P<rest>.+)")


@dataclass(frozen=True, slots=True)
class Match:
    """The persons a name may stand for, and how sure one may be of a single one.

    `certain`: by a given name, or for they held an office that day; else the text itself must tell.
    `full`: by a given name, which is not many people's; of initials and a family name running text must tell.
    """

    persons: tuple[Iri, ...]
    confidence: float
    certain: bool = True
    full: bool = False


def match(index: Index, name: str, date: IsoDate, title: str = "") -> Match:
    """Return who may be meant by a name in a document of that date.

    Args:
        index: the register.
        name: as written, with or without titles.
        date: the document's date, empty where unknown.
        title: the word before the name, where it names a kind of post ("minister").
    """
    name = bare_name(name)
    if known := index.by_name.get((EntityKind.PERSON, fold(name))):
        initialled = bool(_INITIALS.match(name))
        if " " in name and (len(known) == 1 or not initialled):
            held, sure = _in_office(index, known, date, title), 1.0 if len(known) == 1 else 0.9
            return Match(held or known, sure, certain=bool(held) or not initialled, full=not initialled)
    found = _INITIALS.fullmatch(name)
    family = plain(found["rest"] if found else name)
    candidates = index.by_family.get(family, ())
    if not found:
        return Match(_in_office(index, candidates, date, title), 0.9)
    letters = re.sub(r"[^A-ZÀ-Ý]", "", found["initials"])
    exact = tuple(iri for iri in candidates if _agrees(index.entities[iri], letters))
    held = _in_office(index, exact, date, title)
    return Match(held or exact, 0.95, certain=bool(held))


def _agrees(person: Entity, letters: str) -> bool:
    """Tell whether written initials agree with a person's: all, the first ones, or the call name's."""
    known = re.sub(r"[^A-ZÀ-Ý]", "", person.initials)
    call = person.given[:1]
    return bool(letters) and (
        known.startswith(letters) or letters.startswith(known or "?") or letters == call
    )


def _in_office(index: Index, persons: tuple[Iri, ...], date: IsoDate, title: str) -> tuple[Iri, ...]:
    """Keep those who held a post that day, of the kind the title names where it names one."""
    cls = classes().get(title, "")
    kept: list[Iri] = []
    for person in persons:
        posts = [index.entities.get(tenure.post) for tenure in posts_of(index, person, date)]
        if any(post and (not cls or post.cls == cls) for post in posts):
            kept.append(person)
    return tuple(kept)

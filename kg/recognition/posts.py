"""Posts not named in one piece: "de ministers van OCW en SZW", "minister Blok van Buitenlandse Zaken".

Within the recognition step, beside the gazetteer, which finds posts named one by one.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from kg.model import EntityKind, Iri, Mention
from kg.recognition import titles
from kg.recognition.folding import fold
from kg.recognition.gazetteer import Gazetteer, is_whole, leads
from kg.recognition.persons import FAMILY

PLURAL: Final = "post.plural"
"""The rule by which a post is known that shares its rank with another."""
_SHORT: Final = re.compile(r"\s*\([A-Z][A-Za-z&]{1,7}\)")
_BETWEEN: Final = re.compile(r"(?:\s*,\s*(?:en\s+)?|\s+en\s+)(?:(?:van|voor)\s+)?", re.IGNORECASE)


_SHARED: Final = re.compile(
    r"\b(?P<rank>minister|staatssecretaris|ministerie|departement)(?: van [^.;:()]{2,80}?)?"
    r" en (?:die|dat) van ",
    re.IGNORECASE,
)


@cache
def _plural() -> re.Pattern[str]:
    """Return what finds a rank or body in the plural, before its ministries: "ministers van "."""
    words = "|".join((titles.plurals(), *titles.table()["ministries"]))
    return re.compile(rf"\b(?P<rank>{words})\s+(?:(?:van|voor)\s+)?", re.IGNORECASE)


@cache
def _named() -> re.Pattern[str]:
    """Return what finds a rank and the name of who has it, before the ministry: "minister Blok van "."""
    return re.compile(rf"\b(?P<rank>{titles.ranks()})\s+{FAMILY}(?:\s[A-ZÀ-Ý][\w’']+)?,?\s+(?:van|voor)\s+")


def find(text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield a mention for each one of a plural: the first with the rank, the others by their ministry.

    Where a minister's name stands between rank and ministry, the ministry alone stands for the post.
    """
    folded = fold(text)
    names = sorted(gazetteer.ministries, key=len, reverse=True)
    for found in _plural().finditer(text):
        start, position = found.start(), found.end()
        cls = titles.classes().get(found["rank"].lower(), "")
        portfolios = _portfolios(gazetteer, cls)
        while name := _first(folded, position, names) or _first(folded, position, sorted(portfolios)):
            end = position + len(name)
            if short := _SHORT.match(text, end):
                end = short.end()
            ministries = gazetteer.ministries.get(name, ())
            if not cls:
                yield Mention(
                    EntityKind.ORGANISATION, start, end, text[start:end], "ministry.plural", ministries
                )
            elif posts := portfolios.get(name) or _posts(gazetteer, ministries, cls):
                yield Mention(EntityKind.POST, start, end, text[start:end], PLURAL, posts)
            if not (gap := _BETWEEN.match(text, end)):
                break
            start = position = gap.end()
    yield from _those(text, folded, names, gazetteer)
    for found in _named().finditer(text):
        position = found.end()
        name = _first(folded, position, names)
        cls = titles.classes()[found["rank"].lower()]
        posts = _posts(gazetteer, gazetteer.ministries[name], cls) if name else ()
        if posts:
            end = position + len(name)
            yield Mention(EntityKind.POST, position, end, text[position:end], PLURAL, posts)


def _those(text: str, folded: str, names: list[str], gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield the second of two that share a rank or "ministerie": "de minister van JenV en die van BZK"."""
    for found in _SHARED.finditer(text):
        if not (name := _first(folded, found.end(), names)):
            continue
        start, end = found.end(), found.end() + len(name)
        ministries = gazetteer.ministries[name]
        cls = titles.classes().get(found["rank"].lower(), "")
        if posts := _posts(gazetteer, ministries, cls) if cls else ():
            yield Mention(EntityKind.POST, start, end, text[start:end], PLURAL, posts)
        elif not cls:
            yield Mention(EntityKind.ORGANISATION, start, end, text[start:end], "ministry.plural", ministries)


def _portfolios(gazetteer: Gazetteer, cls: str) -> dict[str, tuple[Iri, ...]]:
    """Return the posts of a rank that are called by what they are for: "rechtsbescherming"."""
    found: dict[str, tuple[Iri, ...]] = {}
    for name, iris in gazetteer.by_name.items() if cls else ():
        _, for_, portfolio = fold(name).partition(" voor ")
        posts = tuple(iri for iri in iris if gazetteer.entities[iri].cls == cls)
        if for_ and posts:
            found[portfolio] = posts
    return found


def _first(folded: str, position: int, names: list[str]) -> str:
    """Return the first of the names (the longest of ministries) that stands whole at a position, if any."""
    return next(
        (
            name
            for name in names
            if folded.startswith(name, position) and is_whole(folded, position, position + len(name))
        ),
        "",
    )


def _posts(gazetteer: Gazetteer, ministries: tuple[Iri, ...], cls: str) -> tuple[Iri, ...]:
    return tuple(
        sorted(
            entity.iri
            for entity in gazetteer.entities.values()
            if entity.cls == cls
            and entity.part_of in ministries
            and leads(entity, gazetteer.entities[entity.part_of])
        )
    )

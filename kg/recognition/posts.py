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
from kg.resources import table

_SHORT: Final = re.compile(r"\s*\([A-Z][A-Za-z&]{1,7}\)")
_BETWEEN: Final = re.compile(r"(?:\s*,\s*(?:en\s+)?|\s+en\s+)(?:(?:van|voor)\s+)?", re.IGNORECASE)
_FOR: Final = "voor "
"""A part of what a post is called, as "van" is not: "van VWS en voor Rechtsbescherming"."""
_THOSE: Final = re.compile(r"(?:\s*,\s*|\s+en\s+)(?:(?P<post>die)|dat)\s+van\s+")


@cache
def _plural() -> re.Pattern[str]:
    """Return what finds a rank or body in the plural, before its ministries: "ministers van "."""
    words = "|".join((titles.plurals(), *table("recognition/titles.toml")["ministries"]))
    return re.compile(rf"\b(?P<rank>{words})\s+(?:(?:van|voor)\s+)?", re.IGNORECASE)


@cache
def _one() -> re.Pattern[str]:
    """Return what finds a rank or body in the singular, before its ministry: "minister van "."""
    words = "|".join((titles.ranks(), *table("recognition/titles.toml")["ministry"]))
    return re.compile(rf"\b(?P<rank>{words})\s+(?:van\s+)?", re.IGNORECASE)


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
        portfolios = gazetteer.portfolios.get(cls, {})
        longest = sorted(portfolios, key=len, reverse=True)
        while name := _first(folded, position, names) or _first(folded, position, longest):
            end = position + len(name)
            if short := _SHORT.match(text, end):
                end = short.end()
            called = sorted({*portfolios.get(name, ()), *_called(gazetteer, name, cls)})
            yield from _mention(text, start, end, cls, tuple(called))
            if not (gap := _BETWEEN.match(text, end)):
                break
            position = gap.end()
            start = position - len(_FOR) if text.endswith(_FOR, gap.start(), position) else position
    yield from _those(text, folded, names, gazetteer)
    for found in _named().finditer(text):
        position = found.end()
        name = _first(folded, position, names)
        cls = titles.classes()[found["rank"].lower()]
        yield from _mention(text, position, position + len(name), cls, _called(gazetteer, name, cls))


def _those(text: str, folded: str, names: list[str], gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield those that share a rank or "ministerie" with another: "minister van JenV en die van BZK"."""
    for found in _one().finditer(text):
        cls = titles.classes().get(found["rank"].lower(), "")
        name, position = _first(folded, found.end(), names), found.end()
        end = position + len(name)
        while name and (gap := _THOSE.match(text, end)) and bool(gap["post"]) == bool(cls):
            name = _first(folded, gap.end(), names)
            start, end = gap.end(), gap.end() + len(name)
            yield from _mention(text, start, end, cls, _called(gazetteer, name, cls))


def _mention(text: str, start: int, end: int, cls: str, named: tuple[Iri, ...]) -> Iterator[Mention]:
    """Yield the mention of what is named, if anything is: posts, or ministries where there is no rank."""
    kind, rule = (EntityKind.POST, "post.plural") if cls else (EntityKind.ORGANISATION, "ministry.plural")
    if named:
        yield Mention(kind, start, end, text[start:end], rule, named)


def _called(gazetteer: Gazetteer, name: str, cls: str) -> tuple[Iri, ...]:
    """Return the ministries of a name, or with a rank (a class) the posts that are called after these."""
    ministries = gazetteer.ministries.get(name, ())
    return _posts(gazetteer, ministries, cls) if cls else ministries


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

"""Whose words a sentence tells, where they are not its author's; and whom a heading or news of a letter asks.

And who promises with the author. Within the interpretation step, after `kg.statements.matching`. The
patterns stand in `attribution.toml`.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from kg.model import Actor, Entity, EntityKind, Iri, Link
from kg.recognition.folding import fold
from kg.recognition.triggers import Filter
from kg.resources import table
from kg.statements.coding import Coded
from kg.statements.matching import named
from kg.statements.notation import expand

_TABLE: Final = table("statements/attribution.toml")
_FIRST: Final = 700
"""So many characters from the top a text says what it tells of."""
_READERS: Final = frozenset({EntityKind.POST, EntityKind.ORGANISATION})


def attributed(coded: Coded) -> tuple[Actor, ...]:
    """Return who says what a coded sentence tells, or nobody where it is the author's own."""
    patterns, own = _patterns()
    for number in _filter().candidates(coded.text):
        found = patterns[number].search(coded.text)
        if found and not own.search(coded.text[: found.start()].rstrip()):
            return named(found, coded).get("by", ())
    return ()


def with_author(coded: Coded) -> tuple[Actor, ...]:
    """Return who promises with the author: "de minister van VWS en ik", "ik, samen met de politie"."""
    return _found(coded, "with_author", "holder")


def asked_under(heading: Coded, *, concludes: bool) -> tuple[Actor, ...]:
    """Return whom a heading says that what stands under it is asked of: "Aanbevelingen aan gemeenten".

    `concludes`: it stands among conclusions or recommendations, where the name of a party alone says that.
    """
    rows = _headings()
    for pattern in (*rows["patterns"], *(rows["among"] if concludes else ())):
        if found := pattern.fullmatch(heading.text.strip()):
            return named(found, heading).get("addressee", ())
    return ()


def asked_behind(coded: Coded) -> tuple[Actor, ...]:
    """Return whom brackets behind a recommendation say that it asks: "Registreer dit. (De politie)"."""
    return _found(coded, "asked_behind", "addressee")


def _found(coded: Coded, section: str, name: str) -> tuple[Actor, ...]:
    """Return who stands in the group of that name where a pattern of a section is found."""
    found = _of_section(section).search(coded.text)
    return named(found, coded).get(name, ()) if found else ()


def written_to(clean: str, links: tuple[Link, ...], entities: Mapping[Iri, Entity]) -> tuple[Iri, ...]:
    """Return the one post or body to whom the letter was that a text tells of: "in een brief aan …"."""
    told = [
        link.entity
        for link in links
        if link.mention.start < _FIRST
        and link.entity in entities
        and entities[link.entity].kind in _READERS
        and _is_reader(clean, link)
    ]
    posts = [iri for iri in told if entities[iri].kind == EntityKind.POST] or told
    return tuple(posts[:1]) if len(set(posts)) == 1 else ()


def _is_reader(clean: str, link: Link) -> bool:
    before, after = _around_reader()
    start, end = link.mention.start, link.mention.end
    return bool(before.search(fold(clean[:start])) or after.match(fold(clean[end : end + _FIRST])))


@cache
def _around_reader() -> tuple[re.Pattern[str], re.Pattern[str]]:
    before, after = ("|".join(_TABLE["written_to"][key]) for key in ("before", "after"))
    return re.compile(rf"(?:{before})\s+$"), re.compile(after)


@cache
def _headings() -> dict[str, tuple[re.Pattern[str], ...]]:
    rows = _TABLE["asked_under"]
    return {key: tuple(re.compile(expand(each)) for each in rows[key]) for key in ("patterns", "among")}


@cache
def _of_section(name: str) -> re.Pattern[str]:
    return re.compile(expand("|".join(_TABLE[name]["patterns"])))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str]]:
    patterns, own = _TABLE["patterns"], _TABLE["own"]
    return tuple(re.compile(expand(each)) for each in patterns), re.compile("|".join(own))


@cache
def _filter() -> Filter:
    """Return what tells, without trying them all, which patterns a sentence may match."""
    return Filter([pattern.pattern for pattern in _patterns()[0]])

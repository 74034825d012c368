"""Who wrote a text that nobody signs: whom it speaks of all the time, or who it says that "ik" or "wij" is.

Within the linking step, after `kg.linking.parties`. The words that tell stand in `authors.toml`.
"""

import re
from collections import Counter
from functools import cache
from itertools import islice
from typing import Final

from kg.linking.index import Index
from kg.model import Actor, Entity, EntityKind, Iri, Link, Party, PartyRole, Text
from kg.recognition.folding import fold
from kg.resources import table

_MENTIONS: Final = 3
_SHORT: Final = 1500
_MENTIONS_IN_SHORT: Final = 2
_LEAD: Final = 1.2
_LEAD_OF_BODY: Final = 2
_SPEAKING: Final = 2
"""So often a text says "wij" when a body speaks in it."""
SAYS_I: Final = re.compile(r"\b(?:ik|mij|mijn)\b", re.IGNORECASE)
SAYS_WE: Final = re.compile(r"\b(?:wij|we|ons|onze)\b", re.IGNORECASE)
"""Words of one who writes, and of several or a body that do."""
_LINES: Final = 6
"""Among so many lines a report names its author."""
_TOP: Final = 300
"""In so many characters a text says what it is: "Position paper VNG"."""
_BODIES: Final = frozenset({EntityKind.POST, EntityKind.ORGANISATION})


@cache
def pattern(section: str, key: str) -> re.Pattern[str]:
    """Return what finds one of the words in a list of a section of `authors.toml`."""
    end = r"\s*$" if key == "before" else ""
    words = "|".join(table("linking/authors.toml")[section][key])
    bounded = rf"\b(?:{words})\b" if key == "first_person" else f"(?:{words})"
    return re.compile(bounded + end, re.IGNORECASE)


def introduced(text: Text, links: tuple[Link, ...], index: Index) -> tuple[Party, Actor] | None:
    """Return the one post or body that a text says its "ik" or "wij" is: "als Nationaal Rapporteur pleit ik".

    None where it says so of more than one. The words that prove it are the name.
    """
    if not pattern("speaking", "first_person").search(text.clean):
        return None
    told = [link for link in links if _is_body(link, index) and _introduces(text.clean, link)]
    return _only(told, index)


def _only(told: list[Link], index: Index) -> tuple[Party, Actor] | None:
    """Return the one post that links name, or else the one body; None where there are more."""
    posts = [link for link in told if _kind(link, index) == EntityKind.POST] or told
    if len({link.entity for link in posts}) != 1:
        return None
    return _writer(index.entities[posts[0].entity], posts[0])


def _introduces(clean: str, link: Link) -> bool:
    start, end = link.mention.start, link.mention.end
    if start < _TOP and pattern("heading", "before").search(clean, 0, start):
        return True
    first = max(clean.rfind(mark, 0, start) for mark in (". ", "\n", "? ", "! ")) + 1
    last = min((at for mark in (". ", "\n") if (at := clean.find(mark, end)) >= 0), default=len(clean))
    if not pattern("speaking", "before").search(clean, first, start):
        return False
    around = f"{clean[first:start]} {clean[end:last]}"
    return bool(pattern("speaking", "first_person").search(around)) and not pattern(
        "speaking", "unless"
    ).search(around)


def titled(text: Text, links: tuple[Link, ...], index: Index) -> tuple[Party, Actor] | None:
    """Return the post or body whose name is the first line of a text, or an early one where it says "wij".

    So a report names its author over or under its title. None where more than one stands there.
    """
    lines = _first_lines(text.clean, _LINES if len(SAYS_WE.findall(text.clean)) >= _SPEAKING else 1)
    told = [
        link for link in links if _is_body(link, index) and (link.mention.start, link.mention.end) in lines
    ]
    return _only(told, index)


def _first_lines(clean: str, many: int) -> frozenset[tuple[int, int]]:
    """Return where the first lines of a text begin and end."""
    found = islice(re.finditer(r"[^\n]*\S", clean), many)
    return frozenset(line.span() for line in found)


def spoken_of(
    text: Text, links: tuple[Link, ...], index: Index, least: int = 0
) -> tuple[Party, Actor] | None:
    """Return the post that a document without a signature speaks of all the time: it wrote it.

    A year plan or brochure says "de Nationaal Rapporteur" where a letter says "ik". The words that prove it
    are the first ones that name the post. `least` is how often the post must be named at the least. Who held
    it counts as the post, and so does its rank, for news calls them by their name, or "de rapporteur". A body
    wrote it where the text says "wij" as well.
    """
    posts = [link for link in links if _is_body(link, index) and _kind(link, index) == EntityKind.POST]
    counts = Counter(link.entity for link in posts)
    for link in links:
        if link.entity in index.entities and _kind(link, index) == EntityKind.PERSON:
            held = {tenure.post for tenure in index.tenures_of.get(link.entity, ())}
            counts.update(sorted(held & counts.keys()))
    for iri in counts:
        counts[iri] += _by_rank(text.clean, links, index.entities[iri])
    enough = _MENTIONS if len(text.clean) > _SHORT else _MENTIONS_IN_SHORT
    if found := _first(counts, max(enough, least), _LEAD):
        return _writer(index.entities[found], next(link for link in posts if link.entity == found))
    if len(SAYS_WE.findall(text.clean)) < _SPEAKING:
        return None
    bodies = [link for link in links if _is_body(link, index) and _kind(link, index) != EntityKind.POST]
    found = _first(Counter(link.entity for link in bodies), enough, _LEAD_OF_BODY)
    first = next((link for link in bodies if link.entity == found), None)
    return _writer(index.entities[found], first) if first and first.mention.start < _TOP else None


def _first(counts: Counter[Iri], least: int, lead: float) -> Iri:
    """Return what is named most, often enough and so much more often than the next; else nothing."""
    ranked = sorted(counts, key=lambda iri: (-counts[iri], iri))
    if not ranked or counts[ranked[0]] < least:
        return ""
    return "" if len(ranked) > 1 and counts[ranked[0]] < lead * counts[ranked[1]] else ranked[0]


def _by_rank(clean: str, links: tuple[Link, ...], post: Entity) -> int:
    """Return how often a text names a post by its rank alone."""
    words: list[str] = table("linking/authors.toml")["ranks"]["words"]
    rank = next((word for word in words if word in fold(post.label)), "")
    named = [(link.mention.start, link.mention.end) for link in links]
    found = re.finditer(rf"\b{rank}\b", clean, re.IGNORECASE) if rank else ()
    return sum(not any(start <= each.start() < end for start, end in named) for each in found)


def _kind(link: Link, index: Index) -> EntityKind:
    return index.entities[link.entity].kind


def _is_body(link: Link, index: Index) -> bool:
    return link.entity in index.entities and index.entities[link.entity].kind in _BODIES


def _writer(entity: Entity, link: Link) -> tuple[Party, Actor]:
    if entity.kind == EntityKind.POST:
        party = Party(PartyRole.SENDER, post=entity.label, spans=link.spans)
        return party, Actor(entity.label, entity.iri, entity.iri, entity.part_of)
    party = Party(PartyRole.SENDER, organisation=entity.label, spans=link.spans)
    return party, Actor(entity.label, entity.iri, "", entity.iri)

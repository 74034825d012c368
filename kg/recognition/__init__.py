"""Recognise: which words of a document name a person, post, body, programme, law, publication or place.

Third of the steps, after `kg.structure`; `kg.linking` comes after and says who or what is meant.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from kg.model import BlockKind, EntityKind, Mention, Outline, Sentence, Text
from kg.recognition import areas, editions, foreign, gazetteer, groups, patterns, persons, posts
from kg.recognition.gazetteer import Gazetteer, build
from kg.recognition.overlaps import longest

_GOES_ON: Final = re.compile(r"(?: (?:en|of|van|voor|in))?\s*\n\s*[a-zà-ÿ]|,\s*\n\s*[A-ZÀ-Ý]")
_ARTICLE: Final = re.compile(r"art(?:ikel(?:en)?|\.)?\s", re.IGNORECASE)
_OF: Final = re.compile(
    r"(?:(?:vice-?)?voorzitter|directeur|hoofd|leden|lid|griffier|president|bestuurder|fractievoorzitters?)\b"
    r"[^,;]*\b(?:van|bij)(?: (?:de|het))? ",
    re.IGNORECASE,
)
"""A post whose words name its body as well: "Voorzitter van de Tweede Kamer" does, "minister van VWS" not."""

__all__ = ["Gazetteer", "build", "recognise"]


def recognise(text: Text, outline: Outline, known: Gazetteer) -> tuple[Mention, ...]:
    """Return the mentions of a document in the order of its reading view.

    None lies within another, but for a body that a post is named by, and a law whose article it is.
    """
    listed = gazetteer.find(known, text.clean)
    found = longest(
        (
            *listed,
            *posts.find(text.clean, known),
            *areas.find(text.clean, known),
            *groups.find(text.clean),
            *editions.find(text.clean, listed),
            *foreign.find(text.clean, listed, known),
            *patterns.find(text.clean),
            *persons.find(text.clean, outline),
        )
    )
    within = (*_bodies(found, listed, text.clean), *_laws(found, listed))
    found = tuple(sorted((*found, *within), key=_place))
    heads = [each for each in outline.sentences if each.block == BlockKind.LETTERHEAD]
    return tuple(
        mention for mention in found if not _is_address(mention, heads) and not _is_cut(mention, text.clean)
    )


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end


def _bodies(found: tuple[Mention, ...], listed: tuple[Mention, ...], clean: str) -> Iterator[Mention]:
    """Yield the bodies that stand in the names of posts, the longest of each."""
    bodies = [each for each in listed if each.kind == EntityKind.ORGANISATION]
    starts = [each.start for each in bodies]
    for post in found:
        if post.kind != EntityKind.POST or not (head := _OF.match(clean, post.start, post.end)):
            continue
        first, last = bisect_left(starts, head.end()), bisect_right(starts, head.end())
        within = [each for each in bodies[first:last] if each.end <= post.end]
        if within:
            yield max(within, key=lambda each: each.end)


def _laws(found: tuple[Mention, ...], listed: tuple[Mention, ...]) -> Iterator[Mention]:
    """Yield the laws at the end of the names of their articles: "artikel 273f Sr" names the Criminal Code."""
    whole = (each for each in listed if each.kind == EntityKind.LAW and not _ARTICLE.match(each.text))
    laws = {each.end: each for each in sorted(whole, key=lambda each: each.end - each.start)}
    for article in found:
        if article.kind == EntityKind.LAW and article.candidates and _ARTICLE.match(article.text):
            law = laws.get(article.end)
            if law and law.start > article.start:
                yield law


def _is_cut(mention: Mention, clean: str) -> bool:
    """Tell whether a line ends in the middle of a name that is only guessed: half a name is none."""
    titled = mention.rule.startswith("person.title.")
    return not titled and not mention.candidates and bool(_GOES_ON.match(clean, mention.end))


def _is_address(mention: Mention, heads: Sequence[Sentence]) -> bool:
    """Tell whether a place is but the town in an address of the letterhead."""
    return mention.kind == EntityKind.PLACE and any(head.start <= mention.start < head.end for head in heads)

"""A post or body that is named with what it is part of is one party: "rechercheurs van de politie".

Within the interpretation step, for `kg.statements.coding`: the name behind "van" is then no party of its own,
so that a verb behind it has the whole as its subject.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kg.model import EntityKind, Iri, Link, Sentence

_OF: Final = re.compile(r"\s+van(?:\s+(?:de|het|een))?\s+")
_PARTS: Final = frozenset({EntityKind.POST, EntityKind.GROUP, EntityKind.ORGANISATION})
_WHOLES: Final = frozenset({EntityKind.GROUP, EntityKind.ORGANISATION})


def whole(sentence: Sentence, links: tuple[Link, ...], apart: frozenset[Iri]) -> Iterator[Link]:
    """Yield the links of a sentence in order, a part and what it is part of as one, with the words of both.

    `links` lie within the sentence, in order. What stands for one of `apart` is no part and no whole.
    """
    last: Link | None = None
    for link in links:
        if last and _is_whole(sentence, last, link, apart):
            end = link.mention.end
            words = sentence.text[last.mention.start - sentence.start : end - sentence.start]
            last = replace(last, mention=replace(last.mention, end=end, text=" ".join(words.split())))
            continue
        if last:
            yield last
        last = link
    if last:
        yield last


def _is_whole(sentence: Sentence, part: Link, link: Link, apart: frozenset[Iri]) -> bool:
    """Tell whether a link is what the one before it is part of."""
    between = sentence.text[part.mention.end - sentence.start : link.mention.start - sentence.start]
    return (
        part.mention.kind in _PARTS
        and link.mention.kind in _WHOLES
        and bool(part.entity and link.entity)
        and apart.isdisjoint({part.entity, link.entity})
        and _OF.fullmatch(between) is not None
    )

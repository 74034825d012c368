"""A post or body that is named with what it is part of is one party: "rechercheurs van de politie".

Within the interpretation step, for `kg.statements.coding`: the name behind "van" is then no party of its own,
so that a verb behind it has the whole as its subject. That may be a place as well: "de politie van Utrecht".
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kg.model import EntityKind, Iri, Link, Sentence
from kg.statements.notation import takers

_OF: Final = re.compile(r"\s+van(?:\s+(?:de|het|een))?\s+")
_NAME: Final = r"[A-ZÀ-Þ][a-zà-ÿ’'-]+(?![\w’'-])"
_OF_NAME: Final = re.compile(rf"\s+van\s+(?:de\s+gemeente\s+)?{_NAME}(?:\s+{_NAME})*")
_PARTS: Final = frozenset({EntityKind.POST, EntityKind.GROUP, EntityKind.ORGANISATION})
_WHOLES: Final = frozenset({EntityKind.GROUP, EntityKind.ORGANISATION, EntityKind.PLACE})


def whole(sentence: Sentence, links: tuple[Link, ...], apart: frozenset[Iri]) -> Iterator[Link]:
    """Yield the links of a sentence in order, a part and what it is part of as one, with the words of both.

    `links` lie within the sentence, in order. What stands for one of `apart` is no part and no whole.
    """
    last: Link | None = None
    for link in links:
        if last and _is_whole(sentence, last, link, apart):
            last = _up_to(sentence, last, link.mention.end)
            continue
        if last:
            yield _of_place(sentence, last, link.mention.start, apart)
        last = link
    if last:
        yield _of_place(sentence, last, sentence.end, apart)


def _up_to(sentence: Sentence, link: Link, end: int) -> Link:
    """Return a link with the words behind it, up to a place in the text."""
    words = sentence.text[link.mention.start - sentence.start : end - sentence.start]
    return replace(link, mention=replace(link.mention, end=end, text=" ".join(words.split())))


def _is_part(link: Link, apart: frozenset[Iri]) -> bool:
    return link.mention.kind in _PARTS and bool(link.entity) and link.entity not in apart


def _of_place(sentence: Sentence, link: Link, end: int, apart: frozenset[Iri]) -> Link:
    """Return a link with the name behind it that is nobody known: "het college van Utrecht"."""
    if not _is_part(link, apart):
        return link
    found = _OF_NAME.match(sentence.text, link.mention.end - sentence.start, end - sentence.start)
    return _up_to(sentence, link, sentence.start + found.end()) if found else link


def _is_whole(sentence: Sentence, part: Link, link: Link, apart: frozenset[Iri]) -> bool:
    """Tell whether a link is what the one before it is part of."""
    between = sentence.text[part.mention.end - sentence.start : link.mention.start - sentence.start]
    return (
        _is_part(part, apart)
        and link.mention.kind in _WHOLES
        and bool(link.entity)
        and link.entity not in apart
        and _OF.fullmatch(between) is not None
        and not takers().search(sentence.text[: part.mention.start - sentence.start])
    )

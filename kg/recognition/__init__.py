"""Recognise: which words of a document name a person, post, body, programme, law, publication or place.

Third of the steps, after `kg.structure`; `kg.linking` comes after and says who or what is meant.
"""

import re
from typing import Final

from kg.model import BlockKind, EntityKind, Mention, Outline, Text
from kg.recognition import gazetteer, patterns, persons, posts
from kg.recognition.gazetteer import Gazetteer, build
from kg.recognition.overlaps import longest

_GOES_ON: Final = re.compile(r"(?: (?:en|of|van|voor|in))?\s*\n\s*[a-zà-ÿ]")

__all__ = ["Gazetteer", "build", "recognise"]


def recognise(text: Text, outline: Outline, known: Gazetteer) -> tuple[Mention, ...]:
    """Return the mentions of a document in the order of its reading view; none lies within another."""
    found = longest(
        (
            *gazetteer.find(known, text.clean),
            *posts.find(text.clean, known),
            *patterns.find(text.clean),
            *persons.find(text.clean, outline),
        )
    )
    return tuple(
        mention for mention in found if not _is_address(mention, outline) and not _is_cut(mention, text.clean)
    )


def _is_cut(mention: Mention, clean: str) -> bool:
    """Tell whether a line ends in the middle of a name that is only guessed: half a name is none."""
    return not mention.candidates and bool(_GOES_ON.match(clean, mention.end))


def _is_address(mention: Mention, outline: Outline) -> bool:
    """Tell whether a place is but the town in an address of the letterhead."""
    return mention.kind == EntityKind.PLACE and any(
        sentence.block == BlockKind.LETTERHEAD and sentence.start <= mention.start < sentence.end
        for sentence in outline.sentences
    )

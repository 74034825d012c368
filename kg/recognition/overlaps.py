"""Which of two overlapping mentions stays: the longer, and of equals the known before the guessed.

Last of the recognition step.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from kg.model import EntityKind, Mention
from kg.recognition import editions, foreign

_PLURAL: Final = frozenset({"post.plural", "ministry.plural", "area.plural"})
_BARE: Final = frozenset({"person.initials", "person.title.mevrouw", "person.title.mw", "person.title.heer"})
_LONGER: Final = frozenset({editions.RULE, foreign.RULE})
"""What makes another thing of a known name by the words around it."""
_NEAR: Final = 4
"""So many known names before a place may still reach it."""
_WHOLE: Final = 2
"""A name of more words than this is no mere beginning of a longer one."""


@dataclass(slots=True)
class Taken:
    """The stretches of a text that are taken by then: none overlaps another."""

    stretches: list[tuple[int, int]] = field(default_factory=list)

    def overlaps(self, start: int, end: int) -> bool:
        """Tell whether one of them has a part of `[start, end)`."""
        place = bisect_left(self.stretches, (start, start))
        before, after = self.stretches[max(0, place - 1) : place], self.stretches[place : place + 1]
        return any(last > start for _, last in before) or any(first < end for first, _ in after)

    def take(self, start: int, end: int) -> None:
        """Take a stretch that overlaps none of them."""
        insort(self.stretches, (start, end))


def longest(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Keep the mentions that no longer one overlaps; of the same words, one of each known kind.

    They come in the order of the text; of the same words a post comes before its body.
    """
    every = set(mentions)
    told = {mention.start for mention in every if mention.candidates and _says_all(mention)}
    known = sorted((each.start, each.end) for each in every if each.candidates and " " in each.text)
    starts = {each.start for each in every if each.candidates}
    ends = {each.end for each in every if each.candidates}
    kept: dict[tuple[int, int], list[Mention]] = {}
    taken = Taken()
    for mention in sorted(every, key=_rank):
        if not mention.candidates and (
            (mention.start in told and mention.rule not in _LONGER)
            or _begins_within(mention, known)
            or (" en " in mention.text and mention.start in starts and mention.end in ends)
        ):
            continue  # a pattern that read on past a name it did not know
        span = (mention.start, mention.end)
        if same := kept.get(span):
            if mention.candidates and all(other.candidates and other.kind != mention.kind for other in same):
                same.append(mention)
        elif not taken.overlaps(*span):
            kept[span] = [mention]
            taken.take(*span)
    return tuple(sorted((mention for same in kept.values() for mention in same), key=_place))


def _begins_within(mention: Mention, known: list[tuple[int, int]]) -> bool:
    """Tell whether a guess begins in the middle of a known name and goes on behind it."""
    place = bisect_left(known, (mention.start, 0))
    return any(mention.start < end < mention.end for _, end in known[max(0, place - _NEAR) : place])


def _says_all(mention: Mention) -> bool:
    """Tell whether a known name is whole: that of a law is; that of a programme may begin another."""
    return mention.kind == EntityKind.LAW or len(mention.text.split()) > _WHOLE


def _place(mention: Mention) -> tuple[int, int, bool, EntityKind]:
    return mention.start, mention.end, mention.kind != EntityKind.POST, mention.kind


def _rank(mention: Mention) -> tuple[int, bool, bool, int, EntityKind, bool, str]:
    """Sort long before short, known before guessed, then by place; a person in a role before a bare one."""
    guessed = not mention.candidates
    plural = mention.rule not in _PLURAL
    bare = mention.rule in _BARE
    return -(mention.end - mention.start), plural, guessed, mention.start, mention.kind, bare, mention.rule

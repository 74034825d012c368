"""Where in a document the words of its gold stand, so that a quote is held against what stands there.

Within the evaluation, after `kg.evaluation.gold` and `kg.evaluation.matching`. By words alone, a short
sentence of common words is the same as many a long quote, and so is one with the name of what the document is
about: most of what it has lies in those as well. An annotator may have copied a quote with a page head in it
or without a line, so it stands where most of its words in a row do.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from kg.evaluation.gold import Gold
from kg.evaluation.matching import same_quote, words
from kg.model import Span, Text

_WORD: Final = re.compile(r"\w+")
_ROW: Final = 3
"""So many words in a row are looked for: two are often those of another sentence."""
_LEAST: Final = 0.5
"""Which share of its words in a row must stand in a place."""
_LONGER: Final = 1.3
"""How much longer than the quote that place may be, besides `_FEW` words: a page head may stand in it."""
_FEW: Final = 8


@dataclass(frozen=True, slots=True)
class Places:
    """Where quotes stand: several times when their words do, nowhere when they cannot be told to."""

    of: Mapping[str, tuple[Span, ...]] = field(default_factory=dict[str, tuple[Span, ...]])

    def same(self, quote: str, text: str, spans: Sequence[Span]) -> bool:
        """Tell whether a text that stands in some spans is the statement that a quote is of.

        That of a quote whose place is not known is told by its words alone.
        """
        if not same_quote(quote, text):
            return False
        known = self.of.get(quote, ())
        return not known or any(place.overlaps(span) for place in known for span in spans)


def in_cleaned(gold: Gold, text: Text) -> Places:
    """Return where the quotes of a document stand, in its cleaned text."""
    return Places({item.quote: tuple(_row(text.clean).places(item.quote)) for item in gold.items()})


def in_file(gold: Gold, text: Text) -> Places:
    """Return where the quotes of a document stand, in the file as it was read."""
    return Places(
        {
            quote: tuple(span for place in places for span in text.spans(place.start, place.end))
            for quote, places in in_cleaned(gold, text).of.items()
        }
    )


class _Row:
    """The words of a text in a row, and where each few of them stand."""

    def __init__(self, text: str) -> None:
        self.spans: list[Span] = []
        row: list[str] = []
        for found in _WORD.finditer(text):
            for word in words(found[0]):
                row.append(word)
                self.spans.append(Span(*found.span()))
        self.at: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, few in enumerate(_few(row)):
            self.at[few].append(number)

    def places(self, quote: str) -> Iterator[Span]:
        """Yield the places in which more of a quote's words stand in a row than in any other."""
        own = words(quote)
        wanted = frozenset(_few(own))
        hits = sorted((number, few) for few in wanted for number in self.at.get(few, ()))
        long = len(own) * _LONGER + _FEW
        best, found = max(1, len(wanted) * _LEAST), list[tuple[int, int]]()
        for first, (start, _) in enumerate(hits):
            here = [each for each in hits[first : first + len(own)] if each[0] < start + long]
            count = len({few for _, few in here})
            if count > best:
                best, found = count, []
            if count == best:
                place = _tight(here)
                if not found or place[0] > found[-1][1]:
                    found.append(place)
        for start, end in found:
            yield Span(self.spans[start].start, self.spans[end + _ROW - 1].end)


def _tight(hits: list[tuple[int, tuple[str, ...]]]) -> tuple[int, int]:
    """Return the first and the last of some hits, without those that only say again what others said."""
    first = {few: number for number, few in reversed(hits)}
    end = max(first.values())
    last = {few: number for number, few in hits if number <= end}
    return min(last.values()), end


def _few(row: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(row[first:] for first in range(_ROW)), strict=False)


@lru_cache(maxsize=1)
def _row(text: str) -> _Row:
    """Return the words of a text in a row: once for the gold of its parts, one after the other."""
    return _Row(text)

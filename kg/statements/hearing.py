"""The sentences that may say something, one by one, with what is known of each before a cue is tried.

Within the interpretation step, after `kg.statements.coding`; `kg.statements.interpretation` calls it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from kg.model import Actor, BlockKind, Link, Sentence
from kg.statements import quotations
from kg.statements.attribution import asked_under
from kg.statements.coding import Coded, Coder, Slot
from kg.statements.concluding import is_silent
from kg.statements.context import Context, named
from kg.statements.heard import Heard, Reading
from kg.statements.legible import is_legible
from kg.statements.modality import is_provision
from kg.statements.speaking import Speakers

_SPOKEN: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
Range = tuple[int, int]


def coder(reading: Reading) -> Coder:
    """Return what codes the sentences of a document."""
    entities = {**reading.index.entities, **reading.cast.entities}
    return Coder(reading.index, entities, reading.cast, reading.date)


def sentences(reading: Reading, coding: Coder) -> Iterator[Heard]:
    """Yield each sentence that may say something, with what is known of it."""
    context = Context(named(reading.links, coding.entities))
    quoting = _Quoting(reading, coding)
    # a coder of its own, for what headings name is recalled by no sentence
    apart = Coder(coding.index, coding.entities, coding.cast, coding.date)
    asking = _Asking(apart, reading.concluding)
    headings, first = _headings(reading), ""
    silent = {each.label for each in reading.outline.sections if is_silent(each.label)}
    for number, sentence in enumerate(reading.outline.sentences):
        if sentence.section != context.section:
            above = [(each, quoting.links(each)) for each in headings.get(sentence.section, ())]
            context.enter(sentence.section, [link for _, links in above for link in links])
            asking.enter(above)
            first = sentence.section
        if sentence.block not in _SPOKEN or sentence.section in silent:
            continue
        if not is_legible(reading.text, sentence.start, sentence.end):
            continue
        links = quoting.links(sentence)
        coded, speaker, quotes = quoting.coded(number, sentence, links)
        topics = context.topics(sentence, links)
        if sentence.text.rstrip(" ’”\"'").endswith("?"):
            continue  # a question says nothing
        if is_provision(coded.text):
            continue
        asking.hear(coded)
        is_first, first = bool(first), ""
        cited = context.cited()
        yield Heard(number, coded, links, topics, cited, speaker, quotes, asking.asked, is_first)


def _headings(reading: Reading) -> dict[str, list[Sentence]]:
    """Return the headings by their words: more than one section may be called the same."""
    found: dict[str, list[Sentence]] = {}
    for each in reading.outline.sections:
        heading = Sentence(each.start, each.start + len(each.label), each.label, each.label)
        found.setdefault(each.label, []).append(heading)
    return found


@dataclass(slots=True)
class _Quoting:
    """Codes the sentences of one document in order, apart from what they quote of others."""

    reading: Reading
    coding: Coder
    speakers: Speakers = field(default_factory=Speakers)
    quotes: tuple[Range, ...] = field(init=False)
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Find what is quoted, and where each link begins."""
        self.quotes = quotations.ranges(self.reading.outline.sentences, self.reading.text.clean)
        self.starts = [link.mention.start for link in self.reading.links]

    def links(self, sentence: Sentence) -> tuple[Link, ...]:
        """Return the links within a sentence."""
        first, last = (bisect_left(self.starts, place) for place in (sentence.start, sentence.end))
        return tuple(link for link in self.reading.links[first:last] if link.mention.end <= sentence.end)

    def coded(
        self, number: int, sentence: Sentence, links: tuple[Link, ...]
    ) -> tuple[Coded, Slot | None, tuple[Range, ...]]:
        """Return a sentence in code, who speaks what it quotes, and the quotations that begin in it.

        Without what it quotes, for those are another's words, unless the author says that it said them.
        """
        within = self._within(sentence)
        if not within:
            coded = self.coding.code(sentence, links)
            self.speakers.hear(coded)
            return coded, None, ()
        coded, is_bare = self._outside(sentence, links, within)
        speaker = self.speakers.told(coded, is_bare=is_bare)
        if not speaker and within[-1][1] > sentence.end:
            speaker = self._behind(number, within[-1])
        begun = tuple(each for each in within if each[0] >= sentence.start)
        if speaker and speaker.code == "S":
            return self.coding.again(sentence, links), speaker, begun
        return coded, speaker, begun

    def _within(self, sentence: Sentence) -> list[Range]:
        """Return the quotations that a sentence has a part in."""
        first = bisect_right(self.quotes, sentence.start, key=lambda quote: quote[1])
        last = bisect_left(self.quotes, sentence.end, key=lambda quote: quote[0])
        return list(self.quotes[first:last])

    def _outside(
        self, sentence: Sentence, links: tuple[Link, ...], within: list[Range]
    ) -> tuple[Coded, bool]:
        """Return a sentence in code without what it quotes, and whether nothing is left of it."""
        start = sentence.start
        parts = [(max(0, first - start), min(sentence.end, last) - start) for first, last in within]
        own = quotations.own_words(sentence.text, parts)
        outside = tuple(
            link for link in links if own[link.mention.start - start : link.mention.end - start].strip()
        )
        coded = replace(self.coding.code(replace(sentence, text=own), outside), sentence=sentence)
        return coded, not any(map(str.isalnum, own))

    def _behind(self, number: int, quote: Range) -> Slot | None:
        """Return who speaks a quotation that goes on, by what stands behind it."""
        later = self.reading.outline.sentences[number + 1 :]
        last = next((each for each in later if each.end >= quote[1]), None)
        if not last:
            return None
        coded, is_bare = self._outside(last, self.links(last), [quote])
        return None if is_bare else self.speakers.told(coded, is_bare=False)


@dataclass(slots=True)
class _Asking:
    """Knows whom the heading above a sentence says is asked, or the line that is as good as one."""

    coding: Coder
    concluding: frozenset[str]
    asked: tuple[Actor, ...] = ()

    def enter(self, above: Sequence[tuple[Sentence, tuple[Link, ...]]]) -> None:
        """Begin a section, with its heading and the links in that, if it has one."""
        self.asked = self._under(self.coding.code(*above[0])) if above else ()

    def hear(self, coded: Coded) -> None:
        """Hear a sentence: "Aan de minister van Financiën:" is as good as a heading."""
        self.asked = self._under(coded) or self.asked

    def _under(self, coded: Coded) -> tuple[Actor, ...]:
        return asked_under(coded, concludes=coded.sentence.section in self.concluding)

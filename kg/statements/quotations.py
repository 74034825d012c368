"""Quotations: who is quoted, in which post, and the words between the marks.

Within the interpretation step. Two forms: a quoted paragraph with a caption under it ("Stef Blok / Minister
van Buitenlandse Zaken"), and a sentence that says so ("…", zegt X, burgemeester van Y).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from kg.model import Actor, BlockKind, EntityKind, Link, Sentence

_SAYS: Final = re.compile(
    r"(?P<quote>[‘“\"„«][^’”\"»]{15,}[’”\"»]),?\s+(?:aldus|zegt|zei|stelt|vindt|meent|schrijft|schreef|benadrukt)\b"
)
_QUOTED: Final = frozenset({BlockKind.QUOTE, BlockKind.CAPTION})


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: `clean[start:end]`, its first sentence, the speaker and the words naming their post."""

    start: int
    end: int
    section: str
    speaker: Link
    post_words: str
    post: Link | None
    rule: str


def find(sentences: tuple[Sentence, ...], links: tuple[Link, ...]) -> Iterator[Quotation]:
    """Yield the quotations whose speaker is known by name; the others stay silent."""
    for quoted, group in groupby(sentences, key=lambda sentence: sentence.block in _QUOTED):
        if quoted:
            yield from _captioned(list(group), links)
    for sentence in sentences:
        if sentence.block not in _QUOTED and (found := _SAYS.search(sentence.text)):
            tail = _within(links, sentence.start + found.end(), sentence.end)
            speaker = next((link for link in tail if link.mention.kind == EntityKind.PERSON), None)
            if speaker:
                start = sentence.start + found.start("quote")
                end = sentence.start + found.end("quote")
                yield Quotation(start, end, sentence.section, speaker, "", _post(tail), "quotation.says")


def _captioned(group: list[Sentence], links: tuple[Link, ...]) -> Iterator[Quotation]:
    """Yield each run of quoted sentences that a caption follows."""
    quote: list[Sentence] = []
    caption: list[Sentence] = []
    for sentence in [*group, None]:
        if sentence is None or (sentence.block == BlockKind.QUOTE and caption):
            if quote and caption:
                yield from _one(quote, caption, links)
            quote, caption = [], []
        if sentence is not None:
            (quote if sentence.block == BlockKind.QUOTE else caption).append(sentence)


def _one(quote: list[Sentence], caption: list[Sentence], links: tuple[Link, ...]) -> Iterator[Quotation]:
    named = _within(links, caption[0].start, caption[-1].end)
    speaker = next((link for link in named if link.mention.kind == EntityKind.PERSON), None)
    if not speaker:
        return
    words = " ".join(sentence.text for sentence in caption)
    after = words.partition(speaker.mention.text)[2].strip(" ,")
    yield Quotation(
        quote[0].start, quote[-1].end, quote[0].section, speaker, after, _post(named), "quotation.caption"
    )


def _within(links: tuple[Link, ...], start: int, end: int) -> list[Link]:
    return [link for link in links if start <= link.mention.start and link.mention.end <= end and link.entity]


def _post(links: list[Link]) -> Link | None:
    return next((link for link in links if link.mention.kind == EntityKind.POST), None)


def speaker_of(quotation: Quotation, post: str, organisation: str) -> Actor:
    """Return the speaker with the post in which they are quoted."""
    return Actor(quotation.speaker.mention.text, quotation.speaker.entity, post, organisation)

"""Quotations: who is quoted, in which post, and the words between the marks.

Within the interpretation step. Two forms: a quoted paragraph with a caption under it ("Stef Blok / Minister
van Buitenlandse Zaken"), and a sentence that says so ("…", zegt X, burgemeester van Y).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Final

from kg.model import Actor, BlockKind, EntityKind, Link, Sentence
from kg.recognition.persons import speaking_words
from kg.structure.parties import is_post

_MARKED: Final = (
    r"(?P<quote>‘(?:[^‘’]|’(?=\w)){15,}’|“[^“”]{15,}”|\"[^\"]{15,}\"|„[^„”“]{15,}[”“]|«[^«»]{15,}»"
    r"|(?<!\w)'(?=[A-ZÀ-Þ])(?:[^']|(?<=\w)'(?=\w)){15,}'(?!\w))"
)
_FEWEST: Final = 4
"""A quotation of fewer words is a title or a term."""
_MARKS: Final = frozenset("‘“\"„«'")
_QUOTED: Final = frozenset({BlockKind.QUOTE, BlockKind.CAPTION})


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: `clean[start:end]`, the speaker and the words naming their post.

    Without a speaker it is somebody of whom the caption tells the post alone.
    """

    start: int
    end: int
    section: str
    speaker: Link | None
    post_words: str
    post: Link | None
    rule: str


def find(sentences: tuple[Sentence, ...], links: tuple[Link, ...]) -> Iterator[Quotation]:
    """Yield the quotations whose speaker is known by name; the others stay silent."""
    for quoted, group in groupby(sentences, key=lambda sentence: sentence.block in _QUOTED):
        if quoted:
            yield from _captioned(list(group), links)
    for sentence in sentences:
        if sentence.block in _QUOTED or not _MARKS.intersection(sentence.text):
            continue
        for pattern in _said():
            if found := pattern.search(sentence.text):
                yield from _spoken(sentence, found, links)
                break


@cache
def _said() -> tuple[re.Pattern[str], ...]:
    """Compile the forms: "…", zegt X; X zegt: "…"; volgens X is "…"; the group `who` holds the speaker."""
    says, _ = speaking_words()
    return (
        re.compile(rf"{_MARKED},?\s+(?:{says})\b(?P<who>.*)"),
        re.compile(rf"(?P<who>[^‘“\"„«']{{3,160}}?)\b(?:{says})(?:\s+\w+){{0,4}}:\s+{_MARKED}"),
        re.compile(rf"^(?i:{says})\b(?P<who>[^‘“\"„«']{{3,160}}?):\s+{_MARKED}"),
        re.compile(rf"\b[Vv]olgens\b(?P<who>[^‘“\"„«']{{3,120}}?){_MARKED}"),
    )


def own_words(text: str, quoted: Iterable[tuple[int, int]]) -> str:
    """Return a text with what it quotes blanked out: same length, so that offsets hold."""
    for start, end in quoted:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def ranges(sentences: tuple[Sentence, ...], clean: str) -> tuple[tuple[int, int], ...]:
    """Return where whole sentences are quoted in running text, with the marks around them, in order.

    A quotation may go on over sentences of one block.
    """
    found: list[tuple[int, int]] = []
    for run in _runs(sentences, clean):
        start = run[0].start
        text = clean[start : run[-1].end]
        if _MARKS.intersection(text):
            found += [(start + first, start + last) for first, last in _quoted(text)]
    return tuple(found)


def _runs(sentences: tuple[Sentence, ...], clean: str) -> Iterator[list[Sentence]]:
    """Yield the sentences of each block of running text."""
    run: list[Sentence] = []
    for sentence in sentences:
        if run and "\n" in clean[run[-1].end : sentence.start]:
            yield run
            run = []
        if sentence.block not in _QUOTED:
            run.append(sentence)
    if run:
        yield run


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    for found in _quotes().finditer(text):
        if len(found.group().split()) >= _FEWEST:
            yield found.span()


@cache
def _quotes() -> re.Pattern[str]:
    """Compile what a quoted sentence looks like: a capital or a colon before it, or who says it behind it."""
    says, _ = speaking_words()
    bare = _MARKED.replace("(?P<quote>", "(?:")
    return re.compile(rf"(?=[‘“\"„«'][A-ZÀ-Þ]){bare}|(?<=: ){bare}|{bare}(?=,?\s+(?:{says})\b)")


def _spoken(sentence: Sentence, found: re.Match[str], links: tuple[Link, ...]) -> Iterator[Quotation]:
    """Yield what a sentence quotes, where it names the speaker."""
    first, last = found.span("who")
    named = _within(links, sentence.start + first, sentence.start + last)
    speaker = next((link for link in named if link.mention.kind == EntityKind.PERSON), None)
    if not speaker:
        return
    start, end = (sentence.start + place for place in found.span("quote"))
    post = _post(named)
    words = "" if post else _role_words(found["who"], speaker.mention.text)
    yield Quotation(start, end, sentence.section, speaker, words, post, "quotation.says")


def _role_words(who: str, name: str) -> str:
    """Return the words that name a speaker's role: before the name, or behind it after a comma."""
    _, roles = speaking_words()
    name = re.escape(name)
    for pattern in (
        rf"{name}, (?:de |het )?(?P<role>(?:[a-zà-ÿ]+ )?(?:{roles})\b[^.,;:]*)",
        rf"(?P<role>(?:{roles})) (?:[a-z]{{2,4}}\. ?)*{name}(?P<of> (?:van|bij) [^.,;:]*)?",
    ):
        if found := re.search(pattern, who):
            return f"{found['role']}{found.groupdict().get('of') or ''}".strip()
    return ""


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
    words = " ".join(sentence.text for sentence in caption)
    if not speaker and not is_post(words):
        return
    after = words.partition(speaker.mention.text)[2].strip(" ,") if speaker else words
    post = _post(named) if speaker else None
    yield Quotation(
        quote[0].start, quote[-1].end, quote[0].section, speaker, after, post, "quotation.caption"
    )


def _within(links: tuple[Link, ...], start: int, end: int) -> list[Link]:
    return [link for link in links if start <= link.mention.start and link.mention.end <= end and link.entity]


def _post(links: list[Link]) -> Link | None:
    return next((link for link in links if link.mention.kind == EntityKind.POST), None)


def speaker_of(quotation: Quotation, post: str, organisation: str) -> Actor:
    """Return the speaker with the post in which they are quoted."""
    if not quotation.speaker:
        return Actor(quotation.post_words, "")
    return Actor(quotation.speaker.mention.text, quotation.speaker.entity, post, organisation)

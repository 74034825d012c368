"""Which lines are page furniture: page numbers, margin columns, repeated heads, tables, picture descriptions.

Comes after `kg.reading.lines`; `kg.reading.blocks` leaves out what is found here. The patterns stand in
`furniture.toml`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.model import FurnitureKind, Span
from kg.reading.contacts import outside
from kg.reading.language import language
from kg.reading.lines import Line
from kg.resources import table

_MARGIN_LINE: Final = 46
_LABEL_WORDS: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]+")
_DIGITS: Final = re.compile(r"\d+")
_EDGE_LINES: Final = 3
_HEAD_PAGES: Final = 3
_PAGE_LINES: Final = 20
"""A page has so many lines at least: numbers nearer to each other number something else."""
_HEAD_SHARE: Final = 10
_SKIPPED: Final = 3
_APART: Final = re.compile(r"^\d{1,3}(?=(?:\s{2,}|\t|\s?\|)\s*[^\W\d])|(?<=\s\s|\t\s|\|\s)\d{1,3}$")
"""The number of a page beside the words of a head: "68   Ketenpartners in beeld", "Jaarplan 2025 | 3"."""


@dataclass(frozen=True, slots=True)
class _Label:
    pattern: re.Pattern[str]
    value: re.Pattern[str]
    lines: int


@dataclass(frozen=True, slots=True)
class Patterns:
    """The compiled patterns of `furniture.toml`."""

    page_number: re.Pattern[str]
    labels: tuple[_Label, ...]
    address: re.Pattern[str]
    street: re.Pattern[str]
    image: re.Pattern[str]
    row: re.Pattern[str]
    caption: re.Pattern[str]
    between: re.Pattern[str]
    item: re.Pattern[str]


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@cache
def patterns() -> Patterns:
    """Read and compile the patterns, once."""
    rows = table("reading/furniture.toml")
    labels = tuple(
        _Label(_any([row["pattern"]]), _any([row["value"]]), row["lines"]) for row in rows["label"]
    )
    return Patterns(
        page_number=_any(rows["page_number"]["patterns"]),
        labels=labels,
        address=_any(rows["address"]["patterns"]),
        street=re.compile(rows["address"]["street"]),
        image=_any(rows["image_description"]["patterns"]),
        row=_any(rows["table_row"]["patterns"]),
        caption=_any(rows["exhibit"]["captions"]),
        between=_any(rows["exhibit"]["words"]),
        item=_any(rows["item"]["patterns"]),
    )


def classify(
    lines: tuple[Line, ...],
    words: tuple[str, ...],
    body: int,
    pages: tuple[int, ...] = (),
    contacts: tuple[Span, ...] = (),
) -> tuple[FurnitureKind | None, ...]:
    """Tell of each line which kind of furniture it is, or None.

    Args:
        lines: the lines of a text.
        words: the same lines without their marks.
        body: the index of the first line of the body; above it a margin belongs to the letterhead.
        pages: the offsets at which pages begin, where there are any.
        contacts: the raw spans of contact details, in order.
    """
    known = patterns()
    kinds: list[FurnitureKind | None] = [None] * len(lines)
    tokens = _tokens(lines, words, known, contacts)
    for first, last in _runs(tokens):
        strong = sum(token in {"label", "address"} for token in tokens[first:last])
        if first >= body and ("label" in tokens[first:last] or strong > 1):
            kinds[first:last] = [FurnitureKind.MARGIN] * (last - first)
    heads = _running_heads(lines, words, pages or _counted(lines, words))
    for index in heads if pages else (*heads, *_numbered_heads(words)):
        if index >= body:
            kinds[index] = FurnitureKind.RUNNING_HEAD
    dutch = language(" ".join(words)) == "nl"
    for index, text in enumerate(words):
        if known.page_number.fullmatch(text):
            kinds[index] = FurnitureKind.PAGE_NUMBER
        elif known.row.fullmatch(text):
            kinds[index] = FurnitureKind.TABLE
        elif dutch and known.image.fullmatch(text) and language(text) == "en":
            kinds[index] = FurnitureKind.IMAGE_DESCRIPTION
    return tuple(kinds)


def _counted(lines: tuple[Line, ...], words: tuple[str, ...]) -> tuple[int, ...]:
    """Return where pages begin in a text in which only their numbers tell: those that count up by one."""
    numbered = (
        (index, "", int(found.group()))
        for index, text in enumerate(words)
        if patterns().page_number.fullmatch(text) and (found := _DIGITS.search(text))
    )
    longest = max(_runs_of_pages(numbered), key=len, default=[])
    return tuple(lines[index].start for index in longest)


def _numbered_heads(words: tuple[str, ...]) -> list[int]:
    """Return the lines that differ but in the number of their page, well apart from their words.

    Pages of pictures have none; and those on the left may bear the title, those on the right the chapter.
    """
    numbered = [
        (index, " ".join(_WORD.findall(text.lower())), int(found.group()))
        for index, text in enumerate(words)
        for found in _APART.finditer(text)
        if not patterns().item.match(text)
    ]
    alike = _runs_of_pages(numbered, apart=_PAGE_LINES // 2, skipped=_SKIPPED)
    label = {index: text for index, text, _ in numbered}
    facing = [
        [index for index in run if sum(label[each] == label[index] for each in run) > 1]
        for run in _runs_of_pages(
            ((index, "", number) for index, _, number in numbered), apart=_PAGE_LINES // 2
        )
    ]
    return sorted({index for run in (*alike, *facing) for index in run})


def _runs_of_pages(
    numbered: Iterable[tuple[int, str, int]], *, apart: int = _PAGE_LINES, skipped: int = 0
) -> Iterator[list[int]]:
    """Yield the lines alike whose numbers count up, a page apart; each is its index, words, number.

    So many lines are a page, `skipped` so many pages at most are without.
    """
    runs: dict[tuple[str, int], list[int]] = {}
    for index, text, number in numbered:
        earlier = (runs.get((text, number - step), []) for step in range(1, skipped + 2))
        before = next((run for run in earlier if run), [])
        if not before or index - before[-1] >= apart:
            runs[text, number] = [*before, index]
    yield from (run for run in runs.values() if len(run) >= _HEAD_PAGES)


def _running_heads(lines: tuple[Line, ...], words: tuple[str, ...], pages: tuple[int, ...]) -> list[int]:
    """Return the indexes of lines that stand at the top or bottom of several pages alike, but for its number.

    The first of them stays: it may be the title, or all that tells whose document this is.
    """
    by_page: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        by_page.setdefault(bisect_right(pages, line.start), []).append(index)
    if len(by_page) < _HEAD_PAGES:
        return []
    enough = max(_HEAD_PAGES, len(by_page) // _HEAD_SHARE)
    alike: dict[tuple[str, int, int], list[int]] = {}
    for page, found in by_page.items():
        for index in sorted({*found[:_EDGE_LINES], *found[-_EDGE_LINES:]}):
            for key in _alike(words[index].lower(), page):
                alike.setdefault(key, []).append(index)
    return sorted({index for found in alike.values() if len(found) >= enough for index in found[1:]})


def _alike(text: str, page: int) -> Iterator[tuple[str, int, int]]:
    """Yield what a line may have alike with one on another page: all, or all but the number of the page."""
    yield text, 0, 0
    plain = _DIGITS.sub("#", text)
    for place, found in enumerate(_DIGITS.finditer(text)):
        yield plain, place, int(found.group()) - page


def _tokens(
    lines: tuple[Line, ...], words: tuple[str, ...], known: Patterns, contacts: tuple[Span, ...]
) -> list[str]:
    """Name each line's part in a margin: label, value, address, street, number or nothing."""
    tokens = [""] * len(lines)
    index = 0
    while index < len(lines):
        text = words[index]
        label = next((row for row in known.labels if row.pattern.fullmatch(text)), None)
        if label:
            tokens[index] = "label"
            stop = min(len(lines), index + 1 + label.lines)
            while index + 1 < stop and _is_value(words[index + 1], label, known):
                index += 1
                tokens[index] = "value"
        elif known.address.fullmatch(text) or (
            len(text) < _MARGIN_LINE and _is_address(lines[index], contacts)
        ):
            tokens[index] = "address"
        elif known.page_number.fullmatch(text):
            tokens[index] = "number"
        index += 1
    for index in range(len(lines) - 1):
        if not tokens[index] and tokens[index + 1] == "address" and known.street.fullmatch(words[index]):
            tokens[index] = "street"
    return tokens


def _is_address(line: Line, contacts: tuple[Span, ...]) -> bool:
    """Tell whether a line is a contact detail, with a few words at most: no part of a sentence."""
    last = bisect_left(contacts, line.end, key=lambda span: span.start)
    if not last or contacts[last - 1].end <= line.start:
        return False
    pieces = outside((Span(line.start, line.end),), contacts)
    rest = " ".join(line.text[piece.start - line.start : piece.end - line.start] for piece in pieces)
    return len(_WORD.findall(rest)) <= _LABEL_WORDS


def _is_value(text: str, label: _Label, known: Patterns) -> bool:
    if len(text) >= _MARGIN_LINE or any(row.pattern.fullmatch(text) for row in known.labels):
        return False
    return bool(label.value.fullmatch(text)) and not known.page_number.fullmatch(text)


def _runs(tokens: list[str]) -> list[tuple[int, int]]:
    """Return the longest stretches of lines that all have a part in a margin."""
    runs: list[tuple[int, int]] = []
    first: int | None = None
    for index, token in enumerate([*tokens, ""]):
        if token and first is None:
            first = index
        elif not token and first is not None:
            runs.append((first, index))
            first = None
    return runs

"""The letterhead of a letter: date, reference, subject, sender, addressees, copies and contact.

Within the structure step, after `kg.structure.roles`. What is looked for stands in `letterhead.toml`;
the margin column, which the reading step set aside, is read here.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from kg.model import Block, BlockKind, Field, FurnitureKind, Letterhead, Span, Text
from kg.structure import dates
from kg.structure.parties import addressees, contact, copies
from kg.structure.signatures import sender

_SUBJECT_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class Headline:
    """A line of the head or margin: its words without marks, and its raw span."""

    text: str
    span: Span


@cache
def labels() -> dict[str, re.Pattern[str]]:
    """Return the patterns of the labels by name."""
    table = tomllib.loads((Path(__file__).parent / "letterhead.toml").read_text("utf-8"))
    return {
        name: re.compile(rf"(?:{pattern})(?!\w)", re.IGNORECASE) for name, pattern in table["label"].items()
    }


@cache
def answer_received() -> re.Pattern[str]:
    """Return the pattern of the day on which an answer to parliamentary questions came in."""
    table = tomllib.loads((Path(__file__).parent / "letterhead.toml").read_text("utf-8"))
    return re.compile(table["answer"]["received"], re.IGNORECASE)


def letterhead(text: Text, blocks: tuple[Block, ...]) -> Letterhead:
    """Read the letterhead; every field it lacks stays empty."""
    head = _head(text, blocks)
    margin = _margin(text)
    lines = (*head, *margin)
    parties = (
        *sender(text, blocks),
        *addressees(text, blocks, tuple((line.text, line.span) for line in head)),
        *copies(text),
        *contact(tuple((line.text, line.span) for line in lines)),
    )
    return Letterhead(
        date=_date(lines) or _received(text),
        reference=_reference(lines),
        subject=_subject(text, head),
        parties=parties,
    )


def _head(text: Text, blocks: tuple[Block, ...]) -> tuple[Headline, ...]:
    found: list[Headline] = []
    for block in blocks:
        if block.kind == BlockKind.LETTERHEAD:
            spans = text.spans(block.start, block.end)
            found.append(Headline(text.clean[block.start : block.end], Span(spans[0].start, spans[-1].end)))
    return tuple(found)


def _margin(text: Text) -> tuple[Headline, ...]:
    """Return the lines of the margin, without marks and contact details."""
    kinds = {FurnitureKind.MARGIN, FurnitureKind.RUNNING_HEAD}
    contacts = [item.span for item in text.furniture if item.kind == FurnitureKind.CONTACT_DETAIL]
    lines: list[Headline] = []
    for item in text.furniture:
        if item.kind in kinds:
            words = text.quote(item.span)
            start = item.span.start + len(words) - len(words.lstrip("*_ "))
            span = Span(start, start + len(words.strip("*_ ")))
            if span.start < span.end and not any(
                span.start < bar.end and bar.start < span.end for bar in contacts
            ):
                lines.append(Headline(re.sub(r"\s+", " ", text.quote(span)), span))
    return tuple(lines)


def _labelled(lines: tuple[Headline, ...], name: str) -> tuple[Headline, ...]:
    """Return the values under or behind a label, as the lines' remainders."""
    found: list[Headline] = []
    for index, line in enumerate(lines):
        match = labels()[name].match(line.text)
        if not match:
            continue
        rest = line.text[match.end() :].strip()
        if rest:
            found.append(Headline(rest, Span(line.span.end - len(rest), line.span.end)))
        elif index + 1 < len(lines) and not _is_label(lines[index + 1].text):
            found.append(lines[index + 1])
    return tuple(found)


def _is_label(text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in labels().values())


def _date(lines: tuple[Headline, ...]) -> Field | None:
    candidates = [*_labelled(lines, "date"), *lines]
    for line in candidates:
        for start, end, date in dates.find(line.text):
            if len(date) == len("2024-08-19"):
                return Field(date, Span(line.span.start + start, line.span.start + end))
    return None


def _received(text: Text) -> Field | None:
    """Return the day on which an answer to parliamentary questions came in."""
    found = answer_received().search(text.clean)
    for start, end, date in dates.find(found["date"]) if found else ():
        place = text.spans(found.start("date") + start, found.start("date") + end) if found else ()
        if place:
            return Field(date, Span(place[0].start, place[-1].end))
    return None


def _reference(lines: tuple[Headline, ...]) -> Field | None:
    for line in _labelled(lines, "reference"):
        if re.search(r"\d", line.text) and not dates.find(line.text):
            return Field(line.text, line.span)
    for line in lines:
        if found := re.search(r"\bkenmerk:?\s+([\w./-]*\d[\w./-]*)", line.text, re.IGNORECASE):
            return Field(found[1], Span(line.span.start + found.start(1), line.span.start + found.end(1)))
    return None


def _subject(text: Text, head: tuple[Headline, ...]) -> Field | None:
    found = _labelled(head, "subject")
    if not found:
        return None
    value = found[0]
    words = [value.text]
    end = value.span.end
    index = next(i for i, line in enumerate(head) if line.span.end == end)
    distance = _distance(text, head)
    for line in head[index + 1 : index + _SUBJECT_LINES]:
        gap = text.raw[end : line.span.start].count("\n")
        if (
            gap > distance
            or _is_label(line.text)
            or dates.find(line.text)
            or any(labels()[name].match(line.text) for name in ("date", "reference", "contact", "other"))
        ):
            break
        words.append(line.text)
        end = line.span.end
    return Field(" ".join(words), Span(value.span.start, end))


def _distance(text: Text, head: tuple[Headline, ...]) -> int:
    """Return the least number of line ends between two lines of the head."""
    gaps = [text.raw[above.span.end : below.span.start].count("\n") for above, below in pairwise(head)]
    return max(1, min((gap for gap in gaps if gap), default=1))

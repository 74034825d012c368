"""The lines of a letter's head and margin, and what stands behind or under their labels.

Within the structure step, used by `kg.structure.letterhead`. The labels stand in `letterhead.toml`.
"""

import re
from dataclasses import dataclass
from functools import cache

from kg.model import Block, BlockKind, FurnitureKind, Span, Text
from kg.reading.unrolled import alike
from kg.reading.unrolled import labels as misreadable
from kg.resources import table

_HYPHEN = re.compile(r"(?<=\w)- (?=[A-ZÀ-Ý])")


@dataclass(frozen=True, slots=True)
class Headline:
    """A line of the head or margin: its words without marks, and its raw span."""

    text: str
    span: Span


@cache
def labels() -> dict[str, re.Pattern[str]]:
    """Return the patterns of the labels by name."""
    return {
        name: re.compile(rf"(?:{pattern})(?!\w)", re.IGNORECASE)
        for name, pattern in table("structure/letterhead.toml")["label"].items()
        if isinstance(pattern, str)
    }


def is_label(text: str) -> bool:
    """Tell whether a line is a label and nothing else."""
    return any(pattern.fullmatch(text) for pattern in labels().values())


def begins_with_label(text: str) -> bool:
    """Tell whether a line begins with a label, other than the one before a name ("aan")."""
    return any(pattern.match(text) for name, pattern in labels().items() if name != "addressee")


def head(text: Text, blocks: tuple[Block, ...]) -> tuple[Headline, ...]:
    """Return the lines above the salutation, in order."""
    found: list[Headline] = []
    for block in blocks:
        if block.kind == BlockKind.LETTERHEAD:
            spans = text.spans(block.start, block.end)
            words = _HYPHEN.sub("-", text.clean[block.start : block.end])
            found.append(Headline(_read(words), Span(spans[0].start, spans[-1].end)))
    return _with_halves(tuple(found))


def _read(words: str) -> str:
    """Return a line with its label as it should be, where a scan misread that by a letter or two."""
    first, _, rest = words.partition(" ")
    label = next((each for each in misreadable() if alike(first.rstrip(":"), each)), "")
    return f"{label} {rest}" if label and rest and first.lower().rstrip(":") != label else words


def _with_halves(lines: tuple[Headline, ...]) -> tuple[Headline, ...]:
    """Join "ONS" and the "KENMERK" below it."""
    joined: list[Headline] = []
    for line in lines:
        above = joined[-1] if joined else None
        if (
            above
            and re.fullmatch(r"(?:ons|uw)", above.text, re.IGNORECASE)
            and re.match(r"(?:kenmerk|referentie|brief)\b", line.text, re.IGNORECASE)
        ):
            joined[-1] = Headline(f"{above.text} {line.text}", Span(above.span.start, line.span.end))
        else:
            joined.append(line)
    return tuple(joined)


def margin(text: Text) -> tuple[Headline, ...]:
    """Return the lines of the margin, without marks and contact details."""
    kinds = {FurnitureKind.MARGIN, FurnitureKind.RUNNING_HEAD}
    contacts = [item.span for item in text.furniture if item.kind == FurnitureKind.CONTACT_DETAIL]
    lines: list[Headline] = []
    for item in text.furniture:
        if item.kind in kinds:
            words = text.quote(item.span)
            start = item.span.start + len(words) - len(words.lstrip("*_ "))
            span = Span(start, start + len(words.strip("*_ ")))
            if span.start < span.end and not any(span.overlaps(bar) for bar in contacts):
                lines.append(Headline(re.sub(r"\s+", " ", text.quote(span)), span))
    return tuple(lines)


def labelled(lines: tuple[Headline, ...], name: str) -> tuple[Headline, ...]:
    """Return the values under or behind a label, as the lines' remainders."""
    found: list[Headline] = []
    for index, line in enumerate(lines):
        match = labels()[name].match(line.text)
        if not match:
            continue
        rest = line.text[match.end() :].strip(" :")
        if rest:
            found.append(Headline(rest, Span(line.span.end - len(rest), line.span.end)))
        elif index + 1 < len(lines) and not is_label(lines[index + 1].text):
            found.append(lines[index + 1])
    return tuple(found)


def without_others(lines: tuple[Headline, ...]) -> tuple[Headline, ...]:
    """Return the lines without those of the other party: "Uw brief van" and the line under it."""
    elsewhere = table("structure/letterhead.toml")["value"]["elsewhere"]
    barred = re.compile(rf"(?:{elsewhere})", re.IGNORECASE)
    kept: list[Headline] = []
    skip = False
    for line in lines:
        found = barred.match(line.text)
        if not found and not (skip and not begins_with_label(line.text)):
            kept.append(line)
        skip = bool(found and not line.text[found.end() :].strip(" :"))
    return tuple(kept)

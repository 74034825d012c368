"""The letterhead of a letter: date, reference, subject, sender, addressees, copies and contact.

Within the structure step, after `kg.structure.roles`. What is looked for stands in `letterhead.toml`;
the margin column, which the reading step set aside, is read here.
"""

import re
from itertools import pairwise
from typing import Final

from kg.model import Block, BlockKind, Field, Letterhead, Span, Text
from kg.structure import dates, papers
from kg.structure.addressees import addressees
from kg.structure.copies import contact, copies
from kg.structure.headlines import Headline, begins_with_label, head, labelled, margin, without_others
from kg.structure.parties import pattern
from kg.structure.signatures import sender

_SUBJECT_LINES: Final = 4
_WHOLE: Final = 110
"""A subject of this many characters was not broken over two lines: what stands below is something else."""
_DAY: Final = len("2024-08-19")
_FOOT_LINE: Final = 60
_LAST: Final = 450
"""In so many characters at its end a publication prints what number it has."""
_REFERENCE: Final = re.compile(r"\bkenmerk:?\s+([\w./-]*\d[\w./-]*)", re.IGNORECASE)
_CODE: Final = re.compile(r"[\s:]*([\w./-]*\d[\w./-]*(?: [A-Z]{1,3}\b)?)\s*$")


def letterhead(text: Text, blocks: tuple[Block, ...]) -> Letterhead:
    """Read the letterhead; every field it lacks stays empty."""
    top = head(text, blocks)
    lines = (*top, *margin(text))
    pairs = tuple((line.text, line.span) for line in top)
    parties = (
        *sender(text, blocks, pairs),
        *addressees(text, blocks, pairs),
        *copies(text, tuple((line.text, line.span) for line in lines)),
        *contact(tuple((line.text, line.span) for line in lines)),
    )
    return Letterhead(
        date=_date(lines) or _received(text),
        reference=_reference(lines)
        or _in_foot(text, blocks)
        or _number(text)
        or papers.number(text, blocks)
        or _printed(text),
        subject=_subject(text, top) or _asked(text) or papers.subject(text, blocks),
        parties=parties,
    )


def _date(lines: tuple[Headline, ...]) -> Field | None:
    """Return the day behind its label, else the first one in the head that is not of another letter."""
    own = without_others(lines)
    for line in (*labelled(own, "date"), *own):
        for start, end, date in dates.find(line.text):
            if len(date) == _DAY:
                return Field(date, Span(line.span.start + start, line.span.start + end))
    return None


def _received(text: Text) -> Field | None:
    """Return the day on which an answer to parliamentary questions came in."""
    found = pattern("answer", "received").search(text.clean)
    for start, end, date in dates.find(found["date"]) if found else ():
        place = text.extent(found.start("date") + start, found.start("date") + end) if found else None
        if place:
            return Field(date, place)
    return None


def _reference(lines: tuple[Headline, ...]) -> Field | None:
    own = without_others(lines)
    for line in labelled(own, "reference"):
        if re.search(r"\d", line.text) and not dates.find(line.text):
            return Field(line.text, line.span)
    for line in own:
        if found := _REFERENCE.search(line.text):
            return Field(found[1], Span(line.span.start + found.start(1), line.span.start + found.end(1)))
    return None


def _in_foot(text: Text, blocks: tuple[Block, ...]) -> Field | None:
    """Return the reference that stands under the names of those who sign."""
    for block in blocks:
        words = text.clean[block.start : block.end]
        if block.kind == BlockKind.LETTERHEAD or len(words) > _FOOT_LINE:
            continue
        found = pattern("label", "reference").match(words)
        code = _CODE.match(words, found.end()) if found else None
        if code:
            place = text.extent(block.start + code.start(1), block.start + code.end(1))
            return Field(code[1], place) if place else None
    return None


def _number(text: Text) -> Field | None:
    """Return the number under which Parliament published a paper."""
    return _told_number(text, "answer")


def _printed(text: Text) -> Field | None:
    """Return the number that a publication prints of itself."""
    return _told_number(text, "printed", max(0, len(text.clean) - _LAST))


def _told_number(text: Text, section: str, start: int = 0) -> Field | None:
    found = pattern(section, "number").search(text.clean, start)
    place = text.extent(*found.span("number")) if found else None
    return Field(found["number"], place) if found and place else None


def _asked(text: Text) -> Field | None:
    """Return what parliamentary questions were about, as their heading says."""
    found = pattern("answer", "asked").search(text.clean)
    if not found:
        return None
    about = "about" if found["about"] else 0
    place = text.extent(*found.span(about))
    return Field(found[about], place) if place else None


def _subject(text: Text, top: tuple[Headline, ...]) -> Field | None:
    found = labelled(top, "subject")
    if not found:
        return None
    value = found[0]
    words = [value.text]
    end = value.span.end
    index = next(i for i, line in enumerate(top) if line.span.end == end)
    distance = _distance(text, top)
    for line in top[index + 1 : index + _SUBJECT_LINES]:
        gap = text.raw[end : line.span.start].count("\n")
        dated = any(not line.text[:start].islower() for start, _, _ in dates.find(line.text))
        if gap > distance or len(words[-1]) > _WHOLE or begins_with_label(line.text) or dated:
            break
        words.append(line.text)
        end = line.span.end
    return Field(" ".join(words), Span(value.span.start, end))


def _distance(text: Text, top: tuple[Headline, ...]) -> int:
    """Return the least number of line ends between two lines of the head."""
    gaps = [text.raw[above.span.end : below.span.start].count("\n") for above, below in pairwise(top)]
    return max(1, min((gap for gap in gaps if gap), default=1))

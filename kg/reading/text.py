"""A file to a `Text`: draw its characters, split in lines, set furniture aside, join the rest."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from kg.model import Furniture, FurnitureKind, Span, Text
from kg.reading import blocks, formats, furniture, markup
from kg.reading.contacts import contact_details, outside
from kg.reading.drawn import Drawn, Hint
from kg.reading.formulas import CLOSING, HEAD_LABEL, OPENING, SENTENCE, SUBJECT_LABEL, is_salutation
from kg.reading.lines import Line, Setting, setting, split
from kg.reading.opening import fetch

_SALUTATION_WITHIN: Final = 90
_WIDTH: Final = 130
_SIGNATURE: Final = 6


def read(path: Path) -> Text:
    """Read a file of any of the formats.

    Raises:
        UnreadableError: the file is missing, may not be read, is too large, empty, or not text.
    """
    return read_bytes(fetch(path), path.name, str(path))


def read_bytes(data: bytes, name: str, where: str = "") -> Text:
    """Read a text from bytes; `where` names it in errors, `name` in the graph.

    Raises:
        UnreadableError: the bytes are empty, broken, or of no format that is read.
    """
    drawn = formats.draw(data, Path(name).suffix.lower().removeprefix("."), where or name)
    text = _text(drawn)
    return replace(text, name=name, sha256=hashlib.sha256(data).hexdigest(), encoding=drawn.encoding)


def _text(drawn: Drawn) -> Text:
    raw, lines = drawn.raw, split(drawn.raw)
    hints = _hints(lines, drawn.hints)
    marked = _marked(lines, drawn, hints)
    words = tuple("".join(raw[piece.start : piece.end] for piece in line.pieces).strip() for line in marked)
    body = _body(words)
    contacts = contact_details(raw)
    kinds = furniture.classify(lines, words, body, drawn.pages, contacts)
    aside = [Furniture(FurnitureKind.CONTACT_DETAIL, span) for span in contacts]
    kept: list[tuple[Line, markup.Marked]] = []
    for index, (line, marks, found, hint) in enumerate(zip(lines, marked, kinds, hints, strict=True)):
        kind = hint.aside if hint and _is_aside(hint, above=index < body) else found
        if kind:
            aside.append(Furniture(kind, Span(line.start, line.end)))
            continue
        if drawn.pages and (index < body or _is_signed(words, index)):
            marks = replace(marks, heading=0)  # noqa: PLW2901 - head and foot stand out, and are no headings
        aside += [Furniture(FurnitureKind.MARKUP, span) for span in marks.marks]
        kept.append((line, replace(marks, pieces=outside(marks.pieces, contacts))))
    head = lines[body].start if body < len(lines) else 0
    how = Setting(wrapped=False, width=_WIDTH, distance=1) if drawn.flowing else None
    view = blocks.view(raw, kept, how or setting(tuple(line for line, _ in kept)), head=head, masked=contacts)
    return Text(
        name="",
        sha256="",
        encoding="",
        raw=raw,
        clean=view.clean,
        runs=view.runs,
        blocks=view.blocks,
        furniture=tuple(sorted(aside, key=lambda item: (item.span, item.kind))),
        pages=drawn.pages,
        title=drawn.title,
        recognised=drawn.recognised,
        unread=drawn.unread,
    )


def _hints(lines: Sequence[Line], hints: Sequence[Hint]) -> list[Hint | None]:
    """Return for each line what its format says of it."""
    starts = [hint.span.start for hint in hints]
    found: list[Hint | None] = []
    for line in lines:
        index = bisect_right(starts, line.start) - 1
        found.append(hints[index] if index >= 0 and line.start < hints[index].span.end else None)
    return found


def _marked(lines: Iterable[Line], drawn: Drawn, hints: Iterable[Hint | None]) -> list[markup.Marked]:
    """Return each line without its marks, as its own characters or its format say."""
    markdown = not drawn.pages and not drawn.flowing and markup.is_markdown(drawn.raw)
    found: list[markup.Marked] = []
    for line, hint in zip(lines, hints, strict=True):
        marks = markup.unmark(line.text, line.start, markdown=markdown)
        if hint:
            heading = -1 if hint.heading and line.start > hint.span.start else hint.heading
            marks = replace(marks, heading=heading, item=hint.item or marks.item)
        if inner := tuple(span for span in _within(drawn.marks, line)):
            pieces = outside(marks.pieces, inner)
            marks = replace(marks, pieces=pieces, marks=tuple(sorted((*marks.marks, *inner))))
        found.append(marks)
    return found


def _within(spans: Sequence[Span], line: Line) -> Sequence[Span]:
    first = bisect_right(spans, line.start - 1, key=lambda span: span.start)
    last = bisect_right(spans, line.end - 1, key=lambda span: span.start)
    return spans[first:last]


def _is_signed(words: tuple[str, ...], index: int) -> bool:
    """Tell whether a line stands just below the closing of a letter."""
    return any(CLOSING.fullmatch(line) for line in words[max(0, index - _SIGNATURE) : index])


def _is_aside(hint: Hint, *, above: bool) -> bool:
    """Tell whether a format's word that a line is no running text holds: not in the head of a letter.

    There a table or margin has what the letterhead is read from.
    """
    return bool(hint.aside) and not (above and hint.aside in {FurnitureKind.MARGIN, FurnitureKind.TABLE})


def _body(words: tuple[str, ...]) -> int:
    """Return the index of the line where the body begins, or that of the first line.

    That is the salutation of a letter; in a letter without one, the first sentence below its labels.
    """
    head = words[:_SALUTATION_WITHIN]
    for index, text in enumerate(head):
        if is_salutation(text):
            return index
    labelled = False
    for index, text in enumerate(head):
        labelled = labelled or bool(HEAD_LABEL.match(text.lstrip("> ")))
        if labelled and OPENING.fullmatch(text):
            return index
    about = next((index for index, text in enumerate(head) if SUBJECT_LABEL.match(text)), len(head))
    below = range(about + 1, len(head))
    return next((index for index in below if SENTENCE.fullmatch(head[index])), 0)

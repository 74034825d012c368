"""Lines to the reading view: paragraphs without hard line breaks, hyphens or furniture, and the map back.

Last of the reading step, after `kg.reading.furniture`; `kg.structure` takes the `Text` from here.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from kg.model import Block, BlockKind, Run, Span
from kg.reading.formulas import PART, stands_alone
from kg.reading.lines import Line, Setting
from kg.reading.markup import Marked

_TERMINAL: Final = re.compile(r"[.!?:;…][\"'’”»)\]]*(?:(?<=\D)\d{1,2})?$")  # "ingaat.2": the mark of a note
_NUMBERED: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+[A-ZÀ-Ý][^.!?;]{1,110}[^.!?;:,\s]$")
_LABELLED: Final = re.compile(
    r"(?:vraag|vragen|antwoord(?: op (?:de )?vra(?:ag|gen))?"
    r"|aanbeveling|hoofdstuk|artikel|bijlage|deel)(?:en)?"
    r" \d{1,3}(?:\.\d+)?(?:(?:,| en| t/m|-) ?\d{1,3})*\.?(?: \([^()]{8,90}\))?",
    re.IGNORECASE,
)
_ANNEX: Final = re.compile(r"bijlagen?(?: \d{1,2})?\s?[:–-] ?[A-ZÀ-Ý].*", re.IGNORECASE)
_NONE: Final = -1
_SHORT: Final = 0.8
_SENTENCE_LINES: Final = 12
_ORDINAL: Final = re.compile(r"(\d{1,2})[.)]?\s")
_VERB: Final = re.compile(r"\b(?:beveel|dienen|dient|heeft|hebben|moet|moeten|worden|wordt|zou|zouden)\b")
_ASKS: Final = re.compile(r"\b(?:dienen|dient|moeten|moet|zouden|(?:wordt|worden) aanbevolen|beveel)\b")
"""What no heading says: it is the first line of a numbered recommendation."""
_OPEN: Final = re.compile(
    r"\b(?:aan|als|bij|dat|de|die|een|en|het|in|met|of|om|op|te|tot|uit|van|voor)$", re.IGNORECASE
)
_HYPHEN: Final = re.compile(r"\w[-\u00ad\u2010\x02]$")
_CONJUNCTION: Final = re.compile(r"(?:en|of|dan wel|tot|and|or)\b")
_SPACES: Final = re.compile(r"\s+")
_CLOSING: Final = ".,;:!?)]”’"
_MASK: Final = "[…]"
"""What the reading view has where a contact detail stood: it is seen that something was left out."""


@dataclass(slots=True)
class _Builder:
    """Collects the reading view piece by piece."""

    raw: str
    parts: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    length: int = 0

    def glue(self, text: str) -> None:
        """Add characters that the raw text does not have here."""
        self.parts.append(text)
        self.length += len(text)

    def copy(self, start: int, end: int) -> None:
        """Add raw characters, with every run of white space as one space."""
        position = start
        for space in _SPACES.finditer(self.raw, start, end):
            self._take(position, space.start())
            if self.length and self.parts and not self.parts[-1].endswith((" ", "\n")):
                self.glue(" ")
            position = space.end()
        self._take(position, end)

    def _take(self, start: int, end: int) -> None:
        if start >= end:
            return
        last = self.runs[-1] if self.runs else None
        if last and last.raw + last.length == start and last.clean + last.length == self.length:
            self.runs[-1] = Run(last.clean, last.raw, last.length + end - start)
        else:
            self.runs.append(Run(self.length, start, end - start))
        self.parts.append(self.raw[start:end])
        self.length += end - start

    def drop_hyphen(self) -> None:
        """Take back the hyphen at the end: the word goes on in the next line."""
        last = self.runs[-1]
        self.parts[-1] = self.parts[-1][:-1]
        self.length -= 1
        self.runs[-1:] = [Run(last.clean, last.raw, last.length - 1)] if last.length > 1 else []

    @property
    def text(self) -> str:
        return "".join(self.parts)


@dataclass(frozen=True, slots=True)
class View:
    """The reading view of a text, as in `kg.model.Text`."""

    clean: str
    runs: tuple[Run, ...]
    blocks: tuple[Block, ...]


def view(
    raw: str,
    lines: Iterable[tuple[Line, Marked]],
    setting: Setting,
    *,
    head: int,
    masked: tuple[Span, ...] = (),
) -> View:
    """Join the lines that are not furniture to blocks.

    Args:
        raw: the raw text.
        lines: what is left of its lines, with their marks; `gap` counts from the line before, furniture
            included.
        setting: how the text was set.
        head: raw offset where the body begins; what stands above keeps a block a line.
        masked: raw spans that were taken out of the lines' pieces, in order.
    """
    lines = list(lines)
    masks = _masks([line for line, _ in lines if line.start >= head], masked)
    builder = _Builder(raw)
    blocks: list[Block] = []
    kind, level, start = BlockKind.PARAGRAPH, 0, 0
    before: _Placed | None = None
    for after in _settled(list(_placed(raw, lines, head)), setting):
        if before and _continues(before, after, kind, setting):
            _join(builder, after.words)
        else:
            if before:
                blocks.append(Block(kind, start, builder.length, level))
                builder.glue("\n\n")
            kind, level, start = after.kind, after.level, builder.length
            while masks and masks[-1].end <= after.line.start:
                masks.pop()  # a line of nothing else, between blocks
        for piece in after.marked.pieces:
            _mask(builder, masks, piece.start, after.line)
            builder.copy(piece.start, piece.end)
        _mask(builder, masks, after.line.end, after.line)
        before = after
    if before:
        blocks.append(Block(kind, start, builder.length, level))
    return View(builder.text, tuple(builder.runs), tuple(blocks))


def _masks(lines: list[Line], masked: tuple[Span, ...]) -> list[Span]:
    """Return what was taken out of these lines, the last first."""
    found: list[Span] = []
    for line in lines:
        first = bisect_right(masked, line.start, key=lambda bar: bar.end)
        last = bisect_left(masked, line.end, key=lambda bar: bar.start)
        found += [bar for bar in masked[first:last] if not found or found[-1] != bar]
    return found[::-1]


def _mask(builder: _Builder, masks: list[Span], place: int, line: Line) -> None:
    """Show that something was left out before a raw place, once whatever it was."""
    bar = None
    while masks and masks[-1].start < place:
        bar = masks.pop()
    if bar:
        builder.glue(f"{_MASK} " if bar.end <= line.start else _MASK)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line with its words and what kind of block it would begin."""

    line: Line
    marked: Marked
    words: str
    kind: BlockKind
    level: int
    alone: bool = False


def _placed(raw: str, lines: Iterable[tuple[Line, Marked]], head: int) -> Iterator[_Placed]:
    for line, marked in lines:
        words = "".join(raw[piece.start : piece.end] for piece in marked.pieces).strip()
        if words:
            yield _Placed(line, marked, words, *_kind(line, marked, words, head))


def _settled(placed: list[_Placed], setting: Setting) -> Iterator[_Placed]:
    """Yield the lines, with what only their neighbours can tell: what stands alone, what is no heading.

    A number makes no heading where it carries on a list: where the one before it numbered a sentence.
    """
    alone, listed = True, _NONE
    for index, line in enumerate(placed):
        number = _ORDINAL.match(line.words)
        below = placed[index + 1] if index + 1 < len(placed) else None
        item = number and (_is_sentence(placed, index, setting) or listed == int(number[1]) - 1)
        if number:
            listed = int(number[1]) if item or line.kind != BlockKind.HEADING else _NONE
        if line.kind == BlockKind.HEADING and not line.marked.heading and item:
            yield replace(line, kind=BlockKind.ITEM, level=0)
            alone = False
            continue
        free = alone or bool(_TERMINAL.search(placed[index - 1].words))
        alone = stands_alone(line.words) or (free and _is_apart(line, below, setting))
        yield replace(line, alone=alone)


def _is_sentence(placed: list[_Placed], index: int, setting: Setting) -> bool:
    """Tell whether a numbered line begins a sentence: it runs on, to a full stop or with a verb."""
    below = placed[index + 1] if index + 1 < len(placed) else None
    if _ASKS.search(placed[index].words):
        return True
    if setting.wrapped and _runs_on(below) and _VERB.search(placed[index].words):
        return True
    for line, below in pairwise(placed[index : index + _SENTENCE_LINES]):
        if not (setting.wrapped and setting.is_full(line.line) and _runs_on(below)):
            return False
        if _TERMINAL.search(below.words):
            return True
    return False


def _runs_on(line: _Placed | None) -> bool:
    return line is not None and line.words[0].islower() and line.kind == BlockKind.PARAGRAPH


def _is_apart(line: _Placed, below: _Placed | None, setting: Setting) -> bool:
    """Tell whether a line that begins a sentence or more is none: the name of a part, bold, or short."""
    if PART.fullmatch(line.words):
        return True
    bold = line.marked.bold and len(line.marked.pieces) == 1 and line.words[-1] not in ".,;:!?"
    return (bold or (setting.wrapped and _is_short(line.words, setting))) and not _runs_on(below)


def _is_short(words: str, setting: Setting) -> bool:
    """Tell whether a line may stand alone: a heading or name, well short of the margin and without a stop."""
    stops = words[-1] in ".,:;!?" or bool(_OPEN.search(words))
    return len(words) < _SHORT * setting.width and words[0].isupper() and not stops


def _kind(line: Line, marked: Marked, words: str, head: int) -> tuple[BlockKind, int]:
    if line.start < head:
        return BlockKind.LETTERHEAD, 0
    if marked.heading > 0:
        return BlockKind.HEADING, marked.heading
    if marked.item:
        return BlockKind.ITEM, 0
    if _LABELLED.fullmatch(words) or _ANNEX.fullmatch(words):
        return BlockKind.HEADING, 1
    if _NUMBERED.match(words) and not _OPEN.search(words):
        return BlockKind.HEADING, words.split(maxsplit=1)[0].rstrip(".").count(".") + 1
    return BlockKind.PARAGRAPH, 0


def _continues(before: _Placed, after: _Placed, kind: BlockKind, setting: Setting) -> bool:
    """Tell whether a line carries on the block, of that kind, of the line before it."""
    if after.marked.heading < 0 and kind == BlockKind.HEADING:
        return True
    if kind == BlockKind.LETTERHEAD or after.kind != BlockKind.PARAGRAPH or before.alone or after.alone:
        return False
    if setting.wrapped and _TERMINAL.search(before.words) and len(before.words) < _SHORT * setting.width:
        return False
    runs_on = setting.wrapped and setting.is_full(before.line) and after.words[0].islower()
    if after.line.gap <= setting.distance:
        return kind != BlockKind.HEADING or runs_on
    return runs_on and not _TERMINAL.search(before.line.text)


def _join(builder: _Builder, words: str) -> None:
    text = builder.parts[-1] if builder.parts else ""
    broken = _HYPHEN.search(text[-2:] if len(text) > 1 else "".join(builder.parts[-2:]))
    if broken and words[0].islower() and not _CONJUNCTION.match(words):
        builder.drop_hyphen()
    elif not (text == _MASK and words[0] in _CLOSING):
        builder.glue(" ")

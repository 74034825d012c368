"""Markdown marks within a line: which characters are words and which are marks.

Comes after `kg.reading.lines`; used by `kg.reading.blocks`. Marks are set aside, never lost: the raw
text keeps them, and each gets its place in `Text.furniture`.
"""

import re
from dataclasses import dataclass
from typing import Final

from kg.model import Span

_HEADING: Final = re.compile(r"(#{1,6})\s*(?=\S)")
_QUOTE: Final = re.compile(r">\s?")
_ITEM: Final = re.compile(r"(?:[•▪◦●·*]|[-–—](?=\s))\s+")
_INLINE: Final = re.compile(
    r"!\[[^\]]*\]\([^)]*\)"  # an image
    r"|(?P<open>\[)(?=[^\[\]]+\]\([^)\s]*\))|\]\([^)\s]*\)"  # a link: its brackets and its address
    r"|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,2}(?=\S[^_]*_)|(?<=\S)_{1,2}(?!\w)"
)
_SOFT_HYPHEN: Final = re.compile("\u00ad")


@dataclass(frozen=True, slots=True)
class Marked:
    """A line without its marks: the stretches of words and the marks, both raw spans."""

    pieces: tuple[Span, ...]
    marks: tuple[Span, ...]
    heading: int = 0
    item: bool = False
    bold: bool = False


def unmark(text: str, start: int, *, markdown: bool) -> Marked:
    """Take the marks out of a line that begins at raw offset `start`.

    Bullets of lists are marks in any text; the rest only where the text is Markdown.
    """
    marks: list[Span] = []
    position, heading, item = 0, 0, False
    if markdown and (found := _HEADING.match(text)):
        heading, position = len(found.group(1)), found.end()
    elif found := _QUOTE.match(text):
        position = found.end()
    elif (found := _ITEM.match(text)) and not text.startswith("**"):
        item, position = True, found.end()
    if position:
        marks.append(Span(start, start + position))
    pieces: list[Span] = []
    for found in (_INLINE if markdown else _SOFT_HYPHEN).finditer(text, position, _unbroken(text)):
        if found.start() > position:
            pieces.append(Span(start + position, start + found.start()))
        marks.append(Span(start + found.start(), start + found.end()))
        position = found.end()
    if position < len(text):
        pieces.append(Span(start + position, start + len(text)))
    bold = markdown and text.startswith("**") and text.rstrip().endswith("**")
    return Marked(tuple(pieces), tuple(marks), heading, item, bold)


def is_markdown(raw: str) -> bool:
    """Tell whether a text uses Markdown: a heading mark, or emphasis in pairs."""
    return bool(re.search(r"^#{1,6}\s+\S", raw, re.MULTILINE) or re.search(r"\*\*?[^*\n ][^*]{0,200}\*", raw))


def _unbroken(text: str) -> int:
    """Return where a line ends without a soft hyphen: at the end it joins two lines, and is kept for that."""
    return len(text) - 1 if text.endswith("\u00ad") else len(text)

"""What every reader of a format gives: characters, with what the format itself says of its lines.

The readers of the formats write on a `Sheet`; `kg.reading.text` takes what was drawn and sets furniture aside
and joins lines, alike for all formats. The characters depend on the file's bytes alone, so that offsets hold.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from kg.model import FurnitureKind, Recognised, Span

_SPACES: Final = re.compile(r"[^\S\n]+")
_BREAKS: Final = re.compile(r" ?\n ?")
_UNWRITTEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Hint:
    """What a format says of a stretch of lines: a heading of some level, a list item, or no running text."""

    span: Span
    heading: int = 0
    item: bool = False
    aside: FurnitureKind | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """The characters of a file.

    `pages` are the offsets at which its pages begin, where the format has pages; `hints` are in order and do
    not overlap; `marks` are spans within a line that are no words (the mark of a footnote). `flowing` says
    that a line is a paragraph, whatever its length: nothing is joined but what the format joins.
    `title` are the lines of its title, where their type tells.
    `recognised` are words that were recognised in pictures, and `unread` the pages that are pictures still.
    """

    raw: str
    encoding: str
    pages: tuple[int, ...] = ()
    hints: tuple[Hint, ...] = ()
    marks: tuple[Span, ...] = ()
    flowing: bool = False
    title: tuple[Span, ...] = ()
    recognised: tuple[Recognised, ...] = ()
    unread: tuple[int, ...] = ()


@dataclass(slots=True)
class Sheet:
    """Writes down text a line at a time; a blank line parts paragraphs."""

    encoding: str
    parts: list[str] = field(default_factory=list)
    hints: list[Hint] = field(default_factory=list)
    length: int = 0

    def write(
        self,
        words: str,
        *,
        heading: int = 0,
        item: bool = False,
        aside: FurnitureKind | None = None,
        close: bool = False,
    ) -> None:
        """Add a paragraph; white space is made one space, and line ends within it stay.

        Args:
            words: what it says; blank ones add nothing.
            heading: its level, where it is a heading.
            item: whether it is an item of a list.
            aside: what it is, where it is no running text.
            close: whether it belongs with the paragraph before it, as the cells of a row do.
        """
        clean = _BREAKS.sub("\n", _SPACES.sub(" ", _UNWRITTEN.sub("", words))).strip()
        if not clean:
            return
        if self.parts:
            self._add("\n" if close else "\n\n")
        start = self.length
        self._add(clean)
        if heading or item or aside:
            self.hints.append(Hint(Span(start, self.length), heading, item, aside))

    def _add(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    def drawn(self) -> Drawn:
        """Return what was written."""
        return Drawn("".join(self.parts), self.encoding, hints=tuple(self.hints), flowing=True)

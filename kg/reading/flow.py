"""A tree of markup to a sheet of paragraphs, headings, items and tables, by the table of its format.

Used by the readers of DOCX, ODT, HTML and officiële publicaties, which differ in what their elements are
called and hardly in what they mean; `markup_formats.toml` says which is which.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from statistics import median
from typing import Final

from lxml import etree

from kg.model import FurnitureKind
from kg.reading.drawn import Drawn, Sheet
from kg.reading.trees import Element, entity, local
from kg.resources import table

_CELL: Final = 60
"""Cells of a table of figures or names are shorter than this, half of them; longer ones are running text."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the elements of a format mean, by their local names, or by "parent/name" where that tells."""

    skip: frozenset[str]
    block: frozenset[str]
    line: frozenset[str]
    space: frozenset[str]
    label: frozenset[str]
    item: frozenset[str]
    table: frozenset[str]
    row: frozenset[str]
    cell: frozenset[str]
    section: frozenset[str]
    heading: dict[str, int]
    aside: dict[str, str]


@cache
def names(format_name: str) -> Names:
    """Return the table of a format."""
    row = table("reading/markup_formats.toml")[format_name]
    sets = {
        key: frozenset(name.lower() for name in row.get(key, ()))
        for key in Names.__slots__
        if key not in {"heading", "aside"}
    }
    return Names(**sets, heading=row.get("heading", {}), aside=row.get("aside", {}))


@dataclass(slots=True)
class Flow:
    """Writes trees on a sheet; `level` is asked of each block what heading it is by its style (0: none)."""

    names: Names
    sheet: Sheet
    level: Callable[[Element], int] = lambda _: 0
    is_item: Callable[[Element], bool] = lambda _: False
    _words: list[str] = field(default_factory=list)
    _around: list[list[str]] = field(default_factory=list)
    _notes: list[str] = field(default_factory=list)
    _heads: list[int] = field(default_factory=list)
    _asides: list[FurnitureKind] = field(default_factory=list)
    _sections: int = 0
    _item: bool = False
    _close: bool = False
    _label: bool = False

    def pour(self, root: Element, *, aside: FurnitureKind | None = None) -> None:
        """Write a tree down; `aside` says that none of it is running text."""
        if aside:
            self._asides.append(aside)
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if self._begin(element):
                    walk.skip_subtree()
            else:
                self._end(element)
                if element is not root:
                    self._words.append(element.tail or "")
        self._write()
        if aside:
            self._asides.pop()

    def _begin(self, element: Element) -> bool:
        """Take an element up; tell whether what is in it is passed over."""
        if element.tag is etree.Entity:
            self._words.append(entity(element))
            return True
        if self._known(element, self.names.skip):
            return True
        self._part(element)
        self._sections += bool(self._known(element, self.names.section))
        if self._is_head(element):
            self._heads.append(self.level(element) or self._head_level(element))
        self._item = self._item or local(element) in self.names.item or self.is_item(element)
        if kind := self._aside_of(element):
            self._asides.append(kind)
        if self._is_note(element):
            self._around.append(self._words)
            self._words = []
        self._words.append(element.text or "")
        return False

    def _part(self, element: Element) -> None:
        """Part the words before an element from those in it, as far as they stand apart."""
        if self._known(element, self.names.line):
            self._words.append("\n")
        elif self._known(element, self.names.space):
            self._words.append(" ")
        elif self._stands_apart(element):
            self._write(labelled=self._label)
        if local(element) in self.names.table:
            self._close = False

    def _end(self, element: Element) -> None:
        if not local(element) or self._known(element, self.names.skip):
            return
        if self._is_note(element):
            self._write()
            self._words = self._around.pop()
        if self._known(element, self.names.space):
            self._words.append(" ")
        elif self._stands_apart(element):
            self._write()
        self._sections -= bool(self._known(element, self.names.section))
        if self._is_head(element):
            self._heads.pop()
        if self._aside_of(element):
            self._asides.pop()
        self._label = bool(self._known(element, self.names.label))
        if local(element) in self.names.table:
            self._close = False

    def _write(self, *, labelled: bool = False) -> None:
        """Write down the words so far; what is but the label of what follows waits for it."""
        if labelled:
            self._words.append(" ")
            return
        words = "".join(self._words)
        self._words.clear()
        if not words.strip():
            return
        if self._around:
            self._notes.append(words)
            return
        self.sheet.write(
            words,
            heading=self._heads[-1] if self._heads else 0,
            item=self._item and not self._heads,
            aside=self._asides[-1] if self._asides else None,
            close=self._close,
        )
        self._item = False
        self._close = bool(self._asides) and self._asides[-1] == FurnitureKind.TABLE
        for note in self._notes:
            self.sheet.write(note, aside=FurnitureKind.FOOTNOTE)
        self._notes.clear()

    def _is_note(self, element: Element) -> bool:
        """Tell whether an element is a note within a sentence; it is written below its paragraph."""
        return self.names.aside.get(local(element)) == FurnitureKind.FOOTNOTE

    def _known(self, element: Element, row: frozenset[str] | dict[str, int] | dict[str, str]) -> str:
        """Return under which name a table has an element, its parent's and its own or its own; else empty."""
        own = local(element)
        parent = element.getparent()
        both = f"{local(parent)}/{own}" if parent is not None else own
        return both if both in row else own if own in row else ""

    def _stands_apart(self, element: Element) -> bool:
        if self._known(element, self.names.space):
            return False
        return any(
            self._known(element, row)
            for row in (self.names.block, self.names.item, self.names.cell, self.names.heading)
        )

    def _is_head(self, element: Element) -> bool:
        return bool(self._known(element, self.names.heading)) or bool(self.level(element))

    def _head_level(self, element: Element) -> int:
        """Return the level that the table gives a heading; 0 there means: as deep as its section lies."""
        return self.names.heading[self._known(element, self.names.heading)] or max(1, self._sections)

    def _aside_of(self, element: Element) -> FurnitureKind | None:
        if name := self._known(element, self.names.aside):
            return FurnitureKind(self.names.aside[name])
        if local(element) in self.names.table and self._holds_data(element):
            return FurnitureKind.TABLE
        return None

    def _holds_data(self, element: Element) -> bool:
        """Tell whether a table is one of figures or names, not a frame for running text."""
        cells = [each for each in element.iter() if local(each) in self.names.cell]
        rows = sum(local(each) in self.names.row for each in element.iter())
        lengths = [len("".join(each.itertext()).strip()) for each in cells]
        filled = [length for length in lengths if length]
        return rows > 1 and len(cells) >= 2 * rows and bool(filled) and median(filled) < _CELL


def pour(root: Element, format_name: str, encoding: str) -> Drawn:
    """Return what a tree of a format says."""
    flow = Flow(names(format_name), Sheet(encoding))
    flow.pour(root)
    return flow.sheet.drawn()

"""Enumerations: "Ik adviseer u om:" with a list under it, "Ten eerste …, ten tweede …" after an announcement.

Within the interpretation step, for `kg.statements.interpretation`: each item of a list says what the words
before the list say of it. Those words alone say nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from kg.model import BlockKind, Sentence, Statement, StatementKind

_ORDINAL: Final = re.compile(
    r"(?:ten (?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|slotte)|(?:\(?\d{1,2}|[a-h])[.)])\s",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(r"\d{1,2}[a-h]? [A-ZÀ-Ý]")
"""An item whose number has no mark behind it: "2 Aan de minister"; in a block that is a list alone."""
_NOTE: Final = re.compile(r"(?P<number>\d{1,3}) (?=[A-ZÀ-Ý])")
"""A number without a mark: that of a footnote, unless it is the first of a list."""
_POINTER: Final = 40
"""So long is a line between an announcement and its list, at most."""
_APART: Final = 12
"""So many sentences after the last item, "ten derde" begins another list."""
_LESS: Final = 0.05
"""How much less sure an item is than what announces it: the list may hold other things as well."""
_LISTED: Final = frozenset(
    {
        StatementKind.RECOMMENDATION,
        StatementKind.CONCERN,
        StatementKind.COMMITMENT,
        StatementKind.RESPONSIBILITY,
    }
)


@dataclass(slots=True)
class Lists:
    """Knows, sentence by sentence, what was announced and which items it goes on in."""

    sentences: Sequence[Sentence]
    clean: str
    announced: dict[StatementKind, Statement] = field(default_factory=dict)
    last: int = -1
    ordinal: bool = False
    numbered: bool = False

    def item(self, number: int) -> bool:
        """Return whether a sentence begins an item of a list."""
        if number >= len(self.sentences):
            return False
        sentence = self.sentences[number]
        if _ORDINAL.match(sentence.text):
            return True
        if sentence.block == BlockKind.ITEM and _NUMBERED.match(sentence.text):
            return True
        begins = self.clean[: sentence.start].endswith("\n") or self.clean[sentence.start - 2] in "•-–*"
        return sentence.block == BlockKind.ITEM and begins

    def _is_marked(self, number: int) -> bool:
        """Return whether a bullet stands before a sentence."""
        start = self.sentences[number].start
        return self.clean[max(0, start - 2) : start].rstrip(" ").endswith(("•", "-", "–", "*", "·"))

    def _is_note(self, number: int) -> bool:
        """Return whether a sentence is a footnote: it bears a number, but no mark, and begins no list."""
        found = _NOTE.match(self.sentences[number].text)
        return found is not None and found["number"] != "1" and not self._is_marked(number)

    def announces(self, number: int, *, by_itself: bool) -> bool:
        """Return whether a sentence leads a list in: it ends in a colon, or is by itself an announcement."""
        after = self._below(number)
        if self.announced and number <= self.last:
            return False
        if not self.item(after) or self.sentences[after].section != self.sentences[number].section:
            return False
        if self._is_note(after):
            return False
        return by_itself or self.sentences[number].text.rstrip().endswith(":")

    def _below(self, number: int) -> int:
        """Return the sentence below an announcement, past a line that only points there ("Dit zijn:")."""
        after = number + 1
        if after < len(self.sentences):
            words = self.sentences[after].text.rstrip()
            if words.endswith(":") and len(words) <= _POINTER:
                return after + 1
        return after

    def announce(self, number: int, said: dict[StatementKind, Statement]) -> None:
        """Begin a list."""
        self.announced = {kind: each for kind, each in said.items() if kind in _LISTED}
        first = self._below(number)
        self.last = first - 1
        self.ordinal = bool(_ORDINAL.match(self.sentences[first].text))
        self.numbered = bool(_NOTE.match(self.sentences[first].text)) and not self._is_marked(first)

    def around(self, number: int) -> tuple[Statement, ...]:
        """Return what was announced, if this sentence stands in the list: as an item or within one."""
        if not self.announced or number <= self.last:
            return ()
        sentence, lead = self.sentences[number], self.sentences[self.last]
        inside = sentence.block == BlockKind.ITEM and sentence.section == lead.section
        return tuple(self.announced.values()) if inside else ()

    def carried(self, number: int) -> tuple[Statement, ...]:
        """Return what was announced, if this sentence is an item of the list; forget it behind the list."""
        if not self.announced or number <= self.last:
            return ()
        sentence, lead = self.sentences[number], self.sentences[self.last]
        within = sentence.block == BlockKind.ITEM or (self.ordinal and number - self.last <= _APART)
        if sentence.section != lead.section or not within:
            self.announced = {}
            return ()
        if not self.item(number) or (not self.numbered and self._is_note(number)):
            return ()
        self.last = number
        return tuple(self.announced.values())


def as_item(announced: Statement, item: Statement) -> Statement:
    """Return what was announced as said of one item: the words of both, the topics of the item."""
    return replace(
        announced,
        text=f"{announced.text} {item.text}",
        spans=(*announced.spans, *item.spans),
        about=tuple(sorted({*announced.about, *item.about})),
        theme_words=item.theme_words,
        confidence=round(announced.confidence - _LESS, 2),
        due=item.due or announced.due,
        due_words=item.due_words or announced.due_words,
    )

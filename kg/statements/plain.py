"""The words of a sentence as the cues read them: in lower case, without what says nothing of what it says.

First of the interpretation step, for `kg.statements.coding`.
"""

import re
from functools import cache
from typing import Final

from kg.recognition.folding import fold
from kg.structure.sentences import abbreviations

_NAME: Final = re.compile(r"(?<=\w )[A-ZÀ-Þ][a-zà-ÿ]+(?: [A-ZÀ-Þ][a-zà-ÿ]+)+")
"""A name that the gazetteer lacks, within a sentence: what its words mean says nothing of the sentence."""
_MARK_OF_WORD: Final = re.compile(
    r"(?:(?<=[a-zà-ÿ]{4})|(?<=\bu)|(?<=\b(?:ik|we|ze))|(?<=\b(?:wij|zij|hij)))\d{1,2}\b", re.IGNORECASE
)
_DIGIT: Final = re.compile(r"\d")
_MARK: Final = re.compile(rf"{_MARK_OF_WORD.pattern}|^\d+", re.IGNORECASE)
"""The mark of a note behind a word, or a word and a name: "toegezegd1", "politie3"."""


@cache
def _abbreviated() -> re.Pattern[str]:
    words = "|".join(re.escape(word.rstrip(".")) for word in sorted(abbreviations()))
    return re.compile(rf"\b({words})\.(?= )", re.IGNORECASE)


def plain(text: str, *, is_behind: bool) -> str:
    """Return words in lower case, without empty names, marks of notes, and points that end no clause.

    `is_behind`: they stand right behind a name, so that a number at their start is the mark of a note.
    """
    if ". " in text:
        text = _abbreviated().sub(r"\1", text)
    if _DIGIT.search(text):
        text = (_MARK if is_behind else _MARK_OF_WORD).sub("", text)
    parts, position = [], 0
    for name in _NAME.finditer(text):
        parts += [fold(text[position : name.start()]), "N"]
        position = name.end()
    return "".join((*parts, fold(text[position:])))

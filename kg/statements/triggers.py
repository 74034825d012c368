"""Which words a sentence must have before a pattern can match it: so that few patterns are tried on each.

Within the interpretation step, for `kg.statements.cues`. A pattern says by itself which words it cannot do
without; they are read from Python's own parse of it.
"""

from collections.abc import Sequence
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

from ahocorasick_rs import AhoCorasick, MatchKind

_LEAST: Final = 3
_MOST: Final = 60
_TOKEN: Final = 6


def needed(pattern: str) -> frozenset[str]:
    """Return words of which at least one stands in whatever the pattern matches; empty where none is sure."""
    return _best(list(parser.parse(pattern)))


def _best(items: list[Any]) -> frozenset[str]:
    """Return, of the parts of a sequence, the words that say most: the one whose shortest word is longest."""
    found: list[frozenset[str]] = []
    run = ""
    for op, value in [*items, (None, None)]:
        if op is ops.LITERAL:
            run += chr(value)
            continue
        if run and _says(run) >= _LEAST:
            found.append(frozenset({run}))
        run = ""
        if inner := _inside(op, value):
            found.append(inner)
    sound = [words for words in found if len(words) <= _MOST and min(map(_says, words)) >= _LEAST]
    return max(
        sound, key=lambda words: (min(map(_says, words)), -len(words), sorted(words)), default=frozenset()
    )


def _says(word: str) -> int:
    """Return how much a word tells: its length, or more where it is the token of a name, a capital."""
    return _TOKEN if any(map(str.isupper, word)) else len(word)


def _inside(op: object, value: Any) -> frozenset[str]:  # noqa: ANN401 - Python's parse tree has no types
    """Return the words that a part of a pattern cannot do without."""
    if op is ops.SUBPATTERN:
        return _best(list(value[-1]))
    if op in {ops.MAX_REPEAT, ops.MIN_REPEAT} and value[0] >= 1:
        return _best(list(value[-1]))
    if op is ops.BRANCH:
        each = [_best(list(branch)) for branch in value[1]]
        return frozenset().union(*each) if all(each) else frozenset()
    return frozenset()


class Filter:
    """Tells which of many patterns may match a text, by one pass for the words they need."""

    def __init__(self, patterns: Sequence[str]) -> None:
        """Read what each pattern needs."""
        of_word: dict[str, set[int]] = {}
        always: set[int] = set()
        for number, pattern in enumerate(patterns):
            words = needed(pattern)
            if not words:
                always.add(number)
            for word in words:
                of_word.setdefault(word, set()).add(number)
        known = tuple(sorted(of_word))
        self._numbers = tuple(frozenset(of_word[word]) for word in known)
        self._always = frozenset(always)
        self._automaton = AhoCorasick(known, matchkind=MatchKind.Standard)

    def candidates(self, text: str) -> list[int]:
        """Return the numbers of the patterns that may match, in order."""
        found = set(self._always)
        for word in {
            index for index, _, _ in self._automaton.find_matches_as_indexes(text, overlapping=True)
        }:
            found |= self._numbers[word]
        return sorted(found)

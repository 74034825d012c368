"""Which words a sentence must have before a pattern can match it: so that few patterns are tried on each.

Within the recognition step, for its patterns and for those of `kg.statements`. A pattern says by itself
which words it cannot do without; they are read from Python's own parse of it.
"""

from collections.abc import Sequence
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

from ahocorasick_rs import AhoCorasick, MatchKind

_LEAST: Final = 3
_MOST: Final = 60
_TOKEN: Final = 6
_CONJOINED: Final = 2
"""So many sets of words are asked for at most: a name and a verb, say."""


def needed(pattern: str) -> tuple[frozenset[str], ...]:
    """Return up to two sets of words: of each, at least one stands in whatever the pattern matches.

    Empty where none is sure; the set that says most comes first.
    """
    return _sets(list(parser.parse(pattern)))


def _sets(items: list[Any]) -> tuple[frozenset[str], ...]:
    """Return, of the parts of a sequence, the sets that say most: those whose shortest word is longest."""
    found: list[frozenset[str]] = []
    run = ""
    for op, value in [*items, (None, None)]:
        if op is ops.LITERAL:
            run += chr(value)
            continue
        if run and _says(run) >= _LEAST:
            found.append(frozenset({run}))
        run = ""
        found += _inside(op, value)
    sound = {words for words in found if len(words) <= _MOST and min(map(_says, words)) >= _LEAST}
    best = sorted(sound, key=lambda words: (min(map(_says, words)), -len(words), sorted(words)), reverse=True)
    return tuple(best[:_CONJOINED])


def _says(word: str) -> int:
    """Return how much a word tells: its length, or more where it is the token of a name, a capital."""
    return _TOKEN if any(map(str.isupper, word)) else len(word)


def _inside(op: object, value: Any) -> tuple[frozenset[str], ...]:  # noqa: ANN401 - Python's parse tree has no types
    """Return the sets of words that a part of a pattern cannot do without."""
    if op is ops.SUBPATTERN:
        return _sets(list(value[-1]))
    if op in {ops.MAX_REPEAT, ops.MIN_REPEAT} and value[0] >= 1:
        return _sets(list(value[-1]))
    if op is ops.BRANCH:
        each = [_sets(list(branch)) for branch in value[1]]
        return tuple(frozenset().union(*sets) for sets in zip(*each, strict=False))
    return ()


class Filter:
    """Tells which of many patterns may match a text, by one pass for the words they need."""

    def __init__(self, patterns: Sequence[str]) -> None:
        """Read what each pattern needs."""
        sets = [needed(pattern) for pattern in patterns]
        known = tuple(sorted({word for each in sets for words in each for word in words}))
        index = {word: number for number, word in enumerate(known)}
        of_word: list[set[int]] = [set() for _ in known]
        for number, each in enumerate(sets):
            for word in each[0] if each else ():
                of_word[index[word]].add(number)
        self._numbers = tuple(map(frozenset, of_word))
        self._also = tuple(frozenset(index[word] for words in each[1:] for word in words) for each in sets)
        self._always = frozenset(number for number, each in enumerate(sets) if not each)
        self._automaton = AhoCorasick(known, matchkind=MatchKind.Standard)

    def candidates(self, text: str) -> list[int]:
        """Return the numbers of the patterns that may match, in order."""
        words = {index for index, _, _ in self._automaton.find_matches_as_indexes(text, overlapping=True)}
        found = set(self._always).union(*(self._numbers[word] for word in words))
        return sorted(
            number for number in found if not self._also[number] or not words.isdisjoint(self._also[number])
        )

"""What a word has to do with, whatever it is said of: something lacking, harm, a need, a plan, a task.

Within the interpretation step, for `kg.statements.learned`: what was learned of one word ("ontoereikend") is
told of others that have to do with the same ("ondermaats"). The lists stand in `senses.toml`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations, pairwise
from typing import Final

from kg.resources import table

_MORE: Final = "*"
_KNOWN: Final = 1 << 16
"""So many words are remembered: more than a long report has."""


@cache
def _words() -> tuple[dict[str, str], tuple[tuple[int, dict[str, str]], ...]]:
    """Return the senses of whole words, and of how words begin, by length, the longest first."""
    whole: dict[str, str] = {}
    begun: dict[int, dict[str, str]] = {}
    for name, words in table("statements/senses.toml").items():
        for word in words:
            start = word.removesuffix(_MORE)
            (whole if start == word else begun.setdefault(len(start), {}))[start] = name
    return whole, tuple(sorted(begun.items(), reverse=True))


@lru_cache(maxsize=_KNOWN)
def sense(word: str) -> str:
    """Return the sense of a word in lower case; empty where the lists do not have it."""
    whole, begun = _words()
    if word in whole:
        return whole[word]
    return next((starts[word[:size]] for size, starts in begun if word[:size] in starts), "")


def features(tokens: Sequence[str]) -> Iterator[str]:
    """Yield what the senses of the tokens of a sentence say: each, any two, and two beside each other."""
    senses = [sense(token) for token in tokens]
    counted = Counter(filter(None, senses))
    if not counted:
        return
    yield f"first ={next(filter(None, senses))}"
    for each, times in counted.items():
        yield f"sense {each}"
        if times > 1:
            yield f"senses {each}"
    yield from (f"both {one}+{other}" for one, other in combinations(sorted(counted), 2))
    for (before, one), (after, other) in pairwise(zip(tokens, senses, strict=True)):
        if one:
            yield f"pair ={one} {after}"
        if other:
            yield f"pair {before} ={other}"
        if one and other:
            yield f"pair ={one} ={other}"

"""The names nearest to what somebody typed, and none where nothing is near. Before `parameters` and `hints`.

A name is near when it is spelled nearly the same, or has a word that is for every word that was typed.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

_NEAR: Final = 0.75
_SHOWN: Final = 5


def nearest(typed: str, names: Iterable[str], most: int = _SHOWN) -> list[str]:
    """Return the names that are near, the nearest first."""
    folded: dict[str, str] = {}
    for name in sorted(names):
        folded.setdefault(name.casefold(), name)
    wanted = typed.casefold()
    whole = get_close_matches(wanted, folded, n=most, cutoff=_NEAR)
    words = {word for name in folded for word in name.split()}
    meant = [set(get_close_matches(word, words, n=most, cutoff=_NEAR)) for word in wanted.split()]
    part = [name for name in folded if meant and all(near & set(name.split()) for near in meant)]
    ranked = [*whole, *sorted(part, key=lambda name: (len(name), name))]
    return [folded[name] for name in dict.fromkeys(ranked)][:most]

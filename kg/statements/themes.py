"""What a statement is about: the themes its words lead to.

Within the interpretation step. The scheme stands in `ontology/schemes/themes.ttl`: the labels of a concept
are the words that lead to it; one that ends in * stands for every word that begins so.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.model import Iri, Theme
from kg.recognition.folding import fold

_REST: Final = re.compile(r"\w*")


@dataclass(frozen=True, slots=True)
class Themes:
    """The scheme, compiled: one automaton for all words; `open` are those that any ending may follow."""

    automaton: AhoCorasick
    words: tuple[str, ...]
    open: frozenset[str]
    themes_of: dict[str, tuple[Iri, ...]]


def compile_themes(themes: Iterable[Theme]) -> Themes:
    """Return the scheme ready for use."""
    themes_of: dict[str, set[Iri]] = {}
    unended: set[str] = set()
    for theme in themes:
        for word in theme.words:
            bare = fold(word).rstrip("*")
            themes_of.setdefault(bare, set()).add(theme.iri)
            if word.endswith("*"):
                unended.add(bare)
    words = tuple(sorted(themes_of))
    return Themes(
        automaton=AhoCorasick(words, matchkind=MatchKind.Standard),
        words=words,
        open=frozenset(unended),
        themes_of={word: tuple(sorted(iris)) for word, iris in themes_of.items()},
    )


def find(themes: Themes, text: str) -> tuple[tuple[Iri, str], ...]:
    """Return (theme, words that led to it), sorted, each theme once; longer words win over shorter ones."""
    folded = fold(text)
    found: dict[Iri, str] = {}
    for start, end, word in _places(themes, folded):
        for iri in themes.themes_of[word]:
            found.setdefault(iri, folded[start:end])
    return tuple(sorted(found.items()))


def blank(themes: Themes, folded: str, mark: str) -> str:
    """Return a folded text with a mark for all words that lead to a theme: what is said, of whatever."""
    parts, reached = [], 0
    for start, end, _ in _places(themes, folded):
        parts += [folded[reached:start], mark]
        reached = end
    return "".join((*parts, folded[reached:]))


def _places(themes: Themes, folded: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, word of the scheme) for the words that lead to a theme, none within another."""
    places: list[tuple[int, int, str]] = []
    for index, start, end in themes.automaton.find_matches_as_indexes(folded, overlapping=True):
        word = themes.words[index]
        rest = _REST.match(folded, end)
        last = rest.end() if rest else end
        if (start == 0 or not folded[start - 1].isalnum()) and (last == end or word in themes.open):
            places.append((start, last, word))
    reached = 0
    for start, end, word in sorted(places, key=lambda place: (place[0], -place[1], -len(place[2]))):
        if start >= reached:
            reached = end
            yield start, end, word

"""What a statement is about: the themes its words lead to.

Within the interpretation step. The scheme stands in `ontology/schemes/themes.ttl`: the labels of a concept
are the words that lead to it; one that ends in * stands for every word that begins so.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Iri, Theme
from kg.recognition.folding import fold


@dataclass(frozen=True, slots=True)
class Themes:
    """The scheme, compiled: one expression for all words."""

    pattern: re.Pattern[str]
    themes_of: dict[str, tuple[Iri, ...]]


def compile_themes(themes: Iterable[Theme]) -> Themes:
    """Return the scheme ready for use; longer words win over shorter ones."""
    themes_of: dict[str, list[Iri]] = {}
    for theme in themes:
        for word in dict.fromkeys(fold(word) for word in theme.words):
            themes_of.setdefault(word, []).append(theme.iri)
    words = sorted(themes_of, key=lambda word: (-len(word), word))
    parts = (rf"{re.escape(word[:-1])}\w*" if word.endswith("*") else re.escape(word) for word in words)
    body = "|".join(f"({part})" for part in parts)
    pattern = re.compile(rf"(?<!\w)(?:{body})(?!\w)") if words else re.compile(r"(?!)")
    return Themes(
        pattern, {str(number): tuple(sorted(themes_of[word])) for number, word in enumerate(words, 1)}
    )


def find(themes: Themes, text: str) -> tuple[tuple[Iri, str], ...]:
    """Return (theme, words that led to it), sorted, each theme once."""
    found: dict[Iri, str] = {}
    for match in themes.pattern.finditer(fold(text)):
        for iri in themes.themes_of[str(match.lastindex)]:
            found.setdefault(iri, match.group())
    return tuple(sorted(found.items()))

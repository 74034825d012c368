"""Municipalities and provinces named together: "de gemeenten Rotterdam en Den Haag".

Within the recognition step, beside the gazetteer, which finds them one by one ("de gemeente Zwolle").
"""

import re
from collections.abc import Iterator
from typing import Final

from kg.model import EntityKind, Iri, Mention
from kg.recognition.folding import fold
from kg.recognition.gazetteer import Gazetteer, is_whole

_PLURAL: Final = re.compile(r"\b(?P<one>gemeente|provincie)[ns]\s+", re.IGNORECASE)
_NAMES: Final = re.compile(r"(?:[’'‘][st]-?)?\s?[A-ZÀ-Ý][\wÀ-ÿ-]*(?:\s[\wÀ-ÿ’'-]+){0,4}")
_GAP: Final = re.compile(r"\s")
_BETWEEN: Final = re.compile(r"\s*,\s*(?:en\s+)?|\s+en\s+")


def find(text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield a mention for each of several: the first with the plural, the others by their name alone."""
    for found in _PLURAL.finditer(text):
        one, start, position = fold(found["one"]), found.start(), found.end()
        while named := _named(text, position, one, gazetteer):
            end, candidates = named
            yield Mention(EntityKind.ORGANISATION, start, end, text[start:end], "area.plural", candidates)
            if not (gap := _BETWEEN.match(text, end)):
                break
            start = position = gap.end()


def _named(text: str, position: int, one: str, gazetteer: Gazetteer) -> tuple[int, tuple[Iri, ...]] | None:
    """Return where the longest name of a municipality or province ends, and whose it is."""
    found = _NAMES.match(text, position)
    if not found:
        return None
    gaps = [gap.start() for gap in _GAP.finditer(text, position, found.end())]
    for end in (found.end(), *reversed(gaps)):
        candidates = gazetteer.by_name.get(f"{one} {fold(text[position:end])}", ())
        if candidates and is_whole(text, position, end):
            return end, candidates
    return None

"""Posts and bodies of another country, by the words around a name of ours: "de Belgische politie".

Within the recognition step, after the gazetteer, which finds the name. The adjectives: `foreign.toml`.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from kg.model import EntityKind, Mention
from kg.recognition.folding import fold
from kg.recognition.gazetteer import Gazetteer
from kg.resources import table

RULE: Final = "foreign"
CLASSES: Final = {EntityKind.POST: "org:Post", EntityKind.ORGANISATION: "org:FormalOrganization"}
"""What a new one is."""
_OWN: Final = "nederland"
_COUNTRY: Final = "schema:Country"
_OF: Final = re.compile(r"\s+van\s+(?:(?:de|het)\s+)?")
_PROPER: Final = re.compile(r"[A-Z][^\s]*")
"""One word with a capital: a name of its own, wherever it is ("UNICEF")."""
_LOOK_BACK: Final = 60


@cache
def _before() -> re.Pattern[str]:
    words = table("recognition/foreign.toml")
    adjectives, between = ("|".join(map(re.escape, words[key])) for key in ("adjectives", "between"))
    return re.compile(rf"(?<![\w-])(?:{adjectives})\s+(?:(?:{between})\s+)?$", re.IGNORECASE)


@cache
def _ours_as_well() -> re.Pattern[str]:
    """Return what stands before such an adjective where ours is meant too: "de Nederlandse en"."""
    ours = "|".join(map(re.escape, table("recognition/foreign.toml")["ours"]))
    return re.compile(rf"(?<![\w-])(?:{ours})\s+(?:en|of|als|alsook)\s+$", re.IGNORECASE)


def find(text: str, listed: tuple[Mention, ...], known: Gazetteer) -> Iterator[Mention]:
    """Yield the known posts and bodies that the words around them make another country's, with these."""
    countries = {each.start: each.end for each in listed if _is_foreign(each, known)}
    for mention in listed:
        if mention.kind not in CLASSES or _is_proper(mention.text):
            continue
        start, end = mention.start, mention.end
        if adjective := _before().search(text, max(0, start - _LOOK_BACK), start):
            start = adjective.start()
            if _ours_as_well().search(text, max(0, start - _LOOK_BACK), start):
                continue
        elif (of := _OF.match(text, end)) and of.end() in countries:
            end = countries[of.end()]
        else:
            continue
        yield Mention(mention.kind, start, end, text[start:end], RULE)


def _is_proper(name: str) -> bool:
    """Tell whether a name is one word of its own, wherever it is: "UNICEF", not "OM"."""
    return bool(_PROPER.fullmatch(name)) and fold(name) not in table("recognition/foreign.toml")["common"]


def _is_foreign(mention: Mention, known: Gazetteer) -> bool:
    """Tell whether a mention names a country that is not ours."""
    countries = [iri for iri in mention.candidates if known.entities[iri].cls == _COUNTRY]
    return bool(countries) and fold(mention.text) != _OWN

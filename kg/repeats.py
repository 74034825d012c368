"""Which recommendations ask the same again: those of different documents that share their weighty words.

Between interpretation and the graph, beside `kg.copies`: it looks at all documents of a build at once. Words
are compared by their stems (Snowball), each weighed by how rare it is among the recommendations at hand; the
score is the cosine of the two, as in any search engine.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

import snowballstemmer

from kg.model import Iri, IsoDate
from kg.recognition.folding import plain
from kg.resources import table

_WORD: Final = re.compile(r"[a-z]{3,}")


@dataclass(frozen=True, slots=True)
class Asked:
    """A recommendation as it is compared: its IRI, document, the document's date, words and topics."""

    iri: Iri
    document: Iri
    date: IsoDate
    text: str
    about: frozenset[Iri]


@dataclass(frozen=True, slots=True, order=True)
class Repeat:
    """That `later` asks what `earlier` asked: how alike they are, 0–1, and the words they share."""

    later: Iri
    earlier: Iri
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Limits:
    score: float
    words: int
    common: frozenset[str]
    named: re.Pattern[str]


@cache
def _limits() -> _Limits:
    limits = table("repeats.toml")
    return _Limits(
        float(limits["least_score"]),
        int(limits["least_words"]),
        frozenset(limits["common"]),
        re.compile(limits["named"]),
    )


def repeats(asked: Iterable[Asked], names: Iterable[str] = ()) -> tuple[Repeat, ...]:
    """Return, for each recommendation, the latest earlier one of another document that asked the same.

    `names` are words that say who is asked and not what, such as those of ministries: they are not compared.

    Chains grow from that: what was asked three times is a link from the third to the second and from the
    second to the first. Recommendations without a date take no part; the order of the input does not matter.
    """
    known = sorted((each for each in asked if each.date), key=lambda each: (each.date, each.iri))
    who = _names(names)
    stems = [_stems(who.sub(" ", plain(each.text))) for each in known]
    counts = Counter(stem for words in stems for stem in words)
    weights = {stem: math.log(1 + len(known) / count) for stem, count in counts.items()}
    lengths = [math.sqrt(sum(weights[stem] ** 2 for stem in words)) or 1.0 for words in stems]
    places: dict[str, list[int]] = {}
    found: list[Repeat] = []
    for later, each in enumerate(known):
        best: tuple[str, float, int] | None = None
        for earlier in sorted({place for stem in stems[later] for place in places.get(stem, ())}):
            if not _comparable(each, known[earlier]):
                continue
            shared = stems[later].keys() & stems[earlier].keys()
            score = sum(weights[stem] ** 2 for stem in shared) / (lengths[later] * lengths[earlier])
            enough = len(shared) >= _limits().words and score >= _limits().score
            if enough and (best is None or (known[earlier].date, score) > best[:2]):
                best = (known[earlier].date, score, earlier)
        if best:
            earlier = best[2]
            shared = stems[later].keys() & stems[earlier].keys()
            words = tuple(sorted(stems[later][stem] for stem in shared))
            found.append(Repeat(each.iri, known[earlier].iri, round(best[1], 2), words))
        for stem in stems[later]:
            places.setdefault(stem, []).append(later)
    return tuple(sorted(found))


def _comparable(later: Asked, earlier: Asked) -> bool:
    different = later.document != earlier.document and earlier.date[:10] < later.date[:10]
    return different and (not later.about or not earlier.about or bool(later.about & earlier.about))


def _stems(text: str) -> dict[str, str]:
    """Return the stems of the words of a plain text that say what is asked, each with its first word."""
    stemmer = _stemmer()
    found: dict[str, str] = {}
    for word in _WORD.findall(text):
        if word not in _limits().common:
            found.setdefault(stemmer.stemWord(word), word)
    return found


def _names(names: Iterable[str]) -> re.Pattern[str]:
    """Return what finds names in a plain text, without what they begin with ("ministerie van")."""
    found = {_limits().named.sub("", plain(each)) for each in names} - {""}
    longest = sorted(found, key=lambda each: (-len(each), each))
    return re.compile("|".join(rf"\b{re.escape(each)}\b" for each in longest) or r"(?!)")


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("dutch")

"""Which documents are copies of others: the same words in the same order, whatever else was lost.

Between interpretation and the graph: it looks at all documents of a build at once, by a sketch of each that
is small enough to keep beside the graph. Two texts are compared by the words left when case, digits and marks
are gone: by the 256 smallest hashes of their runs of five words, a bottom-k sketch (Bar-Yossef et al., 2002),
which tells the same as MinHash with less work per word and is exact for short texts. A copy is a document of
which nearly all words are in another, in the same neighbourhoods; the more complete of the two speaks, or the
older. A translation shares no words, so it is none.
"""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from heapq import nsmallest
from struct import unpack as unpack_from
from typing import Final, TypeAlias

from kg.model import IsoDate, Text

_SHINGLE: Final = 5
_KEPT: Final = 256
_INDEXED: Final = 64
_SAME: Final = 0.8
_NEAR: Final = 0.6
_LOST: Final = 0.2
_WORD: Final = re.compile(r"[a-z]+")
_NUMBER: Final = re.compile(r"\d+")


Hashes: TypeAlias = "array[int]"
"""Numbers of 32 bits, sorted: four bytes each, since a build holds the sketches of a whole archive."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text to find its copies.

    `words` are the smallest hashes of its runs of words and `numbers` those of its numbers, both sorted;
    `capitals`, `digits`, `marks` and `letters` count its characters, `recognised` those that were recognised
    in a picture. `date` and `reference` are those of its letterhead, empty where unknown.
    """

    sha256: str
    words: Hashes
    numbers: Hashes
    capitals: int
    digits: int
    marks: int
    letters: int
    date: IsoDate = ""
    reference: str = ""
    recognised: int = 0


def sketch(text: Text, date: IsoDate = "", reference: str = "") -> Sketch:
    """Return the sketch of a text; the same on every machine."""
    words = _WORD.findall(text.raw.lower())
    runs = {" ".join(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1))}
    return Sketch(
        sha256=text.sha256,
        words=_smallest(runs),
        numbers=_smallest(_numbered(text.raw)),
        capitals=sum(map(str.isupper, text.raw)),
        digits=sum(map(str.isdigit, text.raw)),
        marks=sum(not char.isalnum() and not char.isspace() for char in text.raw),
        letters=sum(map(str.isalpha, text.raw)),
        date=date,
        reference=reference,
        recognised=sum(word.span.end - word.span.start for word in text.recognised),
    )


def _numbered(raw: str) -> Iterable[str]:
    """Yield each number of a text, the second of the same number as another than the first."""
    seen: Counter[str] = Counter()
    for number in _NUMBER.findall(raw):
        seen[number] += 1
        yield f"{number} {seen[number]}"


def _smallest(runs: Iterable[str]) -> Hashes:
    hashes = {int.from_bytes(blake2b(run.encode(), digest_size=4).digest(), "big") for run in runs}
    return array("I", nsmallest(_KEPT, hashes))


def pack(hashes: Sequence[int]) -> str:
    """Return hashes as text of eight hexadecimal digits each."""
    return "".join(f"{value:08x}" for value in hashes)


def unpack(text: str) -> Hashes:
    """Return the hashes that `pack` wrote.

    >>> unpack(pack((1, 4294967295)))
    array('I', [1, 4294967295])
    """
    return array("I", unpack_from(f">{len(text) // 8}I", bytes.fromhex(text)))


def alike(one: Sequence[int], other: Sequence[int]) -> float:
    """Return which share of what either text has, both have: 0–1, estimated from the smallest hashes."""
    union = set(one) | set(other)
    if len(one) == _KEPT or len(other) == _KEPT:
        union = set(nsmallest(_KEPT, union))
    return len(union & set(one) & set(other)) / len(union) if union else 1.0


def _speaks(each: Sketch) -> tuple[int, bool, str, int, str]:
    """Return what puts the document that speaks first: completeness, text of its own, age, then length.

    A text that lost its capitals, digits or marks has next to none; a scan may be misread.
    """
    few = each.letters // 500
    kept = sum(count > few for count in (each.capitals, each.digits, each.marks))
    is_scan = 2 * each.recognised > each.letters
    return -kept, is_scan, each.date or "9999", -(each.letters + each.digits + each.marks), each.sha256


def _same(one: Sketch, other: Sketch) -> bool:
    """Tell whether two documents are the same text, one of them perhaps with less of its characters.

    Letters of one form differ in little but their numbers; the same letter to two ministers in its reference.
    """
    if alike(one.words, other.words) < _SAME:
        return False
    if one.reference and other.reference and one.reference != other.reference:
        return False
    less, more = sorted((one.digits, other.digits))
    return less < _LOST * more or alike(one.numbers, other.numbers) >= _SAME


def copies(sketches: Iterable[Sketch]) -> dict[str, str]:
    """Return, by SHA-256, of which document each copy is one; originals are not in it.

    The order of the sketches does not matter.
    """
    ranked = sorted({each.sha256: each for each in sketches}.values(), key=_speaks)
    originals = _Originals(ranked)
    found: dict[str, str] = {}
    for each in ranked:
        original = next((other for other in originals.near(each) if _same(each, other)), None)
        if original:
            found[each.sha256] = original.sha256
        else:
            originals.add(each)
    return found


class _Originals:
    """The documents that speak, found by what few others have: an archive is not compared each with each.

    Two sets of which three fifths are the same must share one of the rarest two fifths of either (prefix
    filtering, Chaudhuri et al., 2006); of two documents that are the same for four fifths, so are their 64
    smallest hashes. That holds for words, and for numbers where neither text lost them; whichever of the two
    gives fewer documents is looked at. So neither many letters of one form nor many notes of one year take
    long.
    """

    def __init__(self, all_sketches: Sequence[Sketch]) -> None:
        """Count how many documents have each hash."""
        self._words = _Index(each.words for each in all_sketches)
        self._numbers = _Index(each.numbers for each in all_sketches)

    def add(self, each: Sketch) -> None:
        """Add a document that speaks."""
        self._words.add(each.words, each)
        self._numbers.add(each.numbers, each)

    def near(self, each: Sketch) -> list[Sketch]:
        """Return those that may be the same text, in the order in which they would speak."""
        own = _magnitude(each)
        by_words = self._words.places(each.words)
        by_numbers = self._numbers.places(each.numbers)
        lost = [every for place in by_words for size, every in place.items() if abs(size - own) > 1]
        alike_in = [
            [every for place in places for size, every in place.items() if abs(size - own) <= 1]
            for places in ((by_words, by_numbers) if each.numbers else (by_words,))
        ]
        fewest = min(alike_in, key=lambda found: sum(map(len, found)))
        near = {other.sha256: other for every in (*lost, *fewest) for other in every}
        return sorted(near.values(), key=_speaks)


class _Index:
    """Documents by their rarest hashes, and there by how many digits they have."""

    def __init__(self, every: Iterable[Hashes]) -> None:
        self._spread = Counter(value for hashes in every for value in hashes[:_INDEXED])
        self._places: dict[int, dict[int, list[Sketch]]] = defaultdict(dict)

    def _rare(self, hashes: Hashes) -> list[int]:
        values = sorted(hashes[:_INDEXED], key=lambda value: (self._spread[value], value))
        share = (
            _SAME if len(values) <= _INDEXED // 2 else _NEAR
        )  # few are all there are: nothing is estimated
        return values[: len(values) - int(share * len(values)) + 1]

    def add(self, hashes: Hashes, each: Sketch) -> None:
        """Add a document by its hashes."""
        for value in self._rare(hashes):
            self._places[value].setdefault(_magnitude(each), []).append(each)

    def places(self, hashes: Hashes) -> list[dict[int, list[Sketch]]]:
        """Return the documents that share a rare hash with these, by how many digits they have."""
        return [self._places[value] for value in self._rare(hashes) if value in self._places]


def _magnitude(each: Sketch) -> int:
    """Return how many digits a text has, as a power of two: one that lost its own is two or more below."""
    return each.digits.bit_length() if each.digits else -_KEPT

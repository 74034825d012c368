"""What a sentence most likely says, by weights that were learned from gold: for what no cue tells.

Within the interpretation step, for `kg.statements.making`. The weights stand in `learned.csv`, a column for
each kind of statement; `kg learn` writes that file.
"""

import math
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from kg.model import DocumentKind, StatementKind
from kg.recognition.folding import fold
from kg.statements import senses
from kg.statements.coding import Coded
from kg.statements.themes import Themes, blank
from kg.statements.weights import Weights, read

KINDS: Final = (
    StatementKind.RECOMMENDATION,
    StatementKind.CONCERN,
    StatementKind.COMMITMENT,
    StatementKind.RESPONSIBILITY,
)
"""What the columns of the table tell."""

_CONCLUDING: Final = "concluding"
_NUMBERED: Final = re.compile(r"\b([A-Z])\d+")
_DIGITS: Final = re.compile(r"\d+")
_TOKEN: Final = re.compile(r"\w+|[:;,]")
_HEAD, _TAIL = 5, 5
_OPENING: Final = (2, 3)
_LONG: Final = 7
_TELLING: Final = 3


def features(coded: Coded, themes: Themes, document: DocumentKind, *, concludes: bool) -> tuple[str, ...]:
    """Return what is looked at in a sentence, sorted: its words, how they begin and end, each two in a row.

    And what words have to do with (`senses.toml`); its first words, since a statement often begins as such
    statements do; and where the sentence stands.
    Names count by what they stand for alone (`S`, `U`, `A`, …), the words of a theme as `T`, and every number
    is the same one: so nothing that is learned knows a person, a body, a year, or what a sentence is about.
    """
    text = _DIGITS.sub("0", _NUMBERED.sub(r"\1", blank(themes, coded.text, "T")))
    tokens = _TOKEN.findall(text)
    found = {f"in {document}", f"as {coded.sentence.block}"}
    if concludes:
        found.add(_CONCLUDING)
    found.update(each for token in tokens for each in _of_word(token))
    found.update(f"pair {one} {other}" for one, other in pairwise(("<", *tokens, ">")))
    found.update(f"opens {' '.join(tokens[:many])}" for many in _OPENING)
    found.update(senses.features(tokens))
    return tuple(sorted(found))


def of_words(features: Iterable[str]) -> tuple[str, ...]:
    """Return the features that are of a sentence itself, not of where it stands."""
    return tuple(each for each in features if not each.startswith(("in ", "as ")) and each != _CONCLUDING)


def _of_word(token: str) -> Iterator[str]:
    yield f"word {token}"
    if len(token) > _HEAD:
        yield f"begins {token[:_HEAD]}"
    if len(token) > _LONG:
        yield f"ends {token[-_TAIL:]}"


def likelihoods(observed: Iterable[str], weights: Weights | None = None) -> dict[StatementKind, float]:
    """Return how likely (0-1) a sentence with these features makes a statement of each kind."""
    return dict(zip(KINDS, (weights or shipped()).likelihoods(observed), strict=True))


def likely(observed: Iterable[str], weights: Weights | None = None) -> dict[StatementKind, float]:
    """Return the kinds of statement that a sentence is likely enough to make, with how likely (0-1)."""
    told = likelihoods(observed, weights).items()
    least = (weights or shipped()).least
    return {kind: each for (kind, each), enough in zip(told, least, strict=True) if each >= enough}


def telling(text: str, kind: StatementKind, weights: Weights | None = None) -> tuple[str, ...]:
    """Return the words of a text that count most for a kind, at most three, the heaviest first."""
    known, column = weights or shipped(), KINDS.index(kind)
    heavy: dict[str, float] = {}
    for word in dict.fromkeys(_TOKEN.findall(fold(text))):
        of_word = (*_of_word(word), f"sense {senses.sense(word)}")
        sums = math.fsum(known.of[each][column] for each in of_word if each in known.of)
        if sums > 0:
            heavy[word] = sums
    return tuple(sorted(heavy, key=lambda word: (-heavy[word], word))[:_TELLING])


@cache
def shipped() -> Weights:
    """Return the weights that come with the package, read once."""
    return read(Path(__file__).with_name("learned.csv").read_text("utf-8"), KINDS)

"""What a sentence most likely says, by weights that were learned from gold: for what no cue tells.

Within the interpretation step, for `kg.statements.making`. The weights stand in `learned.csv`, a row for each
feature of a sentence and a column for each kind of statement; `kg learn` writes that file. They are those of
a logistic regression: a likelihood is 1 / (1 + exp(-(bias + sum / sqrt(n)))), where n is how many features
are known, but at least 30: a few words tell little.
"""

import csv
import io
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from kg.model import DocumentKind, StatementKind
from kg.recognition.folding import fold
from kg.statements.coding import Coded
from kg.statements.themes import Themes, blank

KINDS: Final = (
    StatementKind.RECOMMENDATION,
    StatementKind.CONCERN,
    StatementKind.COMMITMENT,
    StatementKind.RESPONSIBILITY,
)
BIAS: Final = "bias"
"""The row of what is added whatever the sentence says."""
LEAST: Final = "least"
"""The row of how likely a statement must be to be made."""

_NUMBERED: Final = re.compile(r"\b([A-Z])\d+")
_DIGITS: Final = re.compile(r"\d+")
_TOKEN: Final = re.compile(r"\w+|[:;,]")
_CODES: Final = frozenset("SUAGPLB")
_HEAD, _TAIL = 5, 5
_LONG: Final = 7
_FEW: Final = 30
_TELLING: Final = 3


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature adds, per kind of statement in the order of `KINDS`."""

    least: tuple[float, ...]
    bias: tuple[float, ...]
    of: dict[str, tuple[float, ...]]


def features(coded: Coded, themes: Themes, document: DocumentKind, *, concludes: bool) -> tuple[str, ...]:
    """Return what is looked at in a sentence, sorted: its words, how they begin and end, who stands by which.

    Names count by what they stand for alone (`S`, `U`, `A`, …), the words of a theme as `T`, and every number
    is the same one: so nothing that is learned knows a person, a body, a year, or what a sentence is about.
    """
    text = _DIGITS.sub("0", _NUMBERED.sub(r"\1", blank(themes, coded.text, "T")))
    tokens = _TOKEN.findall(text)
    found = {f"in {document}", f"as {coded.sentence.block}"}
    if concludes:
        found.add("concluding")
    found.update(each for token in tokens for each in _of_word(token))
    for one, other in pairwise(("<", *tokens, ">")):
        if one in _CODES or other in _CODES:
            found.add(f"pair {one} {other}")
    return tuple(sorted(found))


def _of_word(token: str) -> Iterator[str]:
    yield f"word {token}"
    if len(token) > _HEAD:
        yield f"begins {token[:_HEAD]}"
    if len(token) > _LONG:
        yield f"ends {token[-_TAIL:]}"


def likelihoods(observed: Iterable[str], weights: Weights | None = None) -> dict[StatementKind, float]:
    """Return how likely (0-1) a sentence with these features makes a statement of each kind."""
    known = weights or shipped()
    seen = [known.of[each] for each in observed if each in known.of]
    length = scale(len(seen))
    sums = (known.bias[kind] + math.fsum(row[kind] for row in seen) / length for kind in range(len(KINDS)))
    return {kind: 1 / (1 + math.exp(-value)) for kind, value in zip(KINDS, sums, strict=True)}


def likely(observed: Iterable[str], weights: Weights | None = None) -> dict[StatementKind, float]:
    """Return the kinds of statement that a sentence is likely enough to make, with how likely (0-1)."""
    told = likelihoods(observed, weights).items()
    least = (weights or shipped()).least
    return {kind: each for (kind, each), enough in zip(told, least, strict=True) if each >= enough}


def scale(seen: int) -> float:
    """Return what the sum of so many weights is divided by."""
    return math.sqrt(max(seen, _FEW))


def telling(text: str, kind: StatementKind, weights: Weights | None = None) -> tuple[str, ...]:
    """Return the words of a text that count most for a kind, at most three, the heaviest first."""
    known, column = weights or shipped(), KINDS.index(kind)
    heavy: dict[str, float] = {}
    for word in dict.fromkeys(_TOKEN.findall(fold(text))):
        sums = math.fsum(known.of[each][column] for each in _of_word(word) if each in known.of)
        if sums > 0:
            heavy[word] = sums
    return tuple(sorted(heavy, key=lambda word: (-heavy[word], word))[:_TELLING])


@cache
def shipped() -> Weights:
    """Return the weights that come with the package, read once."""
    return read(Path(__file__).with_name("learned.csv").read_text("utf-8"))


def read(table: str) -> Weights:
    """Return the weights of a table as `kg learn` writes it.

    Raises:
        ValueError: it has other columns, a row that is no number, or lacks a row that it must have.
    """
    head, *rows = csv.reader(table.splitlines())
    if tuple(head[1:]) != tuple(kind.value for kind in KINDS):
        message = f"learned weights: the columns must be feature, {', '.join(kind.value for kind in KINDS)}"
        raise ValueError(message)
    of = {row[0]: tuple(map(float, row[1:])) for row in rows}
    for name in (LEAST, BIAS):
        if name not in of:
            message = f"learned weights: there is no row '{name}'"
            raise ValueError(message)
    return Weights(of.pop(LEAST), of.pop(BIAS), of)


def write(weights: Weights) -> str:
    """Return weights as a table that `read` takes, the features sorted."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("feature", *(kind.value for kind in KINDS)))
    for name, row in ((LEAST, weights.least), (BIAS, weights.bias), *sorted(weights.of.items())):
        table.writerow((name, *(f"{value:.2f}" for value in row)))
    return out.getvalue()

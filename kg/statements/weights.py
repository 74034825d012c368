"""Tables of weights that were learned from gold, and the likelihoods that they give.

Within the interpretation step, for `kg.statements.learned` (what a sentence says) and `kg.statements.actors`
(of whom). A table has a row for each feature and a column for each thing that it tells. The weights are those
of a logistic regression: a likelihood is 1 / (1 + exp(-(bias + sum / sqrt(n)))), where n is how many features
are known, but at least 30: a few words tell little.
"""

import csv
import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

BIAS: Final = "bias"
"""The row of what is added whatever is seen."""
LEAST: Final = "least"
"""The row of how likely a thing must be to be told."""
_FEW: Final = 30


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature adds, per thing that is told, in the order of the columns."""

    least: tuple[float, ...]
    bias: tuple[float, ...]
    of: dict[str, tuple[float, ...]]

    def likelihoods(self, observed: Iterable[str]) -> tuple[float, ...]:
        """Return how likely (0-1) each thing is where these features are seen, by column."""
        seen = [self.of[each] for each in observed if each in self.of]
        length = scale(len(seen))
        sums = (bias + math.fsum(row[each] for row in seen) / length for each, bias in enumerate(self.bias))
        return tuple(1 / (1 + math.exp(-value)) for value in sums)


@dataclass(frozen=True, slots=True)
class Taught:
    """What was learned: of what a sentence says, and of whom. None: as it comes with the package."""

    says: Weights | None = None
    whom: Weights | None = None


SHIPPED: Final = Taught()


def scale(seen: int) -> float:
    """Return what the sum of so many weights is divided by."""
    return math.sqrt(max(seen, _FEW))


def read(table: str, columns: Sequence[str]) -> Weights:
    """Return the weights of a table as `kg learn` writes it.

    Raises:
        ValueError: it has other columns, a row that is no number, or lacks a row that it must have.
    """
    head, *rows = csv.reader(table.splitlines())
    if tuple(head[1:]) != tuple(columns):
        message = f"learned weights: the columns must be feature, {', '.join(columns)}"
        raise ValueError(message)
    of = {row[0]: tuple(map(float, row[1:])) for row in rows}
    for name in (LEAST, BIAS):
        if name not in of:
            message = f"learned weights: there is no row '{name}'"
            raise ValueError(message)
    return Weights(of.pop(LEAST), of.pop(BIAS), of)


def write(weights: Weights, columns: Sequence[str]) -> str:
    """Return weights as a table that `read` takes, the features sorted."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("feature", *columns))
    for name, row in ((LEAST, weights.least), (BIAS, weights.bias), *sorted(weights.of.items())):
        table.writerow((name, *(f"{value:.2f}" for value in row)))
    return out.getvalue()

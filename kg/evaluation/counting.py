"""The figures of an evaluation: counts that add up, and the findings behind them.

Between `kg.evaluation.scoring`, which fills them, and `kg.evaluation.report`, which shows them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

_NAMES: Final = ("persons", "posts", "organisations", "programmes", "laws", "publications", "places")
_STATEMENTS: Final = (
    "recommendations",
    "concerns",
    "commitments",
    "responsibilities",
    "quotations",
    "figures",
    "responses",
    "progress",
    "assessments",
)
_POINTS: Final = (
    "addressee",
    "holder",
    "held by",
    "role",
    "made by",
    "made in",
    "assigns",
    "programme or law",
    "section",
    "stance",
    "responds to",
)
ROWS: Final = ("letterhead", "sections", *_NAMES, *_STATEMENTS, *_POINTS)
"""The rows of the table in their order: letterhead, names, statements, points of matched statements."""


@dataclass(frozen=True, slots=True)
class Count:
    """`found` of `must` gold items were found; `right` of `said` system items were right."""

    found: int = 0
    must: int = 0
    right: int = 0
    said: int = 0

    def __add__(self, other: "Count") -> "Count":
        """Pool two counts: the sums give the micro average."""
        return Count(
            self.found + other.found,
            self.must + other.must,
            self.right + other.right,
            self.said + other.said,
        )

    @property
    def recall(self) -> float | None:
        """Return found/must (0–1), None when nothing had to be found."""
        return self.found / self.must if self.must else None

    @property
    def precision(self) -> float | None:
        """Return right/said (0–1), None when nothing was said."""
        return self.right / self.said if self.said else None

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of precision and recall; 0 when nothing of it was found."""
        if not self.must:
            return None
        precision, recall = self.precision or 0.0, self.recall or 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


class Verdict(StrEnum):
    """What became of a gold item (found, missed) or of what the system said beside it (wrong)."""

    FOUND = "found"
    MISSED = "missed"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One gold item or one wrong system item. `detail` is what was said instead; `rule` who said it."""

    kind: str
    verdict: Verdict
    text: str
    detail: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """The result of one document: counts per kind, in the order of the table, and all findings."""

    document: str
    counts: dict[str, Count] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()


def in_order(counts: dict[str, Count]) -> dict[str, Count]:
    """Return the counts in the order of the table; rows it does not know come last."""
    known = {row: place for place, row in enumerate(ROWS)}
    return dict(sorted(counts.items(), key=lambda item: (known.get(item[0], len(ROWS)), item[0])))


def pool(scores: Iterable[Score]) -> dict[str, Count]:
    """Return the counts of all documents together."""
    total: dict[str, Count] = {}
    for score in scores:
        for kind, count in score.counts.items():
            total[kind] = total.get(kind, Count()) + count
    return in_order(total)

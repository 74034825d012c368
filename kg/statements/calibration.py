"""How sure a statement is, by the kind of document that it stands in. The figures stand in `confidence.toml`.

Within the interpretation step, for `kg.statements.making`.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.model import DocumentKind, StatementKind
from kg.resources import table


@dataclass(frozen=True, slots=True)
class Row:
    """By what a confidence is multiplied, where a cue tells or what was learned; how likely that must be.

    `beside`: where the sentence asks or worries as well.
    """

    factor: float = 1.0
    learned: float = 1.0
    least: float = 0.0
    beside: float = 0.8


_AS_IT_IS: Final = Row()
_SUREST: Final = 0.99
"""As sure as anything that was learned can be."""


@cache
def _rows() -> dict[tuple[DocumentKind, StatementKind], Row]:
    return {
        (DocumentKind(document), StatementKind(row["kind"])): Row(
            float(row["factor"]),
            float(row.get("learned-factor", row["factor"])),
            float(row.get("learned-least", _AS_IT_IS.least)),
            float(row.get("learned-beside", _AS_IT_IS.beside)),
        )
        for row in table("statements/confidence.toml")["row"]
        for document in row["documents"]
    }


def calibrated(
    confidence: float, document: DocumentKind, kind: StatementKind, *, learned: bool = False
) -> float:
    """Return how sure a statement of a kind is, 0-1, where its cue or likelihood alone would be this sure."""
    row = _rows().get((document, kind), _AS_IT_IS)
    if learned:
        return min(_SUREST, round(confidence * row.learned, 2))
    return round(confidence * row.factor, 2)


def enough(likelihood: float, document: DocumentKind, kind: StatementKind, *, beside: bool = False) -> bool:
    """Tell whether what was learned is likely enough to be said in a document of a kind.

    `beside`: a promise or duty in a sentence that asks or worries: "zij zijn meldplichtig en moeten dus".
    """
    row = _rows().get((document, kind), _AS_IT_IS)
    return likelihood >= max(row.least, row.beside if beside else 0.0)

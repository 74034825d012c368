"""How sure a statement is, by the kind of document that it stands in. The figures stand in `confidence.toml`.

Within the interpretation step, for `kg.statements.making`.
"""

import tomllib
from functools import cache
from pathlib import Path

from kg.model import DocumentKind, StatementKind


@cache
def _factors() -> dict[tuple[DocumentKind, StatementKind], float]:
    table = tomllib.loads(Path(__file__).with_name("confidence.toml").read_text("utf-8"))
    return {
        (DocumentKind(document), StatementKind(row["kind"])): float(row["factor"])
        for row in table["row"]
        for document in row["documents"]
    }


def calibrated(confidence: float, document: DocumentKind, kind: StatementKind) -> float:
    """Return how sure a statement of a kind is, 0-1, where its cue alone would be this sure."""
    return round(confidence * _factors().get((document, kind), 1.0), 2)

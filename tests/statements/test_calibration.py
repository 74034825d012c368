"""A statement of a report is as sure as such statements were found right."""

import tomllib
from pathlib import Path

import pytest

from kg.model import DocumentKind, StatementKind
from kg.statements import calibration as module
from kg.statements.calibration import calibrated

ROWS = tomllib.loads((Path(module.__file__).parent / "confidence.toml").read_text("utf-8"))["row"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['kind']} in {row['documents'][0]}")
def test_every_factor_says_how_it_was_measured(row: dict[str, object]) -> None:
    assert 0 < float(str(row["factor"])) <= 1
    assert " right" in str(row["measured"])
    assert "20" in str(row["measured"])


def test_a_concern_is_surer_in_a_letter_than_in_a_report() -> None:
    letter = calibrated(0.75, DocumentKind.LETTER, StatementKind.CONCERN)
    report = calibrated(0.75, DocumentKind.REPORT, StatementKind.CONCERN)
    assert (letter, report) == (0.75, 0.49)

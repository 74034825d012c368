"""A statement of a report is as sure as such statements were found right."""

import tomllib
from pathlib import Path

import pytest

from kg.model import DocumentKind, StatementKind
from kg.statements import calibration as module
from kg.statements.calibration import calibrated, enough

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


@pytest.mark.parametrize(
    ("document", "kind", "likelihood", "said"),
    [
        (DocumentKind.LETTER, StatementKind.RESPONSIBILITY, 0.55, True),
        (DocumentKind.PRESS_RELEASE, StatementKind.RESPONSIBILITY, 0.6, False),
        (DocumentKind.REPORT, StatementKind.RESPONSIBILITY, 0.55, True),
        (DocumentKind.LETTER, StatementKind.RECOMMENDATION, 0.7, False),
        (DocumentKind.REPORT, StatementKind.RECOMMENDATION, 0.7, True),
        (DocumentKind.REPORT, StatementKind.CONCERN, 0.6, True),
    ],
)
def test_what_was_learned_must_be_likelier_where_it_was_found_wrong(
    document: DocumentKind, kind: StatementKind, likelihood: float, *, said: bool
) -> None:
    assert enough(likelihood, document, kind) == said


@pytest.mark.parametrize(
    ("document", "said"), [(DocumentKind.LETTER, False), (DocumentKind.REPORT, True)], ids=str
)
def test_a_duty_beside_what_is_asked_must_be_likelier_in_a_letter(
    document: DocumentKind, *, said: bool
) -> None:
    assert enough(0.7, document, StatementKind.RESPONSIBILITY, beside=True) == said


def test_what_was_learned_may_have_a_factor_of_its_own() -> None:
    cue, learned = (
        calibrated(0.8, DocumentKind.REPORT, StatementKind.RESPONSIBILITY, learned=each)
        for each in (False, True)
    )
    assert learned < cue
    assert calibrated(0.8, DocumentKind.LETTER, StatementKind.RESPONSIBILITY, learned=True) == 0.8

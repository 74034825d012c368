"""The command that learns from gold, and the weights that come with the package."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.evaluation.lessons import weights
from kg.statements import learned
from tests.corpus import CORPUS, needs_corpus

GOLD = Path(__file__).parents[1] / "gold"
SHIPPED = Path(learned.__file__).with_name("learned.csv")
ROUNDING = 0.02
"""What another machine may make of the last digit."""


def test_gold_is_learned_from_and_the_table_can_be_read(tmp_path: Path) -> None:
    table = tmp_path / "learned.csv"
    done = CliRunner().invoke(main, ["learn", str(GOLD), "-o", str(table)])
    assert done.exit_code == 0, done.output
    found = learned.read(table.read_text("utf-8"))
    assert 0 < len(found.of) < len(learned.shipped().of)


def test_how_well_each_document_is_told_by_the_others_is_shown() -> None:
    done = CliRunner().invoke(main, ["learn", str(GOLD), "--crossed"])
    assert done.exit_code == 0, done.output
    assert "recommendations" in done.output
    assert "found/must" in done.output


@pytest.mark.parametrize(
    "words", [["learn"], ["learn", "nowhere"], ["learn", str(GOLD), "--documents", "nowhere"]]
)
def test_wrong_use_is_one_line_and_exit_code_2(words: list[str]) -> None:
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 2
    assert "Traceback" not in done.output


@needs_corpus
def test_the_shipped_weights_are_those_that_the_gold_teaches(*, renew: bool) -> None:
    """Of all gold but what is kept for scoring; `make renew` learns them anew."""
    folders = [GOLD, *(GOLD / name for name in ("corpus", "other", "statements"))]
    text = weights(folders, [CORPUS, CORPUS / "other"])
    if renew:
        SHIPPED.write_text(text, encoding="utf-8")
    now, shipped = learned.read(text), learned.read(SHIPPED.read_text("utf-8"))
    assert now.of.keys() == shipped.of.keys(), "the gold or the names have changed: run `make renew`"
    for feature, row in now.of.items():
        assert row == pytest.approx(shipped.of[feature], abs=ROUNDING), feature

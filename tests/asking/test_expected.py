"""Competency questions on the bundled documents: the answers are kept in `expected/`, one file for each.

To renew them after a change that is right: `python -m pytest tests/asking/test_expected.py --renew`, and read
the difference before it is committed. `cases.toml` names the questions and their parameters.
"""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg.asking.answers import answer
from kg.asking.formats import to_json
from kg.asking.questions import load, named
from kg.graph.store import GraphStore
from kg.pipeline import build
from kg.resources import folder

HERE = Path(__file__).parent
CASES: dict[str, dict[str, Any]] = tomllib.loads(
    (HERE / "expected" / "cases.toml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    place = tmp_path_factory.mktemp("graph")
    build([folder("documents")], place)
    return GraphStore.open(place)


def test_every_question_has_a_case() -> None:
    # A statement's id is not known beforehand, so `evidence` is asked of another case's first statement.
    asked = {case["question"] for case in CASES.values()}
    assert asked | {"evidence"} == {question.name for question in load()}


@pytest.mark.parametrize("case", sorted(CASES))
def test_the_documents_answer_as_they_did(case: str, built: GraphStore, renew: bool) -> None:  # noqa: FBT001
    row = CASES[case]
    found = to_json(answer(named(row["question"]), row.get("with", {}), built, "nl"))
    kept = HERE / "expected" / f"{case}.json"
    if renew:
        kept.write_text(found, encoding="utf-8")
    assert json.loads(found) == json.loads(kept.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", sorted(name for name, row in CASES.items() if "holds" in row))
def test_the_documents_answer_what_they_must(case: str, built: GraphStore) -> None:
    row = CASES[case]
    found = to_json(answer(named(row["question"]), row.get("with", {}), built, "nl"))
    for words in row["holds"]:
        assert words in found

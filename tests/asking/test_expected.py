"""Competency questions on the bundled documents: the answers are kept in `expected/`, one file for each.

To renew them after a change that is right: `KG_RENEW=1 python -m pytest tests/asking/test_expected.py`,
and read the difference before it is committed. `cases.toml` names the questions and their parameters.
"""

import json
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg.asking.answers import answer
from kg.asking.formats import to_json
from kg.asking.questions import load, named
from kg.resources import folder

HERE = Path(__file__).parent
CASES: dict[str, dict[str, Any]] = tomllib.loads(
    (HERE / "expected" / "cases.toml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - a store of the graph step
    pipeline = pytest.importorskip("kg.pipeline", reason="the pipeline cannot be imported")
    if not hasattr(pipeline, "build"):
        pytest.skip("the pipeline cannot build a graph yet")
    store = pytest.importorskip("kg.graph.store", reason="the store cannot be imported")
    place = tmp_path_factory.mktemp("graph")
    pipeline.build([folder("documents")], place, lambda *_: None)
    return store.GraphStore.open(place, read_only=True)


def test_every_question_has_a_case() -> None:
    # A statement's id is not known beforehand, so `evidence` is asked of another case's first statement.
    asked = {case["question"] for case in CASES.values()}
    assert asked | {"evidence"} == {question.name for question in load()}


@pytest.mark.parametrize("case", sorted(CASES))
def test_the_documents_answer_as_they_did(case: str, built: Any) -> None:  # noqa: ANN401 - as above
    row = CASES[case]
    found = to_json(answer(named(row["question"]), row.get("with", {}), built, "nl"))
    kept = HERE / "expected" / f"{case}.json"
    if os.environ.get("KG_RENEW"):
        kept.write_text(found, encoding="utf-8")
    if not kept.exists():
        pytest.skip(f"no answer is kept for {case} yet; KG_RENEW=1 keeps it")
    assert json.loads(found) == json.loads(kept.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", sorted(name for name, row in CASES.items() if "holds" in row))
def test_the_documents_answer_what_they_must(case: str, built: Any) -> None:  # noqa: ANN401 - as above
    row = CASES[case]
    found = to_json(answer(named(row["question"]), row.get("with", {}), built, "nl"))
    for words in row["holds"]:
        assert words in found

"""How good the pipeline is on the gold, and what was gained and lost since the result was frozen."""

import json
from pathlib import Path

import pytest

from kg.evaluation.counting import Score, Verdict, pool
from kg.evaluation.report import as_text, score_all
from kg.graph.register import load_register
from kg.pipeline import prepare, read_document
from kg.resources import folder

FROZEN = Path(__file__).with_name("frozen.json")

LOWEST = {
    "letterhead": 1.0,
    "persons": 0.8,
    "posts": 0.8,
    "organisations": 0.8,
    "programmes": 0.8,
    "laws": 0.8,
    "recommendations": 0.6,
    "concerns": 0.6,
    "commitments": 0.6,
    "responsibilities": 0.6,
}


@pytest.fixture(scope="module")
def scores(root: Path) -> list[Score]:
    """Return the scores of the pipeline on the gold of the bundled documents."""
    register = load_register(folder("ontology"))
    known = prepare(register)
    return score_all([root / "tests" / "gold"], lambda path: read_document(path, known), register)


@pytest.mark.parametrize(("kind", "lowest"), LOWEST.items())
def test_f1_over_the_annotated_documents_is_high_enough(
    scores: list[Score],
    kind: str,
    lowest: float,
) -> None:
    f1 = pool(scores)[kind].f1
    assert f1 is not None
    assert f1 >= lowest, as_text(scores)


def test_gains_and_losses_against_the_frozen_result_are_shown(
    scores: list[Score],
    printed: list[str],
    *,
    renew: bool,
) -> None:
    now = outcomes(scores)
    if renew:
        FROZEN.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    before = json.loads(FROZEN.read_text(encoding="utf-8"))
    printed.extend(as_text(scores, listing=False).splitlines())
    printed.extend(changes(before, now))


def outcomes(scores: list[Score]) -> dict[str, list[str]]:
    """Return, by document, one line for each thing found and each thing wrongly said."""
    return {
        score.document: sorted(
            {f"{f.verdict} {f.kind}: {f.text}" for f in score.findings if f.verdict is not Verdict.MISSED}
        )
        for score in scores
    }


def changes(before: dict[str, list[str]], now: dict[str, list[str]]) -> list[str]:
    """Return what became better (+) and worse (-) between two results."""
    better: list[str] = []
    worse: list[str] = []
    for document in sorted({*before, *now}):
        old, new = set(before.get(document, [])), set(now.get(document, []))
        for line in sorted(old ^ new):
            came, good = line in new, line.startswith(Verdict.FOUND)
            what = "" if came else "no longer "
            (better if came is good else worse).append(f"{document}: {what}{line}")
    head = f"since the frozen result: {len(better)} better, {len(worse)} worse"
    return [head, *(f"+ {line}" for line in better), *(f"- {line}" for line in worse)]


def test_what_is_found_is_better_and_what_is_wrong_is_worse() -> None:
    before = {"a": ["found persons: X", "wrong persons: Y"]}
    now = {"a": ["found persons: Z", "wrong persons: V"]}
    assert changes(before, now) == [
        "since the frozen result: 2 better, 2 worse",
        "+ a: found persons: Z",
        "+ a: no longer wrong persons: Y",
        "- a: no longer found persons: X",
        "- a: wrong persons: V",
    ]

"""How good the pipeline is on publications of the corpus: those kept for scoring are never listed.

Rules may be written with all of them in view but those of `gold/unseen`: of these whoever runs this sees
figures alone.
"""

from pathlib import Path

import pytest

from kg.evaluation.counting import Count, pool
from kg.evaluation.report import as_text, score_all
from kg.graph.register import load_register
from kg.pipeline import prepare, read_document
from kg.resources import folder
from tests.corpus import CORPUS, needs_corpus

GOLD = Path(__file__).parents[1] / "gold"

FOLDERS = {
    **dict.fromkeys(("corpus", "statements", "parts", "passages", "sentences", "unseen"), CORPUS),
    "other": CORPUS / "other",
}
"""Where the documents lie that the gold of a folder annotates."""

LOWEST = {
    # folder, kind: F1 that was reached; it only goes up. (That of points of matched statements, such as a
    # holder, is of those that were found: it fell where more of them were found. And when sentences were
    # written to learn from, weights told documents that they had seen a little worse, those that they had not
    # seen better: see `kg/evaluation/README.md`. One responsibility in `unseen` has no floor. What was mended
    # after letters of the public web had shown it cost one recommendation and two concerns there, and some
    # holders in `other`. Sentences of news that it learned from later cost a concern or two in
    # `corpus`, and duties and addressees in `statements`. Groups that no list
    # has, and what twenty invented documents showed, cost three holders in `corpus`. Weights learned from
    # sentences that are cut better do not tell one concern of a report in `statements`. Two duties more are
    # found there since, one of a convict who must pay the state, which is told of the state; and one
    # recommendation of `unseen` is as likely as it must be to be told: it comes and goes with the weights.
    # All were measured anew on 23 November 2026, when a quote was held for the first time against what stands
    # in its place alone: most of what is said fell by that, of whom it is said rose. Weights that learned
    # from `passages` as well tell a concern of `parts` no longer; more duties of `statements` are found
    # since, and a recommendation of `corpus` that says where it was made. `passages` has eleven more since,
    # and what is told at lower likelihoods, and by what words have to do with, is more, and harder to tell of
    # whom: addressees and holders of reports fell by a hundredth or two.)
    ("corpus", "letterhead"): 0.99,
    ("corpus", "sections"): 0.95,
    ("corpus", "persons"): 0.89,
    ("corpus", "organisations"): 0.93,
    ("corpus", "laws"): 0.9,
    ("corpus", "publications"): 0.89,
    ("corpus", "recommendations"): 0.98,
    ("corpus", "concerns"): 0.95,
    ("corpus", "commitments"): 0.97,
    ("corpus", "responsibilities"): 0.94,
    ("corpus", "addressee"): 0.92,
    ("corpus", "holder"): 0.92,
    ("corpus", "made in"): 0.73,
    ("corpus", "responses"): 0.8,
    ("corpus", "progress"): 0.66,
    ("corpus", "assessments"): 1.0,
    ("corpus", "stance"): 1.0,
    ("corpus", "responds to"): 1.0,
    ("corpus", "programme or law"): 0.77,
    ("other", "letterhead"): 0.92,
    ("other", "sections"): 0.98,
    ("other", "persons"): 0.95,
    ("other", "organisations"): 0.94,
    ("other", "recommendations"): 0.95,
    ("other", "concerns"): 0.94,
    ("other", "commitments"): 0.97,
    ("other", "responsibilities"): 0.93,
    ("other", "addressee"): 0.81,
    ("other", "holder"): 0.81,
    ("statements", "recommendations"): 0.99,
    ("statements", "concerns"): 0.95,
    ("statements", "commitments"): 0.84,
    ("statements", "responsibilities"): 0.94,
    ("statements", "addressee"): 0.89,
    ("statements", "holder"): 0.86,
    ("parts", "recommendations"): 0.96,
    ("parts", "concerns"): 0.97,
    ("parts", "commitments"): 0.95,
    ("parts", "responsibilities"): 0.93,
    ("parts", "addressee"): 0.8,
    ("parts", "holder"): 0.87,
    ("passages", "recommendations"): 0.91,
    ("passages", "concerns"): 0.84,
    ("passages", "commitments"): 0.8,
    ("passages", "responsibilities"): 0.86,
    ("passages", "addressee"): 0.64,
    ("passages", "holder"): 0.83,
    ("sentences", "recommendations"): 0.94,
    ("sentences", "concerns"): 0.88,
    ("sentences", "commitments"): 0.91,
    ("sentences", "responsibilities"): 0.9,
    ("unseen", "letterhead"): 1.0,
    ("unseen", "sections"): 0.96,
    ("unseen", "persons"): 1.0,
    ("unseen", "organisations"): 1.0,
    ("unseen", "recommendations"): 0.87,
    ("unseen", "concerns"): 0.78,
    ("unseen", "commitments"): 0.62,
    ("unseen", "addressee"): 0.9,
}

pytestmark = needs_corpus


@pytest.fixture(scope="module")
def totals(printed: list[str]) -> dict[str, dict[str, Count]]:
    """Return the counts over each folder of gold."""
    register = load_register(folder("ontology"))
    known = prepare(register)
    found: dict[str, dict[str, Count]] = {}
    for name in sorted({name for name, _ in LOWEST}):
        scores = score_all([GOLD / name], lambda path: read_document(path, known), register, [FOLDERS[name]])
        found[name] = pool(scores)
        lines = as_text(scores, listing=False).splitlines()
        printed += [f"{name}:", *lines[lines.index("overall") :]]
    return found


@pytest.mark.parametrize(("name", "kind", "lowest"), [(*key, value) for key, value in LOWEST.items()])
def test_f1_on_publications_of_the_corpus_does_not_fall(
    totals: dict[str, dict[str, Count]], name: str, kind: str, lowest: float
) -> None:
    f1 = totals[name][kind].f1
    assert f1 is not None
    # As `kg evaluate` prints it, in hundredths: in binary, 52 / 65 is under 0.8.
    assert round(f1, 2) >= lowest

"""Weights from examples: what tells gets weight, and it is the same each time."""

import pytest

from kg.evaluation.fitting import Example, LearningError, fit
from kg.statements.weights import Weights, write

NAMES = ("Recommendation", "Concern", "Commitment")
LEAST = (0.6, 0.5, 0.5)
ALL = (1.0, 1.0, 1.0)
NONE = (False, False, False)


def examples(times: int) -> list[Example]:
    """Return examples of each thing, told by one word, and as many of nothing."""
    found: list[Example] = []
    for number in range(len(NAMES)):
        says = tuple(each == number for each in range(len(NAMES)))
        found += [Example((f"word {number}", "word het"), says, ALL)] * times
    return found + [Example(("word het",), NONE, ALL)] * times


def fitted(given: list[Example]) -> Weights:
    return fit(given, NAMES, LEAST, 5)


def test_the_words_of_a_thing_make_it_likely() -> None:
    weights = fitted(examples(20))
    for number in range(len(NAMES)):
        told = weights.likelihoods([f"word {number}", "word het"])
        assert max(told) == told[number] > 0.5 > weights.likelihoods(["word het"])[number]


def test_what_stands_everywhere_tells_little() -> None:
    weights = fitted(
        [*examples(20), Example(("word 0", "word ook", "word het"), (True, False, False), ALL)] * 3
    )
    assert abs(weights.of["word het"][0]) < abs(weights.of["word 0"][0]) / 5


def test_the_same_examples_give_the_same_bytes() -> None:
    assert write(fitted(examples(9)), NAMES) == write(fitted(examples(9)), NAMES)


def test_how_likely_a_thing_must_be_is_kept() -> None:
    assert fitted(examples(9)).least == LEAST


def test_a_word_of_few_examples_is_not_learned() -> None:
    rare = Example(("word rare", "word 1"), (False, True, False), ALL)
    assert "word rare" not in fitted([*examples(9), *[rare] * 4]).of


def test_what_does_not_count_for_a_thing_teaches_nothing_of_it() -> None:
    misleading = Example(("word 1", "word het"), (True, False, False), (0.0, 0.0, 1.0))
    plain, misled = (fitted([*examples(9), *more]) for more in ([], [misleading] * 50))
    assert misled.likelihoods(["word 1"])[0] == pytest.approx(plain.likelihoods(["word 1"])[0], abs=0.05)


@pytest.mark.parametrize(
    ("given", "fault"),
    [([], "no feature"), (examples(9)[:9], "lacks sentences")],
)
def test_too_little_gold_is_said_to_be(given: list[Example], fault: str) -> None:
    with pytest.raises(LearningError, match=fault):
        fitted(given)

"""Learning from gold: what counts, for how much, and that it is the same each time."""

from pathlib import Path

import pytest

from kg.evaluation.gold import load
from kg.evaluation.learning import Example, LearningError, Lesson, crossed, fit, learn
from kg.model import StatementKind
from kg.statements import Observation
from kg.statements.learned import KINDS, likelihoods, write

GOLD = """document: letter.txt
concerns:
  must:
  - quote: Dat is zorgelijk want er is niets geregeld
  may:
  - quote: Dat kan beter volgens velen in het land
recommendations: []
"""
TOLD = "Dat is zorgelijk want er is niets geregeld"
DEBATED = "Dat kan beter volgens velen in het land"
PLAIN = "Vandaag schijnt de zon in het hele land"
ALL = (1.0, 1.0, 1.0, 1.0)


def lesson(folder: Path, *sentences: str) -> Lesson:
    path = folder / "gold.yaml"
    path.write_text(GOLD, encoding="utf-8")
    seen = (Observation(each, number, (f"word {each}",)) for number, each in enumerate(sentences))
    return Lesson(load(path), tuple(seen))


def examples(times: int) -> list[Example]:
    """Return sentences of each kind, told by one word, and as many that say nothing."""
    found: list[Example] = []
    for number in range(len(KINDS)):
        says = tuple(each == number for each in range(len(KINDS)))
        found += [Example((f"word {number}", "word het"), says, ALL)] * times
    return found + [Example(("word het",), (False,) * len(KINDS), ALL)] * times


def test_a_must_counts_for_its_kind_and_a_may_as_much_for_as_against(tmp_path: Path) -> None:
    told, debated, against, plain = lesson(tmp_path, TOLD, DEBATED, PLAIN).examples()
    concern = KINDS.index(StatementKind.CONCERN)
    assert (told.says[concern], told.counts[concern]) == (True, 1.0)
    assert (debated.says[concern], against.says[concern]) == (True, False)
    assert debated.counts[concern] == against.counts[concern] < 1
    assert (plain.says[concern], plain.counts[concern]) == (False, 1.0)


def test_of_a_kind_that_the_gold_lacks_nothing_is_learned(tmp_path: Path) -> None:
    told, *_ = lesson(tmp_path, TOLD).examples()
    assert told.counts[KINDS.index(StatementKind.COMMITMENT)] == 0
    assert told.counts[KINDS.index(StatementKind.RECOMMENDATION)] == 1


def test_the_words_of_a_kind_make_it_likely() -> None:
    weights = fit(examples(20))
    for number, kind in enumerate(KINDS):
        told = likelihoods([f"word {number}", "word het"], weights)
        assert max(told, key=lambda each: told[each]) == kind
        assert told[kind] > 0.5 > likelihoods(["word het"], weights)[kind]


def test_the_same_gold_gives_the_same_bytes() -> None:
    assert write(fit(examples(9))) == write(fit(examples(9)))


def test_a_word_of_few_sentences_is_not_learned() -> None:
    rare = Example(("word rare", "word 1"), (False, True, False, False), ALL)
    assert "word rare" not in fit([*examples(9), *[rare] * 4]).of


@pytest.mark.parametrize(
    ("given", "fault"),
    [([], "no feature"), (examples(9)[:9], "lacks sentences")],
)
def test_too_little_gold_is_said_to_be(given: list[Example], fault: str) -> None:
    with pytest.raises(LearningError, match=fault):
        fit(given)


QUOTES = {
    "recommendations": "Zorg voor een plaats waar iedereen terecht kan",
    "concerns": "Niemand weet nog hoeveel mensen dit overkomt",
    "commitments": "Volgend jaar verschijnt hierover een nieuw rapport",
    "responsibilities": "Gemeenten regelen van oudsher al deze opvang",
}


def course(folder: Path, *own: str) -> list[Lesson]:
    """Return documents that say each kind by a word that has this ending in that document."""
    path = folder / "gold.yaml"
    lines = "".join(f"{key}:\n- quote: {quote}\n" for key, quote in QUOTES.items())
    path.write_text(f"document: x.txt\n{lines}", encoding="utf-8")
    gold = load(path)
    return [
        Lesson(
            gold,
            tuple(
                Observation(quote, 0, tuple(f"word {key}{mark}{each}" for each in range(30)))
                for key, quote in QUOTES.items()
            )
            * 3,
        )
        for mark in own
    ]


def test_each_document_is_told_by_the_others_alone(tmp_path: Path) -> None:
    told = crossed(course(tmp_path, "", "", "", ""))
    alone = crossed(course(tmp_path, "", "", "", " of its own"))
    assert told["concerns"].found == told["concerns"].must == 4
    assert alone["concerns"].found == 3


def test_all_lessons_are_learned_from(tmp_path: Path) -> None:
    with pytest.raises(LearningError):
        learn([lesson(tmp_path, TOLD)])

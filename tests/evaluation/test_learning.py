"""Learning from gold: what counts, for how much, and that it is the same each time."""

from pathlib import Path

import pytest

from kg.evaluation.fitting import LearningError
from kg.evaluation.gold import load
from kg.evaluation.learning import Lesson, crossed, folds, learn
from kg.model import StatementKind
from kg.statements import Observation
from kg.statements.learned import KINDS
from tests.statements.sentences import coded

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


def seen(sentence: str, *features: str) -> Observation:
    return Observation(coded(sentence), features)


def lesson(folder: Path, *sentences: str) -> Lesson:
    path = folder / "gold.yaml"
    path.write_text(GOLD, encoding="utf-8")
    return Lesson(load(path), tuple(seen(each, f"word {each}") for each in sentences))


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


QUOTES = {
    "recommendations": "Zorg voor een plaats waar iedereen terecht kan",
    "concerns": "Niemand weet nog hoeveel mensen dit overkomt",
    "commitments": "Volgend jaar verschijnt hierover een nieuw rapport",
    "responsibilities": "Gemeenten regelen van oudsher al deze opvang",
}


def course(folder: Path, *own: str) -> list[Lesson]:
    """Return documents that say each kind by words that have this ending in that document."""
    lines = "".join(f"{key}:\n- quote: {quote}\n" for key, quote in QUOTES.items())
    found: list[Lesson] = []
    for number, mark in enumerate(own):
        path = folder / f"{number}.yaml"
        path.write_text(f"document: {number}.txt\n{lines}", encoding="utf-8")
        told = [
            seen(quote, *(f"word {key}{mark}{each}" for each in range(30))) for key, quote in QUOTES.items()
        ]
        found.append(Lesson(load(path), tuple(told * 3)))
    return found


def test_parts_of_one_document_are_told_together(tmp_path: Path) -> None:
    lessons = course(tmp_path, "", "", "")
    for others, own in folds([*lessons, lessons[0]]):
        assert not {each.gold.document for each in others} & {each.gold.document for each in own}
        assert len(others) + len(own) == 4


def test_each_document_is_told_by_the_others_alone(tmp_path: Path) -> None:
    told = crossed(course(tmp_path, "", "", "", ""))
    alone = crossed(course(tmp_path, "", "", "", " of its own"))
    assert told["concerns"].found == told["concerns"].must == 4
    assert alone["concerns"].found == 3


def test_all_lessons_are_learned_from(tmp_path: Path) -> None:
    with pytest.raises(LearningError):
        learn([lesson(tmp_path, TOLD)])

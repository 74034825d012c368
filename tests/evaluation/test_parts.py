"""Gold of a part of a document."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.evaluation.counting import Count
from kg.evaluation.gold import Gold, GoldError, load
from kg.evaluation.parts import parts_of
from kg.evaluation.scoring import score
from kg.graph.register import load_register
from kg.pipeline import Knowledge, record
from kg.reading import read_bytes
from kg.resources import folder

LETTER = """Geachte minister,

Ik adviseer u om de opvang uit te breiden. Dat is nodig.

Ik adviseer u om de politie beter op te leiden. Ik maak mij zorgen over de cijfers.

Ik adviseer u om dit jaarlijks te tellen. Dat
is alles.
"""
PART = Gold(Path("gold.yaml"), "brief.txt", first="Ik adviseer u om de politie", last="over de cijfers.")
TEXT = read_bytes(LETTER.encode(), "brief.txt")


def words(gold: Gold) -> str:
    (span,) = parts_of(gold, TEXT)
    return TEXT.clean[span.start : span.end]


def test_a_part_goes_from_its_first_words_to_its_last() -> None:
    told = words(PART)
    assert told.startswith("Ik adviseer u om de politie")
    assert told.endswith("over de cijfers.")


def test_without_words_the_part_is_all() -> None:
    assert words(Gold(Path("gold.yaml"), "brief.txt")) == TEXT.clean


def test_white_space_between_the_words_does_not_count() -> None:
    assert words(replace(PART, last="Dat is alles.")).endswith("is alles.")


@pytest.mark.parametrize(
    ("gold", "key"),
    [
        (replace(PART, first="Dit staat er niet"), "part.from"),
        (replace(PART, last="om de opvang"), "part.to"),  # it stands there, but before the part
        (replace(PART, sentences=("Dit staat er niet",)), "'part'"),
        (replace(PART, sentences=("Dat is nodig.", "Geachte minister")), "'part'"),  # in another order
    ],
)
def test_words_that_do_not_stand_there_are_named(gold: Gold, key: str) -> None:
    with pytest.raises(GoldError, match=key):
        parts_of(gold, TEXT)


@pytest.fixture
def counted(tmp_path: Path, known: Knowledge) -> Callable[[str], dict[str, Count]]:
    """Return what scores the letter against a gold file with these lines."""

    def counts(lines: str) -> dict[str, Count]:
        path = tmp_path / "gold.yaml"
        path.write_text(f"document: brief.txt\n{lines}", encoding="utf-8")
        return score(load(path), record(TEXT, known), load_register(folder("ontology"))).counts

    return counts


def test_only_statements_of_the_part_are_scored(counted: Callable[[str], dict[str, Count]]) -> None:
    counts = counted(
        "part: {from: Ik adviseer u om de politie, to: over de cijfers.}\n"
        "recommendations:\n- quote: Ik adviseer u om de politie beter op te leiden\n"
        "concerns:\n- quote: Ik maak mij zorgen over de cijfers\n",
    )
    for kind in ("recommendations", "concerns"):
        count = counts[kind]
        assert (count.found, count.must, count.right, count.said) == (1, 1, 1, 1), kind


def test_sentences_may_be_annotated_alone(counted: Callable[[str], dict[str, Count]]) -> None:
    counts = counted(
        "part:\n- Ik adviseer u om de opvang uit te breiden.\n- Ik maak mij zorgen over de cijfers.\n"
        "recommendations:\n- quote: Ik adviseer u om de opvang uit te breiden\n"
        "concerns: []\n",
    )
    asked, worried = counts["recommendations"], counts["concerns"]
    assert (asked.found, asked.must, asked.right, asked.said) == (1, 1, 1, 1)  # the letter has two more
    assert (worried.right, worried.said) == (0, 1)

"""Who of those that a sentence names is asked, promises or carries."""

import re

import pytest

from kg.model import Actor, StatementKind
from kg.pipeline import Knowledge
from kg.statements.actors import POINTS, Point, candidates, shipped, told
from kg.statements.coding import Coded, Slot
from kg.statements.weights import Weights
from tests.statements.sentences import coded, said

WEIGHTS = Weights(
    least=(0.5, 0.5, 0.9),
    bias=(0.0, 0.0, 0.0),
    of={"before door": (9.0, 0.0, 9.0), "before aan": (-9.0, 0.0, 0.0), "number 0": (-1.0, -1.0, -1.0)},
)


def naming(text: str, *, known: int = 9) -> Coded:
    """Return a sentence in code, of whose actors so many are known."""
    slots = (
        Slot(code, (Actor(code + number, ""),) if int(number) < known else ())
        for code, number in re.findall(r"([A-Z])(\d+)", text)
    )
    return coded(text, tuple(slots))


@pytest.mark.parametrize(
    ("text", "point", "words"),
    [
        ("dit wordt aan A0 gegeven door de A1", Point.ASKED, ["A1"]),
        ("dit wordt gedaan door A0, A1 en de A2", Point.ASKED, ["A0", "A1", "A2"]),  # in one breath
        ("dit wordt aan A0 gegeven", Point.ASKED, []),
        ("dit wordt gedaan door A0", Point.CARRIES, []),  # not likely enough
        ("dit is niemand", Point.ASKED, []),
    ],
)
def test_who_is_most_likely_is_told_where_that_is_likely_enough(
    text: str, point: Point, words: list[str]
) -> None:
    assert [each.words for each in told(naming(text), point, WEIGHTS)] == words


def test_of_two_as_likely_the_first_is_told() -> None:
    assert [
        each.words
        for each in told(naming("door A0 of soms door A1"), Point.PROMISES, Weights((0, 0, 0), (0, 0, 0), {}))
    ] == ["A0"]


def test_whom_nobody_knows_is_not_told() -> None:
    assert not told(naming("dit wordt gedaan door A0", known=0), Point.ASKED, WEIGHTS)


def test_it_is_looked_at_where_an_actor_stands_not_who_it_is() -> None:
    one, other = (candidates(text) for text in ("A0 vraagt de S1 om L2.", "A7 vraagt de S8 om L9."))
    assert [each.features for each in one] == [each.features for each in other]
    first, second = one
    assert {"is A", "before <", "after vraagt", "number 0"} <= set(first.features)
    assert {"is S", "before vraagt", "after om L", "last"} <= set(second.features)


def test_what_was_learned_knows_no_name_and_no_number() -> None:
    for feature in shipped().of:
        _, _, seen = feature.partition(" ")
        if not feature.startswith(("number", "of ")):
            assert not re.search(r"[1-9]", seen), feature
            assert all(len(part) == 1 for part in seen.split() if part[0].isupper()), feature


@pytest.mark.parametrize("point", POINTS)
def test_every_point_is_learned(point: Point) -> None:
    assert any(row[POINTS.index(point)] for row in shipped().of.values())


@pytest.mark.parametrize(
    ("sentence", "addressees"),
    [
        (
            "Het is van groot belang dat kennis van de politie niet verloren gaat.",
            ["minister van Justitie en Veiligheid"],
        ),
        ("Zo zouden gemeenten dit ook moeten doen.", ["gemeenten"]),
    ],
)
def test_a_letter_asks_its_addressee_unless_the_sentence_likely_asks_another(
    sentence: str, addressees: list[str], known: Knowledge
) -> None:
    (advice,) = (each for each in said(sentence, known) if each.kind == StatementKind.RECOMMENDATION)
    asked = [each.words for each in advice.addressees]
    assert asked == addressees

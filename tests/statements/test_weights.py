"""Tables of weights: read as they were written, refused where they are none."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.statements.weights import Weights, read, write

COLUMNS = ("Concern", "Commitment")
WEIGHTS = Weights((0.5, 0.5), (-0.1, 0.0), {"word graag": (3.0, 0.0), "word anders": (1.0, -2.0)})

numbers = st.floats(-9, 9, allow_nan=False).map(lambda value: round(value, 2))
rows = st.tuples(numbers, numbers)
names = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1).filter(
    lambda name: name not in {"bias", "least"}
)


def test_a_likelihood_is_the_logistic_of_the_weights_of_what_is_seen() -> None:
    first, second = WEIGHTS.likelihoods(["word graag", "word anders", "word unknown"])
    assert math.isclose(first, 1 / (1 + math.exp(-(-0.1 + 4 / math.sqrt(30)))))
    assert math.isclose(second, 1 / (1 + math.exp(2 / math.sqrt(30))))


@given(rows, rows, st.dictionaries(names, rows))
def test_weights_are_read_as_they_were_written(
    least: tuple[float, ...], bias: tuple[float, ...], of: dict[str, tuple[float, ...]]
) -> None:
    weights = Weights(least, bias, of)
    assert read(write(weights, COLUMNS), COLUMNS) == weights


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ("feature,Concern\nbias,1\n", "columns"),
        ("feature,Concern,Commitment\nbias,1,1\n", "least"),
        ("feature,Concern,Commitment\nleast,1,1\n", "bias"),
        ("feature,Concern,Commitment\nleast,1,x\n", "could not convert"),
    ],
)
def test_a_table_that_is_none_is_refused(table: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        read(table, COLUMNS)

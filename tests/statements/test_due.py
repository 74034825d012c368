"""By when: the words, and the date they come to, on the day they were written."""

import tomllib
from pathlib import Path

import pytest

import kg.statements
from kg.statements.due import due

TABLE = tomllib.loads((Path(kg.statements.__file__).parent / "due.toml").read_text("utf-8"))

ROWS = [
    # sentence, date of the document, due, the words
    ("Dit najaar breng ik een advies uit.", "2024-08-19", "2024-11", "Dit najaar"),
    ("Uiterlijk 1 juli 2025 is dit geregeld.", "2024-08-19", "2025-07-01", "Uiterlijk 1 juli 2025"),
    ("In 2024 wordt dit gepubliceerd.", "2024", "2024", "In 2024"),
    ("Eind 2025 volgt een rapport.", "2024-08-19", "2025-12", "Eind 2025"),
    ("In het voorjaar van 2025 volgt meer.", "2024-08-19", "2025-05", "het voorjaar van 2025"),
    ("Volgend jaar verschijnt de monitor.", "2024-08-19", "2025", "volgend jaar"),
    ("In 2017 is dit onderzocht.", "2024-08-19", "", ""),
    ("Ik zal dit volgen.", "2024-08-19", "", ""),
]


@pytest.mark.parametrize(("sentence", "said_on", "date", "words"), ROWS)
def test_a_deadline_is_as_precise_as_its_words(sentence: str, said_on: str, date: str, words: str) -> None:
    found = due(sentence, said_on)
    assert found[0] == date
    assert found[1].lower().removeprefix("in ") == words.lower().removeprefix("in ")


@pytest.mark.parametrize(
    ("sentence", "date"), [example for section in TABLE.values() for example in section["examples"]]
)
def test_a_word_says_by_when(sentence: str, date: str) -> None:
    assert due(sentence, "2024-08-19")[0] == date


@pytest.mark.parametrize(
    "sentence", [counter for section in TABLE.values() for counter in section["counters"]]
)
def test_another_word_does_not(sentence: str) -> None:
    assert due(sentence, "2024-08-19") == ("", "")

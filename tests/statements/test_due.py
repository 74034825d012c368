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
    ("In het voorjaar van 2025 volgt meer.", "2024-08-19", "2025-05", "In het voorjaar van 2025"),
    ("Volgend jaar verschijnt de monitor.", "2024-08-19", "2025", "Volgend jaar"),
    ("In 2017 is dit onderzocht.", "2024-08-19", "", ""),
    ("Ik zal dit volgen.", "2024-08-19", "", ""),
    ("Voor de zomer van 2025 stuur ik een brief.", "2025-01-10", "2025-06", "Voor de zomer van 2025"),
    ("Ik stuur dit vóór de zomer.", "2025-01-10", "2025-06", "vóór de zomer"),
    ("Ik stuur dit binnen zes weken.", "2025-01", "", ""),
    ("Ik stuur dit in april.", "2025", "2025-04", "in april"),
    ("Ik stuur dit in april.", "", "", ""),
    ("Ik zal dit vanaf maart doen.", "2025-04-10", "", ""),
    ("Ik zal dit vanaf maart doen.", "2025-07-10", "2026-03", "vanaf maart"),
    ("Binnen zes maanden stuur ik u een brief.", "2024-08-31", "2025-02-28", "Binnen zes maanden"),
    ("Per 1 juli 2012 heeft de minister dit toegezegd.", "2012", "2012-07-01", "Per 1 juli 2012"),
    ("Op 18 oktober 2012 heeft de politie dit toegezegd.", "2012", "", ""),
    ("Dit najaar stuur ik een brief.", "2024-12-02", "", ""),
]


@pytest.mark.parametrize(("sentence", "said_on", "date", "words"), ROWS)
def test_a_deadline_is_as_precise_as_its_words(sentence: str, said_on: str, date: str, words: str) -> None:
    found = due(sentence, said_on)
    assert found[0] == date
    assert found[1] == words


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

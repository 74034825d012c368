"""Dates as they are written, whatever letters and digits a text writes them with."""

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.structure import dates
from kg.structure.spelling import key

LETTERS = "abcdefghijklmnopqrstuvwxyzàáçèéêëíïóôöúü"
ALL = "".join(map(chr, range(sys.maxunicode + 1)))
ODD = {"i": "iIıİ", "s": "sSſ", "k": "kK\u212a"}


@pytest.mark.parametrize("letter", LETTERS)
def test_what_a_pattern_takes_for_a_letter_is_that_letter_in_a_table(letter: str) -> None:
    alike = set(re.findall(letter, ALL, re.IGNORECASE))
    assert {key(each) for each in alike} == {letter}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3 junı 2025", ["2025-06-03"]),
        ("3 JUNİ 2025", ["2025-06-03"]),
        ("ſeptember 2025", ["2025-09"]),
        ("3 o\u212atober 2025", ["2025-10-03"]),
        ("\u0663 mei \u0662\u0660\u0662\u0665", ["2025-05-03"]),
        ("31 februari 2025", []),
        ("3 mei 0000", []),
        ("31-12-9999", []),
    ],
)
def test_a_date_is_found_however_its_letters_are_written(text: str, found: list[str]) -> None:
    assert [date for _, _, date in dates.find(text)] == found


WORDS = st.sampled_from([*dates.months(), "2025", "0000", "9999", "3", "31", "3-5-2025", "0000-01-01"])


@given(st.data(), st.lists(WORDS, max_size=8))
def test_no_spelling_of_a_month_stops_the_reading(data: st.DataObject, words: list[str]) -> None:
    text = "".join(data.draw(st.sampled_from(ODD.get(each, each))) for each in " ".join(words))
    for start, end, date in dates.find(text):
        assert 0 <= start < end <= len(text)
        assert re.fullmatch(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", date)
        assert dates.first_day(date) <= dates.last_day(date)

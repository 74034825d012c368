"""By when: the words, and the date they come to, on the day they were written."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg.statements
from kg.statements.due import due
from kg.structure import dates

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


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Ik zal u in december een brief sturen.", "2024-12"),
        ("Ik zal u ın decEmber een brıef sturen.", "2024-12"),
        ("Ik zal u uiterlijk 3 junı een brief sturen.", "2025-06-03"),
        ("Ik zal u in ſeptember een brief sturen.", "2024-09"),
        ("Ik zal u in ſEPTEMBER van 2025 een brief sturen.", "2025-09"),
        ("Ik zal u uiterlijk in de wİnter een brief sturen.", "2024-12"),
        ("Ik zal u binnen zeſ weken een brief sturen.", "2024-09-30"),
        ("Ik zal u binnen drıe we\u212aen een brief sturen.", "2024-09-09"),
        ("Op 3 mei 0000 heb ik toegezegd u binnen drie weken te informeren.", "2024-09-09"),
    ],
)
def test_letters_that_look_alike_are_the_same_letters(sentence: str, date: str) -> None:
    assert due(sentence, "2024-08-19")[0] == date


ODD = {"i": "iIıİ", "s": "sSſ", "k": "kK\u212a"}
NAMES = [name for row in (*TABLE["part"]["names"], *TABLE["part"]["of_year"]) for name in row["name"]]
WITHIN = TABLE["within"]
WORDS = (
    *(*dates.months(), *NAMES, *WITHIN["numbers"], *WITHIN["days"], *WITHIN["months"]),
    *(
        "ik",
        "heb",
        "heeft",
        "toegezegd",
        "in",
        "uiterlijk",
        "vóór",
        "op",
        "binnen",
        "dit jaar",
        "volgend jaar",
    ),
    *("volgende maand", "2023", "2026", "0000", "9999", "3", "31", "999", "1-2-2021", ",", ";"),
)


@given(
    st.data(),
    st.lists(st.sampled_from(WORDS), max_size=10),
    st.sampled_from(["", "2024", "2024-08", "2024-08-31"]),
)
def test_no_words_of_time_stop_the_reading(data: st.DataObject, words: list[str], said_on: str) -> None:
    text = "".join(data.draw(st.sampled_from(ODD.get(each, each))) for each in " ".join(words))
    date, found = due(text, said_on)
    assert bool(date) == bool(found)
    assert re.fullmatch(r"([0-9]{4}(-[0-9]{2}){0,2})?", date)
    assert found in text


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("De minister " + "heeft " * 500 + "in maart 2025 " * 500 + "een plan toegezegd.", "2025-03"),
        ("De minister heeft " + "toegezegd in 2021, in het voorjaar van 2022 " * 500, "2022-05"),
        ("De minister heeft toegezegd " * 500 + "in 2021, in het voorjaar van 2022 " * 500, "2022-05"),
        ("De minister heeft " * 500 + "toegezegd. " * 500 + "In 2021 " * 500, ""),
        ("In 2021, " * 500 + "uiterlijk in mei 2025 volgt een brief.", "2025-05"),
    ],
    ids=["had", "promised", "had and promised", "of another sentence", "the surest is last"],
)
def test_a_sentence_of_many_moments_is_read_to_its_end(sentence: str, date: str) -> None:
    assert due(sentence, "2024-08-19")[0] == date


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("De minister heeft in 2023 toegezegd, beloofd en gemeld in 2022 te komen.", "2022"),
        ("De minister heeft dit toegezegd. In het voorjaar van 2022 volgt een brief.", ""),
        ("Toegezegd heeft de minister in 2022 een brief.", ""),
    ],
)
def test_a_promise_is_had_and_promised_before_its_date_in_one_sentence(sentence: str, date: str) -> None:
    assert due(sentence, "2024-08-19")[0] == date

"""What a word has to do with is told by lists, the whole word before how it begins."""

from collections import Counter

import pytest

from kg.resources import table
from kg.statements.senses import features, sense

LISTS = table("statements/senses.toml")

WORDS = [
    ("ontoereikend", "lack"),
    ("ontoereikende", "lack"),
    ("schrijnend", "harm"),
    ("toezegging", "promise"),
    ("noodzakelijk", "need"),
    ("toezichthouder", "task"),
    ("binnenkort", "time-ahead"),
    ("fiets", ""),
    ("", ""),
]


@pytest.mark.parametrize(("word", "told"), WORDS)
def test_a_word_has_the_sense_of_the_list_that_it_or_its_beginning_stands_in(word: str, told: str) -> None:
    assert sense(word) == told


def test_a_word_stands_in_one_list_alone() -> None:
    often = Counter(word for words in LISTS.values() for word in words)
    assert [word for word, times in often.items() if times > 1] == []


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_whole_words_and_beginnings_in_lower_case_in_their_order(name: str) -> None:
    words = LISTS[name]
    assert words == sorted(words)
    bare = [word.removesuffix("*").replace("-", "").replace("'", "") for word in words]
    assert [word for word in bare if not word.isalnum()] == []
    assert [word for word in words if word != word.lower()] == []


def test_a_whole_word_comes_before_how_it_begins() -> None:
    exceptions = {
        word: name
        for name, words in LISTS.items()
        for word in words
        if not word.endswith("*")
    }
    assert {word: sense(word) for word in exceptions} == exceptions


def test_senses_are_told_alone_together_and_beside_each_other() -> None:
    assert set(features(["er", "is", "ernstig", "tekort", "dus", "noodzaak"])) >= {
        "sense lack",
        "sense need",
        "both lack+need",
        "pair dus =need",
        "pair =lack dus",
    }


def test_words_without_a_sense_tell_nothing() -> None:
    assert list(features(["de", "fiets", "staat", "buiten"])) == []

"""What a word has to do with is told by lists, the whole word before how it begins."""

import re
from collections import Counter

import pytest

from kg.resources import table
from kg.statements.senses import features, sense

LISTS = table("statements/senses.toml")
WORD = re.compile(r"[a-zà-ÿ]+\*?")
"""What a sentence is cut into, but for numbers: a word with a hyphen is two."""

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


def test_a_word_or_beginning_stands_in_one_list_alone() -> None:
    often = Counter(word.removesuffix("*") for words in LISTS.values() for word in words)
    assert [word for word, times in often.items() if times > 1] == []


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_words_and_beginnings_as_sentences_have_them_in_their_order(name: str) -> None:
    words = LISTS[name]
    assert words == sorted(words)
    assert [word for word in words if not WORD.fullmatch(word)] == []


def test_a_whole_word_comes_before_how_it_begins() -> None:
    exceptions = {word: name for name, words in LISTS.items() for word in words if not word.endswith("*")}
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

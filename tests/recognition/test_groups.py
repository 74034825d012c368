"""A party that no list has is told by the end of its word; people who are to be protected are no party."""

import re

import pytest

from kg.recognition.groups import find, one
from kg.resources import table

TABLE = table("recognition/groups.toml")
ENDS = (*TABLE["several"], *TABLE["one"])
PEOPLE = table("statements/anaphora.toml")["people"]


@pytest.mark.parametrize(("sentence", "group"), TABLE["examples"])
def test_a_word_that_ends_as_parties_do_is_a_group(sentence: str, group: str) -> None:
    assert group in [each.text for each in find(sentence)]


@pytest.mark.parametrize("sentence", TABLE["counters"])
def test_what_only_ends_so_is_none(sentence: str) -> None:
    assert not list(find(sentence))


@pytest.mark.parametrize("end", ENDS)
def test_an_end_with_nothing_before_it_is_for_the_register(end: str) -> None:
    assert end not in [each.text for each in find(f"de {end} doen dat")]


@pytest.mark.parametrize("word", [*TABLE["never"], *PEOPLE, "mensenhandelslachtoffers", "pleegkinderen"])
def test_people_to_be_protected_and_things_are_no_group(word: str) -> None:
    assert not list(find(f"de {word} doen dat"))
    assert not re.search(rf"\b{one()}", f"de {word} doet dat")


@pytest.mark.parametrize("end", TABLE["never"])
def test_an_exception_takes_back_what_an_end_says(end: str) -> None:
    assert end.endswith(ENDS)


@pytest.mark.parametrize("word", ["zedenofficier", "opsporingsteam", "jeugdzorginstelling", "it-leverancier"])
def test_one_of_a_group_is_known_by_its_word(word: str) -> None:
    assert re.fullmatch(one(), word)

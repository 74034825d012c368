"""The names of the cue tables as regular expressions: the words around them, run over their own examples."""

import re
import tomllib
from pathlib import Path

import pytest

from kg.statements import notation
from kg.statements.acting import acting
from kg.statements.notation import expand, together

TABLE = tomllib.loads(Path(notation.__file__).with_suffix(".toml").read_text("utf-8"))


@pytest.mark.parametrize("names", TABLE["together"]["examples"])
def test_names_in_one_breath_are_found_together(names: str) -> None:
    assert together().fullmatch(names)


@pytest.mark.parametrize("names", TABLE["together"]["counters"])
def test_other_words_part_names(names: str) -> None:
    assert not together().fullmatch(names)


@pytest.mark.parametrize("words", TABLE["gap"]["examples"])
def test_a_gap_is_filled_with_words_of_one_clause(words: str) -> None:
    assert re.fullmatch(expand("{gap}"), f"{words} ")


@pytest.mark.parametrize("words", TABLE["gap"]["counters"])
def test_a_gap_does_not_run_into_what_is_said_of_somebody_else(words: str) -> None:
    assert not re.fullmatch(expand("{gap}"), f"{words} ")


ACTS = re.compile(expand("{body:holder} (?:beoordelen|beoordeelt)\\b|{body:holder}, die"))


@pytest.mark.parametrize("words", TABLE["acting"]["examples"])
def test_who_acts_is_who_stands_before_the_verb(words: str) -> None:
    assert acting(ACTS, words)


@pytest.mark.parametrize("words", TABLE["acting"]["counters"])
def test_a_name_behind_a_preposition_is_not_who_acts(words: str) -> None:
    assert not acting(ACTS, words)

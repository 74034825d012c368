"""Whose words a sentence tells: the table, run over its own examples."""

import tomllib
from pathlib import Path

import pytest

from kg.pipeline import Knowledge
from kg.statements import attribution
from tests.statements.test_cues import coded

TABLE = tomllib.loads(Path(attribution.__file__).with_suffix(".toml").read_text("utf-8"))


@pytest.mark.parametrize("sentence", TABLE["examples"])
def test_a_sentence_tells_what_another_says(sentence: str, known: Knowledge) -> None:
    assert attribution.attributed(coded(sentence, known))


@pytest.mark.parametrize("sentence", TABLE["counters"])
def test_a_sentence_is_the_authors_own(sentence: str, known: Knowledge) -> None:
    assert not attribution.attributed(coded(sentence, known))

"""Whose words a sentence tells: the table, run over its own examples."""

import tomllib
from pathlib import Path

import pytest

from kg.model import StatementKind
from kg.namespaces import thing
from kg.pipeline import Knowledge, record
from kg.reading import read_bytes
from kg.statements import attribution
from tests.statements.test_cues import coded

TABLE = tomllib.loads(Path(attribution.__file__).with_suffix(".toml").read_text("utf-8"))


@pytest.mark.parametrize("sentence", TABLE["examples"])
def test_a_sentence_tells_what_another_says(sentence: str, known: Knowledge) -> None:
    assert attribution.attributed(coded(sentence, known))


@pytest.mark.parametrize("sentence", TABLE["counters"])
def test_a_sentence_is_the_authors_own(sentence: str, known: Knowledge) -> None:
    assert not attribution.attributed(coded(sentence, known))


def asked(sentence: str, known: Knowledge) -> set[str]:
    told = sentence.format(name="minister van Justitie en Veiligheid").rstrip(".")
    text = f"Nieuws\n\n{told}. Er moet meer opvang komen voor hen.\n"
    found = record(read_bytes(text.encode(), "bericht.txt"), known).statements
    return {
        actor.agent
        for each in found
        if each.kind == StatementKind.RECOMMENDATION and "meer opvang" in each.text
        for actor in each.addressees
    }


@pytest.mark.parametrize("sentence", TABLE["written_to"]["examples"])
def test_what_news_of_a_letter_asks_is_asked_of_whom_it_was_written_to(
    sentence: str, known: Knowledge
) -> None:
    assert asked(sentence, known) == {thing("post", "minister-van-justitie-en-veiligheid")}


@pytest.mark.parametrize("sentence", TABLE["written_to"]["counters"])
def test_news_of_no_letter_asks_nobody(sentence: str, known: Knowledge) -> None:
    assert not asked(sentence, known)

"""A post or body that we know is another country's where the words around it say so."""

import pytest

from kg.pipeline import Knowledge, record
from kg.reading import read_bytes
from kg.recognition import foreign
from kg.resources import table

ROWS = table("recognition/foreign.toml")


def named(sentence: str, known: Knowledge) -> set[str]:
    links = record(read_bytes(f"Nieuws\n\n{sentence}\n".encode(), "bericht.txt"), known).links
    return {each.mention.text for each in links if each.mention.rule == foreign.RULE}


@pytest.mark.parametrize(("sentence", "name"), ROWS["examples"])
def test_words_of_another_country_are_part_of_its_name(sentence: str, name: str, known: Knowledge) -> None:
    assert named(sentence, known) == {name}


@pytest.mark.parametrize("sentence", ROWS["counters"])
def test_what_is_ours_or_nobodys_stays_what_it_is(sentence: str, known: Knowledge) -> None:
    assert not named(sentence, known)


def test_what_another_country_does_is_not_said_of_ours(known: Knowledge) -> None:
    text = "Nieuws\n\nDe Duitse minister van Justitie zal een meldpunt inrichten.\n"
    statements = record(read_bytes(text.encode(), "bericht.txt"), known).statements
    assert [holder.words for each in statements for holder in each.holders] == [
        "Duitse minister van Justitie"
    ]

"""Who holds the post that a text is by: the table, run over its own examples, and names under a foreword."""

import tomllib
from pathlib import Path

import pytest

from kg.linking import authors
from kg.model import PartyRole
from kg.pipeline import Knowledge, record
from kg.reading import read_bytes

HOLDING = tomllib.loads(Path(authors.__file__).with_suffix(".toml").read_text("utf-8"))["holding"]
POST = "Nationaal Rapporteur"
PERSON = "Herman Bolhaar"
PLAN = (
    "Jaarplan 2019\n\nNationaal Rapporteur Mensenhandel en Seksueel Geweld tegen Kinderen\n\nVoorwoord\n\n"
    "De Nationaal Rapporteur doet onderzoek. De Nationaal Rapporteur adviseert de regering."
)


def sender(text: str, known: Knowledge) -> str:
    found = record(read_bytes(text.encode(), "plan.txt"), known)
    (party,) = [party for party, _ in found.parties if party.role == PartyRole.SENDER]
    return party.person


@pytest.mark.parametrize("example", HOLDING["examples"])
def test_a_text_says_who_holds_the_post_that_it_is_by(example: str, known: Knowledge) -> None:
    assert sender(f"{PLAN} {example.format(post=POST, person=PERSON)}\n", known) == PERSON


@pytest.mark.parametrize("example", HOLDING["counters"])
def test_a_text_that_names_somebody_beside_the_post_says_nothing(example: str, known: Knowledge) -> None:
    assert sender(f"{PLAN} {example.format(post=POST, person=PERSON)}\n", known) == ""


def test_a_name_under_a_foreword_is_who_held_the_post_that_day(known: Knowledge) -> None:
    signed = f"{PLAN}\n\n{PERSON}\nDen Haag, januari 2019\n"
    assert sender(signed, known) == PERSON
    assert not sender(signed.replace("2019", "2015"), known)
    assert not sender(signed.replace(PERSON, "Anna Voorbeeld"), known)

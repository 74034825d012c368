"""Who wrote a text that nobody signs: the table, run over its own examples, and whole texts."""

import tomllib
from pathlib import Path

import pytest

from kg.linking import authors
from kg.model import PartyRole
from kg.namespaces import ID
from kg.pipeline import Knowledge, record
from kg.reading import read_bytes

TABLE = tomllib.loads(Path(authors.__file__).with_suffix(".toml").read_text("utf-8"))
POST = "post/nationaal-rapporteur-mensenhandel-en-seksueel-geweld-tegen-kinderen"
BODY = "organisation/college-voor-de-rechten-van-de-mens"
NAME = "College voor de Rechten van de Mens"
PLAIN = "Wij zien dat het op veel plaatsen in het land beter kan met de opvang van deze groep."

WRITTEN = [
    # text, who wrote it
    ("De Nationaal Rapporteur bracht een rapport uit. De rapporteur wil meer opvang.", POST),
    ("Rapporteur blij\n\nNationaal Rapporteur Corinne Dettmeijer sprak. Dettmeijer pleit voor opvang.", POST),
    ("De politie bracht een rapport uit. De politie wil meer opvang.", ""),
    ("De minister van Justitie en Veiligheid sprak met de Nationaal Rapporteur over de opvang.", ""),
]


def writer(text: str, known: Knowledge) -> str:
    found = record(read_bytes(text.encode(), "bericht.txt"), known)
    agents = [actor.post or actor.agent for party, actor in found.parties if party.role == PartyRole.SENDER]
    return agents[0].removeprefix(ID) if agents else ""


@pytest.mark.parametrize("section", ["speaking", "heading"])
def test_a_text_tells_who_its_first_person_is(section: str, known: Knowledge) -> None:
    for example in TABLE[section]["examples"]:
        assert writer(f"{example.format(name=NAME)}\n\n{PLAIN}", known) == BODY, example


@pytest.mark.parametrize("section", ["speaking", "heading"])
def test_a_text_that_only_names_a_body_is_not_by_it(section: str, known: Knowledge) -> None:
    for counter in TABLE[section]["counters"]:
        assert writer(f"{counter.format(name=NAME)}\n\n{PLAIN}", known) == "", counter


@pytest.mark.parametrize(("text", "post"), WRITTEN)
def test_news_is_by_the_post_that_it_speaks_of_all_the_time(text: str, post: str, known: Knowledge) -> None:
    assert writer(text, known) == post


UNDER_TITLE = """Arbeid zonder rechten

Algemene Rekenkamer

Oktober 2021

Wij onderzochten hoe de Inspectie SZW meldingen behandelt. De Inspectie SZW legt weinig vast. Van de
Inspectie SZW kregen wij dossiers. De Inspectie SZW herkent onze bevindingen.
"""


def test_a_report_that_says_we_is_of_the_body_under_its_title(known: Knowledge) -> None:
    assert writer(UNDER_TITLE, known).endswith("algemene-rekenkamer")


def test_a_body_that_a_text_names_in_its_lines_did_not_write_it(known: Knowledge) -> None:
    assert not writer("Nieuws\n\nDe Inspectie SZW deed onderzoek in drie sectoren.\n", known)

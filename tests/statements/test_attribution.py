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


@pytest.mark.parametrize("sentence", TABLE["with_author"]["examples"])
def test_another_promises_with_the_author(sentence: str, known: Knowledge) -> None:
    assert attribution.with_author(coded(sentence, known))


@pytest.mark.parametrize("sentence", TABLE["with_author"]["counters"])
def test_the_author_promises_alone(sentence: str, known: Knowledge) -> None:
    assert not attribution.with_author(coded(sentence, known))


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


ASKED = TABLE["asked_under"]
MINISTER = thing("post", "minister-van-justitie-en-veiligheid")
REPORT = """Rapport over opvang

4 Bevindingen

De opvang is onderzocht.

5 Aanbevelingen

{heading}

Er moet meer opvang komen voor hen.

5.9 Overig

Er moet meer toezicht komen.
"""


def asked_under(heading: str, known: Knowledge) -> dict[str, set[str]]:
    text = REPORT.format(heading=heading.format(name="minister van Justitie en Veiligheid"))
    found = record(read_bytes(text.encode(), "rapport.txt"), known).statements
    return {
        word: {actor.agent for each in found if word in each.text for actor in each.addressees}
        for word in ("opvang", "toezicht")
    }


@pytest.mark.parametrize("heading", [*ASKED["examples"], *ASKED["examples-among"]])
def test_what_stands_under_the_name_of_a_party_is_asked_of_it(heading: str, known: Knowledge) -> None:
    asked = asked_under(heading, known)
    assert MINISTER in asked["opvang"]
    assert not asked["toezicht"]


@pytest.mark.parametrize("heading", ASKED["counters"])
def test_another_heading_asks_nobody(heading: str, known: Knowledge) -> None:
    assert not asked_under(heading, known)["opvang"]


def behind(sentence: str, known: Knowledge) -> bool:
    return bool(attribution.asked_behind(coded(sentence.format(name="minister van Justitie"), known)))


@pytest.mark.parametrize("sentence", TABLE["asked_behind"]["examples"])
def test_brackets_behind_a_recommendation_say_whom_it_asks(sentence: str, known: Knowledge) -> None:
    assert behind(sentence, known)


@pytest.mark.parametrize("sentence", TABLE["asked_behind"]["counters"])
def test_brackets_within_a_sentence_ask_nobody(sentence: str, known: Knowledge) -> None:
    assert not behind(sentence, known)

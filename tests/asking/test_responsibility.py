import pytest

from kg.asking.answers import Answer
from kg.asking.formats import shown
from kg.asking.responsibility import COLUMNS, Asked, who
from kg.asking.source import Memory


def column(found: Answer, name: str) -> list[str]:
    place = COLUMNS.index(name)
    return [shown(found, name, row[place], "nl") for row in found.rows]


@pytest.mark.parametrize(
    ("asked", "people"),
    [
        (Asked(topic="opvang"), ["Ministerie van Water"]),
        (Asked(topic="shelter"), ["Ministerie van Water"]),
        (Asked(topic="dak boven"), ["Ministerie van Water"]),
        (Asked(topic="overstroming"), ["Ada Adams"]),
        (Asked(topic="overstroming", on="2020-05-05"), ["Bo Boers"]),
        (Asked(topic="overstroming", on="2001-01-01"), []),
        (Asked(topic="droge voeten"), ["Ada Adams"]),
        (Asked(programme="Droge Voeten", on="2019-01-01"), ["Bo Boers"]),
        (Asked(topic="niets van dit alles"), []),
    ],
)
def test_who_is_responsible(asked: Asked, people: list[str], small: Memory) -> None:
    assert column(who(asked, small, "nl"), "who") == people


def test_a_person_is_shown_with_the_posts_they_held(small: Memory) -> None:
    found = who(Asked(person="Bo Boers"), small, "nl")
    assert column(found, "post") == ["Minister van Dijken", "Minister van Water"]
    assert set(column(found, "role")) == {"in functie"}


def test_a_ministry_on_a_day_is_shown_with_its_minister(small: Memory) -> None:
    found = who(Asked(ministry="DIJ", on="2016-06-06"), small, "nl")
    assert column(found, "who") == ["Bo Boers"]


def test_every_row_of_a_document_names_the_statement_that_says_so(small: Memory) -> None:
    found = who(Asked(topic="opvang"), small, "nl")
    assert column(found, "statement") == ["statement/5555555555555555"]
    assert column(found, "document") == ["Jaarplan"]


def test_what_only_the_reference_facts_say_is_called_so(small: Memory) -> None:
    found = who(Asked(programme="Droge Voeten"), small, "nl")
    assert column(found, "role") == ["coördinatie (volgens naslag)"]
    assert column(found, "statement") == [""]

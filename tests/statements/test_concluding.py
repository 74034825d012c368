"""In which sections of a report its author speaks."""

import tomllib
from pathlib import Path

import pytest

from kg.statements import concluding as module
from kg.statements.concluding import concluding, is_silent

TABLE = tomllib.loads(Path(module.__file__).with_name("sections.toml").read_text("utf-8"))
ROWS = [
    # headings in order, those under which the author speaks
    (
        ("1 Inleiding", "2 Conclusie", "2.1 Melding", "Opsporing", "3 Methode"),
        {"2 Conclusie", "2.1 Melding", "Opsporing"},
    ),
    (("Voorwoord", "Kader"), {"Voorwoord"}),
    (("4 Opsporing", "4.6 Conclusie", "4.7 Cijfers"), {"4.6 Conclusie"}),
]


@pytest.mark.parametrize(("labels", "spoken"), ROWS)
def test_a_chapter_of_conclusions_counts_with_all_under_it(labels: tuple[str, ...], spoken: set[str]) -> None:
    assert concluding(labels) == spoken


@pytest.mark.parametrize("label", TABLE["examples"])
def test_a_heading_says_that_the_author_speaks(label: str) -> None:
    assert concluding([label])


@pytest.mark.parametrize("label", TABLE["counters"])
def test_another_heading_does_not(label: str) -> None:
    assert not concluding([label])


@pytest.mark.parametrize("label", TABLE["silent-examples"])
def test_a_list_of_works_or_words_says_nothing(label: str) -> None:
    assert is_silent(label)


@pytest.mark.parametrize("label", TABLE["silent-counters"])
def test_a_heading_that_only_names_one_may_say_something(label: str) -> None:
    assert not is_silent(label)

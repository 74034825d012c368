"""Figures: one number, a range, a share; and what only looks like one."""

import tomllib
from pathlib import Path

import pytest

from kg.statements import figures
from kg.statements.figures import find

TABLE = tomllib.loads(Path(figures.__file__).with_suffix(".toml").read_text("utf-8"))

FOUND = [
    # sentence, number, low, high, unit, year
    ("tussen de 5.000 en 7.500 slachtoffers van mensenhandel", "", "5000", "7500", "slachtoffers", ""),
    ("120-130 daders worden jaarlijks veroordeeld", "", "120", "130", "daders", ""),
    ("Dit is gemiddeld 70%-75% van de gedagvaarde verdachten", "", "70", "75", "%", ""),
    ("ongeveer 1.300 minderjarige slachtoffers", "1300", "", "", "minderjarige slachtoffers", ""),
    ("17% van de jongens", "17", "", "", "%", ""),
    ("ongeveer 2,5 miljard euro", "2.5", "", "", "miljard euro", ""),
    ("Een op de drie kinderen maakt dit mee", "1", "", "", "op drie kinderen", ""),
    (
        "In 2013 werden 1.437 mogelijke slachtoffers geregistreerd",
        "1437",
        "",
        "",
        "mogelijke slachtoffers",
        "2013",
    ),
    ("de duur is gemiddeld 10 maanden", "10", "", "", "maanden", ""),
    ("in zeſtien arrondissementen", "16", "", "", "arrondissementen", ""),
    ("De gemiddelde straf was 1 jaar en 10 maanden", "22", "", "", "maanden", ""),
    ("Van de zaken waren 40 van de 200 meldingen onbekend", "40", "", "", "van de 200 meldingen", ""),
    ("Hiervoor is € 2 miljoen beschikbaar", "2", "", "", "miljoen euro", ""),
    ("Er is €150.000 nodig", "150000", "", "", "euro", ""),
    ("Vanaf 2019 ontvingen 900 slachtoffers hulp", "900", "", "", "slachtoffers", "2019"),
    ("Het aandeel was 2,5% in 2019", "2.5", "", "", "%", "2019"),
    ("Er werden zestien arrondissementen bezocht", "16", "", "", "arrondissementen", ""),
]
SILENT = [
    "Zie artikel 5 kinderen.",
    "In de jaren 2014-2013 kinderen.",
    "Hij is 10 jaar.",
    "De brief van 5 april 2017.",
    "Er zijn veel slachtoffers.",
    "Er is sinds 2023 de slachtoffer-opvang.",
    "Sinds 2023 slachtoffers vaker melden, is er meer zicht.",
    "Zie bijlage 3 meldingen.",
    "Zij moet 3 jaar en 4 maanden zijn geweest.",
    "2010 2011 2012 2013 2014 0% 10% 20% 30% 40% 50% 60% 70% slachtoffers meldingen",
]


@pytest.mark.parametrize(("sentence", "number", "low", "high", "unit", "year"), FOUND)
def test_a_figure_is_read(  # noqa: PLR0913, PLR0917 - the columns of a row
    sentence: str, number: str, low: str, high: str, unit: str, year: str
) -> None:
    count = next(find(sentence))
    assert (count.number, count.low, count.high, count.unit, count.year) == (number, low, high, unit, year)


@pytest.mark.parametrize("sentence", SILENT)
def test_what_is_no_figure_stays_out(sentence: str) -> None:
    assert not list(find(sentence))


@pytest.mark.parametrize(("sentence", "year"), TABLE["years-examples"])
def test_a_figure_is_of_the_year_that_the_sentence_names(sentence: str, year: str) -> None:
    assert {count.year for count in find(sentence)} == {year}


@pytest.mark.parametrize("sentence", TABLE["years-counters"])
def test_another_number_is_not_the_year_of_a_figure(sentence: str) -> None:
    assert {count.year for count in find(sentence)} == {""}


def test_a_sentence_may_count_more_than_one_thing() -> None:
    counts = list(find("In 2019 waren er 1.372 meldingen, 17% van de meisjes en tussen de 5 en 10 daders."))
    assert [(count.number or count.low, count.unit) for count in counts] == [
        ("1372", "meldingen"),
        ("17", "%"),
        ("5", "daders"),
    ]


def test_a_figure_without_a_unit_is_of_that_of_the_one_before() -> None:
    first, second = find("Er zijn 900 meldingen in 2019, tegenover 163 in 2015.")
    assert (first.number, first.unit, first.year) == ("900", "meldingen", "2019")
    assert (second.number, second.unit, second.year) == ("163", "meldingen", "2015")
    assert not list(find("Dat waren er 163 in 2015."))

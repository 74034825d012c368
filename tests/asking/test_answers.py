"""What each question finds in the small graph of `data/small.trig`, known by heart."""

import pytest

from kg.asking.answers import Answer, answer, short
from kg.asking.formats import shown
from kg.asking.questions import named
from kg.asking.source import Memory
from kg.asking.wording import Lang


def cells(found: Answer, *columns: str, lang: Lang = "nl") -> list[tuple[str, ...]]:
    places = [found.columns.index(column) for column in columns]
    return [
        tuple(shown(found, found.columns[place], row[place], lang) for place in places) for row in found.rows
    ]


@pytest.mark.parametrize(
    ("question", "values", "columns", "expected"),
    [
        (
            "asked-of-ministry",
            {"ministry": "WAT"},
            ["statement", "addressee", "strength"],
            [("statement/1111111111111111", "Ada Adams; Bo Boers", "vraagt")],
        ),
        ("asked-of-ministry", {"ministry": "Ministerie van Dijken en Duinen"}, ["statement"], []),
        (
            "coordinator",
            {},
            ["post", "person", "since"],
            [("Minister van Water", "Ada Adams", "2016-01-01")],
        ),
        ("coordinator", {"on": "2020-01-01"}, ["person"], [("Bo Boers",)]),
        ("coordinator", {"on": "2001-01-01"}, ["person"], []),
        ("coordinator", {"theme": "opvang"}, ["person"], []),
        ("coordinator", {"theme": "floods"}, ["person"], [("Ada Adams",)]),
        (
            "responsible-for-theme",
            {"theme": "shelter"},
            ["theme", "holder", "role"],
            [("opvang", "Ministerie van Water", "financiering")],
        ),
        (
            "programmes",
            {},
            ["programme", "document", "leader"],
            [
                ("Droge Voeten", "Brief over het water", "Minister van Water"),
                ("Zand erover", "Brief over het water", "niet bekend"),
            ],
        ),
        ("promises", {}, ["holder", "due", "due_words"], [("Cor Cools", "2024-09", "Dit najaar")]),
        ("laws", {}, ["law", "identifier", "document"], [("Waterwet", "BWBR0000001", "Jaarplan")]),
        ("quoted", {}, ["person", "post"], [("Ada Adams", "niet bekend")]),
        ("about-programme", {"programme": "droge"}, ["kind", "text"], None),
        (
            "career",
            {"person": "Bo Boers"},
            ["post", "start", "end"],
            [
                ("Minister van Dijken", "2015-06-01", "2018-01-01"),
                ("Minister van Water", "2018-01-01", ""),
            ],
        ),
        (
            "rapporteur-at",
            {},
            ["document", "person"],
            [("Brief over het water", "Cor Cools"), ("Jaarplan", "niet bekend")],
        ),
        (
            "post-holders",
            {"on": "2017-12-31", "ministry": "WAT"},
            ["post", "person"],
            [("Minister van Water", "Ada Adams")],
        ),
        (
            "post-holders",
            {"on": "2018-01-01", "ministry": "WAT"},
            ["post", "person"],
            [("Minister van Water", "Bo Boers")],
        ),
        (
            "ministry-names",
            {"ministry": "DIJ"},
            ["ministry", "end", "successor", "event_date"],
            [("Ministerie van Dijken", "2018-01-01", "Ministerie van Dijken en Duinen", "2018-01-01")],
        ),
        ("copies", {}, ["file", "original"], [("kopie.txt", "Brief over het water")]),
        (
            "unresolved",
            {},
            ["written_as", "candidate", "reason"],
            [("Waterwet", "Ada Adams; Bo Boers", "two people")],
        ),
        (
            "documents",
            {},
            ["file", "issued", "count"],
            [
                ("kopie.txt", "niet bekend", "0"),
                ("eerste.txt", "2017-04-05", "3"),
                ("tweede.txt", "2024", "4"),
            ],
        ),
        ("low-confidence", {}, ["confidence"], [("0.5",), ("0.6",)]),
        ("low-confidence", {"below": "0,55"}, ["confidence"], [("0.5",)]),
        ("municipalities-police", {}, ["addressee"], [("Gemeente Zee",), ("Politie",)]),
        ("no-addressee", {}, ["text"], [("Er moet meer zand komen.",)]),
        (
            "several-addressees",
            {},
            ["addressee"],
            [("Ada Adams; Bo Boers",), ("Gemeente Zee; Politie; Rijk",)],
        ),
        (
            "evidence",
            {"statement": "statement/1111111111111111"},
            ["start", "end", "rule"],
            [("10", "42", "ask-you")],
        ),
    ],
)
def test_each_question_finds_what_the_graph_says(
    question: str,
    values: dict[str, str],
    columns: list[str],
    expected: list[tuple[str, ...]] | None,
    small: Memory,
) -> None:
    found = cells(answer(named(question), values, small, "nl"), *columns)
    assert found if expected is None else found == expected


def test_labels_come_in_the_language_of_the_reader(small: Memory) -> None:
    found = answer(named("responsible-for-theme"), {}, small, "en")
    assert ("shelter", "Ministry of Water", "funding") in cells(found, "theme", "holder", "role", lang="en")


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        ("https://w3id.org/verantwoord/id/person/ada-adams", "person/ada-adams"),
        ("https://w3id.org/verantwoord/ontology#Letter", "kg:Letter"),
        ("https://example.org/x", "https://example.org/x"),
    ],
)
def test_an_iri_is_shortened_as_people_write_it(iri: str, name: str) -> None:
    assert short(iri) == name

"""What came of recommendations, in the small graph of `data/replies.trig`, known by heart."""

import pytest

from kg.asking.answers import Answer, answer
from kg.asking.explain import explain
from kg.asking.formats import shown
from kg.asking.questions import named
from kg.asking.source import Memory


def cells(found: Answer, columns: list[str]) -> list[tuple[str, ...]]:
    places = [found.columns.index(column) for column in columns]
    return [
        tuple(shown(found, found.columns[place], row[place], "nl") for place in places) for row in found.rows
    ]


@pytest.mark.parametrize(
    ("question", "values", "columns", "expected"),
    [
        (
            "addressed-then-and-now",
            {},
            ["document", "post", "person", "now_post", "now"],
            [
                ("Eerste brief", "Minister van Water", "Ada Adams", "Minister van Zee", "Eva Eik"),
                ("Tweede brief", "Minister van Zee", "Bo Boers", "Minister van Zee", "Eva Eik"),
            ],
        ),
        (
            "addressed-then-and-now",
            {"on": "2017-12-31", "post": "Minister van Water"},
            ["person", "now_post", "now"],
            [("Ada Adams", "Minister van Water", "Ada Adams")],
        ),
        (
            "addressed-then-and-now",
            {"on": "2018-01-01", "post": "Minister van Water"},
            ["person", "now_post", "now"],
            [("Ada Adams", "Minister van Zee", "Bo Boers")],
        ),
        (
            "addressed-then-and-now",
            {"on": "2001-01-01", "post": "Minister van Water"},
            ["person", "now"],
            [("Ada Adams", "niet bekend")],
        ),
        (
            "responsible-for",
            {"thing": "Pompwet"},
            ["thing", "holder", "role"],
            [("Pompwet", "Politie", "uitvoering")],
        ),
        ("responsible-for", {"thing": "Droge Voeten"}, ["holder"], []),
        ("ministry-names", {"on": "2017-12-31"}, ["ministry"], [("Ministerie van Water",)]),
        ("ministry-names", {"on": "2018-01-01"}, ["ministry"], [("Ministerie van Zee",)]),
        (
            "unanswered",
            {},
            ["text", "ministry", "searched_until"],
            [
                ("Ik vraag u zand te storten.", "Ministerie van Water", "2020"),
                ("Stort nu eindelijk zand.", "Ministerie van Zee", "2020"),
            ],
        ),
        ("unanswered", {"ministry": "WAT"}, ["text"], [("Ik vraag u zand te storten.",)]),
        (
            "responses",
            {},
            ["stance", "asked", "stated_by"],
            [
                ("overgenomen", "Ik vraag u de dijken te verhogen.", "Ada Adams"),
                ("afgewezen", "De politie moet varen.", "Politie"),
            ],
        ),
        ("responses", {"stance": "rejected"}, ["text"], [("Dit nemen wij niet over.",)]),
        ("responses", {"stance": "deels overgenomen"}, ["text"], []),
        (
            "answering-passage",
            {"recommendation": "statement/a1"},
            ["quote", "section", "signer", "signer_post"],
            [("Deze aanbeveling neem ik over.", "2. Dijken", "Ada Adams", "Minister van Water")],
        ),
        (
            "overdue",
            {},
            ["due_words", "day", "report"],
            [("Dit jaar", "2020", "Het rapport verscheen te laat.")],
        ),
        ("overdue", {"on": "2017-12-31"}, ["due_words"], []),
        ("overdue", {"on": "2018-01-01"}, ["due_words"], [("Dit jaar",)]),
        ("overdue", {"on": "2031-01-01"}, ["due_words"], [("Dit jaar",), ("In 2030",)]),
        (
            "led-to",
            {},
            ["result", "asked", "stated_by"],
            [("Droge Voeten", "Ik vraag u de dijken te verhogen.", "Ada Adams")],
        ),
        (
            "outlived-cabinet",
            {},
            ["cabinet", "post", "text", "heir_post", "heir"],
            [
                (
                    "kabinet-Een",
                    "Minister van Water",
                    "Ik vraag u zand te storten.",
                    "Minister van Zee",
                    "Bo Boers",
                )
            ],
        ),
        (
            "repeated",
            {},
            ["earlier_text", "earlier_issued", "text", "issued"],
            [("Ik vraag u zand te storten.", "2017-04-05", "Stort nu eindelijk zand.", "2019-02-02")],
        ),
        (
            "dropped-themes",
            {},
            ["theme", "last_asked", "count", "later"],
            [
                ("overstroming", "2017-04-05", "1", "Tweede brief"),
                ("getij", "2017-04-05", "1", "Tweede brief"),
            ],
        ),
        (
            "new-between",
            {"earlier": "Eerste brief", "later": "c.txt"},
            ["thing", "statement"],
            [("Bo Boers", "statement/c1"), ("Minister van Zee", "statement/c1")],
        ),
        (
            "new-between",
            {"earlier": "b.txt", "later": "Tweede brief"},
            ["link", "thing"],
            [
                ("kg:about", "Pompwet"),
                ("kg:about", "zand"),
                ("kg:addressee", "Bo Boers"),
                ("kg:addresseePost", "Minister van Zee"),
            ],
        ),
        (
            "asked-on-theme",
            {"theme": "overstroming"},
            ["addressee", "text"],
            [("Politie", "De politie moet varen."), ("Ada Adams", "Ik vraag u de dijken te verhogen.")],
        ),
        ("asked-on-theme", {"theme": "zand", "since": "2018"}, ["text"], [("Stort nu eindelijk zand.",)]),
        (
            "about-law",
            {"law": "Pompwet"},
            ["kind", "text"],
            [
                ("kg:Responsibility", "De politie voert de Pompwet uit."),
                ("kg:Recommendation", "Stort nu eindelijk zand."),
            ],
        ),
        (
            "organisations",
            {},
            ["organisation", "count"],
            [("Politie", "3"), ("Ministerie van Water", "2"), ("Ministerie van Zee", "1")],
        ),
    ],
)
def test_what_came_of_recommendations_is_found(
    question: str,
    values: dict[str, str],
    columns: list[str],
    expected: list[tuple[str, ...]],
    replies: Memory,
) -> None:
    assert cells(answer(named(question), values, replies, "nl"), columns) == expected


def test_an_answer_is_explained_with_the_words_that_it_answers(replies: Memory) -> None:
    assert "«Ik vraag u de dijken te verhogen.»" in explain("statement/b1", replies, "nl")

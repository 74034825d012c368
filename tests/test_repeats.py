"""What asks the same again is found by its weighty words, and chains back to where it was first asked."""

import pytest

from kg.repeats import Asked, repeats

SHELTER = "Ik adviseer u de categorale opvang voor minderjarige slachtoffers structureel te financieren."
OTHERS = [
    Asked(f"other-{number}", f"doc-{number}", "2010-01-01", text, frozenset())
    for number, text in enumerate(
        [
            "De registratie van meldingen moet worden verbeterd.",
            "Ik verzoek u de capaciteit van de recherche uit te breiden.",
            "Gemeenten dienen beleid te ontwikkelen tegen arbeidsuitbuiting.",
            "Investeer in deskundigheid van artsen en wijkteams.",
        ]
    )
]


def asked(name: str, text: str, date: str, *about: str) -> Asked:
    return Asked(name, f"document-{name}", date, text, frozenset(about))


def test_the_same_asked_three_times_is_a_chain_back_to_the_first() -> None:
    found = repeats(
        [
            *OTHERS,
            asked("c", f"Nogmaals: {SHELTER}", "2021-01-01"),
            asked("a", SHELTER, "2015-01-01"),
            asked(
                "b",
                "Financier de categorale opvang voor minderjarige slachtoffers structureel.",
                "2018-01-01",
            ),
        ]
    )
    assert [(each.later, each.earlier) for each in found] == [("b", "a"), ("c", "b")]
    assert {"categorale", "opvang"} <= set(found[0].words)
    assert all(0 < each.score <= 1 for each in found)


@pytest.mark.parametrize(
    "other",
    [
        asked("b", "Ik adviseer u dit onderwerp te agenderen.", "2018-01-01"),
        asked("b", SHELTER, "2015-01-01"),
        asked("b", SHELTER, ""),
        asked("b", SHELTER, "2018-01-01", "another theme"),
        Asked("b", "document-a", "2018-01-01", SHELTER, frozenset()),
    ],
    ids=["other words", "the same day", "no date", "another topic", "the same document"],
)
def test_what_does_not_ask_the_same_later_elsewhere_is_no_repetition(other: Asked) -> None:
    assert repeats([*OTHERS, asked("a", SHELTER, "2015-01-01", "a theme"), other]) == ()


def test_the_order_of_the_recommendations_does_not_matter() -> None:
    known = [*OTHERS, asked("a", SHELTER, "2015-01-01"), asked("b", SHELTER, "2018-01-01")]
    assert repeats(known) == repeats(known[::-1])


def test_whom_two_recommendations_ask_is_not_what_they_ask() -> None:
    who = "De minister van Volksgezondheid, Welzijn en Sport"
    one = asked("a", f"{who} dient artsen te scholen.", "2015-01-01")
    other = asked("b", f"{who} dient gezinshuizen te inspecteren.", "2018-01-01")
    assert repeats([*OTHERS, one, other], ["Ministerie van Volksgezondheid, Welzijn en Sport"]) == ()
    assert repeats([*OTHERS, one, other])

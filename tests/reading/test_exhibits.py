"""Tables and charts in a PDF are set aside, and the sentence that they stand in goes on."""

import pytest

from kg.model import FurnitureKind, Text
from tests.reading.test_sizes import BODY, page

SMALL = 8
RUNNING = 11
ABOVE = ("In deze jaren was dat anders, zo bleek: dit aandeel lag toen hoger dan voor", RUNNING, "plain")
BELOW = ("minderjarige slachtoffers in de jaren daarvoor, en dat is zorgelijk.", RUNNING, "plain")
SENTENCE = "dit aandeel lag toen hoger dan voor minderjarige slachtoffers in de jaren daarvoor"


def aside(text: Text) -> str:
    return "\n".join(text.quote(item.span) for item in text.furniture if item.kind == FurnitureKind.TABLE)


@pytest.mark.parametrize(
    "exhibit",
    [
        pytest.param(
            [("0%", SMALL), ("50%", SMALL), ("100%", SMALL), ("2013 2014 2015", SMALL), ("Meldingen", SMALL)],
            id="the ticks and labels of a chart",
        ),
        pytest.param(
            [("Meldingen", SMALL), ("Aangiften", SMALL), ("2013 2014 2015 2016", SMALL)],
            id="labels above the first figures",
        ),
        pytest.param(
            [("Figuur 3.2 Meldingen bij de politie 2013-2017", 10), ("Man", SMALL), ("Vrouw", SMALL)],
            id="a caption with labels only",
        ),
        pytest.param(
            [
                ("Tabel 4 Nationaliteit van slachtoffers", RUNNING),
                ("Bulgaarse 12 4% 3 1%", RUNNING),
                ("Totaal 40 100% 37 100%", RUNNING),
                ("Bron: CoMensha, cijfers over het jaar 2015.", RUNNING),
            ],
            id="a table in the type of the running text, with its source",
        ),
        pytest.param(
            [("2015 2016 2017", RUNNING), ("114 98 120", RUNNING)], id="rows of figures without a caption"
        ),
    ],
)
def test_an_exhibit_within_a_sentence_is_set_aside(exhibit: list[tuple[str, int]]) -> None:
    text = page(ABOVE, *((words, size, "plain") for words, size in exhibit), BELOW)
    assert SENTENCE in text.clean
    assert aside(text).split("\n") == [words for words, _ in exhibit]


@pytest.mark.parametrize(
    "line",
    [
        "Figuur 3.2 laat zien hoeveel meldingen er in deze jaren zijn gedaan.",
        "In 2013 waren dit er bijna 2.000, in 2017 nog maar ongeveer 1.400.",
        "2015 was het jaar waarin het programma begon; sindsdien nam het aantal toe.",
        "Bronnen van inkomsten zijn er genoeg.",
    ],
)
def test_a_sentence_with_numbers_stays(line: str) -> None:
    text = page((f"{BODY}.", RUNNING, "plain"), (line, RUNNING, "plain"), (f"{BODY}.", RUNNING, "plain"))
    assert line in text.clean
    assert not aside(text)


def test_a_line_of_figures_that_carries_on_a_sentence_stays() -> None:
    text = page(
        (f"{BODY}, in de jaren", RUNNING, "plain"),
        ("2013, 2014, 2015", RUNNING, "plain"),
        ("en daarna ook bij de politie, die daarvoor meer mensen nodig heeft dan nu.", RUNNING, "plain"),
    )
    assert "in de jaren 2013, 2014, 2015 en daarna" in text.clean


def test_a_heading_ends_an_exhibit() -> None:
    text = page(
        ("Figuur 3.2 Meldingen bij de politie 2013-2017", 10, "bold"),
        ("Man", SMALL, "plain"),
        ("3.3 Meldingen naar leeftijd", 13, "bold"),
        (f"{BODY}.", RUNNING, "plain"),
    )
    assert "3.3 Meldingen naar leeftijd" in text.clean
    assert "Man" not in text.clean

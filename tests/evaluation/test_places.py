"""Where the quotes of gold stand in a document, and what is held against them there."""

from pathlib import Path

import pytest

from kg.evaluation.gold import Gold, Item
from kg.evaluation.places import Places, in_cleaned, in_file
from kg.model import Span, Text
from kg.reading import read_bytes

LONG = "De politie en het Openbaar Ministerie kunnen de zaak van het slachtoffer ook zelf onderzoeken."
SHORT = "Het OM kan de zaak ook seponeren."
TEXT = f"Zo gaat het.\n\n{LONG}\n\nDat is niet altijd zo.\n\n{SHORT}\n"

QUOTES = [
    # a quote, what stands in the text where it does
    (SHORT, SHORT),
    (LONG, LONG),
    ("kunnen de zaak van het slachtoffer ook zelf", "kunnen de zaak van het slachtoffer ook zelf"),
    # a page head was copied with it
    (LONG.replace("kunnen", "Pagina 3 van 9 kunnen"), LONG),
    # case, accents and punctuation aside
    (SHORT.upper().replace(" ", "  "), SHORT),
]


def text(words: str = TEXT) -> Text:
    return read_bytes(words.encode(), "letter.txt")


def gold(*quotes: str) -> Gold:
    items = tuple(Item(each, must=True) for each in quotes)
    return Gold(Path("a.yaml"), "letter.txt", statements=(("concerns", items),))


def stood(quote: str, words: str = TEXT) -> list[str]:
    read = text(words)
    return [read.clean[place.start : place.end] for place in in_cleaned(gold(quote), read).of[quote]]


@pytest.mark.parametrize(("quote", "there"), QUOTES)
def test_a_quote_stands_where_most_of_its_words_in_a_row_do(quote: str, there: str) -> None:
    assert stood(quote) == [there.strip(".")]


def test_a_quote_whose_words_stand_twice_has_two_places() -> None:
    assert stood(SHORT, f"{SHORT}\n\nEn nog eens.\n\n{SHORT}\n") == [SHORT.strip(".")] * 2


@pytest.mark.parametrize("quote", ["Zorgelijk.", "Niemand weet hoe het met de slachtoffers gaat.", ""])
def test_a_quote_that_stands_nowhere_or_is_too_short_has_no_place(quote: str) -> None:
    assert stood(quote) == []


def test_a_short_sentence_is_not_the_long_quote_that_has_its_words() -> None:
    read = text()
    places = in_file(gold(LONG), read)
    long, short = (read.raw.index(each) for each in (LONG, SHORT))
    assert places.same(LONG, LONG, (Span(long, long + len(LONG)),))
    assert not places.same(LONG, SHORT, (Span(short, short + len(SHORT)),))
    assert Places().same(LONG, SHORT, (Span(short, short + len(SHORT)),))  # by words alone it is


def test_what_stands_in_the_place_of_a_quote_has_its_words_as_well() -> None:
    read = text()
    long = read.raw.index(LONG)
    assert not in_file(gold(LONG), read).same(LONG, "Er schijnt geen zon vandaag.", (Span(long, long + 9),))

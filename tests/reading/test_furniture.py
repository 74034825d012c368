"""Page furniture is set aside, and text that only looks like it is not."""

import re
import tomllib
from pathlib import Path

import pytest

from kg.model import FurnitureKind
from kg.reading import furniture as module
from kg.reading import read_bytes
from kg.reading.contacts import contact_details
from kg.reading.furniture import patterns

TABLE = tomllib.loads((Path(module.__file__).parent / "furniture.toml").read_text("utf-8"))
SINGLE = [
    ("page_number", patterns().page_number),
    ("address", patterns().address),
    ("image_description", patterns().image),
]
CONTACTS = [
    # text, what is a contact detail in it
    ("bel 06-11495257 voor vragen", ["06-11495257"]),
    ("T 070 370 45 14", ["070 370 45 14"]),
    ("+31 6 12345678", ["+31 6 12345678"]),
    ("Tt F 070 - 342 41 30 w", ["070 - 342 41 30"]),
    ("m.abelman@ \n\nnationaalrapporteur.nl", ["m.abelman@ \n\nnationaalrapporteur.nl"]),
    ("S.El.Messaoudi@nationaalrapporteur.nl", ["S.El.Messaoudi@nationaalrapporteur.nl"]),
    ("(06) 1234.5678", ["(06) 1234.5678"]),
    ("mobiel 06/12345678", ["06/12345678"]),
    ("bel 088/7870000", ["088/7870000"]),
    ("in Brussel: +32 2 123 45 67", ["+32 2 123 45 67"]),
    ("T: 020-0123456", ["020-0123456"]),
    ("bel 06 1234\n5678 of mail", ["06 1234\n5678"]),
    ("j.jansen (at) minvws.nl", ["j.jansen (at) minvws.nl"]),
    ("j.jansen[at]minvws.nl", ["j.jansen[at]minvws.nl"]),
    ("jansen@postbus51", ["jansen@postbus51"]),
    ("naam@minis-\nterie.nl", ["naam@minis-\nterie.nl"]),
    ("rekening NL91 ABNA 0417 1643 00", ["NL91 ABNA 0417 1643 00"]),
    ("de politie is bereikbaar op 0900-8844", []),
    ("het kost 0900 1234567 euro", []),
    ("parketnummers 09-777258-13 en 05-740065-13", []),
    ("artikel 273f, 06-10-2016, Kamerstuk 28638-206", []),
    ("BWBR0001854, ECLI:NL:HR:2016:2440, 1.234.567 euro", []),
    ("Twitter: @politie", []),
    ("in de jaren 2011-2015 waren er 1.561", []),
    ("Postbus 20301 2500 EH Den Haag, kenmerk 14071", []),
    ("dossier 28638, nr. 206 van 2024", []),
]


@pytest.mark.parametrize(("name", "pattern"), SINGLE)
def test_each_pattern_matches_its_examples_and_not_its_counters(name: str, pattern: re.Pattern[str]) -> None:
    for example in TABLE[name]["examples"]:
        assert pattern.fullmatch(example), example
    for counter in TABLE[name]["counter"]:
        assert not pattern.fullmatch(counter), counter


def test_each_label_matches_its_examples() -> None:
    for row, label in zip(TABLE["label"], patterns().labels, strict=True):
        for example in row["examples"]:
            assert label.pattern.fullmatch(example), example


@pytest.mark.parametrize(("text", "expected"), CONTACTS)
def test_contact_details_are_found_and_numbers_are_not(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in contact_details(text)] == expected


def test_a_margin_in_the_body_is_set_aside_and_the_letterhead_is_not() -> None:
    letter = (
        "Datum 5 april 2017\n\nGeachte heer,\n\nZin.\n\nDatum\n5 april 2017\nOns kenmerk\n10026\n\nOok.\n"
    )
    text = read_bytes(letter.encode(), "letter.txt")
    aside = [text.quote(item.span) for item in text.furniture if item.kind == FurnitureKind.MARGIN]
    assert aside == ["Datum", "5 april 2017", "Ons kenmerk", "10026"]
    assert "Datum 5 april 2017" in text.clean


@pytest.mark.parametrize(
    ("lines", "clean"),
    [
        ("de aanpak van mensen-\nhandel is goed.", "de aanpak van mensenhandel is goed."),
        ("de slachtoffer-\nen daderkant", "de slachtoffer- en daderkant"),
        ("een zin\nop twee regels", "een zin op twee regels"),
        ("## Kop\n\nTekst **vet** en [link](#).", "Kop\n\nTekst vet en link."),
    ],
)
def test_lines_are_joined_to_sentences(lines: str, clean: str) -> None:
    assert read_bytes(lines.encode(), "any.txt").clean == clean

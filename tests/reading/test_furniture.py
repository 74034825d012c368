"""Page furniture is set aside, and text that only looks like it is not."""

import re
import tomllib
from pathlib import Path

import pytest

from kg.model import FurnitureKind
from kg.reading import furniture as module
from kg.reading import read_bytes
from kg.reading.furniture import patterns

TABLE = tomllib.loads((Path(module.__file__).parent / "furniture.toml").read_text("utf-8"))
SINGLE = [
    ("page_number", patterns().page_number),
    ("address", patterns().address),
    ("image_description", patterns().image),
    ("table_row", patterns().row),
    ("exhibit", patterns().caption),
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


BODY = "\n".join(
    f"Dit is regel {each} van de lopende tekst van een lang verslag," for each in "abcdefghijklmnopqrstuv"
)


def paged(*heads: str) -> str:
    """Return a text with these heads, each under the number of its page and above a page of lines."""
    return "\n\n".join(f"{number}\n\n{head}\n\n{BODY}" for number, head in enumerate(heads, 12))


@pytest.mark.parametrize(
    ("heads", "left"),
    [
        (["Monitor mensenhandel"] * 4, ["Monitor mensenhandel"]),  # the first may be the title
        ([f"Jaarplan 2025 pagina {page}" for page in (1, 2, 3, 4)], ["Jaarplan 2025 pagina 1"]),
        (["Vraag 1", "Vraag 4", "Vraag 9", "Vraag 11"], ["Vraag 1", "Vraag 4", "Vraag 9", "Vraag 11"]),
    ],
)
def test_a_head_that_comes_back_on_each_page_is_set_aside(heads: list[str], left: list[str]) -> None:
    lines = read_bytes(paged(*heads).encode(), "verslag.txt").clean.splitlines()
    assert [line for line in lines if line in heads] == left


def test_a_head_that_bears_the_number_of_its_page_is_set_aside() -> None:
    head = "Rapporteur, Ketenpartners in beeld nader bezien"
    pages = (f"{BODY}\n\n{number}   {head}\n\n" for number in range(68, 72))
    assert "Ketenpartners" not in read_bytes("".join(pages).encode(), "verslag.txt").clean


def test_heads_of_facing_pages_and_of_pages_apart_are_set_aside() -> None:
    left, right = "Kind in opdracht", "Conclusies"
    facing = "".join(
        f"{BODY}\n\n{f'{number}     {left}' if number % 2 else f'{right}     {number}'}\n\n"
        for number in range(91, 95)
    )
    assert not {left, right} & set(read_bytes(facing.encode(), "verslag.txt").clean.split("\n\n"))
    assert left not in read_bytes(facing.encode(), "verslag.txt").clean
    apart = "".join(f"{BODY}\n\n{number}     Jaarplan\n\n" for number in (4, 5, 7, 10, 11))
    assert "Jaarplan" not in read_bytes(apart.encode(), "verslag.txt").clean


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"Antwoord van de minister op vraag {each}\n\n{BODY}\n\n" for each in range(1, 6)),
        "".join(f"## Reactie van het kabinet op aanbeveling {each}\n\n{BODY}\n\n" for each in range(1, 6)),
        "".join(f"{each}\n\nAntwoord\n\nJa, dat klopt. Dit is het antwoord.\n\n" for each in range(1, 9)),
    ],
)
def test_what_is_numbered_and_stands_in_the_text_is_kept(text: str) -> None:
    kept = read_bytes(text.encode(), "antwoorden.md").clean.lower()
    assert all(kept.count(word) == text.lower().count(word) for word in ("antwoord", "reactie"))


def test_numbers_that_stand_close_are_of_no_pages() -> None:
    rows = "\n".join(f"{number}\nTotaal" for number in range(1, 6))
    assert read_bytes(rows.encode(), "tabel.txt").clean.count("Totaal") == 5


def test_headings_with_a_number_apart_are_no_heads_of_pages() -> None:
    half = "\n".join(BODY.splitlines()[:11])
    text = "".join(f"Aanbeveling   {number}\n\n{half}\n\n" for number in range(1, 5))
    assert read_bytes(text.encode(), "verslag.txt").clean.count("Aanbeveling") == 4

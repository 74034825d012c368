"""A letter that lost its line ends is given those of its head and foot back."""

import pytest

from kg.reading import read_bytes
from kg.reading.unrolled import Cut, alike, cuts

BODY = (
    "Wij hebben de vragen van de commissie met aandacht gelezen en beantwoorden ze hieronder een voor een. "
    * 30
)
FLAT = (
    "Algemene Rekenkamer Lange Voorhout 8 Postbus 20015 2500 EA Den Haag De Voorzitter van de Tweede Kamer "
    "der Staten-Generaal Binnenhof 4 2513 AA Den Haag DATUM 13 februari 2012 BETREFI Antwoorden "
    "Geachte mevrouw Verbeet, " + BODY
)


@pytest.mark.parametrize("cut", cuts(), ids=lambda cut: cut.pattern.pattern[:30])
def test_each_row_finds_its_examples_and_not_its_counters(cut: Cut) -> None:
    for example in cut.examples:
        assert cut.pattern.search(example), example
    for counter in cut.counter:
        assert not cut.pattern.search(counter), counter


@pytest.mark.parametrize(
    ("word", "label", "same"),
    [
        ("BETREFI", "betreft", True),
        ("8IJLAGE", "bijlage", True),
        ("DATUM", "datum", True),
        ("DAGEN", "datum", False),
        ("bedrag", "betreft", False),
    ],
)
def test_a_scan_may_misread_a_letter_of_a_label(word: str, label: str, *, same: bool) -> None:
    assert alike(word, label) is same


def test_a_letter_on_one_line_has_a_head_and_a_body() -> None:
    text = read_bytes(FLAT.encode(), "letter.txt")
    blocks = [text.clean[block.start : block.end] for block in text.blocks]
    assert "DATUM 13 februari 2012" in blocks
    assert "BETREFI Antwoorden" in blocks
    assert "Geachte mevrouw Verbeet," in blocks
    for run in text.runs:
        assert text.clean[run.clean : run.clean + run.length] == text.raw[run.raw : run.raw + run.length]


def test_a_long_paragraph_stays_one() -> None:
    assert len(read_bytes(BODY.strip().encode(), "note.txt").blocks) == 1

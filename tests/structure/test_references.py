"""Lists of literature: their entries are told from prose, and what stands around them keeps its part."""

import tomllib
from pathlib import Path

import pytest

from kg.model import BlockKind
from kg.reading import read_bytes
from kg.structure import references
from kg.structure.outline import outline

TABLE = tomllib.loads((Path(references.__file__).parent / "references.toml").read_text("utf-8"))
EXAMPLES = [(name, example) for name, part in TABLE.items() for example in part["examples"]]
COUNTERS = [(name, counter) for name, part in TABLE.items() for counter in part["counters"]]
ENTRIES = (
    "CoMensha 2014\n\nCoMensha (2014). Jaarverslag 2013. Het verhaal van CoMensha. Amersfoort: CoMensha.",
    "De Hullu 2015\n\nJ. de Hullu, Materieel strafrecht. Over algemene leerstukken, Deventer: Kluwer 2015.",
    "Geerse et al. 2009\n\nGeerse, G. en Los, B. (2009) Geweld. Een onderzoek. Den Haag: RV.",
)
BEFORE = "De opvang\n\nHet aantal meldingen is gestegen. Er moet meer opvang komen."
AFTER = "De opsporing\n\nDe politie is belast met de opsporing van deze strafbare feiten in heel Nederland."


def _fits(name: str, line: str) -> bool:
    """Tell whether a line is what a list of the table tells, as the code asks it."""
    looks = getattr(references.looks(), name)
    return bool(looks.findall(line) if name == "among" else looks.fullmatch(line))


@pytest.mark.parametrize(("name", "line"), EXAMPLES)
def test_a_line_is_what_the_table_says(name: str, line: str) -> None:
    assert _fits(name, line)


@pytest.mark.parametrize(("name", "line"), COUNTERS)
def test_a_line_that_only_looks_like_it_is_not(name: str, line: str) -> None:
    assert not _fits(name, line)


def _parts(*blocks: str) -> dict[str, BlockKind]:
    found = outline(read_bytes("\n\n".join(blocks).encode(), "rapport.txt"))
    return {each.text: each.block for each in found.sentences}


def test_a_row_of_entries_is_a_list_that_needs_no_heading() -> None:
    parts = _parts(BEFORE, *ENTRIES, AFTER)
    listed = {text for text, block in parts.items() if block == BlockKind.REFERENCE}
    assert listed == {line for each in ENTRIES for line in each.split("\n\n")}


def test_what_stands_around_a_list_keeps_its_part() -> None:
    parts = _parts(BEFORE, *ENTRIES, AFTER)
    assert parts["De opsporing"] == BlockKind.HEADING
    assert parts["Het aantal meldingen is gestegen."] == BlockKind.PARAGRAPH


def test_an_entry_that_looks_like_none_is_one_between_others() -> None:
    parts = _parts(*ENTRIES, "Sociaal en Cultureel Planbureau, z.j.", *ENTRIES)
    assert parts["Sociaal en Cultureel Planbureau, z.j."] == BlockKind.REFERENCE


def test_two_lines_that_look_like_entries_are_no_list() -> None:
    assert BlockKind.REFERENCE not in _parts(BEFORE, *ENTRIES[:2], AFTER).values()


def test_prose_that_cites_judgments_is_no_list() -> None:
    prose = (
        "De straf loopt uiteen: zie Rb. Rotterdam 4 september 2015, 10/7516-15, Hof Den Haag 5 mei 2016, "
        "22/001-15 en HR 7 juni 2017, 16/002. De minister moet dit onderzoeken."
    )
    assert set(_parts(prose).values()) == {BlockKind.PARAGRAPH}


def test_advice_between_two_lists_is_no_part_of_them() -> None:
    advice = "Ik adviseer de minister van Justitie en Veiligheid om de opvang te verbeteren."
    assert _parts(*ENTRIES, "4 Aanbevelingen", advice, *ENTRIES)[advice] == BlockKind.PARAGRAPH

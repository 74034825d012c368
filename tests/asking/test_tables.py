"""Tables stay readable: no id is cut, and no column becomes a ribbon of letters."""

import pytest

from kg.asking.answers import Answer, Value
from kg.asking.formats import render

ID = "statement/0123456789abcdef"
SENTENCE = "De minister coördineert de aanpak van mensenhandel in alle arrondissementen."
COLUMNS = ("earlier", "text", "document", "no_answer_in", "issued", "statement")
HEADINGS = ("eerder", "tekst", "document", "niet gevonden in deze documenten", "datum", "uitspraak")
CELLS = (f"{ID}; {ID[:-1]}0", SENTENCE, "Monitor mensenhandel 2020", "nee", "2020-05-01", ID)
ANSWER = Answer(COLUMNS, HEADINGS, (tuple((Value(cell),) for cell in CELLS),) * 2)


def words(text: str) -> set[str]:
    return set(text.replace(":", " ").split())


@pytest.mark.parametrize("width", [None, 40, 60, 80, 120, 176, 300])
def test_nothing_is_cut_or_broken_however_narrow_it_is(width: int | None) -> None:
    shown = words(render(ANSWER, "table", "nl", width))
    assert shown >= {word for cell in (*CELLS, *HEADINGS) for word in cell.split()}
    assert "…" not in shown


@pytest.mark.parametrize("width", [60, 80, 120, 176, 300])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, render(ANSWER, "table", "nl", width).splitlines())) <= width


@pytest.mark.parametrize(("width", "block"), [(None, False), (176, False), (80, True), (40, True)])
def test_a_terminal_too_narrow_for_the_columns_shows_a_block_for_each_row(
    width: int | None, *, block: bool
) -> None:
    shown = render(ANSWER, "table", "nl", width)
    assert ("─" not in shown) is block
    assert shown.count("\n\n") == (1 if block else 0)
    assert (f"uitspraak: {ID}" in " ".join(shown.split())) is block


def test_a_small_table_stays_one_in_a_narrow_terminal() -> None:
    answer = Answer(("name", "count"), ("naam", "aantal"), (((Value("Gemeenten"),), (Value("3"),)),))
    assert render(answer, "table", "nl", 40) == "naam        aantal\n──────────────────\nGemeenten   3\n"


def test_where_there_is_no_terminal_a_table_becomes_as_wide_as_its_ids_need() -> None:
    columns = tuple(f"c{number}" for number in range(9))
    answer = Answer(columns, columns, (tuple((Value(f"{ID}{number}"),) for number in range(9)),))
    assert len(render(answer, "table", "nl").splitlines()) == 3
    assert all(f"{ID}{number}" in render(answer, "table", "nl") for number in range(9))


def test_a_field_without_a_value_has_no_line_in_a_block() -> None:
    answer = Answer(
        ("statement", "text", "a"),
        ("uitspraak", "tekst", "a"),
        (
            ((Value(ID),), (Value(SENTENCE),), ()),
            ((Value(ID),), (), (Value("x"),)),
        ),
    )
    assert render(answer, "table", "nl", 50).splitlines()[-3:] == ["", f"uitspraak: {ID}", "a:         x"]

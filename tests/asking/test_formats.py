import csv
import io
import json

import pytest

from kg.asking.answers import Answer, Value
from kg.asking.formats import FORMATS, render

XSD = "http://www.w3.org/2001/XMLSchema#"
ANSWER = Answer(
    columns=("who", "count", "since"),
    headings=("wie", "aantal", "sinds"),
    rows=(
        (
            (Value("Ada", iri="https://example.org/ada"), Value("Bo")),
            (Value("3", datatype=XSD + "integer"),),
            (),
        ),
        ((), (Value("0.5", datatype=XSD + "decimal"),), (Value("a|b\n\x1b[31m[bold]"),)),
    ),
    folded=frozenset({"who"}),
    unknown=frozenset({"since"}),
)


def test_json_gives_iris_with_labels_numbers_and_nothing_as_null() -> None:
    assert json.loads(render(ANSWER, "json", "nl")) == [
        {"who": [{"iri": "https://example.org/ada", "label": "Ada"}, "Bo"], "count": 3, "since": None},
        {"who": [], "count": 0.5, "since": "a|b\n\x1b[31m[bold]"},
    ]


@pytest.mark.parametrize(("style", "separator"), [("csv", ","), ("tsv", "\t")])
def test_separated_values_read_back(style: str, separator: str) -> None:
    found = list(csv.reader(io.StringIO(render(ANSWER, style, "nl")), delimiter=separator))
    assert found == [
        ["who", "count", "since"],
        ["Ada; Bo", "3", "niet bekend"],
        ["", "0.5", "a|b [31m[bold]"],
    ]


def test_markdown_escapes_what_would_break_its_table() -> None:
    lines = render(ANSWER, "md", "nl").splitlines()
    assert lines[:2] == ["| wie | aantal | sinds |", "| --- | --- | --- |"]
    assert lines[3] == "|  | 0.5 | a\\|b [31m[bold] |"


def test_a_table_shows_headings_labels_and_what_is_not_known() -> None:
    written = render(ANSWER, "table", "en")
    assert "wie" in written
    assert "Ada; Bo" in written
    assert "not known" in written


def test_a_table_cannot_steer_the_terminal() -> None:
    written = render(ANSWER, "table", "nl")
    assert "\x1b" not in written
    assert "[bold]" in written


def test_a_table_leaves_out_columns_without_values() -> None:
    answer = Answer(("a", "b"), ("a", "b"), (((Value("1"),), ()),))
    assert render(answer, "table", "nl").split()[0] == "a"
    assert "b" not in render(answer, "table", "nl")


def test_an_empty_answer_says_so() -> None:
    assert render(Answer(("a",), ("a",), ()), "table", "nl") == "Niets gevonden.\n"
    assert render(Answer(("a",), ("a",), ()), "json", "nl") == "[]\n"


def test_an_unknown_format_names_the_valid_ones() -> None:
    with pytest.raises(ValueError, match=", ".join(FORMATS)):
        render(ANSWER, "xml", "nl")

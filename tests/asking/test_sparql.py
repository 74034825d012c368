import json
from pathlib import Path

import pytest

from kg.asking.errors import WrongUseError
from kg.asking.source import Memory
from kg.asking.sparql import run, text_of


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("SELECT ?x WHERE {\n ?x ?y \n}", r"line 3, column 2: .*: \}"),
        ("SELEC ?x", r"line 1, column \d+: syntax error: SELEC"),
        ("SELECT * {\n  ?s foo:bar ?o }", r"line 2, column \d+: prefix not declared: \?s foo:bar"),
    ],
)
def test_a_syntax_error_names_line_column_and_the_line_itself(query: str, why: str, small: Memory) -> None:
    with pytest.raises(WrongUseError, match=why):
        run(query, small, "table", "en")


def test_our_prefixes_need_no_declaration(small: Memory) -> None:
    query = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a kg:Statement }"
    assert run(query, small, "csv", "nl").split() == ["n", "7"]


def test_a_prefix_of_the_users_own_wins(small: Memory) -> None:
    assert run("PREFIX kg: <a:> ASK { ?s a kg:Statement }", small, "table", "nl") == "nee\n"


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("csv", "name\nAda Adams\n"),
        ("tsv", '?name\n"Ada Adams"\n'),
        ("md", "| name |\n| --- |\n| Ada Adams |\n"),
        ("table", "name\n─────────\nAda Adams\n"),
    ],
)
def test_rows_are_written_in_each_format(style: str, expected: str, small: Memory) -> None:
    written = run("SELECT ?name { id:person\\/ada-adams foaf:name ?name }", small, style, "nl")
    assert [line.strip() for line in written.splitlines()] == expected.splitlines()


def test_json_is_that_of_the_w3c(small: Memory) -> None:
    found = json.loads(run("SELECT ?name { id:person\\/ada-adams foaf:name ?name }", small, "json", "nl"))
    assert found["results"]["bindings"] == [{"name": {"type": "literal", "value": "Ada Adams"}}]


def test_a_graph_becomes_turtle_the_same_each_time(small: Memory) -> None:
    query = "CONSTRUCT { ?s foaf:name ?o } { ?s foaf:name ?o }"
    written = run(query, small, "turtle", "nl")
    assert written == run(query, small, "turtle", "nl")
    assert 'foaf:name "Ada Adams"' in written


@pytest.mark.parametrize(
    ("query", "style", "why"),
    [
        ("SELECT * { ?s ?p ?o }", "turtle", "cannot become turtle"),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "csv", "becomes turtle"),
    ],
)
def test_a_format_that_does_not_fit_is_refused(query: str, style: str, why: str, small: Memory) -> None:
    with pytest.raises(WrongUseError, match=why):
        run(query, small, style, "en")


def test_a_query_comes_as_text_file_or_standard_input(tmp_path: Path) -> None:
    file = tmp_path / "q.rq"
    file.write_text("ASK {}", encoding="utf-8")
    assert [text_of("ASK {}"), text_of(str(file)), text_of("-", "ASK {}")] == ["ASK {}"] * 3


@pytest.mark.parametrize("query", ["", "  \n", "-"])
def test_an_empty_query_is_refused(query: str) -> None:
    with pytest.raises(WrongUseError, match="the query is empty"):
        text_of(query)


def test_a_query_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match=r"nothing\.rq cannot be read"):
        text_of(str(tmp_path / "nothing.rq"))

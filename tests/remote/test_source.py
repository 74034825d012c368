"""The same questions, asked of `kg serve` over HTTP, give what they give on the store itself."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.asking.answers import answer
from kg.asking.explain import explain
from kg.asking.parameters import bind
from kg.asking.questions import Question, load
from kg.asking.responsibility import Asked, who
from kg.asking.source import Memory
from kg.asking.sparql import run
from kg.cli import main
from kg.remote.source import Remote

STATEMENT = "SELECT ?s { ?s a kg:Recommendation } ORDER BY ?s LIMIT 1"
OPEN = [each for each in load() if not any(parameter.required for parameter in each.parameters)]


def kg(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


@pytest.mark.parametrize("question", OPEN, ids=lambda question: question.name)
def test_a_question_runs_unchanged_on_a_server(question: Question, ours: str, small: Memory) -> None:
    remote = Remote(ours)
    assert bind(question, {}, remote, "nl") == bind(question, {}, small, "nl")
    assert answer(question, {}, remote, "nl") == answer(question, {}, small, "nl")


def test_the_main_question_resolves_its_names_on_the_server(ours: str, small: Memory) -> None:
    asked = Asked(on="2017-04-05", ministry="Ministerie van Water")
    found = who(asked, Remote(ours), "en")
    assert found == who(asked, small, "en")
    assert found.rows


@pytest.mark.parametrize("style", ["table", "csv", "tsv", "json", "md"])
def test_rows_are_written_as_those_of_the_store(style: str, ours: str, small: Memory) -> None:
    query = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 50"
    written = run(query, Remote(ours), style, "nl")
    if style == "json":  # the W3C leaves white space and the order of keys free
        assert json.loads(written) == json.loads(run(query, small, style, "nl"))
    else:
        assert written == run(query, small, style, "nl")


@pytest.mark.parametrize("query", ["ASK { ?s a kg:Letter }", "ASK { ?s a kg:Nothing }"])
def test_a_yes_or_no_comes_over(query: str, ours: str, small: Memory) -> None:
    assert run(query, Remote(ours), "table", "en") == run(query, small, "table", "en")


@pytest.mark.parametrize(
    "query", ["CONSTRUCT { ?s a ?c } { ?s a ?c }", "CONSTRUCT { ?s a ?c } { ?s a ?c . ?s a kg:Nothing }"]
)
def test_triples_come_over(query: str, ours: str, small: Memory) -> None:
    assert run(query, Remote(ours), "turtle", "nl") == run(query, small, "turtle", "nl")


def test_a_statement_is_explained_from_a_server(ours: str, small: Memory) -> None:
    statement = run(STATEMENT, small, "csv", "nl").splitlines()[1]
    assert explain(statement, Remote(ours), "nl") == explain(statement, small, "nl")
    told = kg("--lang", "nl", "explain", statement, "--endpoint", ours)
    assert told.output == explain(statement, small, "nl")


@pytest.mark.parametrize(
    "words",
    [("who",), ("ask", "laws"), ("ask", "post-holders", "--on", "2017-04-05"), ("sparql", "ASK {}")],
)
def test_a_command_gives_the_same_from_a_server(words: tuple[str, ...], ours: str, small_graph: Path) -> None:
    here = kg(*words, "--json", "--graph", str(small_graph))
    there = kg(*words, "--json", "--endpoint", ours)
    assert (there.exit_code, json.loads(there.output)) == (0, json.loads(here.output))


def test_a_syntax_error_is_told_with_its_place(ours: str) -> None:
    told = kg("--lang", "en", "sparql", "SELECT ?s {\n ?s ?p }", "--endpoint", ours)
    assert told.exit_code == 2
    assert "line 2" in told.output


def test_a_wrong_value_is_answered_with_the_choices_of_the_server(ours: str) -> None:
    told = kg("--lang", "en", "who", "--person", "Nobody Here", "--endpoint", ours)
    assert told.exit_code == 2
    assert "Nobody Here" in told.output
    assert len(told.output.splitlines()) == 1

"""The command, run as a user runs it: exit codes, one line per error, output in pipes."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import RdfFormat, Store

from kg import __version__
from kg.asking.source import Memory
from kg.cli import main

SMALL = Path(__file__).parents[1] / "asking" / "data" / "small.trig"
COMMANDS = (
    "build",
    "who",
    "ask",
    "sparql",
    "explain",
    "show",
    "export",
    "validate",
    "evaluate",
    "learn",
    "push",
    "pull",
    "enrich",
)


def run(*words: str, text: str | None = None) -> Result:
    return CliRunner().invoke(main, list(words), input=text)


@pytest.fixture
def graph(monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store()
    store.load(SMALL.read_bytes(), format=RdfFormat.TRIG)
    for module in ("asking", "writing"):
        monkeypatch.setattr(f"kg.cli.{module}.opened", lambda *_given: Memory(store))


def test_every_command_is_in_the_help() -> None:
    written = run("--help").output
    assert all(f"  {command} " in written for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_of_its_own(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.output


def test_the_version_is_told() -> None:
    assert __version__ in run("--version").output


def test_help_loads_no_rdf_library() -> None:
    code = "import sys; from kg.cli import main; sys.exit(any('rdf' in m or 'oxi' in m for m in sys.modules))"
    started = time.perf_counter()
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - our own code
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    "words",
    [
        ["who"],
        ["ask", "laws"],
        ["sparql", "ASK {}"],
        ["explain", "statement/1"],
        ["show", "-o", "x.html"],
        ["export"],
        ["validate"],
    ],
    ids=lambda words: words[0],
)
def test_without_a_graph_the_user_is_told_to_build_one(words: list[str], tmp_path: Path) -> None:
    result = run("--graph", str(tmp_path / "none"), "--lang", "en", *words)
    assert result.exit_code == 2
    assert result.output.count("\n") == 1
    assert "run `kg build` first" in result.output


@pytest.mark.usefixtures("graph")
@pytest.mark.parametrize("name", ["statement:5555", "statement/5555", "5555"])
def test_a_statement_answers_to_its_iri_in_every_way_of_writing_it(name: str) -> None:
    assert "statement/5555555555555555" in run("explain", name).output


@pytest.mark.usefixtures("graph")
def test_the_prefix_of_a_kind_is_known_in_sparql() -> None:
    found = run("sparql", "--json", "ASK { statement:5555555555555555 a kg:Statement }")
    assert '"boolean":true' in found.output.replace(" ", "")


@pytest.mark.usefixtures("graph")
@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["ask", "lwas"], "bedoelde u: laws"),
        (["--lang", "en", "ask", "lwas"], "did you mean: laws"),
        (["ask", "lwas", "--lang", "en"], "did you mean: laws"),
        (["ask", "xyzzy"], "er is geen vraag 'xyzzy'; kies uit: "),
        (["ask", "career"], "heeft --person nodig"),
        (["who", "--person", ""], "--person is leeg"),
        (["--lang", "en", "who", "--ministry", " "], "--ministry is empty"),
        (["sparql", "SELECT * FROM <a:b> { ?s ?p ?o }"], "FROM kiest hier geen graaf"),
        (["ask", "career", "--persn", "x"], "kent geen --persn; wel: --person"),
        (["ask", "career", "--person", "Zzz"], "voor --person (persoon) heet 'Zzz'; kies uit"),
        (["ask", "laws", "stray"], "'stray' hoort bij geen parameter"),
        (["who", "--on", "morgen"], "'morgen' is geen datum"),
        (["who", "--ministry", "XYZ"], "kies uit"),
        (["sparql", "DROP ALL"], "regel 1, kolom 1: DROP wijzigt de graaf"),
        (["sparql", "SELECT"], "regel 1"),
        (["sparql", ""], "leeg"),
        (["sparql", "nergens.rq"], "nergens.rq is niet te lezen: bestaat niet"),
        (["sparql", "SELEC ?x"], "regel 1, kolom 9: de zoekvraag is hier niet goed geschreven"),
        (["sparql", "SELECT ?x { ?x zz:a 1 }"], "niet goed geschreven"),
        (["ask", "career", "--choices", "persn"], "kent geen --persn; wel: --person"),
        (["evaluate", "nergens.yaml"], "Error: nergens.yaml: cannot be read"),
        (["explain", "statement/zzz"], "kent 'statement/zzz' niet"),
    ],
)
def test_wrong_use_is_one_clear_line_and_exit_code_2(words: list[str], why: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert result.output.count("\n") == 1
    assert why in result.output
    assert "Traceback" not in result.output


@pytest.mark.usefixtures("graph")
def test_debug_shows_the_traceback() -> None:
    assert run("--debug", "ask", "lwas").exception.__class__.__name__ == "WrongUseError"


@pytest.mark.usefixtures("graph")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["who", "opvang"], "Ministerie van Water"),
        (["who", "shelter", "--lang", "en"], "Ministry of Water"),
        (["ask", "--list"], "asked-of-ministry"),
        (["ask"], "asked-of-ministry"),
        (["ask", "career", "--help"], "--person"),
        (["ask", "career", "--choices", "person"], "naam\n─────────\nAda Adams\nBo Boers"),
        (["who", "opvangg"], "Niets gevonden.\nEr is niets over 'opvangg'; wel over: opvang"),
        (
            ["--lang", "en", "who", "opvangg", "-f", "csv"],
            "There is nothing on 'opvangg'; there is on: opvang",
        ),
        (["ask", "career", "--person", "Bo Boers"], "Minister van Dijken"),
        (["ask", "career", "--person=bo", "-f", "md"], "| Bo Boers |"),
        (["ask", "-f", "csv", "laws"], "law,identifier,document"),
        (["sparql", "ASK { ?s a kg:Law }"], "ja"),
        (["explain", "1111"], "«Ik vraag u de dijken te verhogen.»"),
    ],
)
def test_a_right_question_is_answered(words: list[str], expected: str) -> None:
    result = run(*words)
    assert result.exit_code == 0, result.output
    assert expected in result.output


@pytest.mark.usefixtures("graph")
def test_a_query_may_come_from_standard_input() -> None:
    assert run("sparql", "-", text="ASK { ?s a kg:Law }").output == "ja\n"


@pytest.mark.usefixtures("graph")
@pytest.mark.parametrize(
    "words",
    [["who"], ["ask", "--list"], ["ask", "laws"], ["sparql", "ASK {}"], ["explain", "1111"]],
    ids=" ".join,
)
def test_everything_that_prints_a_table_prints_json(words: list[str]) -> None:
    assert json.loads(run(*words, "--json").output) is not None


@pytest.mark.usefixtures("graph")
def test_a_page_on_which_nothing_would_stand_is_not_written(tmp_path: Path) -> None:
    result = run("show", "-o", str(tmp_path / "x.html"), "--topic", "xyzzy")
    assert result.exit_code == 2
    assert "niets gevonden" in result.output
    assert not (tmp_path / "x.html").exists()


@pytest.mark.usefixtures("graph")
@pytest.mark.parametrize(
    ("lang", "remedy"), [("nl", "de map moet er al zijn"), ("en", "the folder must exist")]
)
def test_a_file_that_cannot_be_written_is_named_with_what_to_do(
    tmp_path: Path, lang: str, remedy: str
) -> None:
    result = run("--lang", lang, "show", "-o", str(tmp_path / "no" / "x.html"))
    assert result.exit_code == 2
    assert remedy in result.output

"""Two letters: advice, and the answer to it two years later; what the answer says reaches the advice."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.graph.store import GraphStore
from kg.graph.validation import validate
from kg.pipeline import build
from tests.graph.test_build import rows

ADVICE = """Den Haag, 5 april 2017

De minister van Veiligheid en Justitie

Geachte minister,

Ik adviseer u om een landelijk register van gespecialiseerde opvangplaatsen voor minderjarigen in te richten.

Met vriendelijke groet,

Corinne Dettmeijer-Vermeulen
Nationaal Rapporteur Mensenhandel en Seksueel Geweld tegen Kinderen
"""
ANSWER = """Den Haag, 12 mei 2019

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Betreft: reactie op de Nationaal Rapporteur

Geachte voorzitter,

De Nationaal Rapporteur heeft aanbevolen een landelijk register van gespecialiseerde opvangplaatsen voor \
minderjarigen in te richten. Deze aanbeveling neem ik niet over.

Hoogachtend,

De minister van Justitie en Veiligheid,

Ferd Grapperhaus
"""
ANSWERED = """PREFIX kg: <https://w3id.org/verantwoord/ontology#> PREFIX dcterms: <http://purl.org/dc/terms/>
    SELECT ?text ?stance ?issued WHERE {
      ?answer a kg:Response ; kg:respondsTo ?asked ; kg:stance ?stance .
      ?asked kg:text ?text ; kg:statedIn/dcterms:issued ?issued } ORDER BY ?issued"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("letters")
    for name, text in (("advice.txt", ADVICE), ("answer.txt", ANSWER)):
        (place / name).write_text(text, "utf-8")
    build([place], place / "graph")
    return place / "graph"


def test_an_answer_reaches_the_advice_that_the_one_it_quotes_repeats(graph: Path) -> None:
    found = rows(GraphStore.open(graph), ANSWERED)
    assert [row[2][:4] for row in found] == ["2017", "2019"]
    assert {row[1].rpartition("/")[2] for row in found} == {"rejected"}
    assert all("landelijk register" in row[0] for row in found)


def test_the_graph_with_answers_is_valid(graph: Path) -> None:
    assert validate(GraphStore.open(graph)).conforms


@pytest.mark.parametrize(
    ("question", "words"),
    [("responses", "neem ik niet over"), ("answering-passage", "Ferd Grapperhaus")],
)
def test_a_question_shows_the_answer(graph: Path, question: str, words: str) -> None:
    said = CliRunner().invoke(main, ["--graph", str(graph), "ask", question, "-f", "csv"])
    assert said.exit_code == 0
    assert words in said.output


def test_what_was_answered_is_no_longer_unanswered(graph: Path) -> None:
    said = CliRunner().invoke(main, ["--graph", str(graph), "ask", "unanswered", "-f", "csv"])
    assert said.exit_code == 0
    assert "landelijk register" not in said.output

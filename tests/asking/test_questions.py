from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.asking.errors import WrongUseError
from kg.asking.questions import Question, load, named, parse, slot
from kg.asking.wording import LANGUAGES, heading
from kg.resources import folder

HEADER = """#+ title.nl = "Wie?"
#+ title.en = "Who?"
#+ description.nl = "Alles."
#+ description.en = "All."
"""
ON = '#+ parameters.on = { type = "date", nl = "dag", en = "day" }\n'
BODY = "SELECT ?s { VALUES ?on { UNDEF } ?s ?p ?on }"
EVERY = load()


def test_a_header_names_the_question_and_its_parameters() -> None:
    question = parse("who", HEADER + ON + BODY)
    assert (question.title["nl"], question.title["en"]) == ("Wie?", "Who?")
    assert [(one.name, one.type, one.default) for one in question.parameters] == [("on", "date", "")]
    assert question.query.strip() == BODY


def test_the_default_stands_in_the_query_itself() -> None:
    below = '#+ parameters.below = { type = "number", nl = "onder", en = "below" }\n'
    question = parse("x", HEADER + below + "SELECT ?s { VALUES ?below { 0.7 } ?s ?p ?below }")
    assert question.parameters[0].default == "0.7"


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("SELECT * {}", "title"),
        (HEADER + ON + "SELECT ?s { ?s ?p ?o }", r"VALUES \?on"),
        (HEADER + ON.replace('"date"', '"day"') + BODY, "'day'; choose from: text, date, year, number, iri"),
        (HEADER + ON.replace('"date"', '"iri"') + BODY, "needs 'class' or 'choices'"),
        (HEADER + "#+ parameters.on = {\n" + BODY, "at end of document"),
    ],
)
def test_a_wrong_header_names_the_file_and_the_fault(source: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(source, encoding="utf-8")
    with pytest.raises(WrongUseError, match=rf"mine\.rq.*{why}"):
        load(tmp_path)


def test_a_question_of_the_users_own_is_found_beside_ours(tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(HEADER + ON + BODY, encoding="utf-8")
    assert named("mine", tmp_path).title["en"] == "Who?"
    assert named("career", tmp_path).name == "career"


def test_a_missing_folder_of_questions_is_named(tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match="nowhere does not exist"):
        load(tmp_path / "nowhere")


def test_an_unknown_question_is_answered_with_the_closest() -> None:
    with pytest.raises(WrongUseError, match="did you mean: career"):
        named("carreer")


def test_there_are_at_least_twenty_five_questions() -> None:
    assert len(EVERY) >= 25


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.name)
def test_every_question_runs_as_its_file_stands(question: Question) -> None:
    Store().query((folder("queries") / "questions" / f"{question.name}.rq").read_text(encoding="utf-8"))


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.name)
def test_every_question_gives_its_rows_an_order(question: Question) -> None:
    assert "ORDER BY" in question.query


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.name)
def test_every_column_has_a_heading_in_both_languages(question: Question) -> None:
    columns = [variable.value for variable in Store().query(question.query).variables]  # type: ignore[union-attr]
    assert set(question.fold) | set(question.unknown) <= set(columns)
    for lang in LANGUAGES:
        for column in columns:
            assert question.columns.get(column) or heading(column, lang), column


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.name)
def test_every_value_place_belongs_to_a_parameter(question: Question) -> None:
    for parameter in question.parameters:
        assert slot(parameter.name).search(question.query)
    assert question.query.count("UNDEF") == sum(not one.default for one in question.parameters)

import pytest
from hypothesis import given
from hypothesis.strategies import text
from pyoxigraph import Literal, Store

from kg.asking.errors import WrongUseError
from kg.asking.parameters import arguments, bind, chosen, fill
from kg.asking.questions import Parameter, named, parse
from kg.asking.source import Memory, rows
from kg.namespaces import ID

MINISTRY = named("asked-of-ministry").parameter("ministry")
PERSON = named("career").parameter("person")
ECHO = parse(
    "echo",
    '#+ title = { nl = "e", en = "e" }\n#+ description = { nl = "e", en = "e" }\n'
    '#+ parameters.word = { type = "text", nl = "woord", en = "word" }\n'
    "SELECT ?word { VALUES ?word { UNDEF } }",
)


@pytest.mark.parametrize(
    ("words", "pairs"),
    [
        ([], {}),
        (["--on", "2017-04-05"], {"on": "2017-04-05"}),
        (["--on=2017-04-05", "--person", "Ada"], {"on": "2017-04-05", "person": "Ada"}),
        (["--topic", "-1"], {"topic": "-1"}),
        (["--topic=--on"], {"topic": "--on"}),
    ],
)
def test_arguments_are_pairs(words: list[str], pairs: dict[str, str]) -> None:
    assert arguments(words) == pairs


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["VWS"], "'VWS' belongs to no parameter"),
        (["--on"], "--on has no value"),
        (["--on", "--person", "x"], "--on has no value"),
        (["--on", "1", "--on", "2"], "--on was given twice"),
    ],
)
def test_arguments_that_are_no_pairs_are_refused(words: list[str], why: str) -> None:
    with pytest.raises(WrongUseError, match=why):
        arguments(words)


@pytest.mark.parametrize(
    ("parameter", "value", "things"),
    [
        (MINISTRY, "WAT", ["organisation/water"]),
        (MINISTRY, "wat", ["organisation/water"]),
        (MINISTRY, "Ministry of Water", ["organisation/water"]),
        (MINISTRY, "ministerie dijken", ["organisation/dijken", "organisation/dijken-en-duinen"]),
        (MINISTRY, "Ministerie van Dijken", ["organisation/dijken"]),
        (MINISTRY, "organisation/water", ["organisation/water"]),
        (MINISTRY, "id:organisation/water", ["organisation/water"]),
        (MINISTRY, ID + "organisation/water", ["organisation/water"]),
        (PERSON, "boers", ["person/bo-boers"]),
        (PERSON, "B. Boers", ["person/bo-boers"]),
        (PERSON, "a. adams", ["person/ada-adams"]),
        (PERSON, "oers", []),
        (PERSON, ".*", []),
    ],
)
def test_a_thing_is_meant_by_its_iri_or_by_a_name(
    parameter: Parameter, value: str, things: list[str], small: Memory
) -> None:
    if things:
        assert [iri.value.removeprefix(ID) for iri in chosen(parameter, value, small)] == things
    else:
        with pytest.raises(WrongUseError):
            chosen(parameter, value, small)


@pytest.mark.parametrize(
    ("question", "name", "value", "why"),
    [
        ("career", "persn", "x", "has no --persn; it has: --person"),
        ("laws", "on", "x", "takes no parameters"),
        ("post-holders", "on", "2017-02-30", "is no date for --on; write for instance 2017-04-05"),
        ("post-holders", "on", "5 april 2017", "is no date"),
        ("post-holders", "on", "20170405", "is no date"),
        ("asked-on-theme", "since", "17", "is no year for --since; write for instance 2017"),
        ("asked-on-theme", "since", "2017-01-01", "is no year"),
        ("low-confidence", "below", "veel", "is no number"),
        ("low-confidence", "below", "NaN", "is no number"),
        ("career", "person", " ", "--person is empty"),
        ("career", "person", "Eda Adamz", r"did you mean: Ada Adams\?"),
        ("career", "person", "Zzyzx", r"choose from: A\. Adams; Ada Adams; Bo Boers; Cor Cools"),
        ("asked-of-ministry", "ministry", "WTA", "choose from: .*WAT"),
    ],
)
def test_a_wrong_value_is_answered_with_the_valid_ones(
    question: str, name: str, value: str, why: str, small: Memory
) -> None:
    with pytest.raises(WrongUseError, match=why):
        bind(named(question), {name: value}, small, "en")


def test_a_required_parameter_is_asked_for(small: Memory) -> None:
    with pytest.raises(WrongUseError, match="needs --person"):
        bind(named("career"), {}, small, "en")


@pytest.mark.parametrize(
    "value",
    [
        '"',
        "'",
        "\\",
        '\\"',
        '" } ?s ?p ?o . { "',
        '" } } ; DROP ALL #',
        "}\n} INSERT DATA { <a:a> <a:b> <a:c> }",
        "VALUES ?word { UNDEF }",
        "<https://example.org/>",
        "a\u2028\u0000\ud7ff🌊",
        "\\u0022 }",
        "$person",
        r"\1 \g<0>",
    ],
)
def test_a_value_is_bound_and_never_becomes_part_of_the_query(value: str) -> None:
    query = bind(ECHO, {"word": value}, Memory(Store()), "nl")
    assert [row["word"] for row in rows(Memory(Store()), query)] == [Literal(value)]


@given(text().filter(str.strip))
def test_any_text_comes_back_as_it_was_given(value: str) -> None:
    source = Memory(Store())
    query = bind(ECHO, {"word": value}, source, "nl")
    assert [row["word"] for row in rows(source, query)] == [Literal(value.strip())]


def test_what_was_filled_in_is_not_filled_again() -> None:
    query = "SELECT * { VALUES ?a { UNDEF } VALUES ?b { UNDEF } }"
    filled = fill(query, {"a": [Literal("VALUES ?b { UNDEF }")], "b": [Literal("b")]})
    assert filled == 'SELECT * { VALUES ?a { "VALUES ?b { UNDEF }" } VALUES ?b { "b" } }'

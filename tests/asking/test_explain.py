import json

import pytest

from kg.asking.errors import WrongUseError
from kg.asking.explain import explain, explain_json, identify
from kg.asking.source import Memory
from kg.namespaces import ID

FIRST = ID + "statement/1111111111111111"


@pytest.mark.parametrize(
    "name",
    [FIRST, "statement/1111111111111111", "id:statement/1111111111111111", "1111111111111111", "1111"],
)
def test_a_statement_is_found_by_any_of_its_names(name: str, small: Memory) -> None:
    assert identify(name, small) == FIRST


@pytest.mark.parametrize("name", ["8888", "", "statement/", "person/ada-adams", '"> } DROP ALL'])
def test_what_is_no_statement_is_refused(name: str, small: Memory) -> None:
    with pytest.raises(WrongUseError, match="the graph has no"):
        identify(name, small)


def test_a_statement_is_explained_with_its_sentence_in_context(small: Memory) -> None:
    lines = [line.split(":", 1) for line in explain("1111", small, "en").splitlines()]
    told = {label: text.strip() for label, text in lines}
    assert told["The sentence"] == "Daarom. «Ik vraag u de dijken te verhogen.» Met groet"
    assert told["Document"] == "Brief over het water, 2017-04-05, eerste.txt"
    assert told["Section"] == "1. Dijken"
    assert told["Place"] == "characters 10–42 of eerste.txt"
    assert (told["Rule"], told["Confidence"]) == ("ask-you", "0.9")


def test_an_explanation_as_json_holds_the_exact_words(small: Memory) -> None:
    found = json.loads(explain_json("1111", small, "nl"))
    assert found["iri"] == FIRST
    assert found["evidence"][0]["quote"] == "Ik vraag u de dijken\nte verhogen."
    assert sorted(found["facts"]["addressee"]) == ["Ada Adams", "Bo Boers"]

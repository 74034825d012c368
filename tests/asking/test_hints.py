"""What is nearly right is told what would be; what is not near is told how to list what there is."""

import pytest
from pyoxigraph import RdfFormat, parse

from kg.asking.errors import WrongUseError
from kg.asking.hints import hint
from kg.asking.listing import choices
from kg.asking.nearest import nearest
from kg.asking.parameters import bind
from kg.asking.questions import named
from kg.asking.responsibility import Asked, who
from kg.asking.source import Memory
from kg.asking.wording import LANGUAGES, Lang
from kg.graph.store import GraphStore
from kg.namespaces import PREFIXES
from kg.serving.forms import form

NAMES = ("opvang", "opvang van slachtoffers", "mensenhandel", "zorg", "Stef Blok")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("opvangg", ["opvang", "opvang van slachtoffers"]),
        ("OPVANG slachtoffer", ["opvang van slachtoffers"]),
        ("mensenhandl", ["mensenhandel"]),
        ("Stev Blok", ["Stef Blok"]),
        ("blabla", []),
        ("zee", []),
        ("", []),
    ],
)
def test_only_names_that_are_near_are_named(typed: str, found: list[str]) -> None:
    assert nearest(typed, NAMES) == found


@pytest.mark.parametrize(
    ("asked", "lang", "told"),
    [
        (Asked("opvangg"), "nl", "Er is niets over 'opvangg'; wel over: opvang"),
        (Asked("opvangg"), "en", "There is nothing on 'opvangg'; there is on: opvang"),
        (Asked("dak departement"), "nl", "wel over: departement"),
        (Asked("xyzzyq"), "nl", "kg ask responsible-for-theme --choices theme"),
        (Asked("xyzzyq"), "en", "for the themes: kg ask responsible-for-theme --choices theme"),
        (Asked("opvang", on="1999-01-01"), "nl", "'opvang' komt wel voor, maar niet met --on"),
    ],
)
def test_a_topic_without_an_answer_is_told_what_to_ask_instead(
    asked: Asked, lang: Lang, told: str, small: Memory
) -> None:
    assert not who(asked, small, lang).rows
    assert told in hint(asked, small, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_names_that_may_be_filled_in_are_listed_once_each(lang: Lang, small: Memory) -> None:
    found = [
        cell[0].text for row in choices(named("career").parameter("person"), small, lang).rows for cell in row
    ]
    assert found == ["Ada Adams", "Bo Boers", "Cor Cools"]


@pytest.mark.parametrize(
    ("value", "command", "page"),
    [
        ("Persoon numer 3", "bedoelde u: Persoon nummer 3", "bedoelde u: Persoon nummer 3"),
        ("Zzyzx", "alle namen: kg ask career --choices person", "zoek de naam op de voorpagina"),
    ],
)
def test_who_meets_many_names_is_told_how_to_find_one(value: str, command: str, page: str) -> None:
    names = "\n".join(
        f'<x:{number}> a foaf:Person ; foaf:name "Persoon nummer {number}" .' for number in range(20)
    )
    quads = parse(f"@prefix foaf: <{PREFIXES['foaf']}> .\n{names}", format=RdfFormat.TURTLE)
    store = GraphStore.memory(quads)
    with pytest.raises(WrongUseError) as raised:
        bind(named("career"), {"person": value}, store, "nl")
    assert command in raised.value.told("nl")
    assert page in form("career", {"person": value}, store, "nl").body.decode()


def test_what_is_free_to_fill_in_has_no_list(small: Memory) -> None:
    with pytest.raises(WrongUseError, match="is not chosen from a list"):
        choices(named("who").parameter("topic"), small, "en")

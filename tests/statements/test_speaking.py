"""Whose words a sentence quotes, by a post, a pronoun or the sentence before."""

import pytest

from kg.model import Statement, StatementKind
from kg.namespaces import ID
from kg.pipeline import Knowledge
from tests.statements.sentences import said

MINISTER = "post/minister-van-volksgezondheid-welzijn-en-sport"
MARECHAUSSEE = "organisation/koninklijke-marechaussee"
RAPPORTEUR = "person/herman-bolhaar"

SPOKEN = [
    # text, whose words, the quotations
    (
        "“De opvang kan en moet veel beter”, zegt de minister van VWS.",
        MINISTER,
        ["“De opvang kan en moet veel beter”"],
    ),
    (
        "De minister van VWS is daar helder over: “De opvang kan veel beter.”",
        MINISTER,
        ["“De opvang kan veel beter.”"],
    ),
    (
        "“De opvang kan veel beter. Dat duurt nu al jaren”, zegt de minister van VWS.",
        MINISTER,
        ["“De opvang kan veel beter. Dat duurt nu al jaren”"],
    ),
    (
        "De Koninklijke Marechaussee benadrukt dat dit speelt. “Wij zien dat elke dag op de luchthaven.”",
        MARECHAUSSEE,
        ["“Wij zien dat elke dag op de luchthaven.”"],
    ),
    (
        "“De thema’s die ik noemde zijn urgent”, aldus de rapporteur.",
        RAPPORTEUR,
        ["“De thema’s die ik noemde zijn urgent”"],
    ),
]

SILENT = [
    "“Ik werd jarenlang gedwongen om te werken”, zegt een slachtoffer uit de gemeente Utrecht.",
    "Een slachtoffer vertelde de politie wat er was: “Ik werd jarenlang gedwongen.”",
    "De betrokkene vertelde de politie wat er was: “Ik werd jarenlang gedwongen.”",
    "De Koninklijke Marechaussee benadrukt dat. “Ik heb dit nog nooit ergens gezien.”",
    "De slachtoffers vertelden de politie wat er was: “Wij werden jarenlang gedwongen.”",
    "In de opvang wordt veel gewacht. “Dat duurt en duurt hier maar.”",
    "De minister van VWS ontving het rapport ‘Omringd door veel zorg’.",
]


def quotations(text: str, known: Knowledge) -> list[Statement]:
    return [each for each in said(text, known) if each.kind == StatementKind.QUOTATION]


@pytest.mark.parametrize(("text", "speaker", "quotes"), SPOKEN)
def test_a_quotation_is_of_who_is_said_to_speak(
    text: str, speaker: str, quotes: list[str], known: Knowledge
) -> None:
    found = quotations(text, known)
    assert [each.text for each in found] == quotes
    assert {actor.agent.removeprefix(ID) for each in found for actor in each.stated_by} == {speaker}


@pytest.mark.parametrize("text", SILENT)
def test_words_of_nobody_in_a_public_role_are_nobodys(text: str, known: Knowledge) -> None:
    assert not quotations(text, known)


def test_what_the_author_quotes_of_itself_is_said_by_it(known: Knowledge) -> None:
    text = "“Er moet veel meer opvang komen voor deze kinderen”, zegt de rapporteur."
    assert StatementKind.RECOMMENDATION in {each.kind for each in said(text, known)}


def test_what_another_is_quoted_to_ask_is_only_a_quotation(known: Knowledge) -> None:
    text = "“Er moet veel meer opvang komen voor deze kinderen”, zegt de Koninklijke Marechaussee."
    assert {each.kind for each in said(text, known)} == {StatementKind.QUOTATION}

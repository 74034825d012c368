"""Sentences that say of more than one what each does."""

import pytest

from kg.model import StatementKind
from kg.pipeline import Knowledge
from tests.statements.sentences import said

DUTY, PROMISE = StatementKind.RESPONSIBILITY, StatementKind.COMMITMENT
SEVERAL = [
    # what is said, of what kind, who carries it by which words
    (
        "De politie houdt toezicht op de vergunningen en gemeenten zijn verantwoordelijk voor de opvang.",
        DUTY,
        [
            ("politie", "De politie houdt toezicht op de vergunningen"),
            ("gemeenten", "gemeenten zijn verantwoordelijk voor de opvang."),
        ],
    ),
    (
        "De politie is belast met de opsporing; het OM is belast met vervolging; de IND beoordeelt zaken.",
        DUTY,
        [
            ("politie", "De politie is belast met de opsporing"),
            ("OM", "het OM is belast met vervolging"),
            ("IND", "de IND beoordeelt zaken."),
        ],
    ),
    (
        "De IND is belast met de programma’s voor opvang en gemeenten zijn verantwoordelijk voor de opvang.",
        DUTY,
        [
            ("IND", "De IND is belast met de programma’s voor opvang"),
            ("gemeenten", "gemeenten zijn verantwoordelijk voor de opvang."),
        ],
    ),
    (
        "De politie zal de registratie verbeteren en gemeenten zullen opvang bieden aan slachtoffers.",
        PROMISE,
        [
            ("politie", "De politie zal de registratie verbeteren"),
            ("gemeenten", "gemeenten zullen opvang bieden aan slachtoffers."),
        ],
    ),
]
ONE = [
    # what is said, of what kind, who carry it
    (
        "De politie en gemeenten zijn verantwoordelijk voor de opvang en voor het toezicht.",
        DUTY,
        "politie gemeenten",
    ),
    ("De politie is verantwoordelijk voor opsporing en zij houdt toezicht op vergunningen.", DUTY, "politie"),
    ("De politie is verantwoordelijk voor opsporing en houdt toezicht op vergunningen.", DUTY, "politie"),
    (
        "De politie is belast met de opsporing van daders en gemeenten worden daarover geïnformeerd.",
        DUTY,
        "politie",
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), SEVERAL)
def test_of_each_it_is_told_with_its_own_words_what_it_does(
    text: str, kind: StatementKind, expected: list[tuple[str, str]], known: Knowledge
) -> None:
    found = [each for each in said(text, known) if each.kind == kind]
    assert [(each.holders[0].words, each.text) for each in found] == expected


@pytest.mark.parametrize(("text", "kind", "holders"), ONE)
def test_what_one_does_is_one_statement(
    text: str, kind: StatementKind, holders: str, known: Knowledge
) -> None:
    (found,) = (each for each in said(text, known) if each.kind == kind)
    assert (found.text, " ".join(each.words for each in found.holders)) == (text, holders)


def test_who_a_clause_speaks_of_by_a_pronoun_was_named_before_the_sentence(known: Knowledge) -> None:
    text = (
        "De politie is groot. Zij is verantwoordelijk voor de opsporing, het OM is verantwoordelijk voor de"
        " vervolging en gemeenten zijn verantwoordelijk voor de opvang."
    )
    duties = [each for each in said(text, known) if each.kind == DUTY]
    assert [each.holders[0].agent.rsplit("/", 1)[-1] for each in duties] == [
        "politie",
        "openbaar-ministerie",
        "gemeenten",
    ]


ASIDES = [
    # what is said, who carries what in passing by which words
    (
        "De opsporing van daders is een taak van de politie, onder gezag van het Openbaar Ministerie.",
        [("Openbaar Ministerie", "onder gezag van het Openbaar Ministerie")],
    ),
    (
        "De IND is verantwoordelijk voor de opvang, gefinancierd door de gemeenten.",
        [("gemeenten", "gefinancierd door de gemeenten")],
    ),
    ("De politie is verantwoordelijk voor de opsporing onder leiding van de politie.", []),
    ("De politie is verantwoordelijk voor de opsporing onder leiding van een ervaren kracht.", []),
    ("De politie is verantwoordelijk voor de opsporing en wordt niet gefinancierd door gemeenten.", []),
    ("De politie is verantwoordelijk voor de opsporing, blijkt uit onderzoek, gefinancierd door het OM.", []),
]


@pytest.mark.parametrize(("text", "expected"), ASIDES)
def test_on_whose_authority_somebody_acts_is_a_duty_too(
    text: str, expected: list[tuple[str, str]], known: Knowledge
) -> None:
    whole, *others = sorted(
        (each for each in said(text, known) if each.kind == DUTY), key=lambda each: -len(each.text)
    )
    assert whole.text == text
    assert [(each.holders[0].words, each.text) for each in others] == expected

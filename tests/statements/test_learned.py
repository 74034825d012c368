"""What a sentence likely says, by weights that were learned."""

import math
import re

import pytest

from kg.model import DocumentKind, StatementKind
from kg.pipeline import Knowledge
from kg.statements.learned import KINDS, features, likelihoods, likely, shipped, telling
from kg.statements.weights import Weights
from tests.statements.sentences import coded, said

SAID = [
    # a sentence that no cue tells of, what it says by its words
    ("Van de aanpak die was beloofd, blijft zo helaas bar weinig over.", StatementKind.CONCERN),
]
WEIGHTS = Weights(
    least=(0.5, 0.5, 0.5, 0.5),
    bias=(-0.1, 0.0, 0.0, 0.0),
    of={
        "word graag": (3.0, 0.0, 0.0, 0.0),
        "word anders": (1.0, -2.0, 0.0, 0.0),
        "begins ander": (0.5, 0, 0, 0),
    },
)


def seen(words: str, known: Knowledge) -> tuple[str, ...]:
    return features(coded(words), known.themes, DocumentKind.LETTER, concludes=False)


def test_a_likelihood_is_the_logistic_of_the_weights_of_what_is_seen() -> None:
    told = likelihoods(["word graag", "word anders", "word unknown"], WEIGHTS)
    assert math.isclose(told[StatementKind.RECOMMENDATION], 1 / (1 + math.exp(-(-0.1 + 4 / math.sqrt(30)))))
    assert math.isclose(told[StatementKind.COMMITMENT], 0.5)


def test_only_what_is_likely_enough_is_told() -> None:
    assert set(likely(["word anders"], WEIGHTS)) == set(KINDS) - {StatementKind.CONCERN}


def test_the_words_that_tell_most_come_first() -> None:
    assert telling("Anders, graag; graag of niet.", StatementKind.RECOMMENDATION, WEIGHTS) == (
        "graag",
        "anders",
    )
    assert telling("Anders.", StatementKind.CONCERN, WEIGHTS) == ()


def test_names_numbers_and_themes_count_by_what_they_stand_for(known: Knowledge) -> None:
    assert seen("in 2019 adviseerde S0 de A12 over mensenhandel.", known) == seen(
        "in 12 adviseerde S3 de A4 over opvang.", known
    )


def test_which_words_follow_each_other_is_seen(known: Knowledge) -> None:
    assert {"pair < daarom", "pair moet A", "pair A dit"} <= set(seen("daarom moet A0 dit weten.", known))


def test_what_was_learned_knows_no_name_and_no_number() -> None:
    for feature in shipped().of:
        told = feature.partition(" ")[2] if feature.startswith(("word", "begins", "ends", "pair")) else ""
        assert not re.search(r"[1-9]", told), feature
        assert all(len(part) == 1 for part in told.split() if part[0].isupper()), feature


@pytest.mark.parametrize(("sentence", "kind"), SAID)
def test_a_sentence_without_a_cue_is_told_by_its_words(
    sentence: str, kind: StatementKind, known: Knowledge
) -> None:
    told = said(sentence, known)
    assert [(each.kind, each.rule, each.text) for each in told] == [
        (kind, f"learned.{kind.lower()}", sentence)
    ]
    assert 0.5 <= told[0].confidence < 1


def test_a_reference_says_nothing(known: Knowledge) -> None:
    assert not said("Nationaal Rapporteur Mensenhandel (2013).", known)


def test_what_an_author_hopes_is_no_promise_or_task(known: Knowledge) -> None:
    sentence = "De Nationaal Rapporteur hoopt dat dit kabinet investeert en daarin de regie neemt."
    assert [each.kind for each in said(sentence, known)] == [StatementKind.RECOMMENDATION]


@pytest.mark.parametrize(
    "sentence", ["De aanpak schiet niet tekort.", "Ik adviseer u niet om dit beleid te herzien."]
)
def test_where_a_cue_is_silenced_nothing_is_told(sentence: str, known: Knowledge) -> None:
    assert not said(sentence, known)

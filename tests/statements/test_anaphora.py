"""Who words like "ik", "u" and "zij" stand for: the table, run over its own examples."""

import tomllib
from pathlib import Path

import pytest

from kg.model import StatementKind
from kg.pipeline import Knowledge
from kg.recognition.folding import fold
from kg.statements import anaphora
from tests.statements.sentences import said
from tests.statements.test_cues import coded

TABLE = tomllib.loads(Path(anaphora.__file__).with_suffix(".toml").read_text("utf-8"))
CODES = {"author": "S", "addressee": "U"}


def rows(key: str) -> list[tuple[str, str]]:
    return [(code, sentence) for section, code in CODES.items() for sentence in TABLE[section][key]]


@pytest.mark.parametrize(("code", "example"), rows("examples"))
def test_a_word_stands_for_who_writes_or_is_written_to(code: str, example: str, known: Knowledge) -> None:
    assert code in {slot.code for slot in coded(example, known).slots}


@pytest.mark.parametrize(("code", "counter"), rows("counters"))
def test_another_word_does_not(code: str, counter: str, known: Knowledge) -> None:
    assert code not in {slot.code for slot in coded(counter, known).slots}


@pytest.mark.parametrize("words", TABLE["own_task"]["examples"])
def test_a_task_is_the_authors_own(words: str) -> None:
    assert anaphora.pattern("own_task", "words").search(words)


@pytest.mark.parametrize("words", TABLE["own_task"]["counters"])
def test_another_task_is_not(words: str) -> None:
    assert not anaphora.pattern("own_task", "words").search(words)


@pytest.mark.parametrize("words", TABLE["singular"]["examples"])
def test_a_verb_of_one_tells_that_a_pronoun_is_one(words: str) -> None:
    assert anaphora.singular().search(words)


@pytest.mark.parametrize("words", TABLE["singular"]["counters"])
def test_other_words_beside_a_pronoun_do_not(words: str) -> None:
    assert not anaphora.singular().search(words)


@pytest.mark.parametrize(("sentence", "group"), TABLE["which"]["examples"])
def test_a_group_is_called_by_what_tells_which_of_it(sentence: str, group: str, known: Knowledge) -> None:
    assert group in [actor.words for slot in coded(sentence, known).slots for actor in slot.actors]


@pytest.mark.parametrize("name", TABLE["several"]["examples"])
def test_a_word_for_more_than_one_is_known_by_its_ending(name: str) -> None:
    assert anaphora.several_of_kind().match(fold(name))


@pytest.mark.parametrize("name", TABLE["several"]["counters"])
def test_a_word_for_one_is_not(name: str) -> None:
    assert not anaphora.several_of_kind().match(fold(name))


def are_the_two(words: str) -> bool:
    before, _, noun = words.rpartition(" ")
    return bool(anaphora.both().search(f"{before} ") and anaphora.pattern("both", "nouns").fullmatch(noun))


@pytest.mark.parametrize("words", TABLE["both"]["examples"])
def test_a_word_that_fits_any_party_may_be_the_two_that_were_named(words: str) -> None:
    assert are_the_two(words)


@pytest.mark.parametrize("words", TABLE["both"]["counters"])
def test_another_word_or_number_is_not(words: str) -> None:
    assert not are_the_two(words)


UNNAMED = [
    # what is said, who carries it by these words
    ("De Staat is verplicht slachtoffers bij te staan.", "de staat"),
    ("De opvang is een taak van de colleges.", "de colleges"),
    ("De landelijk officier is verantwoordelijk voor de samenhang.", "de landelijk officier"),
    ("Een onafhankelijke autoriteit is belast met het toezicht.", "een onafhankelijke autoriteit"),
    ("De staat van de opvang is een taak van de politie.", "politie"),
]


@pytest.mark.parametrize(("text", "words"), UNNAMED)
def test_an_office_that_nothing_says_whose_it_is_is_known_by_its_words(
    text: str, words: str, known: Knowledge
) -> None:
    duties = [each for each in said(text, known) if each.kind == StatementKind.RESPONSIBILITY]
    assert [actor.words.lower() for each in duties for actor in each.holders] == [words]


INDIVIDUALS = [
    # what is said: "zij" is a person who is no party, and so nobody's task is told
    "De politie is een onderzoek begonnen. Het meisje is bang. Kort daarna doet zij aangifte.",
    "De politie is een onderzoek begonnen. Volgens het meisje is zij verantwoordelijk gehouden.",
]


@pytest.mark.parametrize("text", INDIVIDUALS)
def test_a_pronoun_behind_a_person_is_no_party_that_was_named_before(text: str, known: Knowledge) -> None:
    assert not [each for each in said(text, known) if each.kind == StatementKind.RESPONSIBILITY]


IN_OFFICE = [
    # what is said: the pronoun is who was named before, the person stands behind it
    "De minister van Justitie en Veiligheid heeft een plan gemaakt. Hij zal ieder slachtoffer opvang bieden.",
    "De politie doet onderzoek. Zij is verantwoordelijk voor de opvang van het kind.",
]


@pytest.mark.parametrize("text", IN_OFFICE)
def test_a_person_behind_a_pronoun_is_not_who_it_is(text: str, known: Knowledge) -> None:
    carried = {StatementKind.RESPONSIBILITY, StatementKind.COMMITMENT}
    assert [each for each in said(text, known) if each.kind in carried and each.holders]

"""Every row of the cue tables finds its own examples and stays silent at its counters."""

import re

import pytest

from kg.linking import link_document
from kg.model import BlockKind, DocumentKind, Sentence, StatementKind
from kg.pipeline import Knowledge
from kg.reading import read_bytes
from kg.recognition import recognise
from kg.statements.coding import Coded, Coder
from kg.statements.cues import Cue, cues, nobodies, role_rows, subjects
from kg.statements.matching import addressed, asks_nobody, hits, role_of
from kg.structure import outline

LETTER = """Retouradres Postbus 20301 2500 EH Den Haag

De minister van Volksgezondheid, Welzijn en Sport
Mevrouw drs. E.I. Schippers
Postbus 20350
2500 EJ Den Haag

Datum 5 april 2017
Onderwerp Opvang

Geachte mevrouw Schippers,

{sentence}

Met vriendelijke groet,

Corinne Dettmeijer-Vermeulen
Nationaal Rapporteur Mensenhandel en Seksueel Geweld tegen Kinderen
"""


def coded(sentence: str, known: Knowledge) -> Coded:
    """Return a sentence in code as it would be in a letter by the rapporteur to a minister."""
    text = read_bytes(LETTER.format(sentence=sentence).encode(), "letter.txt")
    parts = outline(text)
    linked = link_document(
        text, parts, recognise(text, parts, known.gazetteer), known.index, known.gazetteer, known.decisions
    )
    start = text.clean.index(sentence)
    end = start + len(sentence)
    links = tuple(link for link in linked.links if start <= link.mention.start and link.mention.end <= end)
    coder = Coder(known.index, {**known.index.entities, **linked.cast.entities}, linked.cast, "2017-04-05")
    return coder.code(Sentence(start, end, sentence, "", BlockKind.PARAGRAPH), links)


def found(cue: Cue, sentence: str, known: Knowledge) -> bool:
    kind = min(cue.documents, default=DocumentKind.LETTER)
    return any(hit.cue.id == cue.id for hit in hits(coded(sentence, known), kind))


@pytest.mark.parametrize(("cue", "example"), [(cue, example) for cue in cues() for example in cue.examples])
def test_a_cue_finds_each_of_its_examples(cue: Cue, example: str, known: Knowledge) -> None:
    assert found(cue, example, known), coded(example, known).text


@pytest.mark.parametrize(("cue", "counter"), [(cue, counter) for cue in cues() for counter in cue.counters])
def test_a_cue_stays_silent_at_each_of_its_counters(cue: Cue, counter: str, known: Knowledge) -> None:
    assert not found(cue, counter, known), coded(counter, known).text


@pytest.mark.parametrize("sentence", [each for row in subjects() for each in row.examples])
def test_a_norm_asks_its_subject(sentence: str, known: Knowledge) -> None:
    assert addressed(coded(sentence, known)), coded(sentence, known).text


@pytest.mark.parametrize("sentence", [each for row in subjects() for each in row.counters])
def test_a_norm_without_a_subject_that_can_act_asks_nobody_in_particular(
    sentence: str, known: Knowledge
) -> None:
    assert not addressed(coded(sentence, known)), coded(sentence, known).text


@pytest.mark.parametrize("sentence", [each for row in nobodies() for each in row.examples])
def test_a_norm_for_all_of_us_asks_nobody(sentence: str, known: Knowledge) -> None:
    assert asks_nobody(coded(sentence, known)), coded(sentence, known).text


@pytest.mark.parametrize("sentence", [each for row in nobodies() for each in row.counters])
def test_a_norm_of_something_or_somebody_may_ask_the_reader(sentence: str, known: Knowledge) -> None:
    assert not asks_nobody(coded(sentence, known)), coded(sentence, known).text


def test_every_cue_has_an_id_of_its_own_kind_and_a_counter() -> None:
    ids = [cue.id for cue in cues()]
    assert len(ids) == len(set(ids))
    for cue in cues():
        assert cue.id.startswith(cue.kind.lower() + ".")
        assert cue.examples, cue.id
        assert cue.counters, cue.id
        assert 0 < cue.confidence <= 1


def test_no_cue_names_a_person_a_document_or_a_year() -> None:
    for cue in cues():
        for pattern in cue.patterns:
            assert not re.search(r"\b(?:19|20)\d\d\b|\.txt|[0-9a-f]{12}", pattern.pattern), cue.id


def test_every_kind_that_cues_can_tell_has_some() -> None:
    told = {cue.kind for cue in cues()}
    assert told == {
        StatementKind.RECOMMENDATION,
        StatementKind.CONCERN,
        StatementKind.COMMITMENT,
        StatementKind.RESPONSIBILITY,
    }


ROLES = [(row.role, example) for row in role_rows() for example in row.examples]


@pytest.mark.parametrize(("role", "example"), ROLES)
def test_a_role_is_told_by_its_words(role: str, example: str, known: Knowledge) -> None:
    assert role_of(coded(example, known).text) == role


@pytest.mark.parametrize("counter", [counter for row in role_rows() for counter in row.counters])
def test_a_role_is_not_told_by_other_words(counter: str, known: Knowledge) -> None:
    assert role_of(coded(counter, known).text) == "execution"

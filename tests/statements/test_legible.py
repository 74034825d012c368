"""What a scan says counts as far as its words could be read."""

from dataclasses import replace

import pytest

from kg.model import Recognised, Span, StatementKind, Text
from kg.pipeline import Knowledge, record
from kg.reading import read_bytes

LETTER = (
    "Den Haag, 5 april 2017\n\nGeachte minister,\n\n"
    "Het is zorgelijk dat de opvang door de politie niet beschikbaar is. "
    "In 2016 waren er 120 slachtoffers van mensenhandel in de opvang.\n\n"
    "Met vriendelijke groet,\n\nH.J. Bolhaar\n"
)
CONCERN, FIGURE = StatementKind.CONCERN, StatementKind.FIGURE


def scanned(sure: dict[str, float], letter: str = LETTER) -> Text:
    """Return a letter as if it was recognised: for certain, save for the words that are given."""
    text = read_bytes(letter.encode(), "brief.txt")
    words: list[Recognised] = []
    position = 0
    for word in letter.split():
        start = letter.index(word, position)
        position = start + len(word)
        words.append(Recognised(Span(start, position), sure.get(word, 1.0)))
    return replace(text, recognised=tuple(words))


def confidences(text: Text, known: Knowledge) -> dict[StatementKind, float]:
    return {one.kind: one.confidence for one in record(text, known).statements}


ROWS = [
    # words that are not certain, what is said, and how much less sure it is
    ({}, {CONCERN: 1.0, FIGURE: 1.0}),
    ({"zorgelijk": 0.4}, {CONCERN: 0.95, FIGURE: 1.0}),
    ({"zorgelijk": 0.1, "opvang": 0.3, "niet": 0.2, "is.": 0.6, "beschikbaar": 0.3}, {FIGURE: 1.0}),
    ({"120": 0.7}, {CONCERN: 1.0}),
    ({"2016": 0.5}, {CONCERN: 1.0}),
    ({"waren": 0.5}, {CONCERN: 1.0, FIGURE: 0.95}),
]


@pytest.mark.parametrize(("sure", "said"), ROWS)
def test_a_statement_is_no_surer_than_its_words(
    sure: dict[str, float], said: dict[StatementKind, float], known: Knowledge
) -> None:
    plain = confidences(read_bytes(LETTER.encode(), "brief.txt"), known)
    assert plain.keys() == {CONCERN, FIGURE}
    found = confidences(scanned(sure), known)
    assert found.keys() == said.keys()
    for kind, share in said.items():
        assert found[kind] == pytest.approx(share * plain[kind], abs=0.02)


def test_a_name_is_no_surer_than_its_words(known: Knowledge) -> None:
    plain, found = (
        {link.mention.text: link.confidence for link in record(text, known).resolved()}
        for text in (read_bytes(LETTER.encode(), "brief.txt"), scanned({"politie": 0.5}))
    )
    assert plain.keys() == found.keys()
    assert [name for name in plain if found[name] < plain[name]] == ["politie"]


NEW = [
    # words that are not certain, and who is new: somebody whom the register does not have
    ({}, {"person/kees-nieuwenburg", "post/directeur-opvang"}),
    ({"Nieuwenburg": 0.5}, {"post/directeur-opvang"}),
    ({"Opvang": 0.5}, {"person/kees-nieuwenburg"}),
    ({"Hoogachtend,": 0.5}, {"person/kees-nieuwenburg", "post/directeur-opvang"}),
]


@pytest.mark.parametrize(("sure", "new"), NEW)
def test_nobody_is_made_of_words_that_may_be_misread(
    sure: dict[str, float], new: set[str], known: Knowledge
) -> None:
    letter = (
        LETTER.split("Met vriendelijke", maxsplit=1)[0]
        + "Hoogachtend,\n\nKees Nieuwenburg\nDirecteur Opvang\n"
    )
    made = {
        iri.rpartition("/id/")[2]
        for entity in record(scanned(sure, letter), known).entities
        if (iri := entity.iri)
    }
    assert {iri for iri in made if iri.startswith(("person", "post"))} == new

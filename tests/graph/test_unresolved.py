"""A name that is linked to nothing says why, in both languages."""

from dataclasses import replace

import pytest
from pyoxigraph import Literal

from kg.asking.answers import answer
from kg.asking.questions import named
from kg.asking.wording import Lang
from kg.graph.assertion import assert_record
from kg.graph.knowledge import knowledge_quads
from kg.graph.store import GraphStore
from kg.model import EntityKind, Unresolved
from kg.namespaces import expand
from kg.pipeline import Knowledge, record
from kg.reading import read_bytes
from kg.resources import folder

REASON = expand("kg:reason")
SENTENCE = "De gemeente Bergen schreef dit."


@pytest.mark.parametrize("why", Unresolved)
def test_every_reason_is_told_in_both_languages(why: Unresolved, known: Knowledge) -> None:
    one = record(read_bytes(SENTENCE.encode(), "brief.txt"), known)
    one = replace(one, links=tuple(replace(link, why=why) for link in one.links if not link.entity))
    told = [quad.object for quad in assert_record(one, known.register) if quad.predicate.value == REASON]
    assert {term.language for term in told if isinstance(term, Literal)} == {"nl", "en"}


@pytest.mark.parametrize(
    ("lang", "kind", "reason"),
    [
        ("nl", "organisatie", "er kan meer dan één bedoeld zijn"),
        ("en", "organisation", "more than one may be meant"),
    ],
)
def test_the_question_answers_in_the_language_of_its_reader(
    lang: Lang, kind: str, reason: str, known: Knowledge
) -> None:
    one = record(read_bytes(SENTENCE.encode(), "brief.txt"), known)
    facts = knowledge_quads(folder("ontology"), known.register)
    store = GraphStore.memory([*assert_record(one, known.register), *facts])
    found = answer(named("unresolved"), {}, store, lang)
    (row,) = (dict(zip(found.columns, row, strict=True)) for row in found.rows)
    assert [cell.text for cell in (*row["kind"], *row["reason"])] == [kind, reason]
    assert len(row["candidate"]) == 2


@pytest.mark.parametrize("kind", sorted(set(EntityKind) - {EntityKind.THEME, EntityKind.CABINET}))
def test_every_kind_of_mention_has_words_in_the_question(kind: EntityKind, known: Knowledge) -> None:
    one = record(read_bytes(SENTENCE.encode(), "brief.txt"), known)
    (link,) = (link for link in one.links if not link.entity)
    other = replace(link, mention=replace(link.mention, kind=kind))
    store = GraphStore.memory(assert_record(replace(one, links=(other,)), known.register))
    found = answer(named("unresolved"), {}, store, "nl")
    assert found.rows[0][found.columns.index("kind")]

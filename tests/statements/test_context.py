"""What a sentence says of a programme or law that was named before: the table, run over its own examples."""

import tomllib
from pathlib import Path

import pytest

from kg.model import Entity, EntityKind, Iri, Link, Mention, Sentence
from kg.statements import context
from kg.statements.context import Context

TABLE = tomllib.loads(Path(context.__file__).with_suffix(".toml").read_text("utf-8"))
LAW = Entity("law", EntityKind.LAW, "kg:Law", "Wet regulering sekswerk")
PROGRAMME = Entity("programme", EntityKind.PROGRAMME, "kg:Programme", "Samen tegen mensenhandel")
LAST = [
    (kind, row) for kind in (EntityKind.PROGRAMME, EntityKind.LAW) for row in TABLE["last"][kind]["examples"]
]
OTHER = [
    (kind, row) for kind in (EntityKind.PROGRAMME, EntityKind.LAW) for row in TABLE["last"][kind]["counters"]
]


def about(text: str, found: Context) -> tuple[Iri, ...]:
    return found.topics(Sentence(0, len(text), text), ())


def after(kind: EntityKind) -> Context:
    """Return what is remembered after a sentence that names something of a kind and its name alone."""
    found = Context()
    link = Link(Mention(kind, 0, 4, "naam", "gazetteer"), kind, (), 1.0, "", ())
    found.topics(Sentence(0, 5, "Naam."), (link,))
    return found


@pytest.mark.parametrize(("kind", "example"), LAST)
def test_a_word_stands_for_what_was_named_last(kind: EntityKind, example: str) -> None:
    assert about(example, after(kind)) == (kind,)


@pytest.mark.parametrize(("kind", "counter"), OTHER)
def test_another_word_stands_for_nothing_that_was_named(kind: EntityKind, counter: str) -> None:
    assert not about(counter, after(kind))


@pytest.mark.parametrize("example", TABLE["by_name"]["examples"])
def test_a_word_stands_for_what_the_document_names_in_full(example: str) -> None:
    assert len(about(example, Context({each.iri: each for each in (LAW, PROGRAMME)}))) == 1


@pytest.mark.parametrize("counter", TABLE["by_name"]["counters"])
def test_what_the_document_does_not_name_is_not_meant(counter: str) -> None:
    assert not about(counter, Context({each.iri: each for each in (LAW, PROGRAMME)}))


def test_an_article_is_of_the_law_that_was_named_before_it() -> None:
    found = after(EntityKind.LAW)
    found.enter("Artikel 5 De taken", [])
    assert about("De rapporteur brengt verslag uit.", found) == (EntityKind.LAW,)


def test_under_another_heading_what_was_named_before_is_forgotten() -> None:
    found = after(EntityKind.LAW)
    found.enter("De opvang", [])
    assert not about("De rapporteur brengt verslag uit.", found)


def test_an_article_is_of_the_law_over_the_one_before_it_whatever_that_names_in_passing() -> None:
    found = after(EntityKind.LAW)
    found.enter("Artikel 5", [])
    link = Link(Mention(EntityKind.LAW, 0, 4, "naam", "gazetteer"), "other", (), 1.0, "", ())
    found.topics(Sentence(0, 5, "Naam."), (link,))
    found.enter("Artikel 6", [])
    assert about("De rapporteur brengt verslag uit.", found) == (EntityKind.LAW,)


@pytest.mark.parametrize("heading", TABLE["continues"]["examples"])
def test_a_law_goes_on_under_its_articles(heading: str) -> None:
    found = after(EntityKind.LAW)
    found.enter(heading, [])
    assert about("De rapporteur brengt verslag uit.", found)


@pytest.mark.parametrize("heading", TABLE["continues"]["counters"])
def test_a_law_does_not_go_on_under_another_heading(heading: str) -> None:
    found = after(EntityKind.LAW)
    found.enter(heading, [])
    assert not about("De rapporteur brengt verslag uit.", found)

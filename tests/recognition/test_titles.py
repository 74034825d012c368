"""Titles before names, and ranks in the plural: the table, run over its own examples."""

import pytest

from kg.pipeline import Knowledge
from kg.reading import read_bytes
from kg.recognition import persons, posts
from kg.recognition.titles import classes, offices
from kg.resources import table
from kg.structure import outline

TABLE = table("recognition/titles.toml")
TITLES = [(row["word"], row["example"]) for row in TABLE["title"]]
WORDS = {row["word"] for row in TABLE["title"]}


def rules(sentence: str) -> set[str]:
    return {each.rule for each in persons.find(sentence, outline(read_bytes(sentence.encode(), "a.txt")))}


@pytest.mark.parametrize(("title", "example"), TITLES)
def test_a_title_stands_before_a_name(title: str, example: str) -> None:
    assert f"person.title.{title.rstrip('.')}" in rules(example)


@pytest.mark.parametrize("counter", TABLE["not-titled"])
def test_other_words_are_no_title(counter: str) -> None:
    assert not [rule for rule in rules(counter) if rule.startswith("person.title.")]


@pytest.mark.parametrize("example", TABLE["examples"])
def test_a_rank_in_the_plural_names_each_of_its_ministries(example: str, known: Knowledge) -> None:
    assert len(list(posts.find(example, known.gazetteer))) == len(["OCW", "SZW"])


@pytest.mark.parametrize("counter", TABLE["counters"])
def test_another_plural_names_none(counter: str, known: Knowledge) -> None:
    assert not list(posts.find(counter, known.gazetteer))


def test_a_title_with_a_class_is_an_office() -> None:
    assert offices() >= WORDS & classes().keys()

"""Persons beside what they wrote and in captions: the tables, run over their own examples."""

import tomllib
from pathlib import Path

import pytest

from kg.reading import read_bytes
from kg.recognition import persons
from kg.structure import outline

TABLE = tomllib.loads(Path(persons.__file__).with_name("speakers.toml").read_text("utf-8"))


def names(text: str) -> set[str]:
    return {each.text for each in persons.find(text, outline(read_bytes(text.encode(), "a.txt")))}


@pytest.mark.parametrize(("sentence", "name"), TABLE["works-examples"])
def test_who_wrote_a_work_is_named_behind_it(sentence: str, name: str) -> None:
    assert name in names(sentence)


@pytest.mark.parametrize("sentence", TABLE["works-counters"])
def test_what_is_no_work_names_nobody(sentence: str) -> None:
    assert not names(sentence)


@pytest.mark.parametrize(("caption", "name"), TABLE["posts-examples"])
def test_a_post_is_no_part_of_the_name_before_it(caption: str, name: str) -> None:
    assert persons._leading_name(caption) == name  # noqa: SLF001 - a caption is found only in a whole page

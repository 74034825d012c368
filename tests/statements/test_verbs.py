"""Cues name verbs by their lemma; the forms stand in one table."""

import re
import tomllib
from pathlib import Path

import pytest

import kg.statements
from kg.statements.verbs import inflect, named, verbs

FOLDER = Path(kg.statements.__file__).parent
TABLES = [*sorted((FOLDER / "cues").glob("*.toml")), FOLDER / "modality.toml", FOLDER / "replies.toml"]


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        (r"\b<adviseren> s0\b", "daarom adviseer s0 dit"),
        (r"\b<adviseren> s0\b", "daarom adviseert s0 dit"),
        (r"\b<adviseren:past> s0\b", "toen adviseerde s0 dit"),
        (r"\bheb s0 <adviseren:done>\b", "heb s0 geadviseerd"),
        (r"(?<!te )<vragen>(?P<rest>.*)", "vraagt dit"),
    ],
)
def test_a_lemma_stands_for_its_forms(pattern: str, sentence: str) -> None:
    assert re.search(inflect(pattern), sentence)


def test_a_verb_that_is_not_in_the_table_is_an_error() -> None:
    with pytest.raises(KeyError, match="zwemmen"):
        inflect("<zwemmen>")


def test_every_verb_has_its_forms_and_is_used() -> None:
    used = frozenset[str]().union(*(named(table.read_text("utf-8")) for table in TABLES))
    assert used == verbs().keys()
    assert all(set(forms) == {"present", "past", "done"} and forms["present"] for forms in verbs().values())


def test_verbs_stand_in_order() -> None:
    table = tomllib.loads((FOLDER / "verbs.toml").read_text("utf-8"))
    assert list(table) == sorted(table)

"""The letters of `data/`, in the forms of many senders, each with every field of its head and foot."""

import tomllib
from pathlib import Path

import pytest

from kg.model import PartyRole
from kg.reading import read
from kg.structure import outline

HERE = Path(__file__).parent
LETTERS = tomllib.loads((HERE / "letters.toml").read_text("utf-8"))


def test_each_letter_has_its_row() -> None:
    assert sorted(path.stem for path in (HERE / "data").iterdir()) == sorted(LETTERS)


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_a_letter_gives_every_field(name: str) -> None:
    head = outline(read(HERE / "data" / f"{name}.txt")).letterhead
    found: dict[str, str | list[str]] = {
        field: value.value if (value := getattr(head, field)) else ""
        for field in ("date", "reference", "subject")
    }
    for role in PartyRole:
        found[role] = [f"{party.person} / {party.post} / {party.organisation}" for party in head.of(role)]
    assert found == LETTERS[name]

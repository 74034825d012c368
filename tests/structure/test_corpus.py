"""The letterheads of all letters of the corpus, against a table made by hand."""

import tomllib
from pathlib import Path

from kg.model import Letterhead, PartyRole
from kg.reading import read
from kg.structure import outline
from tests.corpus import CORPUS, needs_corpus

LETTERS = tomllib.loads(Path(__file__).with_name("corpus.toml").read_text("utf-8"))
ENOUGH = 0.95

pytestmark = needs_corpus


def fields(head: Letterhead) -> dict[str, str]:
    """Return the fields of a letterhead; white space as in running text."""
    found = {
        field: " ".join(value.value.split()) if (value := getattr(head, field)) else ""
        for field in ("date", "reference", "subject")
    }
    for role in (PartyRole.SENDER, PartyRole.ADDRESSEE):
        parties = [f"{party.person} / {party.post} / {party.organisation}" for party in head.of(role)]
        found[role] = "; ".join(parties)
    return found


def test_nearly_every_field_of_every_letter_is_right(printed: list[str]) -> None:
    wrong: list[str] = []
    count = 0
    for name, told in LETTERS.items():
        found = fields(outline(read(CORPUS / f"{name}.pdf")).letterhead)
        count += len(told)
        wrong += [
            f"{name} {key}: {found[key]!r}, not {value!r}"
            for key, value in told.items()
            if found[key] != value
        ]
    printed += [f"letterheads of the corpus: {count - len(wrong)} of {count} fields right", *wrong]
    assert (count - len(wrong)) / count >= ENOUGH, wrong

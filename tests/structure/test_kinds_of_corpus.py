"""What each publication of the corpus is and is called, against a table made by hand; its letters besides."""

import re
import tomllib
from pathlib import Path

import pytest

from kg.model import Outline
from kg.reading import read
from kg.structure import outline
from tests.corpus import CORPUS, needs_corpus

TOLD = tomllib.loads(Path(__file__).with_name("kinds_of_corpus.toml").read_text("utf-8"))
LETTERS = tomllib.loads(Path(__file__).with_name("corpus.toml").read_text("utf-8"))
ENOUGH = {"kind": 0.95, "language": 1.0, "title": 0.9, "date": 0.9}

pytestmark = needs_corpus


@pytest.fixture(scope="module")
def found() -> dict[str, Outline]:
    return {name: outline(read(CORPUS / f"{name}.pdf")) for name in sorted({*TOLD, *LETTERS})}


def said(one: Outline) -> dict[str, str]:
    date = one.letterhead.date
    return {
        "kind": one.kind,
        "language": one.language,
        "title": one.title,
        "date": date.value if date else "",
    }


def alike(field: str, value: str, told: str) -> bool:
    """Tell whether a value is what the table tells: a title but for stops and case, a date as far as told."""
    if field == "title":
        return re.sub(r"\W+", " ", value).lower().strip() == re.sub(r"\W+", " ", told).lower().strip()
    return (
        bool(value) and (value.startswith(told) or told.startswith(value))
        if field == "date"
        else value == told
    )


@pytest.mark.parametrize("field", list(ENOUGH))
def test_nearly_all_publications_are_what_they_are(
    field: str, found: dict[str, Outline], printed: list[str]
) -> None:
    told = {name: row[field] for name, row in TOLD.items() if field in row}
    if field in {"kind", "language"}:
        told |= {name: {"kind": "Letter", "language": "nl"}[field] for name in LETTERS}
    wrong = [
        f"{name}: {value!r}, not {told[name]!r}"
        for name in sorted(told)
        if not alike(field, value := said(found[name])[field], told[name])
    ]
    printed += [
        f"{field} of the corpus's publications: {len(told) - len(wrong)} of {len(told)} right",
        *wrong,
    ]
    assert (len(told) - len(wrong)) / len(told) >= ENOUGH[field], wrong

"""Folding keeps offsets; slugs are the same for the same name everywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.recognition.folding import fold, plain, slug


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Dilan Yeşilgöz-Zegerius", "dilan-yesilgoz-zegerius"),
        ("Bas van ’t Wout", "bas-van-t-wout"),
        (
            "Ministerie van Volksgezondheid, Welzijn en Sport",
            "ministerie-van-volksgezondheid-welzijn-en-sport",
        ),
        ("  NOC*NSF ", "noc-nsf"),
    ],
)
def test_a_slug_is_plain(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_names_compare_without_accents() -> None:
    assert plain("Coördinatie Yeşilgöz") == "coordinatie yesilgoz"

"""A ligature that a font does not spell out is read as the letters it stands for."""

import pytest

from kg.reading.ligatures import mended

KNOWN = "De profielen van slachtoffers staan in het vonnis over de aangifte."


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        pytest.param("pro\x1felen", "profielen", id="known from elsewhere"),
        pytest.param("pro\x1f elen", "profielen", id="with the space that comes with it"),
        pytest.param("Slachto\x1eers", "Slachtoffers", id="another sign, another ligature"),
        pytest.param("aangi\x1de", "aangifte", id="one that few fonts have"),
        pytest.param("pro\x1felen en speci\x1fek", "profielen en specifiek", id="told by the same sign"),
        pytest.param("hee\x1d van", "heeft van", id="at the end of a word"),
        pytest.param("a\x1c ankelijk", "afhankelijk", id="known in general"),
        pytest.param("iets \x1f anders", "iets \x1f anders", id="a sign that stands alone"),
        pytest.param("xq\x1fzz", "xq\x1fzz", id="a word that nothing tells of"),
    ],
)
def test_a_sign_is_read_by_the_words_around_it(broken: str, whole: str) -> None:
    assert mended([KNOWN, broken]) == [KNOWN, whole]


def test_a_document_without_such_signs_stays_as_it_is() -> None:
    assert mended([KNOWN, "Een zin.\r\nEn nog een."]) == [KNOWN, "Een zin.\r\nEn nog een."]

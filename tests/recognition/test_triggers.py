"""The words that a pattern needs are in whatever it matches: what is not tried would not have matched."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.recognition.triggers import Filter, needed
from kg.statements.cues import cues

ROWS = [
    # pattern, of each of these sets a word is in whatever it matches
    (r"\b(?:adviseer|raad) S\d+", ({" S"}, {"adviseer", "raad"})),
    (r"\bzorg(?:en)?\b", ({"zorg"},)),
    (r"(?:aan|dat)?belang", ({"belang"},)),
    (r"(?:ik|wij) \w+", ()),
    (r"(?!niet)verdient", ({"verdient"},)),
    (r"(?:(?:een|het) rapport|advies) over", ({" rapport", "advies"}, {" over"})),
    (r"(?:S\d+ (?:adviseer|raad)|\b(?:adviseer|raad) S\d+)", ({"S", " S"}, {"adviseer", "raad"})),
]


@pytest.mark.parametrize(("pattern", "words"), ROWS)
def test_a_pattern_says_which_words_it_cannot_do_without(pattern: str, words: tuple[set[str], ...]) -> None:
    assert needed(pattern) == words


def test_the_filter_hides_no_match_in_the_bundled_documents(root: Path) -> None:
    patterns = [pattern for cue in cues() for pattern in cue.patterns]
    chosen = Filter([pattern.pattern for pattern in patterns])
    for path in sorted((root / "documents").glob("*.txt")):
        for line in path.read_text("utf-8").lower().splitlines():
            tried = set(chosen.candidates(line))
            assert not [row for row, each in enumerate(patterns) if row not in tried and each.search(line)]


@given(st.text(alphabet="zorgaenhtl ", max_size=40))
def test_the_filter_hides_no_match_in_any_text(text: str) -> None:
    patterns = [r"\bzorg(?:en|t)?\b", r"(?:een|het) ", r"\w+gaan\b|\blaten\b", r"[aeo]+"]
    tried = Filter(patterns).candidates(text)
    assert not [row for row, each in enumerate(patterns) if row not in tried and re.search(each, text)]

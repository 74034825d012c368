"""The map between the reading view and the file loses no character and invents none."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import FurnitureKind, Text
from kg.reading import read, read_bytes
from kg.resources import folder

DOCUMENTS = sorted(folder("documents").glob("*.txt"))
WORDS = st.text(alphabet="abc xyzÉé.,-‘’ \n\t#*[]()>12345€@", min_size=1, max_size=400).filter(str.strip)


def check(text: Text) -> None:
    for run in text.runs:
        assert text.clean[run.clean : run.clean + run.length] == text.raw[run.raw : run.raw + run.length]
    ends = [run.clean + run.length for run in text.runs]
    starts = [run.clean for run in text.runs][1:]
    for end, start in zip(ends, starts, strict=False):
        assert not text.clean[end:start].replace("[…]", "").strip(), "only white space and masks are added"
    raw = [(run.raw, run.raw + run.length) for run in text.runs]
    assert all(before[1] <= after[0] for before, after in pairwise(raw))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name[:3])
def test_the_reading_view_of_a_document_maps_back_to_its_file(path: Path) -> None:
    text = read(path)
    check(text)
    assert text.raw == path.read_bytes().decode("utf-8")


@given(WORDS)
def test_the_reading_view_of_any_text_maps_back_to_it(words: str) -> None:
    check(read_bytes(words.encode(), "any.txt"))


@given(WORDS, st.data())
def test_every_span_of_the_view_quotes_the_file(words: str, data: st.DataObject) -> None:
    text = read_bytes(words.encode(), "any.txt")
    if not text.clean:
        return
    start = data.draw(st.integers(0, len(text.clean) - 1))
    end = data.draw(st.integers(start + 1, len(text.clean)))
    spans = text.spans(start, end)
    quoted = "".join("".join(text.quote(span).split()) for span in spans)
    read = {run.clean + place for run in text.runs for place in range(run.length)}  # no mask
    for letter in "".join("".join(text.clean[each] for each in range(start, end) if each in read).split()):
        assert letter in quoted


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name[:3])
def test_nothing_is_lost_between_words_and_furniture(path: Path) -> None:
    text = read(path)
    kept = {place for run in text.runs for place in range(run.raw, run.raw + run.length)}
    aside = {place for item in text.furniture for place in range(item.span.start, item.span.end)}
    lost = [char for place, char in enumerate(text.raw) if place not in kept | aside and not char.isspace()]
    assert set(lost) <= {"-"}, "a hyphen at a line end is all that may go"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name[:3])
def test_no_contact_detail_is_in_the_reading_view(path: Path) -> None:
    text = read(path)
    for item in text.furniture:
        if item.kind == FurnitureKind.CONTACT_DETAIL:
            assert text.quote(item.span) not in text.clean
    assert "@nationaalrapporteur" not in text.clean


def test_a_sentence_over_a_page_break_has_two_spans_and_no_margin_in_them() -> None:
    letter = (
        "Geachte heer,\n\nDit is een lange regel van een brief die over het eind van een blad loopt en\n"
        "daarna verdergaat met nog een regel zodat de breedte van de regels duidelijk wordt en dan\n\n"
        "Turfmarkt 147\n2511 DP Den Haag\nContactpersoon\nmr. A. Jansen\nT 070 123 45 67\n"
        "Pagina 2 van 3\nDatum\n5 april 2017\nOns kenmerk\n10026\n\n"
        "het vervolg van de zin die op de vorige bladzijde begon en hier met een punt eindigt.\n"
    )
    text = read_bytes(letter.encode(), "letter.txt")
    start = text.clean.index("daarna")
    end = text.clean.index("eindigt.") + len("eindigt.")
    first, second = (text.quote(span) for span in text.spans(start, end))
    assert first.endswith("duidelijk wordt en dan")
    assert second.startswith("het vervolg van de zin")
    assert "Turfmarkt" not in first + second

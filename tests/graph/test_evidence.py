"""Evidence quotes the file exactly, and neither in a quotation nor beside it stands a contact detail."""

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal

from kg.graph.evidence import prove
from kg.graph.terms import Quads
from kg.namespaces import thing
from kg.reading import read_bytes

WORDS = st.lists(
    st.sampled_from(["de", "minister", "vraagt", "opvang", "voor", "slachtoffers.", "Zij", "hoopt", "dat\n"]),
    min_size=3,
)
PHONE = st.from_regex(r"(?:06|\+31 6|0031-6)[ -]?[1-5][1-9]{3}[ \n]?[1-9]{4}", fullmatch=True)
MAIL = st.from_regex(r"[a-z]{2,9}(?:\.[a-z]{2,9})?@[a-z]{2,9}(?:-\n)?[a-z]{2,9}\.nl", fullmatch=True)


@given(st.lists(st.tuples(WORDS, PHONE | MAIL), min_size=1, max_size=4), WORDS, st.data())
def test_no_evidence_holds_or_touches_a_contact_detail(
    parts: list[tuple[list[str], str]], last: list[str], data: st.DataObject
) -> None:
    told = " ".join([" ".join([*words, detail]) for words, detail in parts] + last)
    text = read_bytes(f"Het bureau schrijft aan de minister dat {told} en verder niets.".encode(), "a.txt")
    start = data.draw(st.integers(0, len(text.clean) - 1))
    end = data.draw(st.integers(start + 1, len(text.clean)))
    quads = Quads(thing("graph", "any"))
    prove(quads, thing("document", "any"), text, text.spans(start, end))
    quotes = [
        str(quad.object.value)
        for quad in quads.quads
        if isinstance(quad.object, Literal) and str(quad.predicate).endswith(("exact>", "prefix>", "suffix>"))
    ]
    assert quotes or not text.spans(start, end)
    assert not any(char.isdigit() or char == "@" for quote in quotes for char in quote)
    assert all(quote in text.raw for quote in quotes)

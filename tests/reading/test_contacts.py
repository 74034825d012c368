"""No contact detail enters the reading view, so none can enter the graph; that one was left out is seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading import read_bytes

WORDS = st.lists(
    st.sampled_from(
        ["de", "het", "slachtoffers", "van", "opvang", "in", "2019", "1.372", "artikel", "273f", "bij", "bel"]
    )
)
PHONES = st.builds(
    lambda prefix, gap, rest, groups: prefix + gap + groups.join(rest),
    st.sampled_from(["06", "(06)", "+31 6", "0031 6", "+316"]),
    st.sampled_from([" ", "-", " - ", "/", ""]),
    st.sampled_from([["12345678"], ["1234", "5678"], ["12", "34", "56", "78"], ["123", "45", "678"]]),
    st.sampled_from([" ", ".", "-"]),
)
MAILS = st.builds(
    lambda local, at, host: f"{local}{at}{host}",
    st.sampled_from(["jan.jansen", "info", "j-jansen", "a_b+c"]),
    st.sampled_from(["@", "@ ", " (at) ", "[at]"]),
    st.sampled_from(["minvws.nl", "bureau-x.example", "host"]),
)


@given(WORDS, PHONES, WORDS)
def test_no_phone_number_is_read_whatever_stands_around_it(
    before: list[str], phone: str, after: list[str]
) -> None:
    text = read_bytes(" ".join(["Bel", *before, "op", phone, *after, "."]).encode(), "a.txt")
    assert phone not in text.clean
    assert "5678" not in text.clean


@given(WORDS, MAILS, WORDS)
def test_no_mail_address_is_read_whatever_stands_around_it(
    before: list[str], mail: str, after: list[str]
) -> None:
    text = read_bytes(" ".join(["Mail", *before, "naar", mail, *after, "."]).encode(), "a.txt")
    assert mail not in text.clean
    assert "@" not in text.clean


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("Bel 06-12345678 voor vragen.", "Bel […] voor vragen."),
        ("Vragen kunnen naar jan@minvws.nl.", "Vragen kunnen naar […]."),
        ("Bel 0900-8844 bij geen spoed.", "Bel 0900-8844 bij geen spoed."),
    ],
)
def test_a_mask_shows_where_a_contact_detail_was_left_out(sentence: str, read: str) -> None:
    text = read_bytes(sentence.encode(), "a.txt")
    assert text.clean == read
    quotes = [text.quote(span) for span in text.spans(0, len(text.clean))]
    assert not any("@" in quote or "12345678" in quote for quote in quotes)

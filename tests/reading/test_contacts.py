"""No contact detail enters the reading view, so none can enter the graph; that one was left out is seen."""

import tomllib
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading import contacts as module
from kg.reading import read_bytes
from kg.reading.contacts import contact_details

PHONES = [
    "06-11495257",
    "0612345678",
    "06 - 1234 5678",
    "06.12.34.56.78",
    "06/12345678",
    "06–12345678",
    "(06) 1234.5678",
    "06 1234\n5678",
    "06-12345-\n678",
    "０６ １２３４５６７８",
    "070 370 45 14",
    "(070) 370 45 14",
    "070 - 342 41 30",
    "070 –\n370 45 14",
    "0512 - 12 34 56",
    "020-0123456",  # of the length of a number, though none is given out that begins so
    "088/7870000",
    "088 - 78 70 000",
    "0900-1234567",
    "+31 6 12345678",
    "+31 (0)70 370 45 14",
    "+31\n6 12345678",
    "0031 6 12345678",
    "+32 2 123 45 67",
    "+44 20 7946 0958",
    "+1 (202) 555-0143",
]
MAILS = [
    "S.El.Messaoudi@nationaalrapporteur.nl",
    "o'brien@host.nl",
    "jan.müller@host.nl",
    "jan+vws@host.nl",
    '"jan jansen"@host.nl',
    "jan\\_jansen@host.nl",
    "naam@host",
    "jansen@postbus51",
    "naam @ host.nl",
    "naam@ host.nl",
    "m.abelman@ \n\nnationaalrapporteur.nl",
    "naam\n@ministerie.nl",
    "naam@minis-\nterie.nl",
    "naam@minis\nterie.nl",
    "naam@ministerie\n.nl",
    "naam@ministerie.\nnl",
    "naam@min\u00adisterie.nl",
    "jan.de-\nvries@ministerie.nl",
    "jan.de.\nvries@ministerie.nl",
    "naam＠host．nl",
    "naam@[192.168.1.1]",
    "j.jansen (at) minvws.nl",
    "j.jansen[at]minvws.nl",
    "naam<at>host.nl",
    "naam(a)host.nl",
    "naam (at) host",
    "naam (at) host (punt) nl",
    "naam [at] host [dot] nl",
    "naam at host punt nl",
    "naam apenstaartje host.nl",
    "naam_at_host.nl",
    "jan&#64;host.nl",
    "jan%40host.nl",
]
ACCOUNTS = [
    "NL91 ABNA 0417 1643 00",
    "NL91ABNA0417164300",
    "nl91abna0417164300",
    "NL91.ABNA.0417.1643.00",
    "NL91 ABNA 0417\n1643 00",
    "BE68 5390 0754 7034",
    "DE89 3704 0044 0532 0130 00",
    "GB29 NWBK 6016 1331 9268 19",
]
AROUND = ["Vragen via {} graag.", "({})", "{}\nDe minister", "Zie: {}; en verder.", "in 2019 {} 2020"]
WITHIN = [
    # text, what is a contact detail in it
    ("tel. 370 45 14", ["370 45 14"]),
    ("telefoonnummer 3704514.", ["3704514"]),
    ("T 070 370 45 14 F 070 370 45 15", ["070 370 45 14", "070 370 45 15"]),
    ("bel 0900 1234 567", ["0900 1234 567"]),
    ("06-12345678/070-3704514", ["06-12345678", "070-3704514"]),
    ("06 12345678 2019", ["06 12345678"]),
    ("op 06-10-2016 06-12345678", ["06-12345678"]),
    ("03 7167 06 12345678", ["06 12345678"]),
    ("mail mij.\njan@host.nl.\nDe rest", ["jan@host.nl"]),
    ("[jan@host.nl](mailto:jan@host.nl)", ["jan@host.nl", "jan@host.nl"]),
    ("https://jan:geheim@host.nl/pad", ["geheim@host.nl"]),
    ("BSN 123456782", ["123456782"]),
    ("burgerservicenummer (BSN): 1234.56.782", ["1234.56.782"]),
    ("rekeningnummer 12.34.56.789", ["12.34.56.789"]),
]
NONE = [
    "Nummers die van iedereen zijn: 112, 113, 0900-8844 en 0800-2000.",
    "het kost 0900 1234567 euro",
    "het kost € 0612345678",
    "parketnummers 09-777258-13, 05-740065-13, 09/827059-14 en 01.833023.12",
    "artikel 273f, 06-10-2016, Kamerstuk 28638-206",
    "van 06-10-2016 06-11-2016 tot 7-12-2016 08.30",
    "BWBR0001854, ECLI:NL:HR:2016:2440, 1.234.567 euro",
    "Kamerstukken II 2016/17, 29 538, nr. 280; 31 839, nr. 574, p. 1234-1298",
    "richtlijn 2011/36/EU, CELEX 32011L0036, Stb. 2013, 444",
    "Twitter: @politie, https://youtube.com/@politie",
    "10 @ 2.50 euro, schaal 1@2, opgeslagen als codelijst@5a3ec4a",
    "aan de hand van (at random) getrokken dossiers (a) en (b)",
    "in de jaren 2011-2015 waren er 1.561",
    "2010 2011 2012 2013 2014 en 06 07 08 09 10 11 12",
    "00 05 10 15 20 25 30 35, 0 200 400 600 800 1000",
    "groei van + 12.500.000 naar +3.500.000.000 en +10%",
    "0,123456789 of 0.612345678 of 12 345 678 euro",
    "Postbus 20301 2500 EH Den Haag, kenmerk 14071, KvK 12345678",
    "dossier 28638, nr. 206 van 2024, zaaknummer 200.123.456/01",
    "09.30-10.30 11.00-12.30 13:30 - 15:00",
    "ISBN 978-90-12-34567-8, ISSN 0921 - 7398",
    "123456782",
    "DE 12 PROVINCIES EN GEMEENTEN VAN 2019",
    "BE 16 ZAKEN 2019 2020",
    "bel in 2019 de politie; telefonisch op 06-10-2016",
]
WORDS = st.lists(st.sampled_from(["de", "het", "slachtoffers", "van", "opvang", "in", "artikel", "bij", "€"]))
WITH_NUMBERS = st.lists(st.sampled_from(["de", "opvang", "in", "2019", "1.372", "artikel", "273f", "van"]))
GAPS = [" ", "-", "/", ".", " - ", "\n", "-\n", " – ", "\u00a0"]
MOBILE = st.builds(
    lambda layout, gap, rest: laid_out("06" + rest, layout, gap),
    st.sampled_from([[2, 8], [2, 4, 4], [2, 2, 2, 2, 2], [2, 3, 2, 3]]),
    st.sampled_from(GAPS),
    st.from_regex(r"[1-5][1-9]{7}", fullmatch=True),
)
AREA = st.builds(
    lambda start, layout, gap, rest: laid_out(start + rest, layout, gap),
    st.sampled_from(["070", "020", "088", "030"]),
    st.sampled_from([[3, 7], [3, 3, 2, 2], [3, 3, 4], [3, 1, 2, 2, 2]]),
    st.sampled_from(GAPS),
    st.from_regex(r"[2-7][1-9]{6}", fullmatch=True),
)
LOCAL = st.from_regex(r"[a-z]{1,12}(?:[.+_-][a-z]{1,12}){0,3}", fullmatch=True)
AT = st.sampled_from(["@", "@ ", "@\n", " (at) ", "[at]", "&#64;", " @ "])
HOST = st.from_regex(r"[a-z]{2,12}(?:-[a-z]{2,12})?\.(?:nl|com|example|overheid\.nl)", fullmatch=True)
MAIL = st.builds(lambda *parts: "".join(parts), LOCAL, AT, HOST)


def laid_out(digits: str, layout: list[int], gap: str) -> str:
    """Return digits in groups of the given sizes: the first gap as given, the others a space or point."""
    groups = [digits[sum(layout[:index]) : sum(layout[: index + 1])] for index in range(len(layout))]
    return groups[0] + gap + (" " if gap.strip(" \n") != "." else ".").join(groups[1:])


@pytest.mark.parametrize(
    ("detail", "sentence"),
    list(product([*PHONES, *MAILS, *ACCOUNTS], AROUND)),
)
def test_each_contact_detail_is_masked_whole_and_nothing_beside_it(detail: str, sentence: str) -> None:
    text = sentence.format(detail)
    (span,) = contact_details(text)
    assert text[span.start : span.end].strip("() ") == detail.strip("() ")


@pytest.mark.parametrize(("text", "expected"), WITHIN)
def test_contact_details_are_found_where_they_stand(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in contact_details(text)] == expected


@pytest.mark.parametrize("text", NONE)
def test_other_numbers_are_no_contact_details(text: str) -> None:
    assert [text[span.start : span.end] for span in contact_details(text)] == []


@pytest.mark.parametrize(
    "label",
    tomllib.loads(Path(module.__file__).with_name("contacts.toml").read_text("utf-8"))["phone"]["labels"],
)
def test_each_label_tells_of_a_short_number(label: str) -> None:
    assert len(contact_details(f"{label.capitalize()}: 370 45 14")) == 1


@given(WORDS, MOBILE | AREA, WORDS)
def test_no_phone_number_is_read_whatever_its_form(before: list[str], phone: str, after: list[str]) -> None:
    text = read_bytes(" ".join(["Bel dit bureau", *before, "op", phone, *after, "."]).encode(), "a.txt")
    assert not any(char.isdigit() for char in text.clean)
    assert "[…]" in text.clean


@given(WITH_NUMBERS, MOBILE | AREA, WITH_NUMBERS)
def test_no_phone_number_is_read_among_other_numbers(before: list[str], phone: str, after: list[str]) -> None:
    text = read_bytes(" ".join(["Bel dit bureau", *before, "op", phone, *after, "."]).encode(), "a.txt")
    told = "".join(char for char in phone if char.isdigit())
    assert told not in "".join(char for char in text.clean if char.isdigit())
    assert told[-6:] not in "".join(char for char in text.clean if char.isdigit())


@given(WITH_NUMBERS, MAIL, WITH_NUMBERS)
def test_no_mail_address_is_read_whatever_stands_around_it(
    before: list[str], mail: str, after: list[str]
) -> None:
    text = read_bytes(" ".join(["Mail", *before, "naar", mail, *after, "."]).encode(), "a.txt")
    words = {"Mail", "naar", ".", "[…]", "[…].", *before, *after}
    assert set(text.clean.split()) <= words


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("06-12345678 is het nummer.", "[…] is het nummer."),
        ("Zend een mail naar\njan@host.nl\nof kom langs.", "Zend een mail naar […] of kom langs."),
        ("Zend een mail naar jan@host.nl, piet@host.nl.", "Zend een mail naar […], […]."),
        ("jan@host.nl piet@host.nl zijn adressen.", "[…] […] zijn adressen."),
        ("Zie **jan@host.nl** of *bel* 070-3704514!", "Zie […] of bel […]!"),
        ("Een zin.\n\nT 070 370 45 14\n\nNog een zin.", "Een zin.\n\nNog een zin."),
        ("Een zin.\n\njan@host.nl\n\nNog een zin.", "Een zin.\n\nNog een zin."),
        ("Bel 06-12345678 voor vragen.", "Bel […] voor vragen."),
        ("Vragen kunnen naar jan@minvws.nl.", "Vragen kunnen naar […]."),
        ("Bel 0900-8844 bij geen spoed.", "Bel 0900-8844 bij geen spoed."),
        (
            "Vragen aan de minister kan men naam@minis-\nterie.nl zenden, of men belt 06 1234\n5678.",
            "Vragen aan de minister kan men […] zenden, of men belt […].",
        ),
    ],
)
def test_a_mask_shows_where_a_contact_detail_was_left_out(sentence: str, read: str) -> None:
    text = read_bytes(sentence.encode(), "a.txt")
    assert text.clean == read
    quotes = [text.quote(span) for span in text.spans(0, len(text.clean))]
    assert not any("@" in quote or "12345678" in quote for quote in quotes)

"""The letterhead of letters in the forms in which ministries and institutes write them."""

from dataclasses import dataclass, replace

import pytest

from kg.model import BlockKind, DocumentKind, Letterhead, Outline, PartyRole
from kg.reading import read_bytes
from kg.structure import outline
from kg.structure.parties import bare_name, is_person, is_post

ADVICE = """Retouradres Postbus 20301 2500 EH Den Haag

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal
Postbus 20018
2500 EA Den Haag

Datum 13 februari 2017
Onderwerp Algemeen Overleg
mensenhandel

Geachte voorzitter,

Op 16 februari a.s. staat het overleg op de agenda.

Een kopie van deze brief stuur ik aan de minister van Justitie.

Hoogachtend,

mr. dr. J.A. van der Berg
Directeur Voorbeeldzaken
"""
ANSWER = """In antwoord op uw brief van 5 juli 2024 deel ik u mede dat de vragen worden beantwoord.

De Minister van Justitie en Veiligheid,

D.M. van Weel
"""


BODY = """Datum 4 juni 2024
Betreft Antwoorden

Geachte heer De Vries,

Hierbij bieden wij u onze antwoorden aan.

Algemene Rekenkamer

drs. A.P. (Arno) Jansen,

president

Cornelis van der Dijk, secretaris

Antwoorden op de vragen van de Tweede Kamer

Wij bevelen de minister aan dit te regelen.
"""
QUESTIONS = """Vergaderjaar 2023–2024 Aanhangsel van de Handelingen
Vragen van het lid Jansen (X) aan de Staatssecretaris van Volksgezondheid (ingezonden 15 augustus 2024).
Antwoord van Staatssecretaris De Vries (Volksgezondheid, Welzijn en
Sport) (ontvangen 30 augustus 2024).
Vraag 1
Kent u dit?
"""
ATTENTION = """Retouradres Postbus 20301 2500 EH Den Haag

Ministerie van Volksgezondheid, Welzijn en Sport
T.a.v. staatssecretaris M. J. van Rijn
Postbus 20350
2500 EJ Den Haag

Datum 24 november 2016

Excellentie,

Een zin.

Cc: J. Jansen; de minister van Justitie
"""

PRINTED = """Tweede Kamer der Staten-Generaal 2

Vergaderjaar 2017–2018

28 638 Mensenhandel

Nr. 161 BRIEF VAN DE STAATSSECRETARIS VAN JUSTITIE EN VEILIGHEID

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 25 mei 2018

Met deze brief informeer ik u over de aanpak. De opvang schiet tekort.
"""


@dataclass(frozen=True)
class Row:
    text: str
    date: str = ""
    reference: str = ""
    subject: str = ""
    sender: str = ""
    addressees: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()


OF_PARLIAMENT = Row(
    PRINTED,
    date="2018-05-25",
    reference="161",
    subject="Mensenhandel",
    sender=", STAATSSECRETARIS VAN JUSTITIE EN VEILIGHEID",
    addressees=(", Voorzitter van de Tweede Kamer der Staten-Generaal",),
)
ROWS = [
    Row(
        ADVICE,
        date="2017-02-13",
        subject="Algemeen Overleg mensenhandel",
        sender="J.A. van der Berg, Directeur Voorbeeldzaken",
        addressees=(", Voorzitter van de Tweede Kamer der Staten-Generaal",),
        copies=(", minister van Justitie",),
    ),
    Row(ANSWER, sender="D.M. van Weel, Minister van Justitie en Veiligheid"),
    Row(
        "Datum 19 augustus 2024\n\nOns kenmerk\n14071\n\nGeachte heer,\n\nEen zin.\n",
        date="2024-08-19",
        reference="14071",
    ),
    Row(
        BODY,
        date="2024-06-04",
        subject="Antwoorden",
        sender="A.P. Jansen, president",
        addressees=("De Vries, ",),
    ),
    Row(
        QUESTIONS,
        date="2024-08-30",
        subject="Vragen van het lid Jansen (X) aan de Staatssecretaris van Volksgezondheid",
        sender="De Vries, Staatssecretaris van Volksgezondheid, Welzijn en Sport",
    ),
    Row(
        ATTENTION,
        date="2016-11-24",
        addressees=("M. J. van Rijn, ",),
        copies=("J. Jansen, ", ", minister van Justitie"),
    ),
    OF_PARLIAMENT,
    replace(
        OF_PARLIAMENT,
        text=f"{PRINTED}\nDe Staatssecretaris van Justitie en Veiligheid,\nA.P. Jansen\n",
        sender="A.P. Jansen, Staatssecretaris van Justitie en Veiligheid",
    ),
    Row(
        "Den Haag, 5 mei 2015\nBetreft: opvang\n\nGeachte mevrouw Klijnsma,\n\nEen zin.\n",
        date="2015-05-05",
        subject="opvang",
        addressees=("Klijnsma, ",),
    ),
    Row(
        "Open brief aan de informateur\n\nGeachte mevrouw Klijnsma,\n\nEen zin.\n",
        addressees=("Klijnsma, informateur",),
    ),
]


def parties(letterhead: Letterhead, role: PartyRole) -> tuple[str, ...]:
    return tuple(f"{party.person}, {party.post}" for party in letterhead.of(role))


def read(text: str) -> Outline:
    return outline(read_bytes(text.encode(), "letter.txt"))


@pytest.mark.parametrize("row", ROWS)
def test_a_letterhead_gives_its_fields(row: Row) -> None:
    head = read(row.text).letterhead
    assert (head.date.value if head.date else "") == row.date
    assert (head.reference.value if head.reference else "") == row.reference
    assert (head.subject.value if head.subject else "") == row.subject
    assert parties(head, PartyRole.SENDER)[:1] == ((row.sender,) if row.sender else ())
    assert parties(head, PartyRole.ADDRESSEE) == row.addressees
    assert parties(head, PartyRole.COPY) == row.copies


def test_a_body_is_signed_for_by_each_who_signs() -> None:
    senders = read(BODY).letterhead.of(PartyRole.SENDER)
    assert [(party.person, party.post, party.organisation) for party in senders] == [
        ("A.P. Jansen", "president", "Algemene Rekenkamer"),
        ("Cornelis van der Dijk", "secretaris", "Algemene Rekenkamer"),
    ]


@pytest.mark.parametrize(
    ("who", "posts", "bodies"),
    [
        (
            "DE STAATSSECRETARIS VAN JUSTITIE EN DE MINISTERS VAN WERK, VAN ZORG EN SPORT EN VOOR HANDEL",
            (
                "STAATSSECRETARIS VAN JUSTITIE",
                "minister VAN WERK",
                "minister VAN ZORG EN SPORT",
                "minister VOOR HANDEL",
            ),
            (),
        ),
        ("DE ALGEMENE REKENKAMER", (), ("ALGEMENE REKENKAMER",)),
        ("de Minister voor Rechtsbescherming", ("Minister voor Rechtsbescherming",), ()),
    ],
)
def test_a_letter_that_parliament_printed_is_of_all_whom_its_head_names(
    who: str, posts: tuple[str, ...], bodies: tuple[str, ...]
) -> None:
    head = PRINTED.replace("DE STAATSSECRETARIS VAN JUSTITIE EN VEILIGHEID", who)
    found = read(head)
    senders = found.letterhead.of(PartyRole.SENDER)
    assert tuple(party.post for party in senders if party.post) == posts
    assert tuple(party.organisation for party in senders if party.organisation) == bodies
    assert found.kind == DocumentKind.LETTER
    assert [each.text for each in found.sentences if each.block == BlockKind.PARAGRAPH] == [
        "Met deze brief informeer ik u over de aanpak.",
        "De opvang schiet tekort.",
    ]


def test_what_speaks_of_a_letter_is_no_head_of_one() -> None:
    text = (
        "De brief van de minister van Justitie\n\nDe brief van de minister is gelezen. De opvang is goed.\n"
    )
    assert not read(text).letterhead.parties


def test_what_follows_a_signature_is_read_as_text() -> None:
    annex = (
        ADVICE + "\nBijlage: Advies over het wetsvoorstel\n\n" + "Ik adviseer u dit te regelen. " * 6 + "\n"
    )
    sentences = [each for each in read(annex).sentences if each.block == BlockKind.PARAGRAPH]
    assert any(each.text == "Ik adviseer u dit te regelen." for each in sentences)


def test_a_field_quotes_the_file() -> None:
    text = read_bytes(ADVICE.encode(), "letter.txt")
    head = outline(text).letterhead
    assert head.date
    assert text.quote(head.date.span) == "13 februari 2017"
    for party in head.parties:
        assert party.spans


@pytest.mark.parametrize(("text", "kind"), [(ADVICE, DocumentKind.LETTER), (ANSWER, DocumentKind.LETTER)])
def test_a_letter_is_told_from_other_documents(text: str, kind: DocumentKind) -> None:
    assert read(text).kind == kind


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Mevrouw drs. E.I. Schippers", "E.I. Schippers"),
        ("Prof.dr. C.R.J.J. Rijken", "C.R.J.J. Rijken"),
        ("dhr. V. Karremans", "V. Karremans"),
        ("De heer mr. G.A. van der Steur", "G.A. van der Steur"),
        ("V.P.G. (Vincent) Karremans LL.M., MSc", "V.P.G. Karremans"),
    ],
)
def test_titles_are_no_part_of_a_name(words: str, name: str) -> None:
    assert bare_name(words) == name
    assert is_person(words)


@pytest.mark.parametrize(
    "words", ["Tweede Kamer", "Postbus 20018", "Directeur", "De minister van Financiën", "Informateur"]
)
def test_a_post_or_body_is_no_person(words: str) -> None:
    assert not is_person(words)


@pytest.mark.parametrize(
    "words", ["Informateur", "De minister van Financiën", "Hoofd Bureau", "Burgemeester van Zwolle"]
)
def test_a_post_is_known_by_how_it_begins(words: str) -> None:
    assert is_post(words)


TWO = """Retouradres Postbus 20301 2500 EH Den Haag

De minister van Financiën
Postbus 20201
2500 EE Den Haag

De minister van Defensie
Postbus 20701
2500 ES Den Haag

Contactpersoon
Hoofd Bureau Onderzoek

Datum 7 mei 2019
Onderwerp Onderzoek naar de opvang, ten behoeve van het
overleg van 16 mei 2019

Geachte ministers,

Er moet meer opvang komen. {copy}

Met vriendelijke groet,

Herman Bolhaar
Nationaal Rapporteur
"""
COPIED = [
    # sentence, who gets a copy
    ("Een afschrift zend ik aan de minister van Defensie.", ("minister van Defensie",)),
    (
        "Een afschrift van deze brief heb ik gezonden aan de minister voor Rechtsbescherming, die dit doet.",
        ("minister voor Rechtsbescherming",),
    ),
    (
        "Deze brief zend ik in afschrift aan de voorzitter van de Tweede Kamer en aan de VNG.",
        ("voorzitter van de Tweede Kamer", "VNG"),
    ),
]


def test_a_letter_to_two_addresses_is_to_both() -> None:
    head = read(TWO.format(copy="")).letterhead
    assert parties(head, PartyRole.ADDRESSEE) == (", minister van Financiën", ", minister van Defensie")


def test_whom_to_ask_may_be_a_post_without_a_name() -> None:
    assert parties(read(TWO.format(copy="")).letterhead, PartyRole.CONTACT) == (", Hoofd Bureau Onderzoek",)


def test_a_subject_may_name_a_day() -> None:
    subject = read(TWO.format(copy="")).letterhead.subject
    assert subject
    assert subject.value.endswith("overleg van 16 mei 2019")


@pytest.mark.parametrize(("sentence", "posts"), COPIED)
def test_a_sentence_says_who_gets_a_copy(sentence: str, posts: tuple[str, ...]) -> None:
    head = read(TWO.format(copy=sentence)).letterhead
    assert tuple(party.post for party in head.of(PartyRole.COPY)) == posts


def test_a_sentence_that_begins_with_a_post_signs_nothing() -> None:
    page = (
        "# Monitor verschenen\n\nDe monitor is vandaag aangeboden.\n\n## Over Deze Monitor\n\n"
        "De Nationaal Rapporteur rapporteert aan de regering. De monitor komt eens in de twee jaar uit.\n"
    )
    assert not outline(read_bytes(page.encode(), "nieuws.md")).letterhead.parties

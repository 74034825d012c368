"""A publication is by whom its colophon names, and has the number and the month that it prints."""

import pytest

from kg.model import Outline, PartyRole
from kg.reading import read_bytes
from kg.structure import outline

BODY = """Voorwoord

In dit rapport staat hoe het met de opvang gaat. Er is veel gebeurd, en er moet nog veel gebeuren.
"""

CITED = [
    # the colophon, the post, the organisation
    (
        "Referentie: Nationaal Rapporteur Mensenhandel (2012). Verborgen. Den Haag: BNRM.",
        "Nationaal Rapporteur Mensenhandel",
        "",
    ),
    (
        "Referentie: Nationaal Rapporteur Mensenhandel. Jaarplan 2015. Den Haag.",
        "Nationaal Rapporteur Mensenhandel",
        "",
    ),
    ("Te citeren als: Raad voor de Kinderbescherming (2020). Op tijd.", "", "Raad voor de Kinderbescherming"),
    ("Citeerwijze: Jansen, A. & Smit, B. (2020). Op tijd. Utrecht: De Uitgever.", "", ""),
    ("Onze referentie: 2020-12", "", ""),
]


def read_as_outline(text: str) -> Outline:
    return outline(read_bytes(text.encode(), "rapport.txt"))


@pytest.mark.parametrize(("colophon", "post", "organisation"), CITED)
def test_a_publication_is_by_whom_it_asks_to_be_cited(colophon: str, post: str, organisation: str) -> None:
    found = read_as_outline(f"Rapport\n\nColofon\n\n{colophon}\n\n{BODY}").letterhead.of(PartyRole.SENDER)
    assert [(party.post, party.organisation) for party in found] == (
        [(post, organisation)] if post or organisation else []
    )


def test_the_answer_that_a_sentence_tells_of_is_by_nobody_here() -> None:
    told = "De tekorten zijn groter dan het antwoord van de minister van Justitie (VenJ) doet vermoeden."
    assert read_as_outline(f"{BODY}\n{told}\n").letterhead.of(PartyRole.SENDER) == ()


def test_the_number_of_a_publication_is_its_reference() -> None:
    found = read_as_outline(f"Factsheet\n\n{BODY}\nOktober 2011 | Publicatienr: j-10723\n").letterhead
    assert (found.reference and found.reference.value, found.date and found.date.value) == (
        "j-10723",
        "2011-10",
    )


PRESS = [
    # the end of a press release, whom journalists may ask
    (
        "Noot voor de redactie\n\nVoor informatie kunt u contact opnemen met Anna Voorbeeld, 06-12345678.",
        "Anna Voorbeeld",
    ),
    ("Niet voor publicatie: inlichtingen bij mr. P. de Vries (voorlichter).", "P. de Vries"),
    ("Voor hulp kunt u contact opnemen met Veilig Thuis, 0800-2000.", ""),
    ("Noot voor de redactie\n\nU kunt contact opnemen met de afdeling voorlichting.", ""),
]


@pytest.mark.parametrize(("end", "person"), PRESS)
def test_a_press_release_names_whom_to_ask(end: str, person: str) -> None:
    found = read_as_outline(f"PERSBERICHT\n\n{BODY}\n{end}\n").letterhead.of(PartyRole.CONTACT)
    assert [party.person for party in found] == ([person] if person else [])


TITLES = [
    # the first lines, what the text is called
    (
        "Position paper over opvang\nVaste commissie voor Justitie, Tweede Kamer\n26 november 2020",
        "Position paper over opvang",
    ),
    (
        (
            "Raad voor de Kinderbescherming\n\nAdvies\n\nKind en recht in de stelsels van zorg en straf\n"
            "Over de bescherming van wie jong slachtoffer is geworden\n\nAan de minister\n\n3 mei 2023"
        ),
        (
            "Kind en recht in de stelsels van zorg en straf. "
            "Over de bescherming van wie jong slachtoffer is geworden"
        ),
    ),
]


@pytest.mark.parametrize(("lines", "title"), TITLES)
def test_a_title_is_neither_whose_it_is_nor_for_whom_nor_when(lines: str, title: str) -> None:
    assert read_as_outline(f"{lines}\n\n{BODY}").title == title


def test_a_chapter_without_a_title_is_called_what_its_colophon_says() -> None:
    told = "Referentie: Nationaal Rapporteur (2016). Kind in opdracht. Een onderzoek. Den Haag: Bureau."
    found = read_as_outline(f"6 Conclusies\n\n{BODY}\nColofon\n\n{told}\n")
    assert (found.title, found.kind) == ("Kind in opdracht. Een onderzoek", "Report")


def test_a_letter_without_a_salutation_begins_under_its_subject() -> None:
    found = read_as_outline(
        "Ministerie van Justitie en Veiligheid\n\nRetouradres Postbus 20301 2500 EH Den Haag\n\n"
        "Aan de Voorzitter van de Tweede Kamer\nPostbus 20018\n2500 EA Den Haag\n\nDatum 9 maart 2021\n"
        "Onderwerp Reactie op het rapport\n\nOp 8 december 2020 is het rapport over de opvang van kinderen "
        "uitgebracht. Het rapport heeft vier aanbevelingen.\n"
    )
    assert (found.title, found.kind) == ("Reactie op het rapport", "Letter")
    assert [party.post for party in found.letterhead.of(PartyRole.ADDRESSEE)] == [
        "Voorzitter van de Tweede Kamer"
    ]


LETTER = """De minister van Justitie en Veiligheid
Postbus 20301
2500 EH Den Haag

{label}
Datum 3 mei 2021
Onderwerp {subject}

Geachte minister,

{body}

Hoogachtend,

Anna Voorbeeld
Directeur
"""


def letter(label: str = "", subject: str = "Opvang", body: str = BODY) -> Outline:
    return read_as_outline(LETTER.format(label=label, subject=subject, body=body))


@pytest.mark.parametrize(
    ("label", "body"),
    [
        ("Uw referentie: Gemeente Utrecht, 2023-12", BODY),
        ("", f"{BODY}\nReferentie: Algemene Rekenkamer (2018). Opvang in beeld. Den Haag: Rekenkamer.\n"),
    ],
)
def test_a_letter_is_by_whom_signs_it_whatever_it_refers_to(label: str, body: str) -> None:
    (party,) = letter(label, body=body).letterhead.of(PartyRole.SENDER)
    assert party.person == "Anna Voorbeeld"


def test_a_letter_about_a_monitor_is_a_letter() -> None:
    assert letter(subject="Monitor mensenhandel 2015-2019").kind == "Letter"


NOBODY = [
    # what a report says, of which nothing is a party
    "Er was een bijeenkomst voor de pers. Slachtoffers konden terecht bij Anna Voorbeeld, zelf slachtoffer.",
    "Niet voor publicatie. Het slachtoffer kan contact opnemen met Anna Voorbeeld, haar zus.",
    "De commissie die de klacht van mevrouw Anna Voorbeeld behandelde ontvangt een kopie van het dossier.",
    "Een exemplaar is gestuurd aan Anna Voorbeeld.",
    "De burgemeester van Utrecht krijgt een afschrift van iedere aangifte.",
    "De zorgen zijn uitgesproken door de burgemeester van Utrecht.",
    "Aan de burgemeester van Utrecht is advies gevraagd",
]


@pytest.mark.parametrize("sentence", NOBODY)
def test_who_is_only_spoken_of_is_no_party(sentence: str) -> None:
    assert read_as_outline(f"Rapport\n\n{sentence}\n\n{BODY}").letterhead.parties == ()


def test_the_number_of_another_publication_is_no_reference() -> None:
    told = "Zie ook de publicatie van de Inspectie (publicatienummer 2016-12)."
    assert read_as_outline(f"Factsheet\n\n{told}\n\n{BODY}").letterhead.reference is None


@pytest.mark.parametrize("title", ["Tweede Kamer in beeld: cijfers", "Minister krijgt gelijk van de rechter"])
def test_a_title_may_begin_with_whom_it_is_about(title: str) -> None:
    assert read_as_outline(f"{title}\n\n3 mei 2021\n\n{BODY}").title == title

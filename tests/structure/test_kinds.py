"""Kinds of documents are told apart, and each is called and dated as it says itself."""

from dataclasses import dataclass

import pytest

from kg.model import Outline
from kg.reading import read_bytes
from kg.structure import outline
from tests.reading.test_sizes import BODY, pdf

BLANK = ("", 11, "plain")
RUNNING = (f"{BODY}.", 11, "plain")


@dataclass(frozen=True)
class Case:
    id: str
    text: str
    kind: str
    title: str = ""
    date: str = ""


CASES = (
    Case(
        "news of a report",
        "Rapporteur biedt rapport aan\n\nDe rapporteur heeft vandaag het rapport aangeboden aan de minister, "
        "die er dit najaar op zal antwoorden.\n",
        "Document",
        title="Rapporteur biedt rapport aan",
    ),
    Case(
        "a press release",
        "PERSBERICHT\n15 juni 2007\n\nRapporteur biedt rapportage aan\n\nOp 15 juni biedt de rapporteur "
        "de vijfde rapportage aan. De minister neemt die in ontvangst, en zal er dit najaar op antwoorden.\n",
        "PressRelease",
        date="2007-06-15",
    ),
    Case(
        "a press release that only its foot tells",
        "Overheid schiet tekort\n\nDe overheid schiet tekort in de aanpak van geweld tegen kinderen.\n\n"
        "Den Haag, 12 oktober 2011\n\nNoot voor de redactie\nVoor meer informatie kunt u bellen.\n",
        "PressRelease",
        date="2011-10-12",
    ),
    Case(
        "an account of a year, that speaks of its plan",
        "Bureau van de rapporteur\n\nJaarverantwoording 2015\n\nDen Haag, maart 2016\n\n"
        "1 Werkzaamheden in 2015\n\nDit stuk zegt wat er van het werkplan terecht is gekomen.\n",
        "Report",
        date="2016-03",
    ),
    Case(
        "a monitor in Markdown, dated under the name of who publishes it",
        "# Slachtoffermonitor mensenhandel 2015-2019\n\nDe rapporteur mensenhandel  \n"
        "Den Haag, november 2020\n\n## 1 Over deze monitor\n\nDe monitor telt jaarlijks slachtoffers.\n",
        "Monitor",
        "Slachtoffermonitor mensenhandel 2015-2019",
        "2020-11",
    ),
    Case(
        "a speech",
        "Toespraak van de rapporteur ter gelegenheid van de aanbieding van het rapport\n"
        "Den Haag, 10 september 2013\n\nDames en heren,\n\nHet is mij een genoegen hier vandaag te staan.\n",
        "Speech",
        date="2013-09-10",
    ),
    Case(
        "a speech in English",
        "Monitoring mechanisms in the fight against trafficking\n\n15 October 2010\n\nYour Excellencies, "
        "Ladies and Gentlemen,\n\nWe are nearing the end of this conference, and I am happy to see you.\n",
        "Speech",
        "Monitoring mechanisms in the fight against trafficking",
        "2010-10-15",
    ),
    Case(
        "a letter that speaks of a speech",
        "Datum 5 april 2017\nBetreft Uw toespraak\n\nGeachte dames en heren,\n\n"
        "Met dank voor uw toespraak.\n\nHoogachtend,\n",
        "Letter",
        "Uw toespraak",
        "2017-04-05",
    ),
)


def read(text: str) -> Outline:
    return outline(read_bytes(text.encode(), "stuk.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_document_is_what_it_says(case: Case) -> None:
    found = read(case.text)
    assert found.kind == case.kind
    assert not case.title or found.title == case.title
    assert (found.letterhead.date.value if found.letterhead.date else "") == case.date


@pytest.mark.parametrize(
    ("lines", "kind", "title"),
    [
        pytest.param(
            [("Monitor mensenhandel", 40, "plain"), ("Cijfers vervolging 2011-2015", 24, "slanted")],
            "Monitor",
            "Monitor mensenhandel. Cijfers vervolging 2011-2015",
            id="a monitor, with a subtitle in smaller type",
        ),
        pytest.param(
            [("Dadermonitor", 34, "plain"), ("seksueel geweld tegen kinderen", 34, "plain")],
            "Monitor",
            "Dadermonitor seksueel geweld tegen kinderen",
            id="a title that runs on in the next line",
        ),
        pytest.param(
            [("Nationaal Rapporteur Mensenhandel", 11, "plain"), BLANK, ("Jaarplan 2015", 30, "plain")],
            "Plan",
            "Jaarplan 2015",
            id="a plan, under the name of who wrote it",
        ),
        pytest.param(
            [("Kinderpornografie", 42, "plain"), ("factsheet", 20, "plain")],
            "Factsheet",
            "Kinderpornografie",
            id="a factsheet, whose subtitle says so",
        ),
    ],
)
def test_the_title_of_a_pdf_is_told_by_its_type(
    lines: list[tuple[str, int, str]], kind: str, title: str
) -> None:
    found = outline(read_bytes(pdf(*lines, RUNNING, RUNNING, RUNNING), "stuk.pdf"))
    assert (found.kind, found.title) == (kind, title)


def test_a_page_without_large_type_has_no_title_by_its_type() -> None:
    assert read_bytes(pdf(RUNNING, RUNNING, RUNNING), "stuk.pdf").title == ()


@pytest.mark.parametrize(
    "name", ["Colofon", "Inhoudsopgave", "Voorwoord", "Nationaal Rapporteur Mensenhandel"]
)
def test_what_stands_in_every_document_is_no_title(name: str) -> None:
    found = outline(read_bytes(pdf((name, 30, "plain"), RUNNING, RUNNING, RUNNING), "stuk.pdf"))
    assert found.title != name


@pytest.mark.parametrize(
    ("imprint", "year"),
    [
        ("Referentie: De rapporteur, Monitor. Den Haag: Nationaal Rapporteur 2016.", "2016"),
        ("Referentie: Nationaal Rapporteur Mensenhandel (2018). Monitor. Den Haag.", "2018"),
        ("Het onderzoek ging over de jaren 2010 tot 2014.", ""),
    ],
)
def test_a_report_is_of_the_year_in_its_imprint(imprint: str, year: str) -> None:
    lines = (("Monitor mensenhandel", 40, "plain"), RUNNING, (imprint, 11, "plain"), RUNNING)
    date = outline(read_bytes(pdf(*lines), "stuk.pdf")).letterhead.date
    assert (date.value if date else "") == year

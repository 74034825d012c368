"""Two letters: advice, and the answer to it two years later; what the answer says reaches the advice."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.graph.store import GraphStore
from kg.graph.validation import validate
from kg.pipeline import build
from tests.graph.test_build import rows

ADVICE = """Den Haag, 5 april 2017

De minister van Veiligheid en Justitie

Geachte minister,

Ik adviseer u om een landelijk register van gespecialiseerde opvangplaatsen voor minderjarigen in te richten.

Met vriendelijke groet,

Corinne Dettmeijer-Vermeulen
Nationaal Rapporteur Mensenhandel en Seksueel Geweld tegen Kinderen
"""
ANSWER = """Den Haag, 12 mei 2019

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Betreft: reactie op de Nationaal Rapporteur

Geachte voorzitter,

De Nationaal Rapporteur heeft aanbevolen een landelijk register van gespecialiseerde opvangplaatsen voor \
minderjarigen in te richten. Deze aanbeveling neem ik niet over.

Hoogachtend,

De minister van Justitie en Veiligheid,

Ferd Grapperhaus
"""
ANSWERED = """PREFIX kg: <https://w3id.org/verantwoord/ontology#> PREFIX dcterms: <http://purl.org/dc/terms/>
    SELECT ?text ?stance ?issued WHERE {
      ?answer a kg:Response ; kg:respondsTo ?asked ; kg:stance ?stance .
      ?asked kg:text ?text ; kg:statedIn/dcterms:issued ?issued } ORDER BY ?issued"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("letters")
    for name, text in (("advice.txt", ADVICE), ("answer.txt", ANSWER)):
        (place / name).write_text(text, "utf-8")
    build([place], place / "graph")
    return place / "graph"


def test_an_answer_reaches_the_advice_that_the_one_it_quotes_repeats(graph: Path) -> None:
    found = rows(GraphStore.open(graph), ANSWERED)
    assert [row[2][:4] for row in found] == ["2017", "2019"]
    assert {row[1].rpartition("/")[2] for row in found} == {"rejected"}
    assert all("landelijk register" in row[0] for row in found)


def test_the_graph_with_answers_is_valid(graph: Path) -> None:
    assert validate(GraphStore.open(graph)).conforms


@pytest.mark.parametrize(
    ("question", "words"),
    [("responses", "neem ik niet over"), ("answering-passage", "Ferd Grapperhaus")],
)
def test_a_question_shows_the_answer(graph: Path, question: str, words: str) -> None:
    said = CliRunner().invoke(main, ["--graph", str(graph), "ask", question, "-f", "csv"])
    assert said.exit_code == 0
    assert words in said.output


def test_what_was_answered_is_no_longer_unanswered(graph: Path) -> None:
    said = CliRunner().invoke(main, ["--graph", str(graph), "ask", "unanswered", "-f", "csv"])
    assert said.exit_code == 0
    assert "landelijk register" not in said.output


NUMBERED = """Nationaal Rapporteur Mensenhandel en Seksueel Geweld tegen Kinderen

Aan de minister van Justitie en Veiligheid
Datum 3 maart 2025
Onderwerp Opvang

Geachte minister,

Aanbeveling 1: Zorg voor voldoende opvangplekken voor minderjarige slachtoffers.

Aanbeveling 2: Leg de financiering van de opvang wettelijk vast.

Hoogachtend,

Conny Rijken
Nationaal Rapporteur Mensenhandel en Seksueel Geweld tegen Kinderen
"""
REPLY = """{sender}

Aan de Nationaal Rapporteur Mensenhandel en Seksueel Geweld tegen Kinderen
Datum {date}
Onderwerp Reactie op uw brief van 3 maart 2025

Geachte mevrouw Rijken,

{text}

Hoogachtend,

{signed}
"""
MINISTER = "De minister van Justitie en Veiligheid,\nD.M. van Weel"
MONITOR = """# Dadermonitor seksueel geweld tegen kinderen 2015-2020

Nationaal Rapporteur Mensenhandel en Seksueel Geweld tegen Kinderen

Den Haag, 3 maart 2022

## Aanbeveling 1

De minister van Justitie en Veiligheid moet de registratie van zaken verbeteren.
"""
REACTION = """Den Haag, 12 juni 2022

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Betreft: beleidsreactie

Geachte voorzitter,

Hierbij reageer ik op de Dadermonitor seksueel geweld tegen kinderen 2015-2020.

Aanbeveling 1 neem ik over.

Hoogachtend,

De minister van Justitie en Veiligheid,

D. Yeşilgöz-Zegerius
"""


def answered(place: Path, documents: dict[str, str]) -> list[tuple[str, str]]:
    """Return the stances and what they are on, of documents that are built together."""
    for name, text in documents.items():
        (place / name).write_text(text, "utf-8")
    build([place], place / "graph")
    store = GraphStore.open(place / "graph")
    assert validate(store).conforms
    return sorted((row[1].rpartition("/")[2], row[0][:13]) for row in rows(store, ANSWERED))


LETTERS = [
    # who replies, when, what, who signs; the stances and the advice of the letter that they are on
    (
        "Ministerie van Justitie en Veiligheid",
        "12 juni 2025",
        "Aanbeveling 1 neem ik over, aanbeveling 2 niet.",
        MINISTER,
        [("accepted", "Aanbeveling 1"), ("rejected", "Aanbeveling 2")],
    ),
    (
        "Ministerie van Justitie en Veiligheid",
        "12 juni 2025",
        "Ik neem uw aanbevelingen over.",
        MINISTER,
        [("accepted", "Aanbeveling 1"), ("accepted", "Aanbeveling 2")],
    ),
    ("Ministerie van Justitie en Veiligheid", "12 juni 2025", "Aanbeveling 7 neem ik over.", MINISTER, []),
    ("Ministerie van Justitie en Veiligheid", "12 juni 2024", "Aanbeveling 1 neem ik over.", MINISTER, []),
    (
        "Gemeente Utrecht",
        "12 juni 2025",
        "Aanbeveling 1 nemen wij over.",
        "Het college van burgemeester en wethouders van Utrecht",
        [],  # that letter was to the minister
    ),
]


@pytest.mark.parametrize(("sender", "date", "text", "signed", "expected"), LETTERS)
def test_an_answer_in_another_letter_reaches_the_advice_by_its_number(  # noqa: PLR0913, PLR0917 - a row
    sender: str, date: str, text: str, signed: str, expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    reply = REPLY.format(sender=sender, date=date, text=text, signed=signed)
    assert answered(tmp_path, {"advice.txt": NUMBERED, "reply.txt": reply}) == expected


def test_an_answer_to_a_publication_reaches_its_advice_by_its_number(tmp_path: Path) -> None:
    found = answered(tmp_path, {"monitor.md": MONITOR, "reaction.txt": REACTION})
    assert found == [("accepted", "De minister v")]


OTHER = """{sender}

Aan de minister van Justitie en Veiligheid
Datum {date}
Onderwerp Online misbruik

Geachte minister,

{text}

Hoogachtend,

{signed}
"""
INSTITUTE = "Nationaal Rapporteur Mensenhandel en Seksueel Geweld tegen Kinderen"


def test_of_two_letters_of_the_same_day_none_is_answered(tmp_path: Path) -> None:
    other = OTHER.format(
        sender=INSTITUTE,
        date="3 maart 2025",
        text="Ik vraag aandacht voor online misbruik.",
        signed=f"Conny Rijken\n{INSTITUTE}",
    )
    reply = REPLY.format(
        sender="Ministerie van Justitie en Veiligheid",
        date="12 juni 2025",
        text="Aanbeveling 1 neem ik over.",
        signed=MINISTER,
    )
    assert answered(tmp_path, {"advice.txt": NUMBERED, "other.txt": other, "reply.txt": reply}) == []


def test_a_letter_of_somebody_else_of_that_day_is_not_what_is_answered(tmp_path: Path) -> None:
    other = OTHER.format(
        sender="Zwolle",
        date="3 maart 2025",
        text="Aanbeveling 1: Zorg voor meer parkeerplaatsen.",
        signed="J. de Vries\ninwoner van Zwolle",
    )
    reply = REPLY.format(
        sender="Ministerie van Justitie en Veiligheid",
        date="12 juni 2025",
        text="Aanbeveling 1 neem ik over.",
        signed=MINISTER,
    )
    assert answered(tmp_path, {"other.txt": other, "reply.txt": reply}) == []


def test_a_publication_of_another_title_is_not_what_is_answered(tmp_path: Path) -> None:
    about = MONITOR.replace("# Dadermonitor", "# Advies naar aanleiding van de Dadermonitor")
    assert answered(tmp_path, {"about.md": about, "reaction.txt": REACTION}) == []

"""Initials and a family name are many people's: who a letter is by, told by what stands with the name."""

import pytest
from pyoxigraph import NamedNode

from kg.graph.assertion import assert_record
from kg.linking.functions import is_private, is_public
from kg.model import PartyRole, Record
from kg.namespaces import ID
from kg.pipeline import Knowledge, record
from kg.reading import read_bytes
from kg.resources import table

PRIVATE = table("linking/functions.toml")["private"]

LETTER = """Den Haag, {day}

Aan de minister van Volksgezondheid, Welzijn en Sport

Geachte minister,

Ik zeg toe u vóór 1 april te informeren. {said}
Daarover hoor ik graag meer van u in een gesprek dat wij later nog zullen plannen.

Hoogachtend,

{signed}
"""
SIGNED = [
    # signature, day of the letter, who signs: a known person, somebody new, or nobody
    ("M. Rutte\nbewoner", "4 februari 2025", ""),
    ("M. Rutte\nbewoner", "4 februari 2015", ""),
    ("S. Blok,\nnamens de bewoners van de Kerkstraat", "4 februari 2019", ""),
    ("namens de bewoners,\nS. Blok", "4 februari 2019", ""),
    ("namens de bewonersvereniging,\nS. Blok", "4 februari 2019", ""),
    ("mr. S. Blok\nAdvocaat\nKantoor Blok & Co", "4 februari 2019", ""),
    ("mr. S. Blok\nFietsenmaker\nKantoor Blok & Co", "4 februari 2019", ""),
    ("M. Rutte", "4 februari 2025", ""),
    ("M. Rutte", "4 februari 2015", "mark-rutte"),
    ("M. Rutte\nminister-president", "4 februari 2015", "mark-rutte"),
    ("De minister-president,\nM. Rutte", "4 februari 2015", "mark-rutte"),
    ("Mark Rutte\nbewoner", "4 februari 2015", ""),
    ("S. Blok, advocaat te Utrecht", "4 februari 2025", ""),
    ("S. Blok, advocaat te Utrecht", "4 februari 2019", ""),
    ("mr. S. Blok\nadvocaat", "4 februari 2019", ""),
    ("De Minister van Buitenlandse Zaken,\nS. Blok", "4 februari 2019", "stef-blok"),
    ("S. Blok, minister van Buitenlandse Zaken", "4 februari 2019", "stef-blok"),
    ("S. Blok\noud-minister van Buitenlandse Zaken", "4 februari 2025", "stef-blok"),
    ("P. Adema, notaris", "4 februari 2023", ""),
    ("P. Adema\nminister van Landbouw, Natuur en Voedselkwaliteit", "4 februari 2023", "piet-adema"),
    ("H. de Jonge\nStichting Opvang Zwolle", "4 februari 2019", ""),
    ("H. de Jonge\nMinisterie van Volksgezondheid, Welzijn en Sport", "4 februari 2019", "hugo-de-jonge"),
    ("mr. A. de Vries, beleidsmedewerker", "4 februari 2023", "a-de-vries"),
    ("A. de Vries\nstaatssecretaris van Financiën", "4 februari 2023", "aukje-de-vries"),
    ("A. de Vries\nstaatssecretaris van Financiën", "4 februari 2013", "a-de-vries"),
    ("K. Jansen-Voorbeeld", "4 februari 2023", ""),
    ("K. Jansen-Voorbeeld\nmoeder van twee kinderen", "4 februari 2023", ""),
    ("K. Jansen-Voorbeeld\nwethouder van Zandwijk", "4 februari 2023", "k-jansen-voorbeeld"),
]
SAID = [
    # sentence, day, the persons it names
    ("Minister S. Blok schreef dit.", "5 april 2019", "stef-blok"),
    ("De minister van Buitenlandse Zaken, S.A. Blok, schreef dit.", "5 april 2023", "stef-blok"),
    ("De heer S. Blok, advocaat te Utrecht, schreef dit.", "5 april 2019", ""),
    ("De heer S. Blok (huisarts) schreef dit.", "5 april 2019", ""),
    ("De bewoner S. Blok schreef dit.", "5 april 2019", ""),
    ("De heer S. Blok, Stichting Opvang Zwolle, schreef dit.", "5 april 2019", ""),
    ("De heer S. Blok schreef dit.", "5 april 2019", ""),
    ("De heer S. Blok schreef dit.", "5 april 2024", ""),
    ("Mevrouw Agema schreef dit.", "5 april 2025", ""),
    ("Minister Agema sprak. Mevrouw Agema schreef dit.", "5 april 2025", "fleur-agema fleur-agema"),
    ("Mevrouw Agema, bewoner van Emmen, schreef dit.", "5 april 2025", ""),
    ("Mevrouw Agema, staatssecretaris Karremans en anderen.", "5 april 2025", "vincent-karremans"),
    ("Fleur Agema, staatssecretaris Karremans en anderen.", "5 april 2025", "fleur-agema vincent-karremans"),
    ("Mark Rutte schreef dit.", "5 april 2025", "mark-rutte"),
    ("Mark Rutte, notaris te Zwolle, schreef dit.", "5 april 2025", ""),
    ("Stef Blok was erbij. Later zei S. Blok meer.", "5 april 2024", "stef-blok stef-blok"),
    ("Stef Blok was erbij. Later zei de heer Blok, bewoner, meer.", "5 april 2024", "stef-blok"),
    ("Minister Blok was erbij. Later zei S. Blok meer.", "5 april 2019", "stef-blok stef-blok"),
    ("Minister Blok was erbij. De bewoners S. Blok en F. Grapperhaus ook.", "5 april 2019", "stef-blok"),
    (
        "De ministers S. Blok en F. Grapperhaus schreven dit.",
        "5 april 2019",
        "ferdinand-grapperhaus stef-blok",
    ),
    ("De bewoners S. Blok en F. Grapperhaus klaagden.", "5 april 2019", ""),
    ("De bewoners Stef Blok en Ferd Grapperhaus klaagden.", "5 april 2019", ""),
    ("Als ouders klaagden S. Blok en F. Grapperhaus.", "5 april 2019", ""),
    ("Mr. S. Blok en drs. F. Grapperhaus klaagden.", "5 april 2019", ""),
    ("Advocaat: S. Blok.", "5 april 2019", ""),
    ("S. Blok (42) uit Zwolle werd slachtoffer.", "5 april 2019", ""),
    ("De heer S. Blok uit Zwolle werd mishandeld.", "5 april 2019", ""),
    ("Aan de familie S. Blok.", "5 april 2019", ""),
    (
        "Namens het kabinet sprak S. Blok, vader van twee en minister van Buitenlandse Zaken.",
        "5 april 2019",
        "stef-blok",
    ),
    ("S. Blok (Dutch Minister of Foreign Affairs) sprak.", "5 april 2019", "stef-blok"),
    ("Stef Blok, burger en minister, sprak.", "5 april 2019", "stef-blok"),
    ("S. Blok, bewoner, en minister Grapperhaus spraken.", "5 april 2019", "ferdinand-grapperhaus"),
    ("De bewoner S. Blok, minister Blok en anderen spraken.", "5 april 2019", "stef-blok"),
    ("De vragen van de leden Helder en Temmink over de zorg.", "5 april 2023", "Helder Temmink"),
    ("Minister Helder las de vragen van het lid Temmink.", "5 april 2023", "Temmink conny-helder"),
    ("Kamerlid Helder vroeg dit.", "5 april 2023", "Helder"),
]
NAMES = ("Rutte", "Blok", "Adema", "de Jonge", "Jansen-Voorbeeld")
CONTEXT = {NamedNode(f"http://www.w3.org/ns/oa#{each}") for each in ("prefix", "suffix")}
"""What stands around a quotation in the source: the few words with which a reader finds it again."""
ADDRESSED = [
    ("Mevrouw M.F. Agema\nminister van Volksgezondheid, Welzijn en Sport", "fleur-agema"),
    ("Mevrouw M.F. Agema", "fleur-agema"),
    ("Mevrouw M.F. Agema\nbewoner", ""),
    ("De heer K. Jansen-Voorbeeld", ""),
    ("Aan de familie M.F. Agema", ""),
    ("De bewoners M.F. Agema en K. Jansen-Voorbeeld", ""),
]
ROWS = ["S. Blok, ", "minister S. Blok ", "de heer Blok, bewoner, ", "Stef Blok, burger en "]


def read(text: str, known: Knowledge) -> Record:
    return record(read_bytes(text.encode(), "letter.txt"), known)


def letter(day: str, *, signed: str = "", said: str = "") -> str:
    return LETTER.format(day=day, signed=signed, said=said)


def persons(found: Record) -> list[str]:
    """Return who is named: a known person by the end of the IRI, somebody of this document by name."""
    labels = {entity.iri: entity.label for entity in found.entities}
    linked = (link.entity for link in found.links if link.mention.kind == "person")
    return sorted(
        labels[iri] if iri.endswith(found.key) else iri.removeprefix(f"{ID}person/") for iri in linked if iri
    )


@pytest.mark.parametrize(("signed", "day", "who"), SIGNED)
def test_a_letter_is_by_whom_the_words_with_the_name_tell(
    signed: str, day: str, who: str, known: Knowledge
) -> None:
    found = read(letter(day, signed=signed), known)
    senders = [actor.agent for party, actor in found.parties if party.role == PartyRole.SENDER]
    assert [each.removeprefix(f"{ID}person/") for each in senders if each] == ([who] if who else [])
    assert set(persons(found)) <= {who}


@pytest.mark.parametrize(("signed", "day"), [(signed, day) for signed, day, who in SIGNED if not who])
def test_who_signs_in_no_public_role_is_nobody_in_the_graph(signed: str, day: str, known: Knowledge) -> None:
    found = read(letter(day, signed=signed), known)
    values = {
        str(quad.object) for quad in assert_record(found, known.register) if quad.predicate not in CONTEXT
    }
    assert values
    assert not [value for value in values if any(name in value for name in NAMES)]


@pytest.mark.parametrize(("sentence", "day", "names"), SAID)
def test_a_sentence_names_whom_the_words_with_the_name_tell(
    sentence: str, day: str, names: str, known: Knowledge
) -> None:
    assert " ".join(persons(read(letter(day, said=sentence), known))) == names


@pytest.mark.parametrize(("address", "who"), ADDRESSED)
def test_a_letter_is_to_whom_the_words_with_the_name_tell(address: str, who: str, known: Knowledge) -> None:
    text = (
        f"{address}\nPostbus 20350\n2500 EJ Den Haag\n\nDatum 5 april 2025\n\nGeachte,\n\nDit moet beter.\n"
    )
    found = read(text, known)
    agents = [actor.agent for _, actor in found.parties if actor.agent]
    assert [agent for agent in agents if "/person/" in agent] == ([f"{ID}person/{who}"] if who else [])
    assert who or not [party for party, _ in found.parties if "Agema" in party.organisation]


@pytest.mark.parametrize("example", PRIVATE["examples"])
def test_a_function_beside_a_name_says_that_it_is_somebody_else(example: str, known: Knowledge) -> None:
    assert not persons(
        read(letter("5 april 2019", said=f"Dit zei {example.format(name='Stef Blok')}."), known)
    )


@pytest.mark.parametrize("row", ROWS)
def test_a_row_of_names_is_read_however_long_it_is(row: str, known: Knowledge) -> None:
    found = read(letter("5 april 2019", said=f"Minister Blok sprak met {row * 300} en anderen."), known)
    assert set(persons(found)) == {"stef-blok"}


@pytest.mark.parametrize("counter", PRIVATE["counters"])
def test_a_function_of_another_says_nothing_of_a_name(counter: str, known: Knowledge) -> None:
    said = f"Dit zei {counter.format(name='Stef Blok')}."
    assert persons(read(letter("5 april 2019", said=said), known)) == ["stef-blok"]


@pytest.mark.parametrize(
    ("words", "private", "public"),
    [
        ("bezorgde bewoner", True, False),
        ("advocaat te Utrecht", True, False),
        ("advocaat-generaal", False, True),
        ("wethouder van Zandwijk", False, True),
        ("directeur", False, True),
        ("en de bewoners", False, False),
    ],
)
def test_a_function_is_private_or_public(words: str, *, private: bool, public: bool) -> None:
    assert (is_private(words), is_public(words)) == (private, public)


def test_a_namesake_of_a_known_person_in_another_office_is_somebody_of_that_document(
    known: Knowledge,
) -> None:
    found = read(letter("5 april 2025", signed="Barbara Visser\nwethouder van Zandwijk"), known)
    ((_, actor),) = [each for each in found.parties if each[0].role == PartyRole.SENDER]
    assert actor.agent == f"{ID}person/barbara-visser-{found.key}"

"""What sentences name is linked to the thing of that name on the day of the document."""

from pathlib import Path

import pytest

from kg.linking.decisions import load
from kg.model import Link, Record
from kg.namespaces import ID, thing
from kg.pipeline import Knowledge, record
from kg.reading import read_bytes
from kg.resources import table

TITLES = table("recognition/titles.toml")
LINKED = [
    # date of the letter, sentence, what it must link to
    (
        "5 april 2017",
        "De minister van Veiligheid en Justitie coördineert.",
        "post/minister-van-veiligheid-en-justitie",
    ),
    ("5 april 2019", "De minister van JenV coördineert dit.", "post/minister-van-justitie-en-veiligheid"),
    ("5 april 2017", "De minister van VenJ coördineert dit.", "post/minister-van-veiligheid-en-justitie"),
    (
        "5 april 2019",
        "De ministers van OCW en SZW starten dit.",
        "post/minister-van-onderwijs-cultuur-en-wetenschap",
    ),
    (
        "5 april 2019",
        "De ministers van OCW en SZW starten dit.",
        "post/minister-van-sociale-zaken-en-werkgelegenheid",
    ),
    (
        "5 april 2019",
        "De staatssecretaris van VWS wil dit.",
        "post/staatssecretaris-van-volksgezondheid-welzijn-en-sport",
    ),
    ("5 april 2019", "De minister voor Rechtsbescherming wil dit.", "post/minister-voor-rechtsbescherming"),
    ("5 april 2019", "Het OM vervolgt de daders.", "organisation/openbaar-ministerie"),
    (
        "5 april 2019",
        "Het ministerie van VWS financiert.",
        "organisation/ministerie-van-volksgezondheid-welzijn-en-sport",
    ),
    ("5 april 2019", "Minister Grapperhaus schreef een brief.", "person/ferdinand-grapperhaus"),
    (
        "1 september 2024",
        "De staatssecretaris Jeugd, Preventie en Sport wil dit.",
        "post/staatssecretaris-jeugd-preventie-en-sport",
    ),
    (
        "5 april 2026",
        "De minister van VWS en de Kamer.",
        "post/minister-van-volksgezondheid-welzijn-en-sport",
    ),
    ("5 april 2019", "De Wet regulering prostitutie is een voorstel.", "law/wet-regulering-prostitutie"),
    ("5 april 2019", "Femke, burgemeester van Amsterdam, zei dit.", "post/burgemeester-van-amsterdam"),
]
RAPPORTEUR = "post/nationaal-rapporteur-mensenhandel-en-seksueel-geweld-tegen-kinderen"

LINKED_BY_CONTEXT = [
    # sentences without a date, what a name in them must link to, for the document names it in full
    (
        "De Nationaal Rapporteur Mensenhandel en Seksueel Geweld tegen Kinderen: de Nationaal Rapporteur.",
        "post/nationaal-rapporteur-mensenhandel-en-seksueel-geweld-tegen-kinderen",
        2,
    ),
]
KEPT_OUT = [
    "Mevrouw De Jong is slachtoffer van uitbuiting.",
    "Verdachte K. Pietersen is veroordeeld.",
    "Het slachtoffer, mevrouw A. Bakker, deed aangifte.",
]


def read(sentence: str, known: Knowledge, date: str = "5 april 2019") -> Record:
    letter = f"Datum {date}\nOnderwerp Opvang\n\nGeachte voorzitter,\n\n{sentence}\n"
    return record(read_bytes(letter.encode(), "letter.txt"), known)


def entities(links: tuple[Link, ...]) -> set[str]:
    return {link.entity.removeprefix(ID) for link in links}


@pytest.mark.parametrize(("date", "sentence", "entity"), LINKED)
def test_a_sentence_links_to_what_it_names(date: str, sentence: str, entity: str, known: Knowledge) -> None:
    assert entity in entities(read(sentence, known, date).links)


@pytest.mark.parametrize(("sentences", "entity", "count"), LINKED_BY_CONTEXT)
def test_what_the_document_names_in_full_settles_a_short_name(
    sentences: str, entity: str, count: int, known: Knowledge
) -> None:
    found = record(read_bytes(sentences.encode(), "letter.txt"), known)
    assert [link.entity.removeprefix(ID) for link in found.links].count(entity) == count


@pytest.mark.parametrize("sentence", KEPT_OUT)
def test_a_person_in_no_public_role_stays_out_of_the_graph(sentence: str, known: Knowledge) -> None:
    found = read(sentence, known)
    assert not [link for link in found.links if link.mention.kind == "person"]
    assert not [entity for entity in found.entities if entity.kind == "person"]


def test_a_name_of_two_things_stays_unresolved_and_says_so(known: Knowledge) -> None:
    found = record(read_bytes(b"De gemeente Bergen schreef dit.", "letter.txt"), known)
    open_links = [link for link in found.links if link.mention.kind == "organisation"]
    assert [link.entity for link in open_links] == [""]
    assert open_links[0].why == "several"
    assert len(open_links[0].candidates) == 2


@pytest.mark.parametrize(
    ("sentence", "post"),
    [
        ("De Nationaal Rapporteur schreef dit.", RAPPORTEUR),
        ("De Nationaal Rapporteur schreef dit in 2016.", RAPPORTEUR),
        ("De Nationaal Rapporteur schreef dit in 2009.", "post/nationaal-rapporteur-mensenhandel"),
    ],
)
def test_a_post_that_got_another_name_is_that_of_the_last_year_an_undated_text_names(
    sentence: str, post: str, known: Knowledge
) -> None:
    found = record(read_bytes(sentence.encode(), "letter.txt"), known)
    assert [link.entity for link in found.links if link.mention.kind == "post"] == [ID + post]


def test_a_new_thing_never_takes_the_iri_of_a_known_one(known: Knowledge) -> None:
    found = read("De Wet regulering prostitutie is oud, de Wet iets heel nieuws is nieuw.", known)
    assert {entity.iri for entity in found.entities}.isdisjoint(known.index.entities)


def test_a_human_decision_wins_over_the_rules(tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    path.write_text(
        '[[mention]]\ntext = "Minister Blok"\nentity = "person/stef-blok"\nwhy = "x"\n'
        '[[apart]]\ntext = "OM"\nnot = "organisation/openbaar-ministerie"\nwhy = "x"\n'
    )
    decisions = load(path)
    assert decisions.of("any", "minister blok") == thing("person", "stef-blok")
    assert decisions.allowed("OM", (thing("organisation", "openbaar-ministerie"),)) == ()


def test_a_decision_without_its_keys_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    path.write_text('[[mention]]\ntext = "OM"\n')
    with pytest.raises(ValueError, match=r"decisions\.toml: a decision lacks the key 'entity'"):
        load(path)


def test_an_act_is_not_written_by_whom_it_speaks_of_most(known: Knowledge) -> None:
    act = "Artikel 1\n" + "De Nationaal Rapporteur Mensenhandel rapporteert hierover aan de regering.\n" * 7
    assert not record(read_bytes(act.encode(), "act.txt"), known).parties


def test_a_text_in_the_first_person_is_not_written_by_whom_it_names(known: Knowledge) -> None:
    text = (
        "De minister van Justitie en Veiligheid heeft dit gevraagd. Ik heb dit gezien, ik adviseer het.\n" * 6
    )
    assert not record(read_bytes(text.encode(), "a.txt"), known).parties


def test_a_speech_is_given_by_whom_its_title_names(known: Knowledge) -> None:
    title = "Toespraak van de Nationaal Rapporteur Mensenhandel, Corinne Dettmeijer-Vermeulen"
    text = (
        f"{title} ter gelegenheid van de Dag tegen Mensenhandel\n\n18 oktober 2012\n\nIk vraag uw aandacht.\n"
    )
    ((party, actor),) = record(read_bytes(text.encode(), "a.txt"), known).parties
    assert party.person == "Corinne Dettmeijer-Vermeulen"
    assert actor.agent == thing("person", "corinne-dettmeijer-vermeulen")


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "De Kamerleden Segers (CU), Rebel-Volp (PvdA) en Kooiman (SP) vroegen dit.",
            "Kooiman Rebel-Volp Segers",
        ),
        ("De motie-Van Nispen c.s. vraagt hierom.", "Van Nispen"),
        ("Het initiatiefvoorstel-Segers, Volp en Kooiman ligt voor.", "Kooiman Segers Volp"),
        ("De Kamerleden Wet en Besluit bestaan niet.", ""),
    ],
)
def test_members_of_parliament_are_named_by_their_family_names(
    sentence: str, names: str, known: Knowledge
) -> None:
    found = read(sentence, known)
    persons = [entity for entity in found.entities if entity.kind == "person"]
    assert " ".join(sorted(person.label for person in persons)) == names


def test_a_family_name_alone_stands_for_nobody_of_another_document(known: Knowledge) -> None:
    one, other = (read(f"Het Kamerlid Segers vroeg dit{end}", known) for end in (".", " ook."))
    iris = [[entity.iri for entity in each.entities if entity.kind == "person"] for each in (one, other)]
    assert len(iris[0]) == len(iris[1]) == 1
    assert iris[0] != iris[1]


@pytest.mark.parametrize("title", TITLES["title"], ids=lambda title: str(title["word"]))
def test_only_who_bears_a_public_office_may_be_new(title: dict[str, str | bool], known: Knowledge) -> None:
    found = read(f"Gisteren sprak {title['word']} Zoetermans hierover.", known)
    persons = [entity.label for entity in found.entities if entity.kind == "person"]
    assert persons == (["Zoetermans"] if title.get("office") else [])


SEVERAL = [*TITLES["several"], *(row["several"] for row in TITLES["title"] if "several" in row)]
TO_THE_HOUSE = """De {word} van de Vaste Commissie
Postbus 20018
2500 EA Den Haag

Datum 5 april 2017

Geachte leden,

Dit moet beter.
"""


@pytest.mark.parametrize(("word", "is_post"), [*((word, False) for word in SEVERAL), ("voorzitter", True)])
def test_several_who_are_written_to_together_are_no_post(
    word: str, known: Knowledge, *, is_post: bool
) -> None:
    text = TO_THE_HOUSE.format(word=word)
    ((party, actor),) = record(read_bytes(text.encode(), "a.txt"), known).parties
    assert party.post
    assert bool(actor.post) == is_post

"""Every row of the gazetteer is found in its own example sentence, by the recogniser that documents meet."""

from collections import defaultdict

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.graph.register import reference_files
from kg.model import EntityKind
from kg.namespaces import ID, expand
from kg.pipeline import Knowledge, record
from kg.reading import read_bytes
from kg.recognition import recognise
from kg.resources import folder
from kg.structure import outline

KINDS = {kind.value for kind in EntityKind} - {"theme", "cabinet"}


def examples() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for path in reference_files(folder("ontology")):
        for quad in parse(path.read_bytes(), format=RdfFormat.TURTLE):
            thing, example = quad.subject, quad.object
            if quad.predicate.value != expand("skos:example") or not isinstance(example, Literal):
                continue
            if isinstance(thing, NamedNode) and thing.value.removeprefix(ID).partition("/")[0] in KINDS:
                found[thing.value.removeprefix(ID)].append(example.value)
    return found


EXAMPLES = examples()


def test_every_row_has_an_example(known: Knowledge) -> None:
    rows = {entity.iri.removeprefix(ID) for entity in known.register.entities if entity.kind in KINDS}
    assert rows - set(EXAMPLES) == set()


@pytest.mark.parametrize("thing", sorted(EXAMPLES))
def test_a_row_is_found_in_its_example(thing: str, known: Knowledge) -> None:
    for example in EXAMPLES[thing]:
        text = read_bytes(example.encode(), "example.txt")
        mentions = recognise(text, outline(text), known.gazetteer)
        assert any(ID + thing in mention.candidates for mention in mentions), (example, mentions)


LAWS = [
    # what is written, the laws that it names
    (
        "Dat staat in artikel 273f van het Wetboek van Strafrecht.",
        ["artikel-273f-sr", "wetboek-van-strafrecht"],
    ),
    ("Dat staat in artikel 273f Sr.", ["artikel-273f-sr", "wetboek-van-strafrecht"]),
    ("Dat staat in artikel 273f.", ["artikel-273f-sr"]),
    ("Het wetsvoorstel computercriminaliteit III ligt in de Kamer.", ["wet-computercriminaliteit-iii"]),
]


@pytest.mark.parametrize(("text", "laws"), LAWS)
def test_an_article_names_its_law_and_a_bill_the_act_it_became(
    text: str, laws: list[str], known: Knowledge
) -> None:
    found = record(read_bytes(text.encode(), "stuk.txt"), known).links
    assert [each.entity.rsplit("/", 1)[-1] for each in found if each.mention.kind == EntityKind.LAW] == laws


CITED = [
    "Zie Mensenhandel in en uit beeld: Update cijfers schadevergoedingen 2010-2014.",
    "Zie Mensenhandel in en uit beeld – Update cijfers schadevergoedingen 2010 – 2014.",
    "Zie Mensenhandel in en uit beeld. Update cijfers schadevergoedingen (2010-2014).",
    "Zie Mensenhandel in en uit beeld, Update cijfers schadevergoedingen 2010-2014.",
]


@pytest.mark.parametrize("text", CITED)
def test_a_title_is_known_however_its_subtitle_and_years_are_set_off(text: str, known: Knowledge) -> None:
    found = record(read_bytes(text.encode(), "stuk.txt"), known).links
    publications = [each.entity for each in found if each.mention.kind == EntityKind.PUBLICATION]
    assert publications == [
        f"{ID}publication/mensenhandel-in-en-uit-beeld-update-cijfers-schadevergoedingen-2010-2014"
    ]

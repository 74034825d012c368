"""The gazetteer files of `ontology/reference/`: what a text may name, and how."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final

import pytest
from rdflib import DCTERMS, ORG, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from kg.namespaces import ID, KG
from kg.resources import folder

FILES: Final = (
    "institutions",
    "international",
    "laws",
    "municipalities",
    "parliament",
    "places",
    "programmes",
    "provinces",
    "publications",
)
KIND_OF_FILE: Final = {
    "laws": "law",
    "places": "place",
    "programmes": "programme",
    "publications": "publication",
}
"""The `{kind}` of the IRIs in a file; in the other files it is `organisation`."""

CLASSES: Final = {
    "law": "Law",
    "programme": "Programme",
    "publication": "Publication",
}
"""The class of our own that each thing of a kind has, whatever else it is."""

SHARED: Final = {
    "gemeente bergen": "two municipalities bear this name; a text that says no more stays unresolved",
}
"""Labels that several things of one kind bear, and why they may."""

AUTHORITIES: Final = (
    r"https://identifier\.overheid\.nl/tooi/id/(zbo/zb|oorg/oorg|gemeente/gm|provincie/pv|col/col)\d{2,6}",
    r"http://www\.wikidata\.org/entity/Q[1-9]\d*",
    r"https://wetten\.overheid\.nl/BWB[RV]\d{7}",
    r"http://publications\.europa\.eu/resource/celex/[1-9]\d{4}[A-Z]{1,2}\d{4}",
)
"""The form of an IRI of TOOI, Wikidata, wetten.overheid.nl and EUR-Lex."""

TOO_COMMON: Final = (
    "Augustus",
    "Commissie",
    "Fier",
    "Halt",
    "Jeugdbescherming",
    "Jeugdzorg",
    "Kamer",
    "Monitor",
    "Programma",
    "Raad",
    "Rechtspraak",
    "Rutgers",
    "Slachtofferhulp",
    "Staat",
    "Zorg voor de jeugd",
)
"""Words that mean something else most of the time."""

SCHEMA: Final = Namespace("https://schema.org/")
_KG: Final = Namespace(KG)
_LABELS: Final = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
_SHORT: Final = 5


@cache
def read(name: str) -> Graph:
    return Graph().parse(folder("ontology") / "reference" / f"{name}.ttl", format="turtle")


def source(name: str) -> str:
    return (folder("ontology") / "reference" / f"{name}.ttl").read_text(encoding="utf-8")


def things(graph: Graph) -> list[URIRef]:
    return sorted({thing for thing in graph.subjects(RDF.type) if isinstance(thing, URIRef)})


def labels(graph: Graph, thing: URIRef) -> Iterator[Literal]:
    for predicate in _LABELS:
        for label in graph.objects(thing, predicate):
            assert isinstance(label, Literal)
            yield label


def found_in(label: str, sentence: str) -> bool:
    """Tell whether a label stands in a sentence as whole words; short names must stand as written."""
    flags = re.NOFLAG if len(label) <= _SHORT and not label.islower() else re.IGNORECASE
    return re.search(rf"(?<!\w){re.escape(label)}(?!\w)", sentence, flags) is not None


def kind(thing: URIRef) -> str:
    return thing.removeprefix(ID).partition("/")[0]


@pytest.mark.parametrize("name", FILES)
def test_a_file_says_where_it_comes_from_and_how_to_add_to_it(name: str) -> None:
    head = source(name).partition("@prefix")[0]
    assert re.search(r"^# Sources?: ", head, re.MULTILINE)
    assert "# To add one: " in head


@pytest.mark.parametrize("name", FILES)
def test_blocks_stand_in_the_order_of_their_iris(name: str) -> None:
    blocks = re.findall(r"^\w+:([\w-]+)$", source(name), re.MULTILINE)
    assert blocks == sorted(set(blocks))
    assert len(blocks) == len(things(read(name)))


@pytest.mark.parametrize("name", FILES)
def test_things_are_of_the_kind_their_iri_says(name: str) -> None:
    graph = read(name)
    for thing in things(graph):
        assert kind(thing) == KIND_OF_FILE.get(name, "organisation"), thing
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", thing.rpartition("/")[2]), thing
        own = CLASSES.get(kind(thing))
        expected = _KG[own] if own else SCHEMA.Place if kind(thing) == "place" else ORG.Organization
        assert (thing, RDF.type, expected) in graph, thing


@pytest.mark.parametrize("name", FILES)
def test_everything_has_one_preferred_label_in_dutch_and_one_in_english(name: str) -> None:
    graph = read(name)
    for thing in things(graph):
        languages = sorted(str(label.language) for label in graph.objects(thing, SKOS.prefLabel))  # type: ignore[attr-defined]
        assert languages == ["en", "nl"], thing


@pytest.mark.parametrize("name", FILES)
def test_every_label_has_a_language_and_no_loose_space(name: str) -> None:
    graph = read(name)
    for thing in things(graph):
        for label in labels(graph, thing):
            assert label.language in {"nl", "en"}, label
            assert str(label) == " ".join(label.split()), label


@pytest.mark.parametrize("name", FILES)
def test_everything_is_found_in_its_own_example(name: str) -> None:
    graph = read(name)
    for thing in things(graph):
        examples = list(graph.objects(thing, SKOS.example))
        assert examples, thing
        for example in examples:
            assert any(found_in(label, str(example)) for label in labels(graph, thing)), example


def test_no_two_things_have_the_same_preferred_label() -> None:
    bearers: dict[str, set[URIRef]] = defaultdict(set)
    for name in FILES:
        graph = read(name)
        for thing in things(graph):
            for label in graph.objects(thing, SKOS.prefLabel):
                bearers[label.casefold()].add(thing)  # type: ignore[attr-defined]
    assert {label: found for label, found in bearers.items() if len(found) > 1} == {}


def test_a_label_is_shared_only_where_the_table_says_why() -> None:
    bearers: dict[str, set[URIRef]] = defaultdict(set)
    for name in FILES:
        graph = read(name)
        for thing in things(graph):
            for label in labels(graph, thing):
                bearers[label.casefold()].add(thing)
    shared = {label: found for label, found in bearers.items() if len(found) > 1}
    assert set(shared) == set(SHARED), shared
    for words, found in shared.items():
        assert len({kind(thing) for thing in found}) == 1, words


@pytest.mark.parametrize("word", TOO_COMMON)
def test_a_common_word_is_nobodys_label(word: str) -> None:
    for name in FILES:
        graph = read(name)
        bearers = [
            thing
            for thing in things(graph)
            for label in labels(graph, thing)
            if label.casefold() == word.casefold()
        ]
        assert bearers == []


@pytest.mark.parametrize(("name", "word"), [("municipalities", "gemeente"), ("provinces", "provincie")])
def test_a_municipality_or_province_is_never_found_by_its_bare_name(name: str, word: str) -> None:
    graph = read(name)
    for thing in things(graph):
        for label in labels(graph, thing):
            assert label.casefold().startswith((f"{word} ", "municipality of ", "province of ")), label


@pytest.mark.parametrize("name", FILES)
def test_a_link_out_has_the_form_of_its_authority(name: str) -> None:
    for thing, link in read(name).subject_objects(SKOS.exactMatch):
        assert any(re.fullmatch(form, str(link)) for form in AUTHORITIES), (thing, link)


def test_no_two_things_link_to_the_same_thing_elsewhere() -> None:
    linked: dict[str, list[str]] = defaultdict(list)
    for name in FILES:
        for thing, link in read(name).subject_objects(SKOS.exactMatch):
            linked[str(link)].append(str(thing))
    assert {link: found for link, found in linked.items() if len(found) > 1} == {}


@pytest.mark.parametrize("name", FILES)
def test_what_is_not_sure_says_why(name: str) -> None:
    graph = read(name)
    for thing, confidence in graph.subject_objects(_KG.confidence):
        assert 0 < float(confidence) < 1, thing  # type: ignore[arg-type]
        assert list(graph.objects(thing, RDFS.comment)), thing


@pytest.mark.parametrize("name", FILES)
def test_a_reference_within_the_register_leads_somewhere(name: str) -> None:
    known = {
        thing
        for file in (folder("ontology") / "reference").glob("*.ttl")
        for thing in things(read(file.stem))
    }
    for thing, predicate, value in read(name):
        if isinstance(value, URIRef) and value.startswith(ID):
            assert value in known, (thing, predicate, value)


def test_a_law_carries_the_identifier_of_its_link() -> None:
    graph = read("laws")
    for law, link in graph.subject_objects(SKOS.exactMatch):
        assert Literal(str(link).rpartition("/")[2]) in set(graph.objects(law, DCTERMS.identifier)), law

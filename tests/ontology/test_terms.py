"""Every term says what it means, in both languages, and no term is used that the ontology does not have."""

import re
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, RdfFormat, parse
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, VANN, Graph, Literal, URIRef

from kg import __version__
from kg.namespaces import KG, ONTOLOGY
from kg.resources import folder

STEMS = ("actors", "documents", "policies", "statements", "evidence")
BILINGUAL = (RDFS.label, SKOS.definition)
KINDS = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}


def terms(graph: Graph) -> list[URIRef]:
    return sorted(
        term
        for term in set(graph.subjects(RDF.type, None))
        if isinstance(term, URIRef) and str(term).startswith(KG)
    )


def used(path: Path) -> set[str]:
    # a dot, star or dash after the name belongs to prose or to SPARQL
    return set(re.findall(r"(?<![\w:])kg:([A-Za-z]\w*)", path.read_text(encoding="utf-8")))


def test_the_header_says_what_the_ontology_is(ontology: Graph) -> None:
    header = URIRef(ONTOLOGY)

    assert (header, RDF.type, OWL.Ontology) in ontology
    assert ontology.value(header, OWL.versionIRI) == URIRef(f"{ONTOLOGY}/{__version__}")
    assert str(ontology.value(header, VANN.preferredNamespacePrefix)) == "kg"
    assert str(ontology.value(header, VANN.preferredNamespaceUri)) == KG
    assert date.fromisoformat(str(ontology.value(header, DCTERMS.issued)))
    assert ontology.value(header, DCTERMS.license)
    for told in (DCTERMS.title, DCTERMS.description):
        assert {value.language for value in ontology.objects(header, told) if isinstance(value, Literal)} == {
            "nl",
            "en",
        }


def test_every_term_has_one_label_and_definition_in_both_languages(ontology: Graph) -> None:
    faults = [
        f"{term} {told}"
        for term in terms(ontology)
        for told in BILINGUAL
        if sorted(str(value.language) for value in ontology.objects(term, told) if isinstance(value, Literal))
        != ["en", "nl"]
    ]
    assert not faults


def test_every_term_says_which_ontology_defines_it(ontology: Graph) -> None:
    assert [
        term for term in terms(ontology) if (term, RDFS.isDefinedBy, URIRef(ONTOLOGY)) not in ontology
    ] == []


def test_every_term_is_one_kind_of_term(ontology: Graph) -> None:
    assert [term for term in terms(ontology) if len(KINDS & set(ontology.objects(term, RDF.type))) != 1] == []


def test_no_two_terms_have_the_same_label_unless_one_is_a_class(ontology: Graph) -> None:
    seen: dict[tuple[bool, str], URIRef] = {}
    twice = []
    for term in terms(ontology):
        label = min(
            str(value)
            for value in ontology.objects(term, RDFS.label)
            if isinstance(value, Literal) and value.language == "nl"
        )
        key = ((term, RDF.type, OWL.Class) in ontology, label)
        if key in seen:
            twice.append((seen[key], term))
        seen[key] = term
    assert not twice


def test_names_are_written_as_owl_writes_them(ontology: Graph) -> None:
    for term in terms(ontology):
        first = str(term).removeprefix(KG)[0]
        assert first.isupper() == ((term, RDF.type, OWL.Class) in ontology), term


@pytest.mark.parametrize("stem", STEMS)
@pytest.mark.parametrize("part", ["shapes", "examples", "mappings"])
def test_every_concern_has_shapes_examples_and_mappings(part: str, stem: str) -> None:
    assert (folder("ontology") / part / f"{stem}.ttl").is_file()


def test_only_shapes_have_blank_nodes() -> None:
    # in a build they would have another name every time
    files = [path for path in sorted(folder("ontology").rglob("*.ttl")) if path.parent.name != "shapes"]
    nameless = {
        str(path.relative_to(folder("ontology")))
        for path in files
        for quad in parse(path.read_bytes(), format=RdfFormat.TURTLE)
        if BlankNode in {type(quad.subject), type(quad.object)}
    }
    assert not nameless


@pytest.mark.parametrize("pattern", ["ontology/**/*.ttl", "queries/**/*.rq", "kg/**/*.py"])
def test_every_term_in_use_is_in_the_ontology(ontology: Graph, pattern: str) -> None:
    known = {str(term).removeprefix(KG) for term in terms(ontology)}
    first, rest = pattern.split("/", 1)
    place = Path(__file__).resolve().parents[2] / first
    unknown = {f"{path.name}: kg:{name}" for path in sorted(place.glob(rest)) for name in used(path) - known}
    assert not unknown


def test_mappings_speak_of_terms_that_exist(ontology: Graph) -> None:
    known = set(terms(ontology))
    mapped = Graph()
    for path in sorted((folder("ontology") / "mappings").glob("*.ttl")):
        mapped.parse(path)
    assert set(mapped.subjects()) <= known
    assert {str(predicate) for predicate in mapped.predicates()} <= {
        str(SKOS[f"{kind}Match"]) for kind in ("exact", "close", "broad", "narrow", "related")
    }

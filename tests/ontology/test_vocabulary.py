"""Terms are used as the ontology has them: declared, where they belong, with the classes above stated."""

from collections.abc import Callable

import pytest
from pyoxigraph import NamedNode, Quad
from rdflib import RDF, RDFS, SH, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.graph.store import GraphStore
from kg.graph.validation import validate
from kg.graph.vocabulary import misuses
from kg.namespaces import ID, KG, KINDS, PREFIXES
from kg.resources import folder

SCHEMA = Namespace(PREFIXES["schema"])
EVERYWHERE = {"candidate", "mentionKind", "status"}
"""Links that may point to things of any class, or to classes themselves."""

MISUSES = [
    # what is done to the graph of the examples, at what, and what kind of fault it is
    ("INSERT DATA { document:0a1b2c3d4e5f6071 kg:mood 'good' }", "kg:mood", "undeclared-terms"),
    ("INSERT DATA { document:0a1b2c3d4e5f6071 a kg:Pamphlet }", "kg:Pamphlet", "undeclared-terms"),
    ("INSERT DATA { mention:00000000000000b1 kg:mentionKind kg:Thing }", "kg:Thing", "undeclared-terms"),
    (
        "INSERT DATA { statement:00000000000000a4 kg:strength strength:asks }",
        "id:statement/00000000000000a4",
        "other-domain",
    ),
    ("INSERT DATA { person:cees-dijk kg:seats 1 }", "id:person/cees-dijk", "other-domain"),
    ("INSERT DATA { person:nobody kg:initials 'N.' }", "id:person/nobody", "other-domain"),
    (
        "DELETE DATA { statement:00000000000000a4 a kg:Statement }",
        "id:statement/00000000000000a4",
        "unstated-superclass",
    ),
    (
        "DELETE DATA { organisation:ministerie-van-water a org:Organization }",
        "id:organisation/ministerie-van-water",
        "unstated-superclass",
    ),
    ("INSERT DATA { id:thing\\/x a foaf:Agent }", "id:thing/x", "unknown-kind"),
]


@pytest.mark.parametrize(("update", "focus", "source"), MISUSES, ids=[row[0] for row in MISUSES])
def test_a_misuse_is_found_and_named(
    spoil: Callable[[str], GraphStore], update: str, focus: str, source: str
) -> None:
    report = validate(spoil(update))

    assert not report.conforms
    assert (source, focus) in {(found.source, found.focus) for found in report.violations}
    assert all(found.message_nl != found.message_en for found in report.violations)


def test_the_examples_use_the_terms_as_they_are_meant(example_quads: list[Quad]) -> None:
    assert misuses(example_quads) == []


def test_every_thing_in_ontology_and_examples_is_of_a_known_kind(example_quads: list[Quad]) -> None:
    named = {quad.subject.value for quad in example_quads if isinstance(quad.subject, NamedNode)}
    kinds = {iri.removeprefix(ID).partition("/")[0] for iri in named if iri.startswith(ID)}
    assert kinds <= set(KINDS)


def shapes() -> Graph:
    graph = Graph()
    for path in sorted((folder("ontology") / "shapes").glob("*.ttl")):
        graph.parse(path)
    return graph


def classes_of_values(graph: Graph, shape: Node) -> set[Node]:
    """Return the classes that a shape of values lets pass."""
    either = graph.value(shape, SH["or"])
    shapes_of_classes = list(Collection(graph, either)) if either else [shape]
    return {cls for each in shapes_of_classes for cls in graph.objects(each, SH["class"])}


def test_what_a_property_points_to_is_the_same_in_ontology_and_shapes(ontology: Graph) -> None:
    graph = shapes()
    said = {
        (pointer, frozenset(classes_of_values(graph, shape)))
        for shape, pointer in graph.subject_objects(SH.targetObjectsOf)
        if classes_of_values(graph, shape) and str(pointer).startswith(KG)
    }

    assert said
    assert said == {
        (
            pointer,
            frozenset(
                {*ontology.objects(pointer, RDFS.range), *ontology.objects(pointer, SCHEMA.rangeIncludes)}
            ),
        )
        for pointer, _ in said
    }


def test_every_link_has_a_shape_for_what_it_points_to(ontology: Graph) -> None:
    graph = shapes()
    seen_to = {
        *graph.objects(None, SH.targetObjectsOf),
        *(path for part, path in graph.subject_objects(SH.path) if (part, SH["class"], None) in graph),
    }
    links = {
        link
        for link in ontology.subjects(RDF.type, URIRef(PREFIXES["owl"] + "ObjectProperty"))
        if str(link).startswith(KG) and str(link).removeprefix(KG) not in EVERYWHERE
    }
    assert links <= seen_to

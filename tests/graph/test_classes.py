"""The graph states every superclass, so that a plain query finds what it asks for."""

from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions

from kg.graph.classes import superclasses
from kg.graph.store import GraphStore
from kg.pipeline import build
from kg.resources import folder

MISSING = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?thing ?class ?above WHERE {
  ?thing a ?class . ?class rdfs:subClassOf+ ?above . FILTER NOT EXISTS { ?thing a ?above }
}
"""


def test_every_thing_is_stated_to_be_of_every_class_above_its_own(tmp_path: Path) -> None:
    build([folder("documents")], tmp_path)
    found = GraphStore.open(tmp_path).query(MISSING)
    assert isinstance(found, QuerySolutions)
    assert [str(row) for row in found] == []


@pytest.mark.parametrize(
    ("cls", "above"),
    [
        ("kg:Ministry", ("kg:GovernmentBody", "org:Organization")),
        ("kg:Recommendation", ("kg:Statement", "prov:Entity")),
        ("foaf:Person", ()),
    ],
)
def test_the_classes_above_a_class_are_the_ontologys(cls: str, above: tuple[str, ...]) -> None:
    assert superclasses(cls) == above

"""Every row of the gazetteer is found in its own example sentence, by the recogniser that documents meet."""

from collections import defaultdict

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.graph.register import reference_files
from kg.model import EntityKind
from kg.namespaces import ID, expand
from kg.pipeline import Knowledge
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

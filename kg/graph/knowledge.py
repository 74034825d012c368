"""What is known beforehand as quads: the ontology, the reference facts, and what follows from them.

Within the assertion step. Reference facts and schemes go to one named graph, the ontology to another, and
what is inferred (who is a minister, from who held a ministerial post) to a third.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, parse

from kg.graph.register import InvalidReferenceError, reference_files
from kg.graph.terms import INFERRED, ONTOLOGY, REFERENCE, name
from kg.model import Register

_ROLES: Final = {
    "kg:MinisterPost": "kg:Minister",
    "kg:StateSecretaryPost": "kg:StateSecretary",
    "kg:RapporteurPost": "kg:Rapporteur",
}


def knowledge_quads(ontology: Path, register: Register) -> Iterator[Quad]:
    """Yield the quads of the reference, ontology and inferred graphs.

    Raises:
        InvalidReferenceError: a file has a blank node, which would have another name in every build.
    """
    for path in reference_files(ontology):
        yield from _file(path, REFERENCE)
    for path in sorted(ontology.glob("*.ttl")):
        yield from _file(path, ONTOLOGY)
    yield from _inferred(register)


def _file(path: Path, graph: str) -> Iterator[Quad]:
    for quad in parse(path.read_bytes(), format=RdfFormat.TURTLE):
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            message = f"{path}: a blank node at {quad}; give it an IRI"
            raise InvalidReferenceError(message)
        yield Quad(quad.subject, quad.predicate, quad.object, NamedNode(graph))


def _inferred(register: Register) -> Iterator[Quad]:
    """Yield that who held a minister's post is a minister, and so on."""
    classes = {entity.iri: entity.cls for entity in register.entities}
    found = {
        (tenure.person, _ROLES[classes[tenure.post]])
        for tenure in register.tenures
        if classes.get(tenure.post) in _ROLES
    }
    for person, role in sorted(found):
        yield Quad(NamedNode(person), name("rdf:type"), name(role), NamedNode(INFERRED))

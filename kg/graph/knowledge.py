"""What is known beforehand as quads: the ontology, the reference facts, and what follows from them.

Within the assertion step. Reference facts and schemes go to one named graph, the ontology to another, and
what is inferred (who is a minister, from who held a ministerial post) to a third.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from kg.graph.classes import superclasses
from kg.graph.register import InvalidReferenceError, reference_files
from kg.graph.terms import INFERRED, ONTOLOGY, REFERENCE, name
from kg.model import Register

_ROLES: Final = {
    "kg:MinisterPost": "kg:Minister",
    "kg:StateSecretaryPost": "kg:StateSecretary",
    "kg:RapporteurPost": "kg:Rapporteur",
}


def load_knowledge(store: Store, ontology: Path, register: Register) -> None:
    """Load the reference, ontology and inferred graphs into a store.

    Raises:
        InvalidReferenceError: a file is no valid Turtle.
    """
    load_files(store, ontology)
    store.bulk_extend(inferred(register))


def load_files(store: Store, ontology: Path) -> None:
    """Load the reference and ontology graphs into a store.

    The files of a graph go in as one, in Rust: on disk every load costs some 50 ms of its own. That none has
    a blank node, which would have another name in every build, is for the tests of `ontology/` to say.

    Raises:
        InvalidReferenceError: a file is no valid Turtle.
    """
    for files, graph in ((reference_files(ontology), REFERENCE), (ontology_files(ontology), ONTOLOGY)):
        try:
            data = b"\n".join(path.read_bytes() for path in files)
            store.bulk_load(data, format=RdfFormat.TURTLE, to_graph=NamedNode(graph))
        except SyntaxError as error:
            message = f"{ontology}: a file is not valid Turtle ({error}); correct it and build again"
            raise InvalidReferenceError(message) from error


@dataclass(frozen=True, slots=True)
class Background:
    """What a graph holds beside its documents, from the folder of the ontology and the register of it."""

    ontology: Path
    register: Register

    def load(self, store: Store) -> None:
        """Load the ontology and the reference facts into an empty store."""
        load_files(store, self.ontology)

    def inferred(self) -> Iterator[Quad]:
        """Return what follows from the reference facts."""
        return inferred(self.register)


def knowledge_quads(ontology: Path, register: Register) -> list[Quad]:
    """Return the same quads without a store, sorted: for checks of the knowledge itself."""
    store = Store()
    load_knowledge(store, ontology, register)
    return sorted(store, key=str)


def ontology_files(ontology: Path) -> tuple[Path, ...]:
    """Return the files of classes and properties, sorted by name."""
    return tuple(sorted(ontology.glob("*.ttl")))


def inferred(register: Register) -> Iterator[Quad]:
    """Yield that who held a minister's post is a minister, and what classes lie above a class."""
    classes = {entity.iri: entity.cls for entity in register.entities}
    found = {
        (tenure.person, _ROLES[classes[tenure.post]])
        for tenure in register.tenures
        if classes.get(tenure.post) in _ROLES
    }
    for person, role in sorted(found):
        yield Quad(NamedNode(person), name("rdf:type"), name(role), NamedNode(INFERRED))
    for entity in register.entities:
        for above in superclasses(entity.cls):
            if above.startswith("kg:"):  # the files state the others
                yield Quad(NamedNode(entity.iri), name("rdf:type"), name(above), NamedNode(INFERRED))

"""IRIs and literals of the graph, as Oxigraph's terms; quads of one named graph, collected in order.

First of the assertion step. Oxigraph's terms are made in Rust: a report of 300 pages has some 50,000 quads.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import Iri, IsoDate
from kg.namespaces import ID, expand

_XSD_BY_LENGTH: Final = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
_DECIMAL: Final = re.compile(r"-?\d+(?:\.\d+)?")

REFERENCE: Final = ID + "graph/reference"
ONTOLOGY: Final = ID + "graph/ontology"
INFERRED: Final = ID + "graph/inferred"


@cache
def name(prefixed: str) -> NamedNode:
    """Return the term of a prefixed name such as `kg:Letter`."""
    return NamedNode(expand(prefixed))


def date(value: IsoDate) -> Literal:
    """Return a date typed as precisely as it is: xsd:date, xsd:gYearMonth or xsd:gYear."""
    return Literal(value, datatype=name(_XSD_BY_LENGTH[len(value)]))


def decimal(value: float | str) -> Literal:
    """Return a decimal in canonical form: 0.9, 5000.0.

    Raises:
        ValueError: it is no decimal number.
    """
    text = repr(round(value, 4)) if isinstance(value, float) else value
    if not _DECIMAL.fullmatch(text):
        message = f"'{text}' is no decimal number"
        raise ValueError(message)
    return Literal(text if "." in text else text + ".0", datatype=name("xsd:decimal"))


def integer(value: int, datatype: str = "xsd:integer") -> Literal:
    """Return a whole number."""
    return Literal(str(value), datatype=name(datatype))


@dataclass(slots=True)
class Quads:
    """Quads of one named graph; the same quad counts once."""

    graph: Iri
    quads: set[Quad] = field(default_factory=set)

    def add(self, subject: Iri, predicate: str, value: NamedNode | Literal | Iri) -> None:
        """Add a quad; a string is an IRI."""
        term = NamedNode(value) if isinstance(value, str) else value
        self.quads.add(Quad(NamedNode(subject), name(predicate), term, NamedNode(self.graph)))

    def text(self, subject: Iri, predicate: str, words: str, language: str = "") -> None:
        """Add words, where there are any."""
        if words:
            self.add(subject, predicate, Literal(words, language=language) if language else Literal(words))

    def type(self, subject: Iri, *classes: str) -> None:
        """Say of what classes a thing is."""
        for each in classes:
            self.add(subject, "rdf:type", name(each))

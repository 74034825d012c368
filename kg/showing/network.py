"""The nouns of the page: things and statements as nodes, what the graph says of two of them as edges.

Before every other module of this step; it knows no RDF library.
"""

from dataclasses import dataclass
from typing import Final

from kg.model import Iri, IsoDate

Name = tuple[str, str]
"""A name in Dutch and in English; empty where there is none."""

NAMELESS: Final[Name] = ("", "")


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Exact words of a document, `start` and `end` in characters of its file, and the words beside them.

    `page` counts from 1; 0 where the file has no pages.
    """

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """What a statement says beside its label. `confidence` lies in 0–1; `section` and `due` are as printed.

    `until` is the date that `due` comes down to.
    """

    text: str
    document: Iri
    section: str = ""
    rule: str = ""
    confidence: float = 0.0
    role: Name = NAMELESS
    strength: Name = NAMELESS
    stance: Name = NAMELESS
    due: str = ""
    until: IsoDate = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A thing or a statement.

    `kind` is a key of `kinds.toml`, `cls` the local name of its class, `called` what that class is called.
    `label_en` is empty where there is only a Dutch name. `links` are addresses outside the page.
    """

    iri: Iri
    kind: str
    label: str
    label_en: str = ""
    cls: str = ""
    called: Name = NAMELESS
    date: IsoDate = ""
    reference: str = ""
    file: str = ""
    links: tuple[str, ...] = ()
    said: Said | None = None


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """What the graph says of two nodes: `relation` is a key of `[relation]` in `wording.toml`.

    `note` holds the periods of a tenure: "2017-01-27/2017-10-26"; open ends are empty, several by a space.
    """

    source: Iri
    target: Iri
    relation: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Network:
    """A selection: nodes sorted by IRI, edges sorted, and what it was narrowed to."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    topic: str = ""
    person: str = ""
    on: IsoDate = ""

    @property
    def documents(self) -> tuple[Node, ...]:
        """Return the documents that are shown, copies included."""
        return tuple(node for node in self.nodes if node.kind == "document")

    @property
    def statements(self) -> tuple[Node, ...]:
        """Return the statements that are shown."""
        return tuple(node for node in self.nodes if node.said)

"""The graph in other forms, each with the same bytes for the same graph.

Comes after `store`. Oxigraph writes the RDF; sorted input makes its output the same every time.
"""

import csv
import io
from collections.abc import Callable
from typing import Final

import networkx as nx
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, RdfFormat

from kg.graph.store import GraphStore
from kg.graph.writing import write
from kg.namespaces import PREFIXES, expand

_COLUMNS: Final = (
    "statement", "kind", "text", "document", "date", "section", "by", "addressee", "holder", "about",
    "confidence", "rule", "start", "end",
)  # fmt: skip
_LABELS: Final = ("skos:prefLabel", "foaf:name", "dcterms:title", "rdfs:label")


def export(store: GraphStore, style: str) -> bytes:
    """Return the graph as turtle, trig, nquads, jsonld, graphml or csv.

    Raises:
        KeyError: there is no such style.
    """
    return WRITERS[style](store)


def _sorted(store: GraphStore) -> list[Quad]:
    return sorted(store.quads(), key=lambda quad: (str(quad.graph_name), str(quad.triple)))


def _nquads(store: GraphStore) -> bytes:
    return "".join(sorted(f"{quad} .\n" for quad in store.quads())).encode()


def _turtle(store: GraphStore) -> bytes:
    triples = sorted({quad.triple for quad in store.quads()}, key=str)
    return write(triples, RdfFormat.TURTLE)


def _trig(store: GraphStore) -> bytes:
    return write(_sorted(store), RdfFormat.TRIG)


def _jsonld(store: GraphStore) -> bytes:
    return write(_sorted(store), RdfFormat.JSON_LD)


def _graphml(store: GraphStore) -> bytes:
    """Return things as nodes and what joins them as edges; every node has its class and label."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    types, labels = expand("rdf:type"), [expand(name) for name in _LABELS]
    named: dict[str, list[tuple[int, bool, str]]] = {}
    for quad in _sorted(store):
        subject, predicate = quad.subject, quad.predicate.value
        if not isinstance(subject, NamedNode):
            continue
        graph.add_node(subject.value)
        if isinstance(quad.object, Literal):
            if predicate in labels:
                rank = (labels.index(predicate), quad.object.language == "en", quad.object.value)
                named.setdefault(subject.value, []).append(rank)
        elif isinstance(quad.object, NamedNode):
            if predicate == types:
                graph.nodes[subject.value].setdefault("type", quad.object.value)
            else:
                graph.add_edge(subject.value, quad.object.value, key=predicate, predicate=predicate)
    for iri, found in named.items():
        graph.nodes[iri]["label"] = min(found)[2]
    ordered: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    ordered.add_nodes_from(sorted(graph.nodes(data=True), key=lambda item: item[0]))
    for subject, value, predicate in sorted(graph.edges(keys=True)):
        ordered.add_edge(subject, value, key=predicate, predicate=predicate)
    return ("\n".join(nx.generate_graphml(ordered)) + "\n").encode()


def _csv(store: GraphStore) -> bytes:
    """Return a row a statement, by document and place; several values in a cell are parted by " | "."""
    found = store.query(_STATEMENTS)
    rows: list[list[str]] = []
    if isinstance(found, QuerySolutions):
        rows += [[_cell(solution[name]) for name in _COLUMNS] for solution in found]
    rows.sort(key=lambda row: (row[3], int(row[12] or 0), row[1], row[0]))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(rows)
    return out.getvalue().encode()


def _cell(value: object) -> str:
    return str(getattr(value, "value", "") or "")


def _joined(variable: str) -> str:
    return f'(GROUP_CONCAT(DISTINCT ?{variable}Name; separator=" | ") AS ?{variable})'


def _named(variable: str, predicate: str) -> str:
    return (
        f"OPTIONAL {{ ?statement {predicate} ?{variable}Thing . "
        f"?{variable}Thing skos:prefLabel|foaf:name ?{variable}Name "
        f'FILTER(LANG(?{variable}Name) IN ("", "nl")) }}'
    )


_STATEMENTS: Final = (
    "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in sorted(PREFIXES.items()))
    + f"""
SELECT ?statement (SAMPLE(?kindName) AS ?kind) (SAMPLE(?words) AS ?text) (SAMPLE(?file) AS ?document)
       (SAMPLE(?issued) AS ?date) (SAMPLE(?heading) AS ?section) {_joined("by")} {_joined("addressee")}
       {_joined("holder")} {_joined("about")} (SAMPLE(?sure) AS ?confidence) (SAMPLE(?cue) AS ?rule)
       (MIN(?first) AS ?start) (MAX(?last) AS ?end)
WHERE {{
  ?statement a kg:Statement ; a ?class ; kg:text ?words ; kg:statedIn ?paper ;
    kg:confidence ?sure ; kg:rule ?cue ; kg:evidence/oa:hasSelector ?selector .
  ?selector oa:start ?first ; oa:end ?last .
  ?paper kg:sourceFile ?file .
  FILTER(?class != kg:Statement && STRSTARTS(STR(?class), STR(kg:)))
  BIND(STRAFTER(STR(?class), "#") AS ?kindName)
  OPTIONAL {{ ?paper dcterms:issued ?issued }}
  OPTIONAL {{ ?statement kg:section ?heading }}
  {_named("by", "kg:statedBy")}
  {_named("addressee", "kg:addressee")}
  {_named("holder", "kg:holder")}
  {_named("about", "kg:about")}
}}
GROUP BY ?statement
"""
)

WRITERS: Final[dict[str, Callable[[GraphStore], bytes]]] = {
    "turtle": _turtle,
    "trig": _trig,
    "nquads": _nquads,
    "jsonld": _jsonld,
    "graphml": _graphml,
    "csv": _csv,
}

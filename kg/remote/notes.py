"""What a graph holds, as one number, and the note of it that travels inside the graph. Before `pushing`.

The note is one triple of the graph about itself. It comes and goes with the graph in one request, so it
cannot say what is not so, and a server needs nothing beside the graphs to tell which of them changed.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Triple

from kg.namespaces import ID, expand
from kg.remote.source import Remote

GRAPHS: Final = ID + "graph/"
"""How the names of our graphs begin; others on a server are left alone."""

_SUM: Final = NamedNode(expand("kg:sha256"))
_NOTES: Final = f"SELECT ?graph ?sum {{ GRAPH ?graph {{ ?graph {_SUM} ?sum }} }}"
_SIZES: Final = (
    "SELECT ?graph (COUNT(*) AS ?triples) { GRAPH ?graph { ?s ?p ?o } "
    f"FILTER(STRSTARTS(STR(?graph), '{GRAPHS}')) }} GROUP BY ?graph"
)


def lines(quads: Iterable[Quad]) -> list[str]:
    """Return the triples of a graph as sorted lines of N-Triples, without the note."""
    return sorted({f"{quad.triple} .\n" for quad in own(quads)})


def own(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield the quads of a graph without its note."""
    return (quad for quad in quads if not (quad.subject == quad.graph_name and quad.predicate == _SUM))


def digest(triples: Sequence[str]) -> str:
    """Return the number of a graph's lines: the same for the same triples, on every machine."""
    summed = hashlib.sha256()
    for line in triples:
        summed.update(line.encode())
    return summed.hexdigest()


def note(graph: str, number: str) -> str:
    """Return the note of a graph, as a line of N-Triples."""
    return f"{Triple(NamedNode(graph), _SUM, Literal(number))} .\n"


def noted(remote: Remote) -> Mapping[str, str]:
    """Return what a server's graphs say of themselves, by graph."""
    return {row["graph"].value: row["sum"].value for row in _rows(remote, _NOTES)}


def sizes(remote: Remote) -> Mapping[str, int]:
    """Return how many triples our graphs on a server have, by name; also those that nobody noted."""
    found = {row["graph"].value: int(row["triples"].value) for row in _rows(remote, _SIZES) if row["graph"]}
    return dict(sorted(found.items()))


def _rows(remote: Remote, query: str) -> QuerySolutions:
    found = remote.directly(query)
    if not isinstance(found, QuerySolutions):
        message = "a SELECT gives rows"
        raise TypeError(message)
    return found

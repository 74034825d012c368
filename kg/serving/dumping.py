"""Whole graphs, as the Graph Store Protocol gives them to whoever reads. A task of `tasks`."""

from pyoxigraph import Quad, Triple, serialize

from kg.asking.errors import WrongUseError
from kg.asking.wording import Lang
from kg.graph.store import GraphStore
from kg.serving.frames import Reply
from kg.serving.querying import DATASETS, GRAPHS, acceptable, typed
from kg.serving.wording import say

EVERY = "default"
"""What stands for all graphs together, which are the default graph here."""


def dump(graph: str | None, accept: str, store: GraphStore, lang: Lang) -> Reply:
    """Return the triples of a graph, of all graphs together (`EVERY`), or without a graph the whole dataset.

    Raises:
        WrongUseError: the name of the graph is no IRI.
        NotAcceptableError: the client accepts no format that can hold it.
    """
    if graph is None:
        kind = acceptable(accept, tuple(DATASETS))
        quads = sorted(store.quads(), key=str)
        return Reply(_bytes(quads, kind), typed(kind))
    kind = acceptable(accept, tuple(GRAPHS))
    try:
        found = store.quads(None if graph == EVERY else graph)
    except ValueError:
        raise WrongUseError(key="bad_graph", value=graph) from None
    triples = sorted({quad.triple for quad in found}, key=str)
    if not triples and graph != EVERY:
        return Reply(say("no_such_graph", lang, graph=graph).encode(), status=404)
    return Reply(_bytes(triples, kind), typed(kind))


def _bytes(items: list[Quad] | list[Triple], kind: str) -> bytes:
    return serialize(items, format={**GRAPHS, **DATASETS}[kind]) or b""

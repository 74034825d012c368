"""What asking needs from a graph: something that answers SPARQL with terms of pyoxigraph.

`kg.graph.store.GraphStore` is one; so is a `pyoxigraph.Store` wrapped in `Memory`, for tests.
"""

from typing import Protocol

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store

Result = QuerySolutions | QueryBoolean | QueryTriples


class Source(Protocol):
    """A graph that can be asked: all its named graphs together are what a query sees."""

    def query(self, query: str) -> Result:
        """Run a query and return what pyoxigraph makes of it."""
        ...


class Memory:
    """A `pyoxigraph.Store` as a source: every named graph counts as one."""

    def __init__(self, store: Store) -> None:
        """Wrap a store."""
        self._store = store

    def query(self, query: str) -> Result:
        """Run a query over the union of all graphs."""
        return self._store.query(query, use_default_graph_as_union=True)


def rows(source: Source, query: str) -> QuerySolutions:
    """Return the solutions of a SELECT.

    Raises:
        TypeError: the query is no SELECT.
    """
    found = source.query(query)
    if not isinstance(found, QuerySolutions):
        message = "a question is a SELECT"
        raise TypeError(message)
    return found

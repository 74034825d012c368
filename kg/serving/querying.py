"""SPARQL in a process: what the Protocol says of a query, done by Oxigraph. A task of `tasks`.

Oxigraph runs the query and writes the result itself; here it is only decided which dataset it sees, in which
format it comes, and that it may run. Without a dataset in the request or the query, all named graphs together
are the default graph.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
)

from kg.asking.errors import WrongUseError
from kg.asking.reading_only import refuse, words
from kg.asking.sparql import declared, syntax_error
from kg.asking.wording import Lang
from kg.graph.store import GraphStore
from kg.serving.frames import Reply
from kg.serving.negotiation import best
from kg.serving.sizing import UNBOUNDED, Bounded

RESULTS: Final = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "application/xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
GRAPHS: Final = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
}
DATASETS: Final = {"application/n-quads": RdfFormat.N_QUADS, "application/trig": RdfFormat.TRIG}
_TEXT: Final = ("text/csv", "text/tab-separated-values", "text/turtle", "application/xml")


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it came, the graphs of its dataset if the request names them, and what is accepted.

    `most` is the length in bytes that its result may have.
    """

    query: str
    accept: str = ""
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()
    services: Sequence[str] = ()
    most: int = UNBOUNDED


class NotAcceptableError(Exception):
    """None of the formats that the client accepts can be had; `offered` are those that can."""

    def __init__(self, offered: Sequence[str]) -> None:
        """Remember what is offered."""
        super().__init__(", ".join(offered))


def run(asked: Asked, store: GraphStore, lang: Lang) -> Reply:
    """Return the result of a query.

    Raises:
        WrongUseError: it does not parse, may not run, or names a graph that is no IRI.
        NotAcceptableError: the client accepts no format of its result.
        TooLongError: the result is longer than it may be.
    """
    del lang
    refuse(asked.query, asked.services)
    try:
        found = _found(asked, store.store)
        return _written(found, asked)
    except SyntaxError as error:
        raise syntax_error(asked.query, str(error)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise WrongUseError(key="not_run", why=" ".join(str(error).split())) from error


def _found(asked: Asked, store: Store) -> QuerySolutions | QueryBoolean | QueryTriples:
    query = declared(asked.query)
    if asked.default_graphs or asked.named_graphs:
        return store.query(
            query, default_graph=[*_iris(asked.default_graphs)], named_graphs=[*_iris(asked.named_graphs)]
        )
    own = any(word == "FROM" for word, _ in words(asked.query))
    return store.query(query, use_default_graph_as_union=not own)


def _iris(names: Sequence[str]) -> list[NamedNode]:
    try:
        return [NamedNode(name) for name in names]
    except ValueError:
        raise WrongUseError(
            key="bad_graph", value=next(name for name in names if not _is_iri(name))
        ) from None


def _is_iri(name: str) -> bool:
    try:
        return bool(NamedNode(name))
    except ValueError:
        return False


def _written(found: QuerySolutions | QueryBoolean | QueryTriples, asked: Asked) -> Reply:
    written = Bounded(asked.most)
    if isinstance(found, QueryTriples):
        kind = acceptable(asked.accept, tuple(GRAPHS))
        found.serialize(written, format=GRAPHS[kind])
    else:
        kind = acceptable(asked.accept, tuple(RESULTS))
        found.serialize(written, format=RESULTS[kind])
    return Reply(written.getvalue(), typed(kind))


def acceptable(accept: str, offered: Sequence[str]) -> str:
    """Return the media type that a client wants.

    Raises:
        NotAcceptableError: it wants none of those that are offered.
    """
    kind = best(accept, offered)
    if not kind:
        raise NotAcceptableError(offered)
    return kind


def typed(kind: str) -> str:
    """Return the content type of a media type: with its character set where that is not fixed."""
    return f"{kind}; charset=utf-8" if kind in _TEXT else kind

"""A server as a source: asks a query of it, and gives back what a store on disk would give.

After `transport`; `kg.asking` does not see the difference. A question sees all named graphs as one. Most
servers do that by themselves; where one does not, every query names all graphs, as the protocol allows.
"""

import warnings
from collections import deque
from collections.abc import Sequence
from functools import cached_property
from typing import Any, Final, cast

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
)
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper

from kg import __version__
from kg.asking.reading_only import words
from kg.remote.address import checked, shortened
from kg.remote.credentials import Credentials, credentials
from kg.remote.errors import RemoteError
from kg.remote.transport import Answered, Transport

MOST_GRAPHS: Final = 2000
"""How many graphs a query can name: some 150 kB of addresses."""

_GRAPHS_FORMS: Final = frozenset({"CONSTRUCT", "DESCRIBE"})
_FORMS: Final = frozenset({"SELECT", "ASK", *_GRAPHS_FORMS})
_TOGETHER: Final = "ASK { { SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } LIMIT 1 } ?s ?p ?o }"
_GRAPHS: Final = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } LIMIT "
_TRIPLES: Final = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


class Remote:
    """A SPARQL 1.1 endpoint that can be asked: all its named graphs together are what a query sees."""

    def __init__(self, address: str, *, seconds: float = 60, known: Credentials | None = None) -> None:
        """Remember where the endpoint is; nothing is sent yet.

        Raises:
            RemoteError: the address is none, or name and password are not complete.
        """
        self.endpoint = checked(address)
        who = credentials(self.endpoint) if known is None else known
        self.address = shortened(self.endpoint)
        self._transport = Transport(self.endpoint, who, seconds)
        self.server = ""
        """How the server called itself when it answered last."""

    def query(self, query: str) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Run a query over the union of all named graphs.

        Raises:
            SyntaxError: the server refuses it, and it is indeed no SPARQL; the message says where.
            RemoteError: the server cannot be reached, refuses, fails or is too slow.
        """
        return self._run(query, self._named_graphs)

    def directly(self, query: str) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Run a query that names its graphs itself.

        Raises:
            RemoteError: the server cannot be reached, refuses, fails or is too slow.
        """
        return self._run(query)

    @cached_property
    def _named_graphs(self) -> Sequence[str]:
        """The graphs that every query must name; none where the server sees them together by itself."""
        if bool(self._run(_TOGETHER)):
            return ()
        found = cast("QuerySolutions", self._run(f"{_GRAPHS}{MOST_GRAPHS + 1}"))
        graphs = sorted(row["g"].value for row in found if isinstance(row["g"], NamedNode))
        if len(graphs) > MOST_GRAPHS:
            raise RemoteError(key="too_many_graphs", address=self._transport.address, most=MOST_GRAPHS)
        return graphs

    def _run(self, query: str, graphs: Sequence[str] = ()) -> QuerySolutions | QueryBoolean | QueryTriples:
        form = next((word for word, _ in words(query) if word in _FORMS), "SELECT")
        wrapper = _wrapper(self.endpoint, query, form, graphs)
        try:
            answered = self._transport.send(wrapper._createRequest())  # noqa: SLF001 - its `query` sends by itself
        except RemoteError as error:
            if error.key == "refused":
                _check(query)
            raise
        self.server = answered.server
        return self._read(answered, form)

    def _read(self, answered: Answered, form: str) -> QuerySolutions | QueryBoolean | QueryTriples:
        styles = RdfFormat if form in _GRAPHS_FORMS else QueryResultsFormat
        style = styles.from_media_type(answered.kind)
        why = _fault(answered.body, style) if style else ""
        if why or not style:
            raise self._no_sparql(answered.kind, why)
        if isinstance(style, RdfFormat):
            held = Store()
            held.bulk_extend(parse(answered.body, format=style))
            return cast("QueryTriples", held.query(_TRIPLES))
        found = parse_query_results(answered.body, format=style)
        return _truth(found) if form == "ASK" and isinstance(found, QuerySolutions) else found

    def _no_sparql(self, kind: str, why: str) -> RemoteError:
        what = f"{kind}: {why}" if why else kind
        return RemoteError(key="no_sparql", address=shortened(self.endpoint), what=what)


def _wrapper(address: str, query: str, form: str, graphs: Sequence[str]) -> Any:  # noqa: ANN401 - it has no types
    wrapper = SPARQLWrapper(address, agent=f"verantwoord/{__version__}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it guesses the form from the text; we know it
        wrapper.setQuery(query)
    wrapper.queryType = form
    wrapper.setMethod(POST)
    wrapper.setOnlyConneg(True)
    wrapper.setReturnFormat(TURTLE if form in _GRAPHS_FORMS else JSON)
    for graph in graphs:
        wrapper.addDefaultGraph(graph)
        wrapper.addNamedGraph(graph)
    return wrapper


def _check(query: str) -> None:
    """Do nothing if a query is SPARQL; pyoxigraph says more exactly than most servers where it is not."""
    Store().query(query)


def _truth(rows: QuerySolutions) -> QueryBoolean:
    """Return what rows say to an ASK: Virtuoso answers it with a row that holds 1, or with none."""
    held = any(str(getattr(row[0], "value", "")) not in {"0", "false"} for row in rows)
    return cast("QueryBoolean", Store().query(f"ASK {{ FILTER({str(held).lower()}) }}"))


def _fault(body: bytes, style: RdfFormat | QueryResultsFormat) -> str:
    """Return what is wrong with an answer, to its end, so that one that breaks off is never used."""
    try:
        if isinstance(style, RdfFormat):
            deque(parse(body, format=style), maxlen=0)
        elif isinstance(found := parse_query_results(body, format=style), QuerySolutions):
            deque(found, maxlen=0)
    except (SyntaxError, ValueError) as error:
        return " ".join(str(error).split())
    return ""

"""Fetch a graph from a server into a folder: what changed, graph by graph. Beside `pushing`.

Afterwards the folder holds what the server holds under our names. Until all of it has come in and could be
read, the graph that was there stays in use.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    parse,
)

from kg.graph.store import GraphStore, State, finish, locked, next_store, read_state
from kg.namespaces import expand
from kg.remote.errors import RemoteError
from kg.remote.layouts import Places, answering, candidates
from kg.remote.notes import digest, lines, noted, own, sizes
from kg.remote.source import Remote
from kg.remote.writing import fetch

VERSION: Final = "pulled"
"""What stands in the place of code and knowledge: a build that follows keeps nothing, and begins anew."""

Term = NamedNode | BlankNode | Literal | Triple

_PIECE: Final = 1000
"""Triples of one request, where a server does not give a graph at once."""
_BOOLEAN: Final = NamedNode(expand("xsd:boolean"))

Progress = Callable[[int, int, str], None]


@dataclass(slots=True)
class Pulled:
    """What was fetched, or would be."""

    address: str
    fetched: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    altered: list[str] = field(default_factory=list)
    """The graphs that came back other than they were sent."""
    triples: int = 0


def pull(  # noqa: PLR0913 - what a user may say of it
    folder: Path,
    address: str,
    *,
    store: str = "",
    dry_run: bool = False,
    seconds: float = 300,
    progress: Progress = lambda _done, _total, _name: None,
) -> Pulled:
    """Let the graph in a folder hold what a server holds.

    Raises:
        RemoteError: the server cannot be reached, refuses, fails, is too slow, or has nothing of ours.
        GraphError: the folder cannot be written.
    """
    remote, fits = answering(candidates(address, store=store), seconds=seconds)
    done = Pulled(remote.address)
    there, noted_there = sizes(remote), noted(remote)
    if not there:
        raise RemoteError(key="nothing_there", address=remote.address, folder=folder)
    with locked(folder):
        old = GraphStore.open(folder) if read_state(folder).store else GraphStore.memory()
        here = {graph: digest(lines(old.quads(graph))) for graph in old.graphs()}
        for graph in there:
            same = graph in here and here[graph] == noted_there.get(graph)
            (done.unchanged if same else done.fetched).append(graph)
        done.deleted = sorted(set(here) - set(there))
        if not dry_run and (done.fetched or done.deleted):
            state = State(next_store(folder), VERSION)
            fetching = _Fetching(remote, fits, there, folder, seconds)
            _fill(folder / state.store, old, done, fetching, noted_there, progress)
            del old  # Oxigraph closes a store with the last reference to it
            finish(folder, state, ())
    return done


def together(remote: Remote, *, seconds: float) -> GraphStore:
    """Return all our graphs of a server as one graph in memory.

    Raises:
        RemoteError: the server cannot be reached, refuses, fails or is too slow.
    """
    there = sizes(remote)
    fetching = _Fetching(remote, candidates(remote.endpoint), there, Path(), seconds)
    return GraphStore.memory(quad for graph in there for quad in own(fetching.quads(graph)))


class _Fetching:
    """Fetches graphs by the Graph Store Protocol, or by a query where the server does not speak it."""

    def __init__(
        self, remote: Remote, places: Iterable[Places], sizes: Mapping[str, int], folder: Path, seconds: float
    ) -> None:
        self._remote = remote
        self._sizes = sizes
        self._stores = [each.store for each in places if each.store and each.query == remote.endpoint]
        self._folder = folder
        self._seconds = seconds

    def quads(self, graph: str) -> list[Quad]:
        """Return a whole graph. Some servers stop at a number of triples and do not say so: then in pieces.

        Raises:
            RemoteError: the server does not give it, or not to its end.
        """
        found = dict.fromkeys(self._stored(graph) or self._whole(graph))
        step = len(found) // 2 or _PIECE  # a server may call a piece as long as its limit cut short
        for offset in range(0, self._sizes[graph], step):
            if len(found) >= self._sizes[graph]:
                break
            found.update(dict.fromkeys(self._queried(graph, f"LIMIT {step} OFFSET {offset}")))
        if len(found) < self._sizes[graph]:
            raise RemoteError(
                key="cut_graph",
                address=self._remote.address,
                graph=graph,
                held=len(found),
                all=self._sizes[graph],
                folder=self._folder,
            )
        return list(found)

    def _stored(self, graph: str) -> list[Quad]:
        """Return a graph by the first address that gives it as RDF, which is the one for all that follow."""
        for address in list(self._stores):
            try:
                kind, body = fetch(address, graph, seconds=self._seconds)
                found = self._parsed(graph, kind, body)
            except RemoteError as error:
                if error.key not in {"no_sparql", "refused", "broken_graph", "unauthorised"}:
                    raise
                self._stores.remove(address)
            else:
                if found:  # our graphs are never empty; a server may have graphs in another place
                    self._stores = [address]
                    return found
                self._stores.remove(address)
        return []

    def _whole(self, graph: str) -> list[Quad]:
        """Return a graph by one query; nothing where the server would not give it at once."""
        try:
            return self._queried(graph)
        except RemoteError as error:
            if error.key not in {"cut", "too_large"}:
                raise
            return []

    def _queried(self, graph: str, piece: str = "") -> list[Quad]:
        """Return a graph, or a piece of it, by a query."""
        query = f"SELECT ?s ?p ?o {{ GRAPH {NamedNode(graph)} {{ ?s ?p ?o }} }} {piece}"
        # Rows, not a CONSTRUCT: servers that write Turtle their own way turn 1.0 into 1 there.
        rows = self._remote.directly(query)
        if not isinstance(rows, QuerySolutions):
            raise TypeError(query)
        name = NamedNode(graph)
        return [Quad(row["s"], row["p"], _plain(row["o"]), name) for row in rows]

    def _parsed(self, graph: str, kind: str, body: bytes) -> list[Quad]:
        style = RdfFormat.from_media_type(kind)
        why = kind
        if style is not None:
            try:
                return [
                    Quad(quad.subject, quad.predicate, quad.object, NamedNode(graph))
                    for quad in parse(body, format=style)
                    if quad.graph_name == DefaultGraph()
                ]
            except (SyntaxError, ValueError) as error:
                why = f"{kind}: {' '.join(str(error).split())}"
        raise RemoteError(
            key="broken_graph", address=self._remote.address, graph=graph, why=why, folder=self._folder
        )


def _plain(term: Term) -> Term:
    """Return a term with a truth value as we write it; Virtuoso has one value for `true` and `1`."""
    if isinstance(term, Literal) and term.datatype == _BOOLEAN:
        return Literal({"1": "true", "0": "false"}.get(term.value, term.value), datatype=_BOOLEAN)
    return term


def _fill(  # noqa: PLR0913, PLR0917 - what goes into a store
    place: Path,
    old: GraphStore,
    done: Pulled,
    fetching: _Fetching,
    noted_there: Mapping[str, str],
    progress: Progress,
) -> None:
    store = Store(str(place))
    for graph in done.unchanged:
        store.bulk_extend(old.quads(graph))
    for number, graph in enumerate(done.fetched):
        progress(number, len(done.fetched), graph)
        quads = fetching.quads(graph)
        triples = lines(quads)
        if noted_there.get(graph, digest(triples)) != digest(triples):
            done.altered.append(graph)
        store.bulk_extend(own(quads))
        done.triples += len(triples)
        progress(number + 1, len(done.fetched), graph)
    store.flush()

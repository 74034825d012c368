"""Ask another server what it knows of our things, and keep that in a graph of its own. After `enrichments`.

It happens only when it is asked for by name: a build never calls a server. What comes back stands apart from
what documents say, with its source, and goes with `remove`; the next build with other code or knowledge
begins without it. Pieces of IRIs and literals are kept, whatever else a server sends is not.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, QueryTriples, Store, Triple

from kg.asking.parameters import fill
from kg.graph.store import GraphStore, State, finish, locked, next_store, read_documents, read_state
from kg.namespaces import expand
from kg.remote.credentials import credentials
from kg.remote.enrichments import MATCH, Enrichment
from kg.remote.errors import RemoteError
from kg.remote.source import Remote

_ASKED: Final = 100
"""Things of one query: public servers limit how long a query may run."""

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Enriched:
    """What was asked, and what came of it."""

    name: str
    address: str
    graph: str
    things: int
    """How many things of ours the server could know."""
    known: int = 0
    """How many it did know something of."""
    triples: int = 0


def enrich(  # noqa: PLR0913 - what a user may say of it
    folder: Path,
    enrichment: Enrichment,
    *,
    endpoint: str = "",
    dry_run: bool = False,
    seconds: float = 60,
    progress: Progress = lambda _done, _total, _name: None,
) -> Enriched:
    """Ask a source of what the graph in a folder holds, and put its answers beside it.

    Raises:
        RemoteError: the server cannot be reached, refuses, fails or is too slow; the graph stays as it was.
        GraphError: there is no graph in the folder, or it cannot be written.
    """
    remote = _remote(endpoint or enrichment.endpoint, seconds)
    matches = _matches(GraphStore.open(folder), enrichment)
    things = sum(map(len, matches.values()))
    done = Enriched(enrichment.name, remote.address, enrichment.graph, things)
    if dry_run or not matches:
        return done
    found = set(_answers(remote, enrichment, matches, progress))
    triples = sorted(
        {Triple(thing, fact.predicate, fact.object) for fact in found for thing in matches[_iri(fact)]},
        key=str,
    )
    with locked(folder):
        _keep(folder, enrichment, triples)
    known = len({str(triple.subject) for triple in triples})
    return Enriched(enrichment.name, remote.address, enrichment.graph, things, known, len(triples))


def _remote(address: str, seconds: float) -> Remote:
    """Return a server that gets its own name and password only: those in the environment are for another."""
    netrc = {name: value for name, value in os.environ.items() if name in {"HOME", "NETRC"}}
    return Remote(address, seconds=seconds, known=credentials(address, netrc))


def remove(folder: Path, enrichment: Enrichment) -> None:
    """Take away what a source said.

    Raises:
        GraphError: there is no graph in the folder, or it cannot be written.
    """
    GraphStore.open(folder)
    with locked(folder):
        _keep(folder, enrichment, ())


def _matches(here: GraphStore, enrichment: Enrichment) -> Mapping[str, list[NamedNode]]:
    """Return our things by what the server calls them."""
    found = here.query(enrichment.things)
    if not isinstance(found, QuerySolutions):
        raise RemoteError(key="bad_enrichment", file=f"{enrichment.name}.rq", why="things is no SELECT")
    matches: dict[str, list[NamedNode]] = defaultdict(list)
    for row in found:
        thing, match = row["thing"], row["match"]
        if isinstance(thing, NamedNode) and isinstance(match, NamedNode):
            matches[match.value].append(thing)
    return {match: sorted(matches[match], key=str) for match in sorted(matches)}


def _answers(
    remote: Remote, enrichment: Enrichment, matches: Mapping[str, object], progress: Progress
) -> Iterator[Triple]:
    """Yield what the server says of what it was asked of, in IRIs and literals."""
    wanted = [NamedNode(match) for match in matches]
    for at in range(0, len(wanted), _ASKED):
        progress(at, len(wanted), enrichment.name)
        asked = wanted[at : at + _ASKED]
        said = remote.directly(fill(enrichment.query, {MATCH: asked}))
        if not isinstance(said, QueryTriples):
            raise RemoteError(key="bad_enrichment", file=f"{enrichment.name}.rq", why="it is no CONSTRUCT")
        for triple in said:
            if triple.subject in asked and isinstance(triple.object, NamedNode | Literal):
                yield triple
        progress(at + len(asked), len(wanted), enrichment.name)


def _iri(triple: Triple) -> str:
    return triple.subject.value if isinstance(triple.subject, NamedNode) else ""


def _keep(folder: Path, enrichment: Enrichment, triples: Iterable[Triple]) -> None:
    """Let a copy of the store, with the graph of the source as it is now, take the place of the old one."""
    old, documents = read_state(folder), read_documents(folder)
    state = State(next_store(folder), old.version)
    Store.read_only(str(folder / old.store)).backup(str(folder / state.store))
    _fill(folder / state.store, enrichment, list(triples))
    finish(folder, state, documents)


def _fill(place: Path, enrichment: Enrichment, triples: list[Triple]) -> None:
    """Write to a store; Oxigraph closes it when this function, which has the only reference to it, ends."""
    store, graph = Store(str(place)), NamedNode(enrichment.graph)
    store.remove_graph(graph)
    if triples:
        store.extend(
            [
                *(Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples),
                Quad(graph, NamedNode(expand("dcterms:source")), NamedNode(enrichment.source), graph),
                Quad(graph, NamedNode(expand("dcterms:license")), NamedNode(enrichment.license), graph),
            ]
        )
    store.flush()

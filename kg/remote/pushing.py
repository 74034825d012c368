"""Send a graph to a server: what changed, graph by graph. After `notes` and `writing`; `kg.cli` calls it.

A push that breaks off has sent whole graphs, each with its note, so the next one goes on where it stopped.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from kg.graph.store import GraphStore
from kg.namespaces import expand
from kg.remote.errors import RemoteError
from kg.remote.layouts import answering, candidates
from kg.remote.notes import digest, lines, note, noted
from kg.remote.writing import Writer

Progress = Callable[[int, int, str], None]
"""Told as a graph is begun: triples sent, triples to send, and the graph at hand."""


@dataclass(slots=True)
class Pushed:
    """What was sent, or would be."""

    address: str
    protocol: str = ""
    waiting: list[str] = field(default_factory=list)
    """The graphs that differ from what the server has; empty when all is done."""
    sent: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    superfluous: list[str] = field(default_factory=list)
    """The graphs that the server has from us and that are no longer here."""
    triples: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a user wants of a push."""

    update: str = ""
    """The address for updates, where the user names it."""
    store: str = ""
    """The address for whole graphs, where the user names it."""
    everything: bool = False
    """Send the unchanged as well."""
    delete: bool = False
    """Take away what the server has from us and is no longer here."""
    dry_run: bool = False
    """Send nothing."""
    seconds: float = 300
    """How long the server may take over one graph."""


def push(
    here: GraphStore, address: str, wanted: Wanted, progress: Progress, told: Callable[[Pushed], None]
) -> Pushed:
    """Send to a server what changed since the last time.

    `told` is given what was done, also when a server fails on the way.

    Raises:
        RemoteError: the server cannot be reached, refuses, fails or is too slow.
    """
    places = candidates(address, update=wanted.update, store=wanted.store)
    remote, fits = answering(places, seconds=wanted.seconds)
    there = noted(remote)
    done = Pushed(remote.address)
    sizes: dict[str, int] = {}
    for graph in here.graphs():
        triples = lines(here.quads(graph))
        same = there.get(graph) == digest(triples) and not wanted.everything
        (done.unchanged if same else done.waiting).append(graph)
        sizes[graph] = len(triples)
    done.superfluous = sorted(set(there) - set(sizes))
    # The smallest first: whether the server takes it, and as whom, is found out with little.
    done.waiting.sort(key=lambda graph: (sizes[graph], graph))
    done.triples = sum(sizes[graph] for graph in done.waiting)
    try:
        if not wanted.dry_run:
            done.triples = 0
            writer = Writer(remote, fits, seconds=wanted.seconds)
            _send(here, done, writer, sizes, progress)
            if wanted.delete:
                _delete(done, writer)
    except RemoteError:
        if done.sent or done.deleted:
            told(done)
        raise
    told(done)
    return done


def _send(here: GraphStore, done: Pushed, writer: Writer, sizes: dict[str, int], progress: Progress) -> None:
    total = sum(sizes[graph] for graph in done.waiting)
    for graph in list(done.waiting):
        progress(done.triples, total, graph)
        triples = lines(here.quads(graph))
        number = digest(triples)
        proof = f'{NamedNode(graph)} <{expand("kg:sha256")}> "{number}"'
        writer.put(graph, [*triples, note(graph, number)], proof)
        done.protocol = writer.protocol
        done.waiting.remove(graph)
        done.sent.append(graph)
        done.triples += len(triples)
        progress(done.triples, total, graph)


def _delete(done: Pushed, writer: Writer) -> None:
    for graph in list(done.superfluous):
        writer.delete(graph)
        done.protocol = writer.protocol
        done.superfluous.remove(graph)
        done.deleted.append(graph)

"""Which document graphs are kept and which are made anew, when a build runs on a folder that has a graph.

Comes after `assertion` and `store`; `kg.pipeline` calls it. A document's graph depends on its bytes, on what
it is a copy of, and on the version of code and knowledge; where none of these changed, it is kept as it is.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad

from kg.graph.assertion import graph_iri
from kg.graph.repetition import repetitions
from kg.graph.store import Draft, GraphStore, State, finish, read_state

Made = dict[str, list[Quad]]
"""The quads of documents, by key."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a build wants a graph to hold: documents by key, each with all that its graph depends on."""

    version: str
    documents: dict[str, dict[str, str]]


def to_make(folder: Path, wanted: Wanted) -> tuple[str, ...] | None:
    """Return the keys of the documents to read into the graph anew, sorted; None where nothing changed."""
    state = read_state(folder)
    if state.version == wanted.version and state.documents == dict(wanted.documents):
        return None
    return tuple(
        sorted(
            key
            for key, told in wanted.documents.items()
            if state.version != wanted.version or state.documents.get(key) != told
        )
    )


def update(folder: Path, wanted: Wanted, draft: Draft, made: Made) -> None:
    """Put a new graph in the place of the old one: the background, what is kept, and what is made anew.

    Args:
        folder: where the graph lies; the caller holds its lock.
        wanted: what the graph shall hold.
        draft: the new store, with the background or on the way to it.
        made: the quads of each document that is made anew, by key.
    """
    state = State("", wanted.version, dict(wanted.documents))
    quads = list(_documents(folder, wanted, made))
    finish(folder, state, draft, [*quads, *repetitions(quads)])


def _documents(folder: Path, wanted: Wanted, made: Mapping[str, Iterable[Quad]]) -> Iterator[Quad]:
    for quads in made.values():
        yield from quads
    kept = set(wanted.documents) - set(made)
    if kept:
        old = GraphStore.open(folder)
        for key in sorted(kept):
            yield from old.quads(graph_iri(key))

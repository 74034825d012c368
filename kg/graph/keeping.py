"""Which document graphs are kept and which are made anew, when a build runs on a folder that has a graph.

Comes after `assertion` and `store`; `kg.pipeline` calls it. A document's graph depends on its bytes, on what
it is a copy of, and on the version of code and knowledge; where none of these changed, it is kept as it is.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad

from kg.graph.assertion import graph_iri
from kg.graph.store import GraphStore, State, read_state, replace


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a build wants a graph to hold: documents by key, each with all that its graph depends on."""

    version: str
    documents: Mapping[str, dict[str, str]]


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


def update(
    folder: Path,
    wanted: Wanted,
    background: Callable[[], Iterable[Quad]],
    made: Iterable[tuple[str, Iterable[Quad]]],
) -> None:
    """Put a new graph in the place of the old one: the background, what is kept, and what is made anew.

    Args:
        folder: where the graph lies; the caller holds its lock.
        wanted: what the graph shall hold.
        background: gives the quads of ontology and reference facts.
        made: the quads of each document that is made anew, by key.
    """
    fresh: list[Quad] = list(background())
    keys = set()
    for key, quads in made:
        keys.add(key)
        fresh += quads
    kept = sorted(set(wanted.documents) - keys)
    if kept:
        store = GraphStore.open(folder)
        fresh += [quad for key in kept for quad in store.quads(graph_iri(key))]
    replace(folder, State("", wanted.version, dict(wanted.documents)), fresh)

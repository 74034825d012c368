"""A new graph in the place of the old one: what is kept, what goes, and what was made anew.

Comes after `assertion` and `store`; `kg.building` calls it. Where code and knowledge are the same as before,
the new store begins as a copy of the old one (hard links, so a copy costs next to nothing), and only the
graphs of changed documents are taken out and put in; what is inferred over all is worked out again.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, serialize

from kg.graph.assertion import graph_iri
from kg.graph.knowledge import Background
from kg.graph.repetition import repetitions
from kg.graph.store import State, finish, next_store, read_state
from kg.graph.terms import INFERRED, name

_BATCH: Final = 16 << 20


def as_bytes(quads: Iterable[Quad]) -> bytes:
    """Return quads as N-Quads, in the order given."""
    return serialize(quads, format=RdfFormat.N_QUADS) or b""


def replace(  # noqa: PLR0913 - what a graph is made of
    folder: Path,
    version: str,
    documents: Iterable[tuple[str, Mapping[str, Any]]],
    *,
    background: Background,
    made: Mapping[str, Path],
    gone: Collection[str],
) -> None:
    """Put a new graph in the place of the old one.

    Args:
        folder: where the graph lies; the caller holds its lock.
        version: that of code and knowledge; where the old graph has another, nothing of it is kept.
        documents: what is noted of each document, after its key.
        background: what the graph holds beside its documents.
        made: files of N-Quads, by the key of the document: those made anew.
        gone: the keys of the documents to leave out.
    """
    state = State(next_store(folder), version)
    _fill(folder, state, background, made, gone)
    finish(folder, state, documents)


def _fill(
    folder: Path, state: State, background: Background, made: Mapping[str, Path], gone: Collection[str]
) -> None:
    """Write a store; Oxigraph closes it when this function, which has the only reference to it, ends.

    A store that is still open for writing may move its files while somebody else opens them.
    """
    old = read_state(folder)
    if old.store and old.version == state.version:
        Store.read_only(str(folder / old.store)).backup(str(folder / state.store))
        store = Store(str(folder / state.store))
        for key in sorted({*made, *gone}):
            store.remove_graph(NamedNode(graph_iri(key)))
        store.remove_graph(NamedNode(INFERRED))
        store.bulk_extend(background.inferred())
    else:
        store = Store(str(folder / state.store))
        background.load(store)
    for batch in _batches(made[key] for key in sorted(made)):
        store.bulk_load(batch, format=RdfFormat.N_QUADS)
    store.bulk_extend(repetitions(_asked(store)))
    store.flush()


def _batches(files: Iterable[Path]) -> Iterator[bytes]:
    """Yield the bytes of files, small ones together: every load costs some 50 ms of its own."""
    held: list[bytes] = []
    size = 0
    for file in files:
        held.append(file.read_bytes())
        size += len(held[-1])
        if size > _BATCH:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)


def _asked(store: Store) -> Iterator[Quad]:
    """Yield what a store says of its recommendations, and when documents were issued."""
    for quad in store.quads_for_pattern(None, name("rdf:type"), name("kg:Recommendation")):
        yield from store.quads_for_pattern(quad.subject, None, None)
    yield from store.quads_for_pattern(None, name("dcterms:issued"), None)

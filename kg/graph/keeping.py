"""A new graph in the place of the old one: what is kept, what goes, and what was made anew.

Comes after `assertion` and `store`; `kg.building` calls it. Where code and knowledge are the same as before,
the new store begins as a copy of the old one (hard links, so a copy costs next to nothing), and only the
graphs of changed documents are taken out and put in; what is inferred over all is worked out again.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any, Final

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, serialize

from kg.graph.assertion import graph_iri
from kg.graph.inference import inferred
from kg.graph.knowledge import Background
from kg.graph.store import State, finish, next_store, read_state
from kg.graph.terms import INFERRED, name

_BATCH: Final = 16 << 20


def as_bytes(quads: Iterable[Quad]) -> bytes:
    """Return quads as N-Quads, in the order given."""
    return serialize(quads, format=RdfFormat.N_QUADS) or b""


class Draft:
    """A new graph in the making beside the one in use, in a folder of which the caller holds the lock.

    Where nothing of the old graph is kept, what every graph holds is loaded while documents are read: that is
    Rust's work and leaves Python free. A draft that is not finished stays as a folder that nobody names; the
    next build removes it.
    """

    def __init__(self, folder: Path, version: str, background: Callable[[], Background]) -> None:
        """Remember where the graph lies, its version, and how to come by what it holds beside documents."""
        self._folder, self._background = folder, background
        old = read_state(folder)
        self._old = old.store if old.version == version else ""
        self._new = State(next_store(folder), version)
        self._loading: Future[Store] | None = None

    def begin(self) -> None:
        """Begin to load the background, unless the old graph has it, or that was begun before."""
        if not self._old and not self._loading:
            workers = ThreadPoolExecutor(1)
            self._loading = workers.submit(self._loaded)
            workers.shutdown(wait=False)

    def finish(
        self,
        documents: Iterable[tuple[str, Mapping[str, Any]]],
        made: Mapping[str, Path],
        gone: Collection[str],
    ) -> None:
        """Put the new graph in the place of the old one.

        Args:
            documents: what is noted of each document, after its key.
            made: files of N-Quads, by the key of the document: those made anew.
            gone: the keys of the documents to leave out.
        """
        self.begin()
        self._fill(made, gone)
        finish(self._folder, self._new, documents)

    def close(self) -> None:
        """Let go of a draft, finished or not: whoever drafts next in this process may use its place."""
        if self._loading:
            wait([self._loading])
            self._loading = None

    def _fill(self, made: Mapping[str, Path], gone: Collection[str]) -> None:
        """Write the store; Oxigraph closes it when this, which has the only reference to it, ends.

        A store that is still open for writing may move its files while somebody else opens them.
        """
        if self._loading:
            store = self._loading.result()
            self._loading = None
        else:
            store = self._amended({*made, *gone})
        first = as_bytes(self._background().inferred())
        for batch in _batches(first, (made[key] for key in sorted(made))):
            store.bulk_load(batch, format=RdfFormat.N_QUADS)
        store.bulk_extend(inferred(_said(store)))
        store.flush()

    def _loaded(self) -> Store:
        store = Store(str(self._folder / self._new.store))
        self._background().load(store)
        return store

    def _amended(self, changed: Iterable[str]) -> Store:
        """Return a copy of the old store without the graphs of these documents, and what was inferred."""
        place = str(self._folder / self._new.store)
        Store.read_only(str(self._folder / self._old)).backup(place)
        store = Store(place)
        for key in sorted(changed):
            store.remove_graph(NamedNode(graph_iri(key)))
        store.remove_graph(NamedNode(INFERRED))
        return store


def _batches(first: bytes, files: Iterable[Path]) -> Iterator[bytes]:
    """Yield the bytes of files, after the first, small ones together: a load costs some 50 ms of its own."""
    held = [first]
    size = len(first)
    for file in files:
        held.append(file.read_bytes())
        size += len(held[-1])
        if size > _BATCH:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)


def _said(store: Store) -> Iterator[Quad]:
    """Yield what a store says of recommendations and ministries, and of what is answered."""
    yield from _of_class(store, "kg:Recommendation", "kg:Ministry")
    for predicate in ("kg:respondsTo", "dcterms:issued"):
        yield from store.quads_for_pattern(None, name(predicate), None)
    yield from _answered_elsewhere(store)


def _answered_elsewhere(store: Store) -> Iterator[Quad]:
    """Yield what tells which documents are answered in others: nothing where none is."""
    answers = {
        quad.subject
        for predicate in ("kg:answersLetterOf", "kg:answersPublication")
        for quad in store.quads_for_pattern(None, name(predicate), None)
    }
    if not answers:
        return
    for answer in sorted(answers, key=str):
        yield from store.quads_for_pattern(answer, None, None)
    yield from _of_class(store, "kg:Publication", "kg:Correspondent")
    yield from store.quads_for_pattern(None, name("kg:correspondent"), None)
    for document in store.quads_for_pattern(None, name("rdf:type"), name("kg:Document")):
        for predicate in ("rdf:type", "dcterms:title", "kg:copyOf"):
            yield from store.quads_for_pattern(document.subject, name(predicate), None)


def _of_class(store: Store, *classes: str) -> Iterator[Quad]:
    """Yield all that is said of the things of some classes."""
    for cls in classes:
        for quad in store.quads_for_pattern(None, name("rdf:type"), name(cls)):
            yield from store.quads_for_pattern(quad.subject, None, None)

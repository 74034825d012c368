"""The graph on disk: an Oxigraph store that is replaced as a whole, and what it was built from.

Comes after `assertion`; `kg.asking` and `kg.showing` read from it. A build writes a new store beside the old
one and then names it in `build.json`, which is replaced in one step: whoever is killed at whatever moment
leaves the old graph whole, and whoever reads meanwhile reads the old one to its end.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from pyoxigraph import NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Store

if TYPE_CHECKING:
    from rdflib import Dataset

_STATE: Final = "build.json"
_LOCK: Final = "build.lock"


class GraphError(Exception):
    """The graph cannot be opened or built; the message says where and what to do."""


@dataclass(frozen=True, slots=True)
class State:
    """What a store was built from: the version of code and knowledge, and per document key what it holds."""

    store: str = ""
    version: str = ""
    documents: dict[str, dict[str, str]] = field(default_factory=dict)


def read_state(folder: Path) -> State:
    """Return what the graph in a folder was built from; nothing where there is none."""
    try:
        data = json.loads((folder / _STATE).read_text("utf-8"))
        return State(data["store"], data["version"], data["documents"])
    except (FileNotFoundError, NotADirectoryError):
        return State()
    except (ValueError, KeyError, TypeError):
        return State()  # a file of another version: build anew


class GraphStore:
    """A graph that can be asked: all its named graphs together are what a query sees."""

    def __init__(self, store: Store) -> None:
        """Wrap an Oxigraph store."""
        self.store = store

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = True) -> Self:
        """Open the graph in a folder for reading.

        Raises:
            GraphError: there is no graph, or it is broken.
        """
        state = read_state(folder)
        if not state.store or not (folder / state.store).is_dir():
            message = f"{folder}: there is no graph here; run 'kg build' first"
            raise GraphError(message)
        try:
            place = str(folder / state.store)
            return cls(Store.read_only(place) if read_only else Store(place))
        except OSError as error:
            message = (
                f"{folder}: the graph cannot be opened ({error}); delete the folder and run 'kg build' again"
            )
            raise GraphError(message) from error

    @classmethod
    def memory(cls, quads: Iterable[Quad] = ()) -> Self:
        """Return a graph in memory."""
        store = Store()
        store.bulk_extend(quads)
        return cls(store)

    def query(self, query: str) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Run a query over the union of all named graphs."""
        return self.store.query(query, use_default_graph_as_union=True)

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """Yield the quads of one named graph, or all; in no fixed order."""
        return self.store.quads_for_pattern(None, None, None, NamedNode(graph) if graph else None)

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of the named graphs, sorted."""
        return tuple(
            sorted(graph.value for graph in self.store.named_graphs() if isinstance(graph, NamedNode))
        )

    def dataset(self) -> "Dataset":
        """Return the same store as an rdflib dataset, through the oxrdflib plugin."""
        from oxrdflib import OxigraphStore  # noqa: PLC0415 - rdflib takes half a second to import
        from rdflib import Dataset  # noqa: PLC0415

        return Dataset(store=OxigraphStore(store=self.store), default_union=True)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other builds off a folder.

    Raises:
        GraphError: another build is at work there, or the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = (folder / _LOCK).open("w")
    except OSError as error:
        message = f"{folder}: no graph can be written here ({error.strerror}); choose another with --graph"
        raise GraphError(message) from error
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = f"{folder}: another build is at work on this graph; wait for it to end"
            raise GraphError(message) from None
        yield


class Draft:
    """A store in the making beside the one in use; the background is loaded into it meanwhile.

    It holds the only reference to the store: Oxigraph closes one when its last reference is gone, and a store
    that is still open for writing may move its files while somebody else opens them.
    """

    def __init__(
        self, folder: Path, name: str, background: Callable[[Store], None], workers: Executor
    ) -> None:
        """Make the store, and begin to load the background."""
        self.name = name
        self._store: Store | None = Store(str(folder / name))
        self._ready = workers.submit(background, self._store)

    def close(self, quads: Iterable[Quad]) -> None:
        """Add quads when the background is in, and close the store."""
        self._ready.result()
        if self._store is not None:
            self._store.bulk_extend(quads)
            self._store.flush()
            self._store = None


@contextmanager
def drafting(folder: Path, background: Callable[[Store], None]) -> Iterator[Draft]:
    """Begin a new store, and load the background into it while the caller reads documents.

    Loading is Rust's work and leaves Python free, so with a second core it costs next to nothing. A draft
    that is not finished stays as a folder that nobody names; the next build removes it.
    """
    old = read_state(folder).store
    number = int(old.rpartition("-")[2] or 0) + 1 if old else 1
    _clear(folder, keep=old)
    fresh = f"store-{number}"
    with ThreadPoolExecutor(1) as workers:
        yield Draft(folder, fresh, background, workers)


def finish(folder: Path, state: State, draft: Draft, quads: Iterable[Quad]) -> State:
    """Add the documents to a draft and let it take the place of the store in use; return its state."""
    draft.close(quads)
    new = State(draft.name, state.version, state.documents)
    content = {"store": new.store, "version": new.version, "documents": new.documents}
    written = folder / f"{_STATE}.new"
    with written.open("w", encoding="utf-8") as handle:
        handle.write(json.dumps(content, indent=1, sort_keys=True) + "\n")
        handle.flush()
        os.fsync(handle.fileno())
    written.replace(folder / _STATE)
    _clear(folder, keep=draft.name)
    return new


def _clear(folder: Path, *, keep: str) -> None:
    """Remove the stores that nobody names: what an ended or killed build left."""
    for place in folder.glob("store-*"):
        if place.name != keep:
            shutil.rmtree(place, ignore_errors=True)

"""The graph on disk: an Oxigraph store that is replaced as a whole, and what it was built from.

Comes after `assertion`; `kg.asking` and `kg.showing` read from it. A build writes a new store beside the old
one and then names it in `build.json`, which is replaced in one step: whoever is killed at whatever moment
leaves the old graph whole, and whoever reads meanwhile reads the old one to its end.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, Self

from pyoxigraph import NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Store

if TYPE_CHECKING:
    from rdflib import Dataset

_STATE: Final = "build.json"
_LOCK: Final = "build.lock"


_FAULTS: Final = {
    "none": {
        "nl": "{folder}: hier is geen graaf; voer eerst 'kg build' uit",
        "en": "{folder}: there is no graph here; run 'kg build' first",
    },
    "broken": {
        "nl": "{folder}: de graaf kan niet geopend worden ({why}); verwijder de map en voer 'kg build' uit",
        "en": "{folder}: the graph cannot be opened ({why}); delete the folder and run 'kg build' again",
    },
    "forbidden": {
        "nl": "{folder}: hier kan geen graaf geschreven worden ({why}); kies een andere map met --graph",
        "en": "{folder}: no graph can be written here ({why}); choose another with --graph",
    },
    "busy": {
        "nl": "{folder}: er wordt al aan deze graaf gebouwd; wacht tot dat klaar is",
        "en": "{folder}: another build is at work on this graph; wait for it to end",
    },
}


class GraphError(Exception):
    """The graph cannot be opened or built; the message says where and what to do."""

    def __init__(self, folder: Path, key: str, why: object = "") -> None:
        """Remember where, what is wrong, and what the system says of it."""
        super().__init__(folder, key, why)
        self.folder, self.key, self.why = folder, key, why

    def told(self, lang: str) -> str:
        """Return the message in a language, "nl" or "en"."""
        return _FAULTS[self.key][lang].format(folder=self.folder, why=self.why)

    def __str__(self) -> str:
        """Return the message in English, for a log or a traceback."""
        return self.told("en")


@dataclass(frozen=True, slots=True)
class State:
    """Which store is in use, and the version of code and knowledge that it was built with."""

    store: str = ""
    version: str = ""


def read_state(folder: Path) -> State:
    """Return what the graph in a folder was built from; nothing where there is none."""
    try:
        data = json.loads((folder / _STATE).read_text("utf-8"))
        return State(data["store"], data["version"])
    except (FileNotFoundError, NotADirectoryError):
        return State()
    except (ValueError, KeyError, TypeError):
        return State()  # a file of another version: build anew


def read_documents(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the key of each document in the graph with what was noted of it.

    Raises:
        OSError, ValueError: that cannot be told; it may be of another version.
    """
    state = read_state(folder)
    if state.store:
        with (folder / f"{state.store}.json").open(encoding="utf-8") as lines:
            for line in lines:
                key, told = json.loads(line)
                yield key, told


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
            raise GraphError(folder, "none")
        try:
            place = str(folder / state.store)
            return cls(Store.read_only(place) if read_only else Store(place))
        except OSError as error:
            raise GraphError(folder, "broken", error) from error

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
def locked(folder: Path) -> Iterator[IO[str]]:
    """Keep other builds off a folder; yield the lock, which a process forked meanwhile must close.

    Raises:
        GraphError: another build is at work there, or the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = (folder / _LOCK).open("w")
    except OSError as error:
        raise GraphError(folder, "forbidden", error.strerror) from error
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise GraphError(folder, "busy") from None
        yield handle


def next_store(folder: Path) -> str:
    """Return the name of a store beside the one in use, after removing what ended or killed builds left."""
    old = read_state(folder).store
    tidy(folder)
    return f"store-{int(old.rpartition('-')[2]) + 1 if old else 1}"


def finish(folder: Path, state: State, documents: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
    """Let a store take the place of the one in use, in one step; note what it holds of each document."""
    _write(folder / f"{state.store}.json", documents)
    fresh = folder / f"{_STATE}.new"
    _write(fresh, [{"store": state.store, "version": state.version}])
    _use(fresh, folder / _STATE)
    tidy(folder)


def _use(fresh: Path, place: Path) -> None:
    """Put a file in the place of another, in one step that a power cut does not undo."""
    fresh.replace(place)
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _write(place: Path, content: Iterable[object]) -> None:
    """Write JSON, a line for each: an archive's notes are never in memory all at once."""
    with place.open("w", encoding="utf-8") as handle:
        for each in content:
            handle.write(json.dumps(each, sort_keys=True) + "\n")
        handle.flush()
        os.fsync(handle.fileno())


def tidy(folder: Path) -> None:
    """Remove the stores that nobody names: what an ended or killed build left."""
    used = read_state(folder).store
    for place in folder.glob("store-*"):
        if place.is_dir() and place.name != used:
            shutil.rmtree(place, ignore_errors=True)
        elif not place.is_dir() and place.stem != used:
            place.unlink(missing_ok=True)

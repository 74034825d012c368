"""The graph as files that any store can load in bulk, each of a size that can be handled. Beside `pushing`.

For stores of many machines, which load files of their own and faster than anything can be sent to them. Each
graph carries its note, so that a push that follows sends only what changed since.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode

from kg.graph.store import GraphStore
from kg.remote.notes import digest, lines, note

QUADS: Final = 1_000_000
"""Quads of a file: some 200 MB."""


def write_parts(here: GraphStore, folder: Path, quads: int = QUADS) -> list[Path]:
    """Write a graph as N-Quads files, sorted by graph; return them. Parts of an earlier time are replaced.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("part-*.nq"):
        old.unlink()
    files: list[Path] = []
    waiting: list[str] = []
    for line in _lines(here):
        waiting.append(line)
        if len(waiting) == quads:
            files.append(_written(folder, len(files), waiting))
            waiting = []
    if waiting:
        files.append(_written(folder, len(files), waiting))
    return files


def _lines(here: GraphStore) -> Iterator[str]:
    for graph in here.graphs():
        triples = lines(here.quads(graph))
        for line in (*triples, note(graph, digest(triples))):
            yield f"{line.removesuffix(' .' + chr(10))} {NamedNode(graph)} .\n"


def _written(folder: Path, number: int, quads: list[str]) -> Path:
    file = folder / f"part-{number + 1:05}.nq"
    file.write_text("".join(quads), encoding="utf-8")
    return file

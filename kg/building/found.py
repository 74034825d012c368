"""The files of a build by their bytes: the same bytes under several names are one document.

First of the build; `building` goes on with it.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from kg.reading import UnreadableError, fingerprint


@dataclass(frozen=True, slots=True)
class Found:
    """A document among the files: where it lies, its names (its own first), SHA-256 and size in bytes."""

    path: Path
    names: tuple[str, ...]
    sha256: str
    size: int


def find(files: Iterable[Path], skipped: list[UnreadableError]) -> dict[str, Found]:
    """Return the documents by key, sorted; what cannot be opened is added to `skipped`."""
    found: dict[str, Found] = {}
    for path in files:
        try:
            sha256, size = fingerprint(path)
        except UnreadableError as error:
            skipped.append(error)
            continue
        name = name_of(path)
        same = found.setdefault(sha256[:16], Found(path, (name,), sha256, size))
        others = sorted({*same.names[1:], name} - {same.names[0]})
        found[sha256[:16]] = replace(same, names=(same.names[0], *others))
    return dict(sorted(found.items()))


def name_of(path: Path) -> str:
    """Return the name of a file as text: it may be no valid UTF-8, and RDF and JSON are."""
    return os.fsencode(path.name).decode("utf-8", "replace")

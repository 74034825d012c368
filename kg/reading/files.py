"""Paths to files: which documents a user means by the files and folders they name."""

import os
from pathlib import Path
from typing import Final

from kg.reading.errors import UnreadableError
from kg.reading.formats import SUFFIXES

_KNOWN: Final = ", ".join(SUFFIXES)


def documents(paths: tuple[Path, ...]) -> tuple[tuple[Path, ...], tuple[UnreadableError, ...]]:
    """Return the documents below the given files and folders, sorted, each once, and what was wrong.

    A folder gives its files with a known ending, except a README and hidden ones; a file named by the
    user is taken whatever its name. Links are followed for files, not for folders, so loops end.
    """
    found: dict[str, Path] = {}
    troubles: list[UnreadableError] = []
    for path in paths:
        if path.is_dir():
            below = _below(path, troubles)
            if not below:
                troubles.append(UnreadableError(str(path), "empty_folder", known=_KNOWN))
        elif not path.exists() and not path.is_symlink():
            troubles.append(UnreadableError(str(path), "nowhere"))
            continue
        elif path.suffix.lower() not in SUFFIXES:
            suffix = path.suffix or path.name
            troubles.append(UnreadableError(str(path), "unknown_type", suffix=suffix, known=_KNOWN))
            continue
        else:
            below = [path]
        for file in below:
            found.setdefault(os.path.abspath(file), file)  # noqa: PTH100 - resolve() would follow links
    return tuple(sorted(found.values(), key=lambda file: (file.name, str(file)))), tuple(troubles)


def _below(folder: Path, troubles: list[UnreadableError]) -> list[Path]:
    files: list[Path] = []

    def refuse(error: OSError) -> None:
        troubles.append(UnreadableError(str(error.filename), "forbidden_folder"))

    for place, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if name.startswith(".") or path.stem.upper() == "README":
                continue
            if path.suffix.lower() in SUFFIXES:
                files.append(path)
    return files

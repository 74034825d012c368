"""Paths to files: which documents a user means by the files and folders they name."""

import os
from pathlib import Path
from typing import Final

from kg.reading.errors import UnreadableError

SUFFIXES: Final = (".txt", ".md", ".pdf")


def documents(paths: tuple[Path, ...]) -> tuple[tuple[Path, ...], tuple[UnreadableError, ...]]:
    """Return the documents below the given files and folders, sorted, each once, and what was wrong.

    A folder gives its files with a known ending, except a README and hidden ones; a file named by the
    user is taken whatever its name. Links are followed for files, not for folders, so loops end.
    """
    found: dict[Path, Path] = {}
    troubles: list[UnreadableError] = []
    for path in paths:
        if path.is_dir():
            below = _below(path, troubles)
            if not below:
                known = ", ".join(SUFFIXES)
                troubles.append(
                    UnreadableError(
                        str(path), "the folder has no documents", f"put files of type {known} in it"
                    )
                )
        elif not path.exists() and not path.is_symlink():
            troubles.append(UnreadableError(str(path), "there is no such file or folder", "check the path"))
            continue
        elif path.suffix.lower() not in SUFFIXES:
            why = f"files of type '{path.suffix or path.name}' cannot be read"
            troubles.append(UnreadableError(str(path), why, f"give one of {', '.join(SUFFIXES)}"))
            continue
        else:
            below = [path]
        for file in below:
            found.setdefault(Path(os.path.abspath(file)), file)  # noqa: PTH100 - resolve() would follow links
    return tuple(sorted(found.values(), key=lambda file: (file.name, str(file)))), tuple(troubles)


def _below(folder: Path, troubles: list[UnreadableError]) -> list[Path]:
    files: list[Path] = []

    def refuse(error: OSError) -> None:
        troubles.append(
            UnreadableError(str(error.filename), "the folder may not be read", "check its permissions")
        )

    for place, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if name.startswith(".") or path.stem.upper() == "README":
                continue
            if path.suffix.lower() in SUFFIXES:
                files.append(path)
    return files

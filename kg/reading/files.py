"""Paths to files: which documents a user means by the files and folders they name."""

import os
from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final, NamedTuple

from kg.reading.errors import UnreadableError
from kg.reading.formats import SUFFIXES
from kg.resources import table

_KNOWN: Final = ", ".join(SUFFIXES)


class Below(NamedTuple):
    """What lies below the files and folders that a user names."""

    files: tuple[Path, ...]
    """The documents, sorted, each once."""
    troubles: tuple[UnreadableError, ...]
    """What was wrong with what the user named."""
    others: tuple[Path, ...] = ()
    """What lies in the folders beside them, of a type that is not read, sorted."""


def documents(paths: tuple[Path, ...], apart: Callable[[Path], bool] = lambda _folder: False) -> Below:
    """Return the documents below the given files and folders, and what is not read there.

    A folder gives its files with a known ending, except hidden and auxiliary ones (`files.toml`), and does
    not give those in folders that are kept `apart`; a file named by the user is taken whatever its name.
    Links are followed for files, not for folders, so loops end.
    """
    found: dict[str, Path] = {}
    others: dict[str, Path] = {}
    troubles: list[UnreadableError] = []
    for path in paths:
        if path.is_dir():
            lying = _below(path, apart, troubles)
            below = [file for file in lying if _readable(file)]
            others.update((_place(file), file) for file in lying if not _readable(file))
            if not below:
                troubles.append(UnreadableError(str(path), "empty_folder", known=_KNOWN))
        elif not path.exists() and not path.is_symlink():
            troubles.append(UnreadableError(str(path), "nowhere"))
            continue
        elif not _readable(path):
            suffix = path.suffix or path.name
            troubles.append(UnreadableError(str(path), "unknown_type", suffix=suffix, known=_KNOWN))
            continue
        else:
            below = [path]
        for file in below:
            found.setdefault(_place(file), file)
    return Below(_sorted(found.values()), tuple(troubles), _sorted(others.values()))


def _readable(file: Path) -> bool:
    return file.suffix.lower() in SUFFIXES


def _place(file: Path) -> str:
    return os.path.abspath(file)  # noqa: PTH100 - resolve() would follow links


def _sorted(files: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(sorted(files, key=lambda file: (file.name, str(file))))


def _below(folder: Path, apart: Callable[[Path], bool], troubles: list[UnreadableError]) -> list[Path]:
    """Return all files in a folder but those that are nobody's document."""
    files: list[Path] = []

    def refuse(error: OSError) -> None:
        troubles.append(UnreadableError(str(error.filename), "forbidden_folder"))

    for place, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(
            name for name in folders if not _auxiliary(name, "folders") and not apart(Path(place, name))
        )
        files += [Path(place, name) for name in sorted(names) if not _auxiliary(name, "auxiliary")]
    return files


def _auxiliary(name: str, kind: str) -> bool:
    patterns: list[str] = table("reading/files.toml")[kind]
    return name.startswith(".") or any(fnmatchcase(name.lower(), pattern) for pattern in patterns)

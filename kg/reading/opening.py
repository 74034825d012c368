"""A path to bytes, or to their fingerprint: what can go wrong before anything is read.

First of the reading step; `kg.reading.formats` tells what the bytes are.
"""

import hashlib
import stat
from collections.abc import Callable
from io import BufferedReader
from pathlib import Path
from typing import Final, TypeVar

from kg.reading.errors import UnreadableError

_LARGEST: Final = 256 << 20
_T = TypeVar("_T")


def fetch(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        UnreadableError: the file is missing, may not be read, is too large, or no regular file.
    """
    return _opened(path, lambda file: file.read())


def fingerprint(path: Path) -> tuple[str, int]:
    """Return the SHA-256 of a file and its size, without ever having all of it in memory.

    Raises:
        UnreadableError: as `fetch`.
    """
    return _opened(path, lambda file: (hashlib.file_digest(file, "sha256").hexdigest(), file.tell()))


def _opened(path: Path, take: Callable[[BufferedReader], _T]) -> _T:
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise UnreadableError(str(path), "not_regular")  # a pipe would be waited for without end
        if about.st_size > _LARGEST:
            size, limit = about.st_size >> 20, _LARGEST >> 20
            raise UnreadableError(str(path), "too_large", size=size, limit=limit)
        with path.open("rb") as file:
            return take(file)
    except FileNotFoundError:
        raise UnreadableError(str(path), "missing") from None
    except PermissionError:
        raise UnreadableError(str(path), "forbidden") from None
    except OSError as error:
        raise UnreadableError(str(path), "unreadable", reason=error.strerror) from error

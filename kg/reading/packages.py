"""Files that are a ZIP of parts (DOCX, ODT), opened so that no archive can fill the memory.

Used by `kg.reading.docx` and `kg.reading.odt`. What a part unpacks to is in the table of the archive and held
to it by Python's own reader; the sum is what is looked at here.
"""

import zipfile
import zlib
from io import BytesIO
from typing import Final

from kg.reading.errors import UnreadableError

MARK: Final = b"PK\x03\x04"
OLD_MARK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of the older Office begin, and also encrypted ones of the newer."""
_LARGEST_PART: Final = 64 << 20
_LARGEST: Final = 512 << 20
_MOST_PARTS: Final = 20_000


def parts(data: bytes, name: str, kind: str) -> zipfile.ZipFile:
    """Open a package.

    Raises:
        UnreadableError: it is no ZIP, broken, encrypted, or would unpack to more than a document can be.
    """
    try:
        package = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableError(name, "broken", kind=kind) from error
    table = package.infolist()
    size = sum(each.file_size for each in table)
    texts = max((each.file_size for each in table if each.filename.endswith((".xml", ".rels"))), default=0)
    if size > _LARGEST or texts > _LARGEST_PART or len(table) > _MOST_PARTS:
        raise UnreadableError(name, "bomb", size=size >> 20)
    if any(each.flag_bits & 1 for each in table):
        raise UnreadableError(name, "locked", kind=kind)
    return package


def part(package: zipfile.ZipFile, path: str, name: str, kind: str) -> bytes:
    """Return the bytes of a part; empty where there is none.

    Raises:
        UnreadableError: the part is broken.
    """
    try:
        return package.read(path)
    except KeyError:
        return b""
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise UnreadableError(name, "broken", kind=kind) from error

"""Bytes to characters: UTF-8 with or without a byte order mark, or Windows-1252; anything else is an error.

First of the reading step; `kg.reading.lines` comes after. A wrong guess would spoil every offset and
every name, so a file that is neither is refused rather than patched.
"""

from typing import Final

from charset_normalizer import from_bytes

from kg.reading.errors import UnreadableError

_BOM: Final = b"\xef\xbb\xbf"
_WIDE_BOMS: Final = (b"\xff\xfe", b"\xfe\xff")
_TEXT_CONTROLS: Final = frozenset(b"\t\n\r\f\v")
_CONTROLS_ALLOWED: Final = 0.01  # text drawn from a PDF has some, where it broke a word
_MESS_ALLOWED: Final = 0.15
_REMEDY: Final = "save it as UTF-8 text and try again"


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Return the characters of a text file and the name of its encoding.

    A byte order mark is not a character of the text. Line ends are kept as they are.

    Raises:
        UnreadableError: the file is empty, binary, or in another encoding.
    """
    if not data.strip(b" \t\r\n\f\v"):
        raise UnreadableError(name, "the file is empty", "leave it out or replace it")
    if data.startswith(_WIDE_BOMS):
        raise UnreadableError(name, "the encoding is UTF-16", _REMEDY)
    if _is_binary(data):
        raise UnreadableError(
            name, "the file is binary, not text", "convert it to text, or give another file"
        )
    try:
        text = data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError:
        return _windows_1252(data, name), "windows-1252"
    return text, "utf-8-sig" if data.startswith(_BOM) else "utf-8"


def _is_binary(data: bytes) -> bool:
    controls = sum(byte < ord(" ") and byte not in _TEXT_CONTROLS for byte in data)
    return b"\x00" in data or controls > _CONTROLS_ALLOWED * len(data)


def _windows_1252(data: bytes, name: str) -> str:
    """Decode as Windows-1252 where the result reads like text and not like mistaken bytes."""
    best = from_bytes(data, cp_isolation=["cp1252"], threshold=_MESS_ALLOWED).best()
    if best is None:
        raise UnreadableError(name, "the encoding is neither UTF-8 nor Windows-1252", _REMEDY)
    return data.decode("cp1252")

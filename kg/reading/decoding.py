"""Bytes to characters: UTF-8 with or without a byte order mark, or Windows-1252; anything else is an error.

First of the reading step; `kg.reading.lines` comes after. A wrong guess would spoil every offset and
every name, so a file that is neither is refused rather than patched.
"""

import re
from typing import Final

from charset_normalizer import from_bytes

from kg.reading.errors import UnreadableError

_BOM: Final = b"\xef\xbb\xbf"
_WIDE: Final = (  # the longer marks first: that of UTF-32 begins as that of UTF-16 does
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_STRANGE: Final = re.compile(
    r"(?<=[a-zà-öø-ÿœšž])(?:[^\x00-\x7fà-öø-ÿœšžß\u2019\xad ]|[ŠŒŽŸ])(?=[a-zà-öø-ÿœšž])"
)
"""What no West European word has within it: é of another code page is a comma or capital in this one."""
_STRANGE_ALLOWED: Final = 0.1
_TEXT_CONTROLS: Final = frozenset(b"\t\n\r\f\v")
_CONTROLS_ALLOWED: Final = 0.01  # text drawn from a PDF has some, where it broke a word
_MESS_ALLOWED: Final = 0.15


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Return the characters of a text file and the name of its encoding.

    A byte order mark is not a character of the text. Line ends are kept as they are.

    Raises:
        UnreadableError: the file is empty, binary, or in another encoding.
    """
    if not data.strip(b" \t\r\n\f\v"):
        raise UnreadableError(name, "empty")
    if encoding := _wide(data):
        raise UnreadableError(name, "wide", encoding=encoding)
    if _is_binary(data):
        raise UnreadableError(name, "binary")
    try:
        text = data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError:
        return _windows_1252(data, name), "windows-1252"
    return text, "utf-8-sig" if data.startswith(_BOM) else "utf-8"


def _wide(data: bytes) -> str:
    """Return the encoding of text in which every character takes two or four bytes; empty for other bytes."""
    for mark, encoding in _WIDE:
        if data.startswith(mark):
            return encoding
    for encoding, width in (("UTF-32", 4), ("UTF-16", 2)):
        size = len(data) - len(data) % width
        for first in (0, width - 1):  # of Latin letters all bytes but one are zero
            letters = data[first:size:width]
            zeros = size - len(letters) == data.count(0, 0, size)
            if letters and zeros and b"\x00" not in letters and not _is_binary(letters):
                return encoding
    return ""


def _is_binary(data: bytes) -> bool:
    controls = sum(byte < ord(" ") and byte not in _TEXT_CONTROLS for byte in data)
    return b"\x00" in data or controls > _CONTROLS_ALLOWED * len(data)


def _windows_1252(data: bytes, name: str) -> str:
    """Decode as Windows-1252 where the result reads like text and not like mistaken bytes."""
    best = from_bytes(data, cp_isolation=["cp1252"], threshold=_MESS_ALLOWED).best()
    text = data.decode("cp1252", "replace")
    beyond = sum(char > "\x7f" for char in text)
    if best is None or "\ufffd" in text or len(_STRANGE.findall(text)) > _STRANGE_ALLOWED * beyond:
        raise UnreadableError(name, "encoding")
    return text

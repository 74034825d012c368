"""HTML: a page as its author wrote it, without scripts and styles, and with what frames it set aside."""

import re
from typing import Final

from kg.reading import trees
from kg.reading.decoding import decode
from kg.reading.drawn import Drawn
from kg.reading.errors import UnreadableError
from kg.reading.flow import pour

KIND: Final = "HTML"
_MARK: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_WITHIN: Final = 4096
_WINDOWS: Final = frozenset({"iso-8859-1", "latin1", "iso8859-1", "windows-1252", "us-ascii", "ascii"})


def is_html(data: bytes) -> bool:
    """Tell whether bytes begin as an HTML page does."""
    return bool(_MARK.match(data[:_WITHIN].removeprefix(b"\xef\xbb\xbf")))


def draw(data: bytes, name: str) -> Drawn:
    """Return what a page says.

    Raises:
        UnreadableError: it is empty, or in an encoding that is neither declared nor one we read.
    """
    found = _CHARSET.search(data[:_WITHIN])
    encoding = found[1].decode("ascii").lower() if found else ""
    encoding = "windows-1252" if encoding in _WINDOWS else encoding
    try:
        text = data.decode(encoding) if encoding not in {"", "utf-8", "utf8"} else decode(data, name)[0]
    except (LookupError, UnicodeError) as error:
        raise UnreadableError(name, "encoding") from error
    return pour(trees.parse_html(text, name), "html", "html")

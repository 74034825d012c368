"""Which format a file is, by its bytes before its name, and who reads it: one function per format.

First of the reading step; `kg.reading.text` takes what was drawn. A new format is a module with `draw`, and a
row here.
"""

from collections.abc import Callable
from typing import Final

from kg.reading import decoding, docx, html, odt, officielepublicaties, packages, pdf
from kg.reading.drawn import Drawn
from kg.reading.errors import UnreadableError

SUFFIXES: Final = (".txt", ".md", ".pdf", ".docx", ".odt", ".html", ".htm", ".xhtml", ".xml")
Draw = Callable[[bytes, str], Drawn]


def _plain(data: bytes, name: str) -> Drawn:
    raw, encoding = decoding.decode(data, name)
    return Drawn(raw, encoding)


def _package(data: bytes, name: str) -> Drawn:
    with packages.parts(data, name, "ZIP") as package:
        held = set(package.namelist())
    if docx.DOCUMENT in held:
        return docx.draw(data, name)
    if "content.xml" in held:
        return odt.draw(data, name)
    raise UnreadableError(name, "unknown_package")


_MARKUP: Final[dict[str, Draw]] = {
    "html": html.draw,
    "htm": html.draw,
    "xhtml": html.draw,
    "xml": officielepublicaties.draw,
}
_CALLED: Final = {"pdf": "PDF", "docx": "DOCX", "odt": "ODT"}


def draw(data: bytes, suffix: str, name: str) -> Drawn:
    """Return the characters of a file.

    Args:
        data: its bytes.
        suffix: how its name ends, without the dot, in lower case: what tells markup from plain text.
        name: what errors call it.

    Raises:
        UnreadableError: it cannot be read; the error says why and what to do.
    """
    if not data:
        raise UnreadableError(name, "empty")
    if pdf.is_pdf(data):
        return pdf.draw(data, name)
    if data.startswith(packages.MARK):
        return _package(data, name)
    if data.startswith(packages.OLD_MARK):
        raise UnreadableError(name, "old_office")
    if suffix in _CALLED:
        raise UnreadableError(name, "misnamed", kind=_CALLED[suffix])
    reader = _MARKUP.get(suffix)
    if reader is None:
        return _plain(data, name)
    if not data.strip():
        raise UnreadableError(name, "empty")
    drawn = (html.draw if html.is_html(data) else reader)(data, name)
    if not drawn.raw:
        raise UnreadableError(name, "no_text", kind=suffix.upper())
    return drawn

"""ODT: the text of an OpenDocument, footnotes and tables set aside, changes that were struck out left out."""

from typing import Final

from kg.model import FurnitureKind
from kg.reading.drawn import Drawn, Sheet
from kg.reading.errors import UnreadableError
from kg.reading.flow import Flow, names
from kg.reading.packages import part, parts
from kg.reading.trees import Element, local, parse_xml

KIND: Final = "ODT"
_TEXT: Final = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def draw(data: bytes, name: str) -> Drawn:
    """Return what a document says.

    Raises:
        UnreadableError: it is broken, locked with a password, or unpacks to too much.
    """
    with parts(data, name, KIND) as package:
        content = part(package, "content.xml", name, KIND)
        styles = part(package, "styles.xml", name, KIND)
        manifest = part(package, "META-INF/manifest.xml", name, KIND)
    if b"encryption-data" in manifest:
        raise UnreadableError(name, "locked", kind=KIND)
    flow = Flow(names("odt"), Sheet("odt"), level=_level)
    if styles:
        for head in _heads(parse_xml(styles, name, KIND)):
            flow.pour(head, aside=FurnitureKind.MARGIN)
    for body in _named(parse_xml(content, name, KIND), "text"):
        flow.pour(body)
        break
    return flow.sheet.drawn()


def _heads(root: Element) -> list[Element]:
    """Return the heads and feet of pages, where a letterhead often stands."""
    return [
        each
        for page in _named(root, "master-page")
        for each in page
        if local(each) in {"header", "header-first", "footer", "footer-first"}
    ]


def _named(root: Element, name: str) -> list[Element]:
    return [each for each in root.iter() if local(each) == name]


def _level(element: Element) -> int:
    if local(element) != "h":
        return 0
    level = element.get(f"{{{_TEXT}}}outline-level", "1")
    return int(level) if level.isdigit() and int(level) else 1

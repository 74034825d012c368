"""The XML of officiële publicaties: Kamerstukken, Handelingen, Kamervragen, Staatscourant."""

from typing import Final

from kg.reading.drawn import Drawn
from kg.reading.errors import UnreadableError
from kg.reading.flow import pour
from kg.reading.trees import Element, local, parse_xml

KIND: Final = "XML"
_PARAGRAPH: Final = "al"


def draw(data: bytes, name: str) -> Drawn:
    """Return what a publication says; a page of XHTML is read as one.

    Raises:
        UnreadableError: it is broken, declares entities, or is XML of another kind.
    """
    root = parse_xml(data, name, KIND)
    if local(root) == "html":
        return pour(root, "html", "html")
    if not _has_paragraphs(root):
        raise UnreadableError(name, "no_publication", root=local(root)[:40])
    return pour(root, "officielepublicaties", "xml")


def _has_paragraphs(root: Element) -> bool:
    return any(local(each) == _PARAGRAPH for each in root.iter())

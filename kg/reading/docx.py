"""DOCX: the text of a Word document, text boxes, notes and tables too; what was struck out is left out."""

from posixpath import dirname, join, normpath
from typing import Final
from zipfile import ZipFile

from kg.model import FurnitureKind
from kg.reading.drawn import Drawn, Sheet
from kg.reading.flow import Flow, names
from kg.reading.packages import part, parts
from kg.reading.trees import Element, local, parse_xml

KIND: Final = "DOCX"
DOCUMENT: Final = "word/document.xml"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS: Final = 9
_BODY_LEVEL: Final = 9  # Word's outline level of running text
_DEEPEST: Final = 12
_NOTES: Final = ("footnotes", "endnotes")
_HEADS: Final = ("header", "footer")


def draw(data: bytes, name: str) -> Drawn:
    """Return what a document says.

    Raises:
        UnreadableError: it is broken, locked with a password, or unpacks to too much.
    """
    with parts(data, name, KIND) as package:
        document = parse_xml(part(package, DOCUMENT, name, KIND), name, KIND)
        styles = _levels(package, name)
        heads = _related(package, name, _HEADS)
        notes = _related(package, name, _NOTES)
    flow = Flow(names("docx"), Sheet("docx"), level=lambda each: _level(each, styles), is_item=_is_item)
    for head in heads:
        flow.pour(head, aside=FurnitureKind.MARGIN)
    flow.pour(document)
    for note in notes:
        flow.pour(note, aside=FurnitureKind.FOOTNOTE)
    return flow.sheet.drawn()


def _related(package: ZipFile, name: str, kinds: tuple[str, ...]) -> list[Element]:
    """Return the parts that the document points to of these kinds, each once, sorted by their path."""
    data = part(package, "word/_rels/document.xml.rels", name, KIND)
    paths = {
        normpath(join(dirname(DOCUMENT), each.get("Target", "")))
        for each in (parse_xml(data, name, KIND) if data else ())
        if each.get("Type", "").rpartition("/")[2] in kinds and each.get("TargetMode") != "External"
    }
    found = [part(package, path, name, KIND) for path in sorted(paths)]
    return [parse_xml(data, name, KIND) for data in found if data]


def _levels(package: ZipFile, name: str) -> dict[str, int]:
    """Return the heading level of each style that has one, its own or that of the style it is based on."""
    data = part(package, "word/styles.xml", name, KIND)
    if not data:
        return {}
    styles = {
        each.get(f"{_W}styleId", ""): each for each in parse_xml(data, name, KIND) if local(each) == "style"
    }
    return {key: level for key in styles if (level := _of_style(key, styles))}


def _of_style(key: str, styles: dict[str, Element]) -> int:
    for _ in range(_DEEPEST):  # a style that is based on itself must end somewhere
        style = styles.get(key)
        if style is None:
            return 0
        outline = style.find(f"{_W}pPr/{_W}outlineLvl")
        if outline is not None:
            return _outline(outline)
        name = style.find(f"{_W}name")
        words = name.get(f"{_W}val", "").lower().split() if name is not None else []
        if len(words) == len(("heading", "1")) and words[0] == "heading" and words[1].isdigit():
            return int(words[1])
        if words == ["title"]:
            return 1
        based = style.find(f"{_W}basedOn")
        key = based.get(f"{_W}val", "") if based is not None else ""
    return 0


def _outline(element: Element) -> int:
    level = element.get(f"{_W}val", "")
    return int(level) + 1 if level.isdigit() and int(level) < _BODY_LEVEL else 0


def _level(element: Element, styles: dict[str, int]) -> int:
    if element.tag != f"{_W}p":
        return 0
    own = element.find(f"{_W}pPr/{_W}outlineLvl")
    if own is not None:
        return _outline(own)
    style = element.find(f"{_W}pPr/{_W}pStyle")
    return styles.get(style.get(f"{_W}val", ""), 0) if style is not None else 0


def _is_item(element: Element) -> bool:
    if element.tag != f"{_W}p":
        return False
    number = element.find(f"{_W}pPr/{_W}numPr/{_W}numId")
    return number is not None and number.get(f"{_W}val") != "0"

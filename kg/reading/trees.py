"""XML and HTML to a tree, with every door shut: no entity, DTD or address of a file is ever followed.

Used by the readers of DOCX, ODT, HTML and officiële publicaties. lxml (BSD-3-Clause) stops at the limits of
libxml2 for depth and size; what it could not read to its end is refused, not read by half.
"""

from html.entities import html5
from typing import Any, Final

from lxml import etree

from kg.reading.errors import UnreadableError

Element = Any
"""An element of lxml, which has no types of its own."""
_TOO_DEEP: Final = "excessive depth"


def parse_xml(data: bytes, name: str, kind: str = "XML") -> Element:
    """Return the root of an XML document.

    Raises:
        UnreadableError: it is not well-formed, or declares entities of its own.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "entit" in str(error).lower() and "<!ENTITY" in str(data[: 1 << 16]):
            raise UnreadableError(name, "entities", kind=kind) from error
        raise UnreadableError(name, "broken", kind=kind) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise UnreadableError(name, "entities", kind=kind)
    return root


def parse_html(text: str, name: str) -> Element:
    """Return the root of an HTML document, mended as browsers do.

    Raises:
        UnreadableError: there is nothing in it, or its elements lie too deep in one another.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(name, "broken", kind="HTML") from error
    if root is None or any(_TOO_DEEP in entry.message.lower() for entry in parser.error_log):
        raise UnreadableError(name, "broken", kind="HTML")
    return root


def local(element: Element) -> str:
    """Return the name of an element without its namespace, in lower case; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def entity(element: Element) -> str:
    """Return the character of an entity that every HTML reader knows (`&eacute;`); empty for any other."""
    return html5.get((element.name or "") + ";", "") if element.tag is etree.Entity else ""

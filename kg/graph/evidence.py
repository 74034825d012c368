"""Evidence: where in which document the words stand, with the words themselves.

Within the assertion step. A node for each stretch of raw text, with a position and a quote selector as the
Web Annotation Data Model has them. Contact details are in no quotation, nor beside one.
"""

from collections.abc import Iterable
from typing import Final

from kg.graph.terms import Quads, integer
from kg.model import FurnitureKind, Iri, Span, Text
from kg.namespaces import thing

_BESIDE: Final = 32
_PDF_FRAGMENTS: Final = "http://tools.ietf.org/rfc/rfc3778"


class EvidenceError(ValueError):
    """Evidence that would quote a contact detail, or nothing at all: a fault of a step before this one."""


def prove(quads: Quads, document: Iri, text: Text, spans: Iterable[Span]) -> tuple[Iri, ...]:
    """Add a node for each span and return their IRIs, in order.

    Raises:
        EvidenceError: a span is empty, lies outside the text, or holds a contact detail.
    """
    return tuple(_one(quads, document, text, span) for span in spans)


def _one(quads: Quads, document: Iri, text: Text, span: Span) -> Iri:
    if not 0 <= span.start < span.end <= len(text.raw):
        message = f"{text.name}: no text at {span.start}–{span.end}"
        raise EvidenceError(message)
    barred = [item.span for item in text.furniture if item.kind == FurnitureKind.CONTACT_DETAIL]
    if any(span.overlaps(bar) for bar in barred):
        message = f"{text.name}: a contact detail at {span.start}–{span.end} may not be quoted"
        raise EvidenceError(message)
    first = max([span.start - _BESIDE, 0, *(bar.end for bar in barred if bar.end <= span.start)])
    last = min([span.end + _BESIDE, len(text.raw), *(bar.start for bar in barred if bar.start >= span.end)])
    key = f"{text.key}-{span.start}-{span.end}"
    node, position, quote = (
        thing("evidence", key),
        thing("selector", f"{key}-position"),
        thing("selector", f"{key}-quote"),
    )
    quads.type(node, "oa:SpecificResource")
    quads.add(node, "oa:hasSource", document)
    quads.add(node, "oa:hasSelector", position)
    quads.add(node, "oa:hasSelector", quote)
    if page := text.page(span.start):
        fragment = thing("selector", f"{key}-page")
        quads.add(node, "oa:hasSelector", fragment)
        quads.type(fragment, "oa:FragmentSelector")
        quads.text(fragment, "rdf:value", f"page={page}")
        quads.add(fragment, "dcterms:conformsTo", _PDF_FRAGMENTS)
    quads.type(position, "oa:TextPositionSelector")
    quads.add(position, "oa:start", integer(span.start, "xsd:nonNegativeInteger"))
    quads.add(position, "oa:end", integer(span.end, "xsd:nonNegativeInteger"))
    quads.type(quote, "oa:TextQuoteSelector")
    quads.text(quote, "oa:exact", text.quote(span))
    quads.text(quote, "oa:prefix", text.raw[first : span.start])
    quads.text(quote, "oa:suffix", text.raw[span.end : last])
    return node

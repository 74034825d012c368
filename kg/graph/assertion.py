"""A `Record` to the quads of its document's named graph.

The assertion step itself: it calls `documents`, `statements`, `things` and `evidence` in turn.
"""

import hashlib

from pyoxigraph import Quad

from kg.graph.documents import document_iri, head
from kg.graph.evidence import prove
from kg.graph.statements import assign, respond, say
from kg.graph.terms import Quads, decimal, name
from kg.graph.things import describe, hold
from kg.model import EntityKind, Iri, Link, Record, Register, StatementKind
from kg.namespaces import thing
from kg.resources import table

_CLASSES = {
    EntityKind.PERSON: "foaf:Person",
    EntityKind.POST: "org:Post",
    EntityKind.ORGANISATION: "org:Organization",
    EntityKind.GROUP: "foaf:Group",
    EntityKind.PROGRAMME: "kg:Programme",
    EntityKind.LAW: "kg:Law",
    EntityKind.PUBLICATION: "kg:Publication",
    EntityKind.PLACE: "schema:Place",
    EntityKind.DATE: "time:Instant",
}


def graph_iri(key: str) -> Iri:
    """Return the named graph of the document with that key (the first 16 digits of its SHA-256)."""
    return thing("graph", key)


def assert_record(record: Record, register: Register) -> list[Quad]:
    """Return the quads of a document, sorted; the same record gives the same quads on every machine."""
    quads = Quads(graph_iri(record.key))
    document = document_iri(record.key)
    head(quads, record, document)
    part_of = {entity.iri: entity.part_of for entity in (*register.entities, *record.entities)}
    for entity in record.entities:
        describe(quads, entity, document)
    day = record.outline.letterhead.date.value if record.outline.letterhead.date else ""
    for tenure in record.tenures:
        hold(quads, tenure, document, day, part_of.get(tenure.post, ""))
    for link in record.links:
        _mention(quads, record, link, document)
    said: dict[tuple[object, StatementKind], Iri] = {}
    for statement in record.statements:
        said[statement.spans, statement.kind] = say(quads, record, statement, document)
    for statement in record.statements:
        if statement.assigns_to:
            duty = said.get((statement.spans, StatementKind.RESPONSIBILITY))
            if duty:
                assign(quads, said[statement.spans, statement.kind], duty)
        for kind, spans in statement.responds_to:
            if (spans, kind) in said:
                respond(quads, said[statement.spans, statement.kind], said[spans, kind])
    return sorted(quads.quads, key=str)


def _mention(quads: Quads, record: Record, link: Link, document: Iri) -> None:
    places = ",".join(f"{span.start}-{span.end}" for span in link.spans)
    digest = hashlib.sha256(f"{record.key} {places} {link.mention.kind}".encode()).hexdigest()
    iri = thing("mention", digest[:16])
    quads.type(iri, "oa:Annotation")
    quads.add(iri, "oa:motivatedBy", name("oa:identifying"))
    quads.add(iri, "kg:mentionKind", name(_CLASSES[link.mention.kind]))
    quads.add(iri, "kg:confidence", decimal(link.confidence))
    quads.text(iri, "kg:rule", link.mention.rule)
    for node in prove(quads, document, record.text, link.spans):
        quads.add(iri, "oa:hasTarget", node)
    if link.entity:
        quads.add(iri, "oa:hasBody", link.entity)
        return
    quads.type(iri, "kg:UnresolvedMention")
    reason: dict[str, str] = table("graph/reasons.toml")[link.why]
    for language, words in reason.items():
        quads.text(iri, "kg:reason", words, language)
    for candidate in link.candidates:
        quads.add(iri, "kg:candidate", candidate)

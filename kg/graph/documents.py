"""A document as RDF: what it is, who wrote it to whom and when, its sections, and of what it is a copy.

Within the assertion step.
"""

from typing import Final

from pyoxigraph import Literal

from kg.graph.classes import superclasses
from kg.graph.evidence import prove
from kg.graph.terms import Quads, date, integer
from kg.model import Actor, DocumentKind, Iri, Party, PartyRole, Record
from kg.namespaces import thing

_PREDICATE: Final = {
    PartyRole.SENDER: "kg:sender",
    PartyRole.ADDRESSEE: "kg:addressee",
    PartyRole.COPY: "kg:copyTo",
    PartyRole.CONTACT: "kg:contact",
}
_NAMES: Final = {
    # what a document without a title of its own is called
    DocumentKind.LETTER: ("Brief", "Letter"),
    DocumentKind.PLAN: ("Plan", "Plan"),
    DocumentKind.REPORT: ("Rapport", "Report"),
    DocumentKind.MONITOR: ("Monitor", "Monitor"),
    DocumentKind.BROCHURE: ("Brochure", "Brochure"),
    DocumentKind.FACTSHEET: ("Factsheet", "Factsheet"),
    DocumentKind.PRESS_RELEASE: ("Persbericht", "Press release"),
    DocumentKind.SPEECH: ("Toespraak", "Speech"),
    DocumentKind.PARLIAMENTARY_PAPER: ("Kamerstuk", "Parliamentary paper"),
    DocumentKind.DOCUMENT: ("Document", "Document"),
}


def document_iri(key: str) -> Iri:
    """Return the IRI of a document, which depends on its bytes alone."""
    return thing("document", key)


def head(quads: Quads, record: Record, document: Iri) -> None:
    """Add what is known of a document as a whole."""
    outline, letterhead = record.outline, record.outline.letterhead
    kind = f"kg:{outline.kind}"
    quads.type(document, kind, *superclasses(kind))
    for file in (record.text.name, *record.text.other_names):
        quads.text(document, "kg:sourceFile", file)
    quads.text(document, "kg:sha256", record.text.sha256)
    for page in record.text.recognised_pages():
        quads.add(document, "kg:recognisedPage", integer(page))
    quads.text(document, "dcterms:language", outline.language)
    quads.text(document, "dcterms:title", title(record), outline.language)
    if record.copy_of:
        quads.add(document, "kg:copyOf", document_iri(record.copy_of))
        return
    if letterhead.date:
        quads.add(document, "dcterms:issued", date(letterhead.date.value))
    if letterhead.reference:
        quads.text(document, "dcterms:identifier", letterhead.reference.value)
    if letterhead.subject:
        quads.text(document, "kg:subjectLine", letterhead.subject.value, outline.language)
    for topic in record.topics:
        quads.add(document, "dcterms:subject", topic)
    numbers: dict[PartyRole, int] = {}
    for party, actor in record.parties:
        numbers[party.role] = numbers.get(party.role, 0) + 1
        _correspondent(quads, record, document, party, actor, numbers[party.role])
    for number, section in enumerate(outline.sections, 1):
        iri = thing("section", f"{record.key}-{number}")
        quads.type(iri, "kg:Section")
        quads.text(iri, "dcterms:title", section.label, outline.language)
        quads.add(iri, "kg:position", integer(number))
        quads.add(iri, "dcterms:isPartOf", document)
        quads.add(document, "kg:hasSection", iri)


def title(record: Record) -> str:
    """Return the title of a document; one without is called by its kind, date and sender."""
    if record.outline.title:
        return record.outline.title
    kind = _NAMES[record.outline.kind][record.outline.language == "en"]
    day = record.outline.letterhead.date.value if record.outline.letterhead.date else ""
    sender = next((actor.words for party, actor in record.parties if party.role == PartyRole.SENDER), "")
    return " ".join(part for part in (kind, day, f"({sender})" if sender else "") if part)


def _correspondent(  # noqa: PLR0913, PLR0917 - who, in what role, where in which document
    quads: Quads, record: Record, document: Iri, party: Party, actor: Actor, number: int
) -> None:
    iri = thing("correspondent", f"{record.key}-{party.role}-{number}")
    quads.type(iri, "kg:Correspondent")
    quads.add(iri, "kg:correspondentRole", Literal(party.role.value))
    quads.add(document, "kg:correspondent", iri)
    quads.text(
        iri,
        "kg:writtenAs",
        ", ".join(part for part in (party.person, party.post, party.organisation) if part),
    )
    if actor.agent:
        quads.add(document, _PREDICATE[party.role], actor.agent)
    if actor.agent and actor.agent not in {actor.post, actor.organisation}:
        quads.add(iri, "kg:person", actor.agent)
    if actor.post:
        quads.add(iri, "kg:post", actor.post)
    if actor.organisation:
        quads.add(iri, "org:organization", actor.organisation)
    for node in prove(quads, document, record.text, party.spans):
        quads.add(iri, "kg:evidence", node)

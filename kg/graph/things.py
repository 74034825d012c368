"""Things that a document tells of and the reference graph does not have: entities and attested tenures.

Within the assertion step.
"""

from typing import Final

from kg.graph.classes import superclasses
from kg.graph.terms import Quads, date, decimal
from kg.model import Entity, EntityKind, Iri, IsoDate, Tenure

_SUPERCLASS: Final = {
    EntityKind.PERSON: "foaf:Person",
    EntityKind.POST: "org:Post",
    EntityKind.ORGANISATION: "org:Organization",
    EntityKind.GROUP: "foaf:Group",
    EntityKind.PROGRAMME: "prov:Plan",
    EntityKind.LAW: "kg:Law",
    EntityKind.PUBLICATION: "foaf:Document",
    EntityKind.PLACE: "schema:Place",
    EntityKind.DATE: "time:Instant",
    EntityKind.CABINET: "org:Organization",
    EntityKind.THEME: "skos:Concept",
}


def describe(quads: Quads, entity: Entity, document: Iri) -> None:
    """Add a new entity: its classes, its name, and the document it is named in."""
    quads.type(entity.iri, entity.cls, _SUPERCLASS[entity.kind], *superclasses(entity.cls))
    quads.add(entity.iri, "prov:wasDerivedFrom", document)
    if entity.kind == EntityKind.PERSON:
        quads.text(entity.iri, "foaf:name", entity.label)
        quads.text(entity.iri, "foaf:givenName", entity.given)
        quads.text(entity.iri, "foaf:familyName", entity.family)
    else:
        quads.text(entity.iri, "skos:prefLabel", entity.label, "nl")
    if entity.kind == EntityKind.DATE:
        quads.add(entity.iri, "dcterms:date", date(entity.label))
    if entity.part_of:
        quads.add(entity.iri, "org:postIn", entity.part_of)


def hold(quads: Quads, tenure: Tenure, document: Iri, day: IsoDate, organisation: Iri) -> None:
    """Add a tenure of which only a document tells: that it held on the document's date."""
    quads.type(tenure.iri, "kg:Tenure", "org:Membership")
    quads.add(tenure.iri, "org:member", tenure.person)
    quads.add(tenure.iri, "kg:post", tenure.post)
    if organisation:
        quads.add(tenure.iri, "org:organization", organisation)
    if day:
        quads.add(tenure.iri, "kg:attestedOn", date(day))
    quads.add(tenure.iri, "kg:confidence", decimal(tenure.confidence))
    quads.add(tenure.iri, "dcterms:source", document)

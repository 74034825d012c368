"""Statements as RDF: what is said, who says it, to whom, who holds it, about what, by when, on what words.

Within the assertion step.
"""

import hashlib
from typing import Final

from pyoxigraph import Literal

from kg.graph.classes import superclasses
from kg.graph.evidence import prove
from kg.graph.terms import Quads, date, decimal, name
from kg.model import Actor, Elsewhere, Iri, Record, Statement, StatementKind
from kg.namespaces import thing

_HELD: Final = frozenset({StatementKind.COMMITMENT, StatementKind.RESPONSIBILITY})


def statement_iri(key: str, statement: Statement) -> Iri:
    """Return the IRI of a statement: a hash of its document, kind and places, and of what a figure counts."""
    places = ",".join(f"{span.start}-{span.end}" for span in statement.spans)
    parts = (key, statement.kind, places, statement.number, statement.low, statement.high, statement.unit)
    digest = hashlib.sha256(" ".join(filter(None, parts)).encode()).hexdigest()
    return thing("statement", digest[:16])


def say(quads: Quads, record: Record, statement: Statement, document: Iri) -> Iri:
    """Add a statement and return its IRI."""
    iri = statement_iri(record.key, statement)
    quads.type(iri, f"kg:{statement.kind}", *superclasses(f"kg:{statement.kind}"))
    quads.add(iri, "kg:statedIn", document)
    quads.text(iri, "kg:text", statement.text, record.outline.language)
    quads.text(iri, "kg:section", statement.section, record.outline.language)
    quads.text(iri, "kg:rule", statement.rule)
    quads.add(iri, "kg:confidence", decimal(statement.confidence))
    for node in prove(quads, document, record.text, statement.spans):
        quads.add(iri, "kg:evidence", node)
    _stated(quads, record, statement, iri)
    for about in statement.about:
        quads.add(iri, "kg:about", about)
    for _, words in statement.theme_words:
        quads.text(iri, "kg:themeWords", words, record.outline.language)
    if statement.due:
        quads.add(iri, "kg:due", date(statement.due))
    quads.text(iri, "kg:dueAs", statement.due_words, record.outline.language)
    if statement.kind == StatementKind.RECOMMENDATION:
        _recommendation(quads, record, statement, iri)
    elif statement.kind in _HELD:
        _held(quads, record, statement, iri)
    elif statement.kind == StatementKind.FIGURE:
        _figure(quads, record, statement, iri)
    elif statement.stance:
        quads.add(iri, "kg:stance", thing("stance", statement.stance))
    if statement.elsewhere:
        _elsewhere(quads, statement.elsewhere, iri)
    return iri


def _stated(quads: Quads, record: Record, statement: Statement, iri: Iri) -> None:
    for actor in statement.stated_by:
        _agent(quads, iri, "kg:statedBy", actor)
        if not actor.agent:
            quads.text(iri, "kg:statedAs", actor.words, record.outline.language)
        if statement.kind == StatementKind.QUOTATION and actor.post:
            quads.add(iri, "kg:speakerPost", actor.post)


def _agent(quads: Quads, iri: Iri, predicate: str, actor: Actor) -> None:
    if actor.agent:
        quads.add(iri, predicate, actor.agent)
    if actor.held_by:
        quads.add(iri, "kg:heldBy", actor.held_by)


def _recommendation(quads: Quads, record: Record, statement: Statement, iri: Iri) -> None:
    quads.add(iri, "kg:strength", thing("strength", statement.strength))
    for actor in statement.addressees:
        _agent(quads, iri, "kg:addressee", actor)
        if actor.post:
            quads.add(iri, "kg:addresseePost", actor.post)
        if actor.organisation:
            quads.add(iri, "kg:addresseeOrganization", actor.organisation)
        quads.text(iri, "kg:addressedAs", actor.words, record.outline.language)
    if statement.first_made_in:
        quads.add(iri, "kg:firstMadeIn", statement.first_made_in)
    if statement.numbered:
        quads.add(iri, "kg:number", Literal(statement.numbered))
    if statement.first_made_year:
        quads.add(iri, "kg:firstMadeYear", Literal(statement.first_made_year, datatype=name("xsd:gYear")))


def assign(quads: Quads, recommendation: Iri, responsibility: Iri) -> None:
    """Say that a recommendation asks for a responsibility to be given to somebody."""
    quads.add(recommendation, "kg:assigns", responsibility)


def respond(quads: Quads, answer: Iri, answered: Iri) -> None:
    """Say that a statement comes back to a recommendation or commitment."""
    quads.add(answer, "kg:respondsTo", answered)


def _elsewhere(quads: Quads, elsewhere: Elsewhere, iri: Iri) -> None:
    """Say what tells which advice of another document a statement comes back to."""
    for number in elsewhere.numbers:
        quads.add(iri, "kg:answersNumber", Literal(number))
    for day in elsewhere.letters:
        quads.add(iri, "kg:answersLetterOf", date(day))
    for work in elsewhere.works:
        quads.add(iri, "kg:answersPublication", work)


def _held(quads: Quads, record: Record, statement: Statement, iri: Iri) -> None:
    for actor in statement.holders:
        _agent(quads, iri, "kg:holder", actor)
        if actor.post:
            quads.add(iri, "kg:holderPost", actor.post)
        if actor.organisation:
            quads.add(iri, "kg:holderOrganization", actor.organisation)
        quads.text(iri, "kg:heldAs", actor.words, record.outline.language)
    if statement.role:
        quads.add(iri, "kg:role", thing("role", statement.role))
    if statement.proposed:
        quads.add(iri, "kg:proposed", Literal(value=True))


def _figure(quads: Quads, record: Record, statement: Statement, iri: Iri) -> None:
    for predicate, value in (
        ("schema:value", statement.number),
        ("schema:minValue", statement.low),
        ("schema:maxValue", statement.high),
    ):
        if value:
            quads.add(iri, predicate, decimal(value))
    quads.text(iri, "schema:unitText", statement.unit)
    quads.text(iri, "kg:counted", statement.counted, record.outline.language)
    if statement.year:
        quads.add(iri, "kg:year", Literal(statement.year, datatype=name("xsd:gYear")))

"""The steps, one line each: read → structure → recognise → link → interpret; then assert.

Nothing is worked out here; each line calls the package of its step.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from kg.copies import copies
from kg.linking import Decisions, Index, arrange, link_document, load
from kg.model import Record, Register, Text
from kg.reading import read
from kg.recognition import Gazetteer, recognise
from kg.recognition import build as build_gazetteer
from kg.resources import folder
from kg.statements import Themes, compile_themes, interpret
from kg.structure import outline


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known beforehand, arranged for the steps: built once, used for every document."""

    register: Register
    gazetteer: Gazetteer
    index: Index
    decisions: Decisions
    themes: Themes


def prepare(register: Register) -> Knowledge:
    """Arrange a register, and the human decisions beside it, for the steps."""
    return Knowledge(
        register=register,
        gazetteer=build_gazetteer(register),
        index=arrange(register),
        decisions=load(folder("ontology") / "decisions.toml"),
        themes=compile_themes(register.themes),
    )


def record(text: Text, known: Knowledge) -> Record:
    """Take one text through the steps."""
    parts = outline(text)
    mentions = recognise(text, parts, known.gazetteer)
    linked = link_document(text, parts, mentions, known.index, known.gazetteer, known.decisions)
    said = interpret(text, parts, linked, known.index, known.themes)
    entities = {**linked.cast.entities, **said.entities}
    return Record(
        text=text,
        outline=parts,
        parties=tuple(linked.cast.actors),
        links=linked.links,
        statements=tuple(said.statements),
        entities=tuple(entities[iri] for iri in sorted(entities)),
        tenures=tuple(sorted(set(said.tenures))),
        topics=topics(said.statements),
    )


def topics(statements: Iterable[object]) -> tuple[str, ...]:
    """Return the themes of a document: those of its statements, the commonest first, at most five."""
    counts: dict[str, int] = {}
    for statement in statements:
        for iri, _ in getattr(statement, "theme_words", ()):
            counts[iri] = counts.get(iri, 0) + 1
    return tuple(sorted(counts, key=lambda iri: (-counts[iri], iri))[:5])


def read_document(path: Path, known: Knowledge) -> Record:
    """Read one file and take it through the steps.

    Raises:
        UnreadableError: the file cannot be read.
    """
    return record(read(path), known)


def without_copies(records: Iterable[Record]) -> tuple[Record, ...]:
    """Return the records with copies marked: a copy says nothing of its own."""
    every = sorted(records, key=lambda one: one.text.sha256)
    found = copies([one.text for one in every])
    return tuple(
        replace(
            one,
            copy_of=found[one.text.sha256][:16],
            links=(),
            statements=(),
            entities=(),
            tenures=(),
            parties=(),
        )
        if one.text.sha256 in found
        else one
        for one in every
    )

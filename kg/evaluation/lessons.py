"""Lessons from files: gold with its documents, as the pipeline reads them.

Between the pipeline and `kg.evaluation.learning`, which learns from them.
"""

from collections.abc import Sequence
from pathlib import Path

from kg.evaluation import casting, learning
from kg.evaluation.gold import load
from kg.evaluation.learning import Lesson
from kg.evaluation.parts import parts_of
from kg.evaluation.report import as_table, files_of, find_document
from kg.graph.register import load_register
from kg.model import Register
from kg.pipeline import observations, prepare
from kg.reading import read
from kg.resources import folder
from kg.statements import actors, learned
from kg.statements.weights import write


def weights(gold: Sequence[Path], documents: Sequence[Path] = (), *, of_actors: bool = False) -> str:
    """Return the weights that gold files (or folders of them) teach, as a table.

    They tell what a sentence says, or (`of_actors`) whom of those that it names it says that of.

    Raises:
        GoldError: a gold file or its document cannot be used.
        LearningError: nothing can be learned.
        UnreadableError: a document cannot be read.
    """
    register = load_register(folder("ontology"))
    lessons = _lessons(gold, documents, register)
    if of_actors:
        return write(casting.learn(lessons, _known(register)), actors.POINTS)
    return write(learning.learn(lessons), learned.KINDS)


def crossed_table(gold: Sequence[Path], documents: Sequence[Path] = (), *, of_actors: bool = False) -> str:
    """Return how well each document is told by what the other gold teaches, as a table.

    Raises:
        GoldError, LearningError, UnreadableError: as `weights`.
    """
    register = load_register(folder("ontology"))
    lessons = _lessons(gold, documents, register)
    counts = casting.crossed(lessons, _known(register)) if of_actors else learning.crossed(lessons)
    return "\n".join(as_table("learned, each from the others", counts))


def _known(register: Register) -> casting.Known:
    return {each.iri: each for each in register.entities}


def _lessons(paths: Sequence[Path], places: Sequence[Path], register: Register) -> tuple[Lesson, ...]:
    golds = [load(path) for path in files_of(paths)]
    pairs = [(gold, find_document(gold, *places)) for gold in golds]  # all of them, before any is read
    known = prepare(register)
    found: list[Lesson] = []
    for gold, document in pairs:
        text = read(document)
        parts = parts_of(gold, text)
        sentences = (
            each
            for each in observations(text, known)
            if any(part.start <= each.start < part.end for part in parts)
        )
        found.append(Lesson(gold, tuple(sentences)))
    return tuple(found)

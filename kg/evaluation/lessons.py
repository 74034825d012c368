"""Lessons from files: gold with its documents, as the pipeline reads them.

Between the pipeline and `kg.evaluation.learning`, which learns from them.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.evaluation.gold import load
from kg.evaluation.learning import Lesson, crossed, learn
from kg.evaluation.parts import part_of
from kg.evaluation.report import as_table, files_of, find_document
from kg.graph.register import load_register
from kg.pipeline import observations, prepare
from kg.reading import read
from kg.resources import folder
from kg.statements.learned import write


def weights(gold: Sequence[Path], documents: Sequence[Path] = ()) -> str:
    """Return the weights that gold files (or folders of them) teach, as a table.

    Raises:
        GoldError: a gold file or its document cannot be used.
        LearningError: nothing can be learned.
        UnreadableError: a document cannot be read.
    """
    return write(learn(tuple(_lessons(gold, documents))))


def crossed_table(gold: Sequence[Path], documents: Sequence[Path] = ()) -> str:
    """Return how well each document is told by what the other gold teaches, as a table.

    Raises:
        GoldError, LearningError, UnreadableError: as `weights`.
    """
    return "\n".join(as_table("learned, each from the others", crossed(tuple(_lessons(gold, documents)))))


def _lessons(paths: Sequence[Path], places: Sequence[Path]) -> Iterator[Lesson]:
    golds = [load(path) for path in files_of(paths)]
    pairs = [(gold, find_document(gold, *places)) for gold in golds]  # all of them, before any is read
    known = prepare(load_register(folder("ontology")))
    for gold, document in pairs:
        text = read(document)
        part = part_of(gold, text)
        sentences = (each for each in observations(text, known) if part.start <= each.start < part.end)
        yield Lesson(gold, tuple(sentences))

"""Lessons from files: gold with its documents, as the pipeline reads them.

Between the pipeline and `kg.evaluation.learning`, which learns from them.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

from kg.analysis import analyser as named
from kg.evaluation import casting, learning, written
from kg.evaluation.counting import Score
from kg.evaluation.gold import Gold, load
from kg.evaluation.learning import Lesson
from kg.evaluation.parts import parts_of
from kg.evaluation.places import in_cleaned
from kg.evaluation.report import GOLD_FILES, as_table, files_of, find_document, score_pairs
from kg.evaluation.written import Exercise, Written
from kg.graph.register import load_register
from kg.model import Text
from kg.pipeline import Knowledge, observations, prepare, read_document
from kg.reading import read, read_bytes
from kg.resources import folder
from kg.statements import Observation, actors, learned
from kg.statements.weights import Taught, write


def weights(gold: Sequence[Path], documents: Sequence[Path] = (), *, of_actors: bool = False) -> str:
    """Return the weights that gold files (or folders of them) teach, as a table.

    They tell what a sentence says, or (`of_actors`) whom of those that it names it says that of.

    Raises:
        GoldError: a gold file or its document cannot be used.
        LearningError: nothing can be learned.
        UnreadableError: a document cannot be read.
    """
    known = prepare(load_register(folder("ontology")))
    lessons, beside = _lessons(gold, documents, known)
    if of_actors:
        return write(casting.learn(lessons, _named(known), beside), actors.POINTS)
    return write(learning.learn(lessons, beside), learned.KINDS)


def crossed_table(gold: Sequence[Path], documents: Sequence[Path] = (), *, of_actors: bool = False) -> str:
    """Return how well each document is told by what the other gold teaches, as a table.

    Raises:
        GoldError, LearningError, UnreadableError: as `weights`.
    """
    known = prepare(load_register(folder("ontology")))
    lessons, beside = _lessons(gold, documents, known)
    if of_actors:
        counts = casting.crossed(lessons, _named(known), beside)
    else:
        counts = learning.crossed(lessons, beside)
    return "\n".join(as_table("learned, each from the others", counts))


def crossed_scores(gold: Sequence[Path], documents: Sequence[Path] = (), analyser: str = "") -> list[Score]:
    """Score each document as it is read with the weights that the gold of the others teaches.

    Raises:
        AnalysisError: there is no such analyser.
        GoldError, LearningError, UnreadableError: as `weights`.
    """
    known = prepare(load_register(folder("ontology")), named(analyser) if analyser else None)
    lessons, beside = _lessons(gold, documents, known)
    scores: list[Score] = []
    for others, own in learning.folds(lessons):
        taught = Taught(learning.learn(others, beside), casting.learn(others, _named(known), beside))
        told = partial(read_document, known=replace(known, taught=taught))
        pairs = [(each.gold, find_document(each.gold, *documents)) for each in own]
        scores += score_pairs(pairs, told, known.register)
    return sorted(scores, key=lambda each: each.document)


def _named(known: Knowledge) -> casting.Known:
    return {each.iri: each for each in known.register.entities}


def _lessons(
    paths: Sequence[Path], places: Sequence[Path], known: Knowledge
) -> tuple[tuple[Lesson, ...], tuple[Exercise, ...]]:
    files = files_of(paths, (*GOLD_FILES, "*.csv"))
    golds = [load(path) for path in files if path.suffix != ".csv"]
    pairs = [(gold, find_document(gold, *places)) for gold in golds]  # all of them, before any is read
    rows = [(path, written.load(path)) for path in files if path.suffix == ".csv"]
    seen = lru_cache(maxsize=1)(partial(_seen, known=known))  # its parts come one after the other
    return (
        tuple(_lesson(gold, *seen(document)) for gold, document in pairs),
        tuple(each for path, given in rows for each in exercises(path, given, known)),
    )


def _seen(document: Path, known: Knowledge) -> tuple[Text, tuple[Observation, ...]]:
    text = read(document)
    return text, observations(text, known)


def _lesson(gold: Gold, text: Text, observed: Sequence[Observation]) -> Lesson:
    parts = parts_of(gold, text)
    sentences = (each for each in observed if any(part.start <= each.start < part.end for part in parts))
    return Lesson(gold, tuple(sentences), in_cleaned(gold, text))


def exercises(path: Path, given: Sequence[Written], known: Knowledge) -> tuple[Exercise, ...]:
    """Return the sentences of a table of written ones as the pipeline reads them.

    Raises:
        GoldError: one is not read as a sentence of its own.
    """
    letter = read_bytes(written.as_letter(given), "letter.txt")
    return written.exercises(path, given, observations(letter, known))

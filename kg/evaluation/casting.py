"""Learn from gold of whom sentences say things: the weights that `kg.statements.actors` reads by.

Within the evaluation, after `kg.evaluation.learning`. In a sentence that a gold statement quotes, each actor
that it names is an example: whom the gold names there, or one of the others.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from kg.evaluation.counting import Count
from kg.evaluation.fitting import Example, fit
from kg.evaluation.gold import STATEMENT_KEYS, Item
from kg.evaluation.labels import meant
from kg.evaluation.learning import Lesson, folds
from kg.evaluation.matching import overlap
from kg.evaluation.written import Exercise
from kg.model import Actor, Entity, Iri
from kg.statements import Observation
from kg.statements.actors import POINT_OF, POINTS, Point, candidates, told
from kg.statements.weights import Weights

Known = dict[Iri, Entity]

_LEAST: Final = 3
"""A feature counts when so many actors have it."""
_WRITTEN: Final = 0.25
"""How much an actor of a written sentence counts beside one of a document, chosen by cross-validation."""
_LIKELY: Final = (0.7, 0.5, 0.5)
"""How likely an actor must be, in the order of the points. A letter asks its addressees unless it says so."""
_KEYS: Final = {Point.ASKED: "addressee", Point.PROMISES: "holder", Point.CARRIES: "holder"}


def learn(lessons: Sequence[Lesson], known: Known, exercises: Sequence[Exercise] = ()) -> Weights:
    """Return the weights that all lessons and exercises teach; `known` are what actors stand for.

    Raises:
        LearningError: see `fit`.
    """
    return _fitted(lessons, known, _written(exercises, known))


def _fitted(lessons: Iterable[Lesson], known: Known, beside: Iterable[Example]) -> Weights:
    own = (each for one in lessons for named in _named(one) for each in _examples(*named, known, 1.0))
    return fit([*own, *beside], POINTS, _LIKELY, _LEAST)


def _written(exercises: Iterable[Exercise], known: Known) -> list[Example]:
    return [each for one in exercises for named in one.named() for each in _examples(*named, known, _WRITTEN)]


def crossed(lessons: Sequence[Lesson], known: Known, exercises: Sequence[Exercise] = ()) -> dict[str, Count]:
    """Return how well the actors of each document are told by what the others teach, per point.

    `must` are the gold statements that name somebody, `found` those of which that is told; `said` are those
    of which anybody is told, `right` those of which it is one whom the gold names.

    Raises:
        LearningError: see `fit`.
    """
    counts = {point.value: Count() for point in POINTS}
    beside = _written(exercises, known)
    for others, own in folds(lessons):
        weights = _fitted(others, known, beside)
        for lesson in own:
            for point, values, sentence in _named(lesson):
                actors = told(sentence.coded, point, weights)
                fits = any(_is(actor, values, known) for actor in actors)
                counts[point] += Count(int(fits), 1, int(fits), int(bool(actors)))
    return counts


def _examples(
    point: Point, values: tuple[str, ...], sentence: Observation, known: Known, weight: float
) -> Iterator[Example]:
    counts = tuple(weight * (each == point) for each in POINTS)
    for each in candidates(sentence.coded.text):
        if actors := sentence.coded.slots[each.number].actors:
            so = any(_is(actor, values, known) for actor in actors)
            yield Example(each.features, tuple(so and each == point for each in POINTS), counts)


def _named(lesson: Lesson) -> Iterator[tuple[Point, tuple[str, ...], Observation]]:
    """Yield each point that the gold tells of a statement, with whom it names and the sentence."""
    for key, items in lesson.gold.statements:
        point = POINT_OF.get(STATEMENT_KEYS[key])
        if not point:
            continue
        for item in items:
            values = item.values(_KEYS[point])
            if values and (sentence := _sentence(lesson, item)):
                yield point, values, sentence


def _sentence(lesson: Lesson, item: Item) -> Observation | None:
    fits = [each for each in lesson.sentences if lesson.says(each, item.quote)]
    return max(fits, key=lambda each: overlap(item.quote, each.text), default=None)


def _is(actor: Actor, names: tuple[str, ...], known: Known) -> bool:
    return any(meant(actor, known).fits(name) for name in names)

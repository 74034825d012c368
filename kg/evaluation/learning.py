"""Learn from gold how sentences say things: the weights that `kg.statements.learned` reads by.

Beside `kg.evaluation.scoring`, which holds what is read against the same gold. A sentence of a gold document
is an example of each kind that a quote of it stands for, and of no other; where that is debatable (`may`), it
counts as much for as against.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from kg.evaluation.counting import Count
from kg.evaluation.fitting import DEBATABLE, Example, fit, taught
from kg.evaluation.gold import STATEMENT_KEYS, Gold
from kg.evaluation.places import Places
from kg.evaluation.written import Exercise
from kg.model import Span, StatementKind
from kg.statements import Observation
from kg.statements.learned import KINDS, likely
from kg.statements.weights import Weights

_LEAST: Final = 6
"""A feature counts when so many sentences have it."""
_ENOUGH: Final = {StatementKind.CONCERN: 0.4, StatementKind.COMMITMENT: 0.25}
_LIKELY: Final = 0.5
"""How likely a statement must be at least, chosen with texts that no cue was written with.

Where the cues have been seen to it, little is left to tell, and that is seldom right. For some kinds of
document `kg/statements/confidence.toml` asks for more."""
_SHORT: Final = 3
_FOLDS: Final = 8

_Quotes: TypeAlias = tuple[tuple[str, bool], ...]
"""Quotes of one kind, each with whether it is sure."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A document with its gold, to learn from."""

    gold: Gold
    sentences: tuple[Observation, ...]
    places: Places = field(default_factory=Places)
    """Where the quotes of the gold stand in the cleaned text."""

    def examples(self) -> Iterable[Example]:
        """Yield what each sentence says by the gold; of a kind that the gold lacks, nothing is known."""
        quotes = [_quotes(self.gold, kind) for kind in KINDS]
        for sentence in self.sentences:
            yield from taught(sentence.features, [self._agreed(sentence, each) for each in quotes])

    def says(self, sentence: Observation, quote: str) -> bool:
        """Tell whether a sentence is the statement that a quote is of."""
        place = Span(sentence.start, sentence.start + len(sentence.text))
        return self.places.same(quote, sentence.text, (place,))

    def _agreed(self, sentence: Observation, quotes: _Quotes | None) -> float | None:
        """Return how surely a sentence is one of the quotes, 0 where it is none, None where nobody looked."""
        if quotes is None:
            return None
        if len(sentence.text.split()) < _SHORT:
            return 0.0
        found = [must for quote, must in quotes if self.says(sentence, quote)]
        return (1.0 if any(found) else DEBATABLE) if found else 0.0


def _quotes(gold: Gold, kind: StatementKind) -> _Quotes | None:
    for key, items in gold.statements:
        if STATEMENT_KEYS[key] == kind:
            return tuple((item.quote, item.must) for item in items)
    return None


def learn(lessons: Sequence[Lesson], exercises: Sequence[Exercise] = ()) -> Weights:
    """Return the weights that all lessons teach, and the exercises beside them.

    Raises:
        LearningError: see `fit`.
    """
    return _fitted(lessons, _of_all(exercises))


def _fitted(lessons: Iterable[Lesson], beside: Iterable[Example]) -> Weights:
    least = tuple(_ENOUGH.get(kind, _LIKELY) for kind in KINDS)
    return fit([*_of_all(lessons), *beside], KINDS, least, _LEAST)


def _of_all(teachers: Iterable[Lesson | Exercise]) -> list[Example]:
    return [each for teacher in teachers for each in teacher.examples()]


def crossed(lessons: Sequence[Lesson], exercises: Sequence[Exercise] = ()) -> dict[str, Count]:
    """Return how well each document is told by what the others teach, per key of the gold.

    Only what is learned counts, not what cues say. The exercises teach each time, and are not told.

    Raises:
        LearningError: see `fit`.
    """
    counts: dict[str, Count] = {}
    beside = _of_all(exercises)
    for others, own in folds(lessons):
        weights = _fitted(others, beside)
        for lesson in own:
            for key, kind in STATEMENT_KEYS.items():
                quotes = _quotes(lesson.gold, kind) if kind in KINDS else None
                if quotes is not None:
                    counts[key] = counts.get(key, Count()) + _count(lesson, kind, quotes, weights)
    return counts


def folds(lessons: Sequence[Lesson]) -> Iterator[tuple[list[Lesson], list[Lesson]]]:
    """Yield eight times the lessons of seven eighths of the documents, and those of the rest."""
    documents = sorted({each.gold.document for each in lessons})
    for fold in range(min(_FOLDS, len(documents))):
        rest = set(documents[fold::_FOLDS])
        yield (
            [each for each in lessons if each.gold.document not in rest],
            [each for each in lessons if each.gold.document in rest],
        )


def _count(lesson: Lesson, kind: StatementKind, quotes: _Quotes, weights: Weights) -> Count:
    said = [each for each in lesson.sentences if kind in likely(each.features, weights)]
    must = [quote for quote, sure in quotes if sure]
    found = sum(any(lesson.says(each, quote) for each in said) for quote in must)
    right = sum(any(lesson.says(each, quote) for quote, _ in quotes) for each in said)
    return Count(found, len(must), right, len(said))

"""Learn from gold how sentences say things: the weights that `kg.statements.learned` reads by.

Beside `kg.evaluation.scoring`, which holds what is read against the same gold. A sentence of a gold document
is an example of each kind that a quote of it stands for, and of no other; where that is debatable (`may`), it
counts as much for as against.

scikit-learn fits the weights (the extra `learn`); reading by them needs no library.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kg.evaluation.counting import Count
from kg.evaluation.gold import STATEMENT_KEYS, Gold
from kg.evaluation.matching import same_quote
from kg.model import StatementKind
from kg.statements import Observation
from kg.statements.learned import KINDS, Weights, likely, scale

_DEBATABLE: Final = 0.3
"""How much a `may` of the gold counts beside a `must`, for and against."""
_LEAST: Final = 5
"""A feature counts when so many sentences have it."""
_SOFT: Final = 10.0
"""The inverse strength of regularisation (scikit-learn's `C`), chosen by cross-validation."""
_ENOUGH: Final = {StatementKind.RECOMMENDATION: 0.8, StatementKind.RESPONSIBILITY: 0.7}
_LIKELY: Final = 0.6
"""How likely a statement must be. Cues find nearly all recommendations; who is responsible is asked most."""
_SHORT: Final = 3
_FOLDS: Final = 8


class LearningError(RuntimeError):
    """Nothing can be learned; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Example:
    """The features of a sentence, and per kind (as `KINDS`) whether it says that, and how much it counts."""

    features: tuple[str, ...]
    says: tuple[bool, ...]
    counts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A document with its gold, to learn from."""

    gold: Gold
    sentences: tuple[Observation, ...]

    def examples(self) -> Iterable[Example]:
        """Yield what each sentence says by the gold; of a kind that the gold lacks, nothing is known."""
        quotes = [_quotes(self.gold, kind) for kind in KINDS]
        for sentence in self.sentences:
            agreed = tuple(_agreed(sentence.text, each) for each in quotes)
            says = tuple(bool(each) for each in agreed)
            yield Example(
                sentence.features, says, tuple(0.0 if each is None else each or 1.0 for each in agreed)
            )
            if _DEBATABLE in agreed:
                debated = tuple(_DEBATABLE if each == _DEBATABLE else 0.0 for each in agreed)
                yield Example(sentence.features, tuple(False for _ in KINDS), debated)


def _quotes(gold: Gold, kind: StatementKind) -> tuple[tuple[str, bool], ...] | None:
    for key, items in gold.statements:
        if STATEMENT_KEYS[key] == kind:
            return tuple((item.quote, item.must) for item in items)
    return None


def _agreed(text: str, quotes: tuple[tuple[str, bool], ...] | None) -> float | None:
    """Return how surely a sentence is one of the quotes, 0 where it is none, None where nobody looked."""
    if quotes is None:
        return None
    if len(text.split()) < _SHORT:
        return 0.0
    found = [must for quote, must in quotes if same_quote(quote, text)]
    return (1.0 if any(found) else _DEBATABLE) if found else 0.0


def fit(examples: Sequence[Example]) -> Weights:
    """Return the weights that tell the examples best: one logistic regression for each kind.

    Raises:
        LearningError: scikit-learn is missing, or there are too few examples of a kind.
    """
    try:
        from scipy.sparse import diags_array  # noqa: PLC0415 - an extra
        from sklearn.feature_extraction.text import CountVectorizer  # noqa: PLC0415 - an extra
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - an extra
    except ImportError as error:
        message = "learning needs scikit-learn; install it with: pip install 'verantwoord[learn]'"
        raise LearningError(message) from error
    vectorizer = CountVectorizer(analyzer=lambda example: example.features, binary=True, min_df=_LEAST)
    try:
        found = vectorizer.fit_transform(examples)
    except ValueError as error:
        message = f"no feature stands in {_LEAST} sentences; give more gold"
        raise LearningError(message) from error
    matrix = (diags_array([1 / scale(seen) for seen in found.getnnz(axis=1)]) @ found).tocsr()
    columns: list[list[float]] = []
    for number, kind in enumerate(KINDS):
        rows = [row for row, example in enumerate(examples) if example.counts[number]]
        says = [examples[row].says[number] for row in rows]
        if len(set(says)) < 2:  # noqa: PLR2004 - said and not said
            message = f"the gold lacks sentences that are a {kind.lower()}, or that are none; give more gold"
            raise LearningError(message)
        model = LogisticRegression(C=_SOFT, solver="liblinear", random_state=0)
        model.fit(matrix[rows], says, sample_weight=[examples[row].counts[number] for row in rows])
        columns.append([float(model.intercept_[0]), *map(float, model.coef_[0])])
    bias, *of = zip(*([round(value, 2) for value in column] for column in columns), strict=True)
    least = tuple(_ENOUGH.get(kind, _LIKELY) for kind in KINDS)
    return Weights(least, bias, dict(zip(map(str, vectorizer.get_feature_names_out()), of, strict=True)))


def learn(lessons: Sequence[Lesson]) -> Weights:
    """Return the weights that all lessons teach.

    Raises:
        LearningError: see `fit`.
    """
    return fit([each for lesson in lessons for each in lesson.examples()])


def crossed(lessons: Sequence[Lesson]) -> dict[str, Count]:
    """Return how well each document is told by what the others teach, per key of the gold.

    The documents are parted in eight, and those of each part are told by weights that were learned from the
    other seven. Only what is learned counts, not what cues say.

    Raises:
        LearningError: see `fit`.
    """
    counts: dict[str, Count] = {}
    for fold in range(min(_FOLDS, len(lessons))):
        weights = learn([each for number, each in enumerate(lessons) if number % _FOLDS != fold])
        for lesson in lessons[fold::_FOLDS]:
            for key, kind in STATEMENT_KEYS.items():
                quotes = _quotes(lesson.gold, kind) if kind in KINDS else None
                if quotes is not None:
                    counts[key] = counts.get(key, Count()) + _count(lesson, kind, quotes, weights)
    return counts


def _count(
    lesson: Lesson, kind: StatementKind, quotes: tuple[tuple[str, bool], ...], weights: Weights
) -> Count:
    said = [each.text for each in lesson.sentences if kind in likely(each.features, weights)]
    must = [quote for quote, sure in quotes if sure]
    found = sum(any(same_quote(quote, each) for each in said) for quote in must)
    right = sum(any(same_quote(quote, each) for quote, _ in quotes) for each in said)
    return Count(found, len(must), right, len(said))

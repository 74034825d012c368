"""Weights from examples: one logistic regression for each thing that is told.

Within the evaluation, for `kg.evaluation.learning` and `kg.evaluation.casting`. scikit-learn fits the weights
(the extra `learn`); reading by them needs no library.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.statements.weights import Weights, scale

if TYPE_CHECKING:
    from numpy import bool_, float64
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

DEBATABLE: Final = 0.3
"""How much what is debatable counts beside what is sure, for and against."""
_SOFT: Final = 10.0
"""The inverse strength of regularisation (scikit-learn's `C`), chosen by cross-validation."""
_TELLING: Final = 0.5
"""How far a feature counts by how much it tells by itself (0: all alike; 1: by that alone)."""
_TO: Final = 1e-7
"""How near to the best weights the search stops: near enough for every machine to find the same digits."""


class LearningError(RuntimeError):
    """Nothing can be learned; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Example:
    """What is seen, and per thing to tell whether it is so, and how much the example counts for that."""

    features: tuple[str, ...]
    says: tuple[bool, ...]
    counts: tuple[float, ...]


def taught(
    features: tuple[str, ...], agreed: Sequence[float | None], weight: float = 1.0
) -> Iterator[Example]:
    """Yield the examples of something seen, each counting `weight` at most.

    `agreed` is per thing to tell how surely it is so: 1, `DEBATABLE` (which counts as much against), 0, or
    None where nobody looked.
    """
    counts = (0.0 if each is None else weight * (each or 1.0) for each in agreed)
    yield Example(features, tuple(bool(each) for each in agreed), tuple(counts))
    if DEBATABLE in agreed:
        debated = (weight * DEBATABLE if each == DEBATABLE else 0.0 for each in agreed)
        yield Example(features, tuple(False for _ in agreed), tuple(debated))


def fit(examples: Sequence[Example], names: Sequence[str], least: tuple[float, ...], often: int) -> Weights:
    """Return the weights that tell the examples best, of features that stand in at least `often` of them.

    `names` are the things to tell, as messages call them; `least` is how likely each must be to be told.

    Raises:
        LearningError: scikit-learn is missing, or there are too few examples of a thing.
    """
    try:
        import numpy as np  # noqa: PLC0415 - an extra
        from scipy.sparse import diags_array  # noqa: PLC0415 - an extra
        from sklearn.feature_extraction.text import CountVectorizer  # noqa: PLC0415 - an extra
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - an extra
    except ImportError as error:
        message = "learning needs scikit-learn; install it with: pip install 'verantwoord[learn]'"
        raise LearningError(message) from error
    vectorizer = CountVectorizer(analyzer=lambda example: example.features, binary=True, min_df=often)
    try:
        found = vectorizer.fit_transform(examples)
    except ValueError as error:
        message = f"no feature stands in {often} sentences; give more gold"
        raise LearningError(message) from error
    matrix = (diags_array([1 / scale(seen) for seen in found.getnnz(axis=1)]) @ found).tocsr()
    columns: list[list[float]] = []
    for number, name in enumerate(names):
        rows = [row for row, example in enumerate(examples) if example.counts[number]]
        says = np.array([examples[row].says[number] for row in rows], dtype=bool)
        if says.all() or not says.any():
            message = f"the gold lacks sentences with a {name.lower()}, or without one; give more gold"
            raise LearningError(message)
        counts = np.array([examples[row].counts[number] for row in rows])
        telling = _telling(found[rows], says, counts)
        model = LogisticRegression(C=_SOFT, solver="liblinear", tol=_TO, random_state=0)
        model.fit(matrix[rows] @ diags_array(telling), says, sample_weight=counts)
        columns.append([float(model.intercept_[0]), *map(float, model.coef_[0] * telling)])
    bias, *of = zip(*([round(value, 2) for value in column] for column in columns), strict=True)
    return Weights(least, bias, dict(zip(map(str, vectorizer.get_feature_names_out()), of, strict=True)))


def _telling(found: "csr_matrix", says: "NDArray[bool_]", counts: "NDArray[float64]") -> "NDArray[float64]":
    """Return how much each feature tells by itself, on average 1: by that the features are scaled.

    As the log-count ratio of a naive Bayes classifier tells it (Wang and Manning, 2012, "Baselines and
    bigrams"): what stands as often in what is so as in what is not weighs little then.
    """
    import numpy as np  # noqa: PLC0415 - an extra

    so, other = (1 + found.T @ (counts * each) for each in (says, ~says))
    ratio = np.abs(np.log(so / so.sum()) - np.log(other / other.sum()))
    scaled: NDArray[float64] = (1 - _TELLING) + _TELLING * ratio / ratio.mean()
    return scaled

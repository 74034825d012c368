"""Analyse: what a Dutch parser says of the words of a sentence. Optional; no step needs it.

Beside the steps, after `kg.structure`: whoever wants it hands an `Analyser` to `kg.pipeline.prepare`, and
`kg.statements.parsed` reads what it found. What it adds, and what it costs, stands in the README of
`kg/evaluation`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from kg.analysis.frog import Frog
from kg.analysis.tokens import Token

__all__ = ["ANALYSERS", "Analyser", "AnalysisError", "Token", "analyser"]


class AnalysisError(Exception):
    """There is no such analyser, or its program is not there."""


class Analyser(Protocol):
    """Whatever tells the tokens of sentences."""

    def analyse(self, sentences: Sequence[str]) -> list[tuple[Token, ...]]:
        """Return the tokens of each sentence, in order; none where it cannot be analysed."""


@dataclass(frozen=True, slots=True)
class _Kind:
    make: Callable[[], Analyser]
    missing: Callable[[], str]


ANALYSERS = {"frog": _Kind(Frog, Frog.missing)}


def analyser(name: str) -> Analyser:
    """Return an analyser by its name.

    Raises:
        AnalysisError: there is none by that name, or it is not installed.
    """
    if name not in ANALYSERS:
        message = f"no analyser is called '{name}'; choose {', '.join(sorted(ANALYSERS))}"
        raise AnalysisError(message)
    if missing := ANALYSERS[name].missing():
        raise AnalysisError(missing)
    return ANALYSERS[name].make()

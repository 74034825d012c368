"""The checks of `queries/checks/`: each is a question about faults, and must be answered with nothing.

Comes after `store`; `validation` runs them beside the shapes. A check says what it looks for, in Dutch and in
English, in the comments at its head.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.graph.store import GraphStore
from kg.resources import folder

_HEAD: Final = re.compile(r"^# ([a-z]+-(?:nl|en)): *(\S.*)$", flags=re.MULTILINE)


class InvalidCheckError(ValueError):
    """A check that cannot be run; the message names the file and says what to do."""


@dataclass(frozen=True, slots=True, order=True)
class Check:
    """A query that must return nothing, and what it looks for."""

    name: str
    title_nl: str
    title_en: str
    query: str


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A row that a check should not have returned, as (variable, value)."""

    check: Check
    row: tuple[tuple[str, str], ...]


def load_checks(place: Path | None = None) -> tuple[Check, ...]:
    """Return the checks in a folder, by default the bundled one, sorted by name.

    Raises:
        InvalidCheckError: a check does not say what it looks for in both languages.
    """
    return tuple(_load(path) for path in sorted((place or folder("queries") / "checks").glob("*.rq")))


def _load(path: Path) -> Check:
    query = path.read_text(encoding="utf-8")
    head = dict(_HEAD.findall(query))
    missing = sorted({"title-nl", "title-en"} - head.keys())
    if missing:
        message = f"{path}: no '# {missing[0]}:' at its head; say there what the check looks for"
        raise InvalidCheckError(message)
    return Check(path.stem, head["title-nl"], head["title-en"], query)


def run_checks(graph: GraphStore, checks: Iterable[Check] | None = None) -> tuple[Finding, ...]:
    """Run the checks over the union of all named graphs and return what they find, sorted.

    Raises:
        InvalidCheckError: a check is no valid SELECT.
    """
    found: set[Finding] = set()
    for check in load_checks() if checks is None else checks:
        try:
            rows = graph.query(check.query)
        except SyntaxError as error:
            message = f"{check.name}.rq: not valid SPARQL ({error}); correct the query"
            raise InvalidCheckError(message) from error
        if not isinstance(rows, QuerySolutions):
            message = f"{check.name}.rq: a check is a SELECT that returns the faults; write it as one"
            raise InvalidCheckError(message)
        names = [variable.value for variable in rows.variables]
        for row in rows:
            values = ((name, row[name]) for name in names)
            found.add(Finding(check, tuple((name, _plain(term)) for name, term in values if term)))
    return tuple(sorted(found))


def _plain(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)

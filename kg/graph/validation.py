"""Whether a graph is as it should be: the shapes, the terms, and the checks of `queries/checks/`.

Comes after `shapes`, `vocabulary` and `checks`. All of them see the union of all named graphs; the
schemes are always with the shapes, so that a graph need not carry the concepts it points to.
"""

import itertools
from collections.abc import Callable, Iterable
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.graph.checks import Finding, load_checks, run_checks
from kg.graph.report import Lang, Report, Violation, prefixed
from kg.graph.shapes import against_shapes, parts
from kg.graph.store import GraphStore
from kg.graph.vocabulary import misuses
from kg.resources import folder

Progress = Callable[[int, int, str], None]
"""Told as steps are begun: how many are done, how many there are, and the name of the one at hand."""


class Fault(Enum):
    """What can be wrong with a file."""

    FORM = "it is no RDF by its name"
    CONTENT = "it is not what its name says"
    ACCESS = "it cannot be read"


_EMPTY: Final = Violation(
    "violation", "graph", "", "Er staat niets in de graaf.", "There is nothing in the graph.", source="empty"
)
_TERMS: Final = "kg:"
_SUFFIXES: Final = (".ttl", ".trig", ".nt", ".nq", ".jsonld", ".rdf")
_BAD_FILE: Final = {
    Fault.FORM: {
        "nl": "{file}: geen RDF-bestand; geef een {known}",
        "en": "{file}: not an RDF file; give a {known}",
    },
    Fault.CONTENT: {
        "nl": "{file}: geen geldige {form} ({why}); verbeter het bestand",
        "en": "{file}: not valid {form} ({why}); correct the file",
    },
    Fault.ACCESS: {
        "nl": "{file}: kan niet gelezen worden ({why}); ga na of de naam klopt en of u het mag lezen",
        "en": "{file}: cannot be read ({why}); check the name and your rights",
    },
}


class InvalidGraphError(ValueError):
    """A file that is no RDF; the message names it and says what to do."""

    def __init__(self, what: Fault, file: Path, form: str = "", why: object = "") -> None:
        """Keep what is wrong with which file."""
        known = ", ".join(_SUFFIXES[:-1])
        self._said = {
            "nl": _BAD_FILE[what]["nl"].format(
                file=file, form=form, why=why, known=f"{known} of {_SUFFIXES[-1]}"
            ),
            "en": _BAD_FILE[what]["en"].format(
                file=file, form=form, why=why, known=f"{known} or {_SUFFIXES[-1]}"
            ),
        }
        super().__init__(self._said["en"])

    def told(self, lang: Lang) -> str:
        """Return the message in a language."""
        return self._said[lang]


def validate(
    source: GraphStore | Path | Iterable[ox.Quad], *, checks: bool = True, progress: Progress | None = None
) -> Report:
    """Return what is wrong with a graph, a file of RDF, or quads; without `checks` only by the shapes.

    `progress` is told how far it is.

    Raises:
        InvalidGraphError: the file is no RDF.
    """
    queries = load_checks() if checks else ()
    begin = _steps(1 + len(parts()) + 1 + len(queries), progress)
    begin("")
    store = _store(source)
    quads = list(store.quads())
    if not quads:
        return Report.of([_EMPTY])
    found = against_shapes([*quads, *_schemes()], begin)
    if checks:
        begin(_TERMS)
        found += misuses(quads)
        for check in queries:
            begin(check.name)
            found += map(_of_check, run_checks(store, [check]))
    return Report.of(found)


def _steps(total: int, progress: Progress | None) -> Callable[[str], None]:
    """Return what is told the name of each step as it is begun, and tells how many are done."""
    done = itertools.count()
    return lambda name: progress(next(done), total, name) if progress else None


def _store(source: GraphStore | Path | Iterable[ox.Quad]) -> GraphStore:
    if isinstance(source, GraphStore):
        return source
    return GraphStore.memory(_parse(source) if isinstance(source, Path) else source)


def _parse(path: Path) -> list[ox.Quad]:
    # Oxigraph knows more names: to it, any .txt is N-Triples and any .xml RDF
    form = ox.RdfFormat.from_extension(path.suffix.lower().removeprefix("."))
    if form is None or path.suffix.lower() not in _SUFFIXES:
        raise InvalidGraphError(Fault.FORM, path)
    try:
        return list(ox.parse(path.read_bytes(), format=form))
    except (SyntaxError, ValueError) as error:
        raise InvalidGraphError(Fault.CONTENT, path, form.name, error) from error
    except OSError as error:
        raise InvalidGraphError(Fault.ACCESS, path, why=error.strerror) from error


@cache
def _schemes() -> tuple[ox.Quad, ...]:
    return tuple(
        quad for path in sorted((folder("ontology") / "schemes").glob("*.ttl")) for quad in _parse(path)
    )


def _of_check(finding: Finding) -> Violation:
    first, *rest = [*finding.row, ("", "")]
    told = ", ".join(f"{name} {prefixed(value)}" for name, value in rest if name)
    return Violation(
        severity="violation",
        focus=prefixed(first[1]) or finding.check.name,
        path="",
        message_nl=finding.check.title_nl,
        message_en=finding.check.title_en,
        value=told,
        source=finding.check.name,
    )

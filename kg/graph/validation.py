"""Whether a graph is as it should be: the SHACL shapes of `ontology/shapes/`, and the checks beside them.

Comes after `assertion` and `store`. The shapes see the union of all named graphs and nothing inferred; the
schemes are always with them, so that a graph need not carry the concepts it points to.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal, Self

import pyoxigraph as ox
import pyshacl
from rdflib import RDF, SH, BNode, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from kg.graph.checks import Finding, run_checks
from kg.graph.store import GraphStore
from kg.namespaces import PREFIXES, expand
from kg.resources import folder

Lang = Literal["nl", "en"]
Severity = Literal["violation", "warning", "info"]

_SHOWN: Final = 100
_VALUE: Final = 120
_STRING: Final = ox.NamedNode(expand("xsd:string"))
_WORDS: Final = {
    "nl": ("de graaf klopt", "fout", "fouten", "waarschuwing", "waarschuwingen", "en nog"),
    "en": ("the graph conforms", "fault", "faults", "warning", "warnings", "and"),
}


_UNDECLARED: Final = (
    "Deze term staat niet in de ontologie; declareer hem in ontology/, of gebruik een bestaande.",
    "This term is not in the ontology; declare it in ontology/, or use one that is.",
)


class InvalidGraphError(ValueError):
    """A file that is no RDF; the message names it and says what to do."""


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A fault: at which thing, on which property, with which value, and what is wrong with it.

    `source` names the shape or the check that found it. Terms are prefixed names where there is a prefix.
    """

    severity: Severity
    focus: str
    path: str
    message_nl: str
    message_en: str
    value: str = ""
    source: str = ""

    def render(self, lang: Lang = "nl") -> str:
        """Return the fault as one line."""
        message = self.message_nl if lang == "nl" else self.message_en
        value = f"= {_shortened(self.value)}" if self.value else ""
        rest = " ".join(part for part in (self.path, value) if part)
        return f"{self.focus}: {message}" + (f" [{rest}]" if rest else "")


def _shortened(text: str) -> str:
    return text if len(text) <= _VALUE else text[: _VALUE - 1] + "…"


_EMPTY: Final = Violation(
    "violation", "graph", "", "Er staat niets in de graaf.", "There is nothing in the graph.", source="empty"
)


@dataclass(frozen=True, slots=True)
class Report:
    """What is wrong with a graph. Warnings alone do not keep it from conforming."""

    conforms: bool
    violations: tuple[Violation, ...] = ()

    @classmethod
    def of(cls, violations: Iterable[Violation]) -> Self:
        """Return the report of these violations: sorted, each once."""
        found = tuple(sorted(set(violations)))
        return cls(not any(each.severity == "violation" for each in found), found)

    @property
    def text(self) -> str:
        """Return the report in Dutch; `render` knows English too."""
        return self.render()

    def as_json(self, lang: Lang = "nl") -> str:
        """Return the report as a JSON object."""
        faults = [
            {
                "severity": each.severity,
                "focus": each.focus,
                "path": each.path,
                "value": each.value,
                "message": each.message_nl if lang == "nl" else each.message_en,
                "source": each.source,
            }
            for each in self.violations
        ]
        found = {"conforms": self.conforms, "violations": faults}
        return json.dumps(found, ensure_ascii=False, indent=2) + "\n"

    def render(self, lang: Lang = "nl", most: int = _SHOWN) -> str:
        """Return the report as lines: how many faults, then the first of them, violations before warnings."""
        good, fault, faults, warning, warnings, more = _WORDS[lang]
        worst_first = sorted(self.violations, key=lambda each: (each.severity != "violation", each))
        count = sum(each.severity == "violation" for each in worst_first)
        rest = len(worst_first) - count
        head = good if self.conforms else f"{count} {fault if count == 1 else faults}"
        if rest:
            head += f", {rest} {warning if rest == 1 else warnings}"
        lines = [head, *(each.render(lang) for each in worst_first[:most])]
        if len(worst_first) > most:
            lines.append(f"… {more} {len(worst_first) - most}" + (" more" if lang == "en" else ""))
        return "\n".join(lines)


def validate(source: GraphStore | Path | Iterable[ox.Quad], *, checks: bool = True) -> Report:
    """Return what is wrong with a graph, a file of RDF, or quads.

    Raises:
        InvalidGraphError: the file is no RDF, or in a form whose name says nothing.
    """
    store = _store(source)
    data = Graph()
    for quad in [*store.quads(), *_schemes()]:
        data.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    _, results, _ = pyshacl.validate(
        data, shacl_graph=_shapes(), inference="none", inplace=True, allow_warnings=True
    )
    if not isinstance(results, Graph):  # what pyshacl gives when it could not do its work
        raise InvalidGraphError(str(results))
    found = _violations(results)
    if checks:
        found += [_of_check(finding) for finding in run_checks(store)]
        found += _undeclared(store)
    return Report.of(found or ([] if len(store.store) else [_EMPTY]))


def _undeclared(store: GraphStore) -> list[Violation]:
    """Return the terms in our own namespace that the ontology does not have, each once."""
    found = store.query(
        f"SELECT DISTINCT ?term WHERE {{ {{ ?s ?term ?o }} UNION {{ ?s a ?term }} "
        f'FILTER(STRSTARTS(STR(?term), "{PREFIXES["kg"]}")) }}'
    )
    rows = found if isinstance(found, ox.QuerySolutions) else ()
    used = {str(row["term"].value) for row in rows}
    return [
        Violation("violation", _prefixed(term), "", *_UNDECLARED, source="undeclared-terms")
        for term in sorted(used - _declared())
    ]


@cache
def _declared() -> frozenset[str]:
    return frozenset(
        str(quad.subject.value)
        for path in sorted(folder("ontology").glob("*.ttl"))
        for quad in _parse(path)
        if isinstance(quad.subject, ox.NamedNode)
    )


def _store(source: GraphStore | Path | Iterable[ox.Quad]) -> GraphStore:
    if isinstance(source, GraphStore):
        return source
    return GraphStore.memory(_parse(source) if isinstance(source, Path) else source)


def _parse(path: Path) -> list[ox.Quad]:
    form = ox.RdfFormat.from_extension(path.suffix.removeprefix("."))
    if form is None or path.suffix.lower() == ".txt":  # to Oxigraph, .txt is N-Triples
        message = f"{path}: not an RDF file by its name; give a .ttl, .trig, .nq, .nt, .jsonld or .rdf"
        raise InvalidGraphError(message)
    try:
        return list(ox.parse(path.read_bytes(), format=form))
    except SyntaxError as error:
        message = f"{path}: not valid {form.name} ({error}); correct the file"
        raise InvalidGraphError(message) from error
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror}); check the name and your rights"
        raise InvalidGraphError(message) from error


@cache
def _schemes() -> tuple[ox.Quad, ...]:
    return tuple(
        quad for path in sorted((folder("ontology") / "schemes").glob("*.ttl")) for quad in _parse(path)
    )


@cache
def _shapes() -> Graph:
    graph = Graph()
    for path in sorted((folder("ontology") / "shapes").glob("*.ttl")):
        graph.parse(path)
    return graph


def _term(term: object) -> Node:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return RdfLiteral(term.value, lang=term.language)
        # to rdflib, a string that says it is one is another term than the same string in the shapes
        kind = None if term.datatype == _STRING else URIRef(term.datatype.value)
        return RdfLiteral(term.value, datatype=kind, normalize=False)
    message = f"{term}: triple terms are no part of this graph; state the triple itself"
    raise InvalidGraphError(message)


def _violations(results: Graph) -> list[Violation]:
    found: list[Violation] = []
    for result in results.subjects(RDF.type, SH.ValidationResult):
        messages = {
            str(message.language): str(message)
            for message in results.objects(result, SH.resultMessage)
            if isinstance(message, RdfLiteral)
        }
        english = messages.get("en") or next(iter(sorted(messages.values())), "")
        focus, value = (results.value(result, each) for each in (SH.focusNode, SH.value))
        found.append(
            Violation(
                severity=_severity(results.value(result, SH.resultSeverity)),
                focus=_short(focus),
                path=_short(results.value(result, SH.resultPath)),
                message_nl=messages.get("nl") or english,
                message_en=english,
                value=_short(value) if value != focus else "",
                source=_short(results.value(result, SH.sourceConstraintComponent)),
            )
        )
    return found


def _severity(term: Node | None) -> Severity:
    return "warning" if term == SH.Warning else "info" if term == SH.Info else "violation"


def _of_check(finding: Finding) -> Violation:
    first, *rest = [*finding.row, ("", "")]
    told = ", ".join(f"{name} {_prefixed(value)}" for name, value in rest if name)
    return Violation(
        severity="violation",
        focus=_prefixed(first[1]) or finding.check.name,
        path="",
        message_nl=finding.check.title_nl,
        message_en=finding.check.title_en,
        value=told,
        source=finding.check.name,
    )


def _short(term: Node | None) -> str:
    """Return a term as a reader wants it: prefixed name or words; nothing for a blank node's random name."""
    return "" if term is None or isinstance(term, BNode) else _prefixed(str(term))


def _prefixed(iri: str) -> str:
    for prefix, namespace in sorted(PREFIXES.items(), key=lambda item: -len(item[1])):
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri

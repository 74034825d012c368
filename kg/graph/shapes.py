"""The SHACL shapes of `ontology/shapes/`, run over quads by pySHACL.

Comes after `report`, before `validation`. pySHACL wants an rdflib graph, which takes longer to fill than
the shapes take to run: so only what the shapes speak of goes in, all named graphs as one. Classes count
as they are stated; nothing is inferred.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from operator import itemgetter
from typing import Final

import pyoxigraph as ox
import pyshacl
from rdflib import RDF, SH, BNode, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from kg.graph.report import Severity, Violation, prefixed
from kg.namespaces import expand
from kg.resources import folder

_TARGETS: Final = (SH.targetClass, SH.targetObjectsOf, SH.targetSubjectsOf)
_TOGETHER: Final = 8
"""How many shapes with targets are in one part."""
_STRING: Final = ox.NamedNode(expand("xsd:string"))


class TripleTermError(ValueError):
    """A triple about a triple, which the shapes know nothing of; the message says what to do."""


class ShapesError(RuntimeError):
    """pySHACL could not do its work; the message is its own."""


def against_shapes(
    quads: Iterable[ox.Quad], begin: Callable[[str], None] = lambda _name: None
) -> list[Violation]:
    """Return where quads are not as the shapes want them.

    Args:
        quads: what is held against the shapes.
        begin: told of each of `parts` as it is begun.

    Raises:
        TripleTermError: a subject or object is a triple.
        ShapesError: pySHACL could not do its work.
    """
    data = _data(quads)
    found: list[Violation] = []
    for name, shapes in parts():
        begin(name)
        _, results, _ = pyshacl.validate(
            data, shacl_graph=shapes, inference="none", inplace=True, allow_warnings=True
        )
        if not isinstance(results, Graph):
            raise ShapesError(str(results))
        for result in results.subjects(RDF.type, SH.ValidationResult):
            found += _violations(results, result, data)
    return found


@cache
def parts() -> tuple[tuple[str, Graph], ...]:
    """Return the shapes in parts, each with the name of a target, so that one can see how far the work is.

    A part holds all shapes, since one may call upon another, and the targets of some.
    """
    targets: dict[Node, list[tuple[Node, Node, Node]]] = {}
    for how in _TARGETS:
        for shape, target in _shapes().subject_objects(how):
            targets.setdefault(shape, []).append((shape, how, target))
    named = sorted(
        ((min(str(each[2]) for each in aimed), aimed) for aimed in targets.values()), key=itemgetter(0)
    )
    found = []
    for first in range(0, len(named), _TOGETHER):
        graph = Graph()
        for triple in _shapes():
            if triple[1] not in _TARGETS:
                graph.add(triple)
        for _, aimed in named[first : first + _TOGETHER]:
            for triple in aimed:
                graph.add(triple)
        found.append((prefixed(named[first][0]), graph))
    return tuple(found)


@cache
def _shapes() -> Graph:
    """Return the shapes, with the targets of a node shape given to its property shapes.

    It means the same. But pySHACL begins anew for every target of a node shape and each of its properties,
    and takes all targets of a property shape in one go.
    """
    graph = Graph()
    for path in sorted((folder("ontology") / "shapes").glob("*.ttl")):
        graph.parse(path)
    for node, part in list(graph.subject_objects(SH.property)):
        targets = [(how, target) for how in _TARGETS for target in graph.objects(node, how)]
        for how, target in targets:
            graph.add((part, how, target))
        if targets:
            graph.remove((node, SH.property, part))
    return graph


def _data(quads: Iterable[ox.Quad]) -> Graph:
    spoken_of = {ox.NamedNode(str(term)) for term in _shapes().all_nodes() if isinstance(term, URIRef)}
    spoken_of.add(ox.NamedNode(str(RDF.type)))
    known: dict[object, Node] = {}
    graph = Graph()
    for subject, predicate, value, _ in quads:
        if predicate in spoken_of:
            for term in (subject, predicate, value):
                if term not in known:
                    known[term] = _term(term)
            graph.add((known[subject], known[predicate], known[value]))
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
    raise TripleTermError(message)


def _violations(results: Graph, result: Node, data: Graph) -> Iterator[Violation]:
    messages = {
        str(message.language): str(message)
        for message in results.objects(result, SH.resultMessage)
        if isinstance(message, RdfLiteral)
    }
    english = messages.get("en") or next(iter(sorted(messages.values())), "")
    for focus, path, value in _places(results, result, data):
        yield Violation(
            severity=_severity(results.value(result, SH.resultSeverity)),
            focus=_short(focus),
            path=_short(path),
            message_nl=messages.get("nl") or english,
            message_en=english,
            value=_short(value) if value != focus else "",
            source=_short(results.value(result, SH.sourceConstraintComponent)),
        )


def _places(
    results: Graph, result: Node, data: Graph
) -> Iterator[tuple[Node | None, Node | None, Node | None]]:
    """Yield what is wrong where: for a shape of values, each thing that has the value."""
    focus, path, shape = (
        results.value(result, each) for each in (SH.focusNode, SH.resultPath, SH.sourceShape)
    )
    pointers = list(_shapes().objects(shape, SH.targetObjectsOf)) if path is None else []
    if not pointers:
        yield focus, path, results.value(result, SH.value)
    for pointer in pointers:
        for thing in data.subjects(pointer, focus):
            yield thing, pointer, focus


def _severity(term: Node | None) -> Severity:
    return "warning" if term == SH.Warning else "info" if term == SH.Info else "violation"


def _short(term: Node | None) -> str:
    """Return a term as a reader wants it: prefixed name or words; nothing for a blank node's random name."""
    return "" if term is None or isinstance(term, BNode) else prefixed(str(term))

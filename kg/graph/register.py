"""The reference graph as a `Register`: what the steps before the graph need of it, as plain dataclasses.

Reads `ontology/reference/*.ttl` and the theme scheme with Oxigraph's parser, which is ten times faster than
rdflib's: the reference graph must cost little beside the reading of documents.
"""

import hashlib
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.model import Entity, EntityKind, Iri, Register, Tenure, Theme
from kg.namespaces import ID, PREFIXES, expand

_TYPE: Final = expand("rdf:type")
_LABELS: Final = tuple(
    expand(name) for name in ("skos:prefLabel", "foaf:name", "skos:altLabel", "skos:hiddenLabel")
)
_FAMILY_VARIANT: Final = expand("kg:familyNameVariant")
_KINDS: Final = {kind.value for kind in EntityKind}
_SUPERCLASSES: Final = frozenset(
    {"org:Organization", "org:Post", "org:Membership", "foaf:Agent", "foaf:Document"}
)

_SINGLE: Final = {
    name: expand(name)
    for name in (
        "schema:startDate", "schema:foundingDate", "dcterms:issued", "schema:endDate",
        "schema:dissolutionDate", "org:postIn", "kg:broaderPost", "foaf:givenName", "foaf:familyName",
        "kg:initials", "org:member", "kg:post", "kg:cabinet", "kg:confidence",
    )
}  # fmt: skip
_READ: Final = frozenset({_TYPE, _FAMILY_VARIANT, *_LABELS, *_SINGLE.values()})
"""The properties the steps need; sources, examples and links out are for the graph alone."""

_Values = dict[str, list[NamedNode | Literal]]


class InvalidReferenceError(ValueError):
    """A file of reference facts that cannot be parsed; the message names the file and the line."""


def load_register(ontology: Path) -> Register:
    """Return the register of an `ontology/` folder.

    Raises:
        InvalidReferenceError: a file is no valid Turtle.
    """
    files = reference_files(ontology)
    things: dict[Iri, _Values] = defaultdict(lambda: defaultdict(list))
    digest = hashlib.sha256()
    for path in files:
        data = path.read_bytes()
        digest.update(path.name.encode() + b"\0" + data)
        try:
            for subject, predicate, value, _ in parse(data, format=RdfFormat.TURTLE):
                if (name := predicate.value) in _READ and isinstance(value, NamedNode | Literal):
                    things[str(subject.value)][name].append(value)
        except SyntaxError as error:
            message = f"{path}: not valid Turtle ({error}); correct it and build again"
            raise InvalidReferenceError(message) from error
    entities: list[Entity] = []
    tenures: list[Tenure] = []
    themes: list[Theme] = []
    for iri in sorted(things):
        kind = iri.removeprefix(ID).partition("/")[0] if iri.startswith(ID) else ""
        if kind == "tenure":
            tenures.append(_tenure(iri, things[iri]))
        elif kind == "theme":
            themes.append(_theme(iri, things[iri]))
        elif kind in _KINDS:
            entities.append(_entity(iri, EntityKind(kind), things[iri]))
    return Register(tuple(entities), tuple(sorted(tenures)), tuple(themes), digest.hexdigest())


def reference_files(ontology: Path) -> tuple[Path, ...]:
    """Return the files of reference facts and schemes, sorted by name."""
    return tuple(sorted([*(ontology / "reference").glob("*.ttl"), *(ontology / "schemes").glob("*.ttl")]))


def _entity(iri: Iri, kind: EntityKind, values: _Values) -> Entity:
    labels = _labels(values)
    return Entity(
        iri=iri,
        kind=kind,
        cls=_class(values),
        label=labels[0] if labels else iri,
        names=labels,
        valid=(
            _one(values, "schema:startDate")
            or _one(values, "schema:foundingDate")
            or (_one(values, "dcterms:issued") if kind == EntityKind.PUBLICATION else ""),
            _one(values, "schema:endDate") or _one(values, "schema:dissolutionDate"),
        ),
        part_of=_one(values, "org:postIn"),
        broader=_one(values, "kg:broaderPost"),
        given=_one(values, "foaf:givenName"),
        family=_one(values, "foaf:familyName"),
        initials=_one(values, "kg:initials"),
        variants=tuple(sorted(value.value for value in values.get(_FAMILY_VARIANT, []))),
    )


def _tenure(iri: Iri, values: _Values) -> Tenure:
    return Tenure(
        iri=iri,
        person=_one(values, "org:member"),
        post=_one(values, "kg:post"),
        start=_one(values, "schema:startDate"),
        end=_one(values, "schema:endDate"),
        cabinet=_one(values, "kg:cabinet"),
        confidence=float(_one(values, "kg:confidence") or 1),
    )


def _theme(iri: Iri, values: _Values) -> Theme:
    labels = _labels(values)
    return Theme(iri, labels[0] if labels else iri, labels)


def _labels(values: _Values) -> tuple[str, ...]:
    """Return all names, the Dutch before the English, the preferred before the others."""
    found = [
        (language != "nl" and language is not None, rank, value)
        for rank, predicate in enumerate(_LABELS)
        for literal in values.get(predicate, [])
        for value, language in [(literal.value, getattr(literal, "language", None))]
    ]
    return tuple(dict.fromkeys(value for _, _, value in sorted(found)))


def _class(values: _Values) -> str:
    """Return the most specific class: one of ours where there is one, else the first that says something."""
    classes = sorted(value.value for value in values.get(_TYPE, []))
    names = [_prefixed(iri) for iri in classes]
    own = [name for name in names if name.startswith("kg:")]
    other = [name for name in names if name not in _SUPERCLASSES]
    return (own or other or names or ["owl:Thing"])[0]


@cache
def _prefixed(iri: str) -> str:
    for prefix, namespace in sorted(PREFIXES.items(), key=lambda item: -len(item[1])):
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def _one(values: _Values, name: str) -> str:
    found = values.get(_SINGLE[name], ())
    return min(value.value for value in found) if found else ""

"""Describe what was selected: the properties of a thing or statement → a `Node`.

After `source` and `wording`, before `selection`.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from kg.model import Iri
from kg.namespaces import ID, KG, expand
from kg.showing.network import NAMELESS, Evidence, Name, Node, Said
from kg.showing.source import EVIDENCE, Description, Store, of_things, rows
from kg.showing.wording import kinds

_KINDS: Final = {
    **{
        kind: kind
        for kind in ("person", "post", "organisation", "programme", "law", "publication", "place", "theme")
    },
    "cabinet": "organisation",
    "group": "organisation",
    "document": "document",
}
_GENERAL: Final = frozenset(
    expand(name)
    for name in ("kg:Document", "kg:Statement", "foaf:Document", "org:Organization", "org:Post", "prov:Plan")
)
_BROAD: Final = frozenset(expand(name) for name in ("kg:GovernmentBody", "kg:Law"))
_LABELS: Final = ("skos:prefLabel", "foaf:name", "dcterms:title")
_SHORT: Final = 60


def kind_of(iri: Iri) -> str:
    """Return the kind of a thing by its IRI, or nothing where the page has none for it."""
    return _KINDS.get(iri.removeprefix(ID).partition("/")[0], "") if iri.startswith(ID) else ""


def document_node(iri: Iri, one: Description, names: dict[Iri, Name]) -> Node:
    """Return the node of a document."""
    return Node(
        iri=iri,
        kind="document",
        label=one.one("dcterms:title") or one.one("kg:sourceFile") or iri,
        cls=_class(one),
        date=one.one("dcterms:issued"),
        called=names.get(KG + _class(one), NAMELESS),
        reference=one.one("dcterms:identifier"),
        file=one.one("kg:sourceFile"),
    )


def statement_node(
    iri: Iri, one: Description, evidence: tuple[Evidence, ...], names: dict[Iri, Name]
) -> Node:
    """Return the node of a statement; one of a class unknown to the page is a plain statement."""
    cls = _class(one)
    text = one.one("kg:text")
    said = Said(
        text=text,
        document=one.one("kg:statedIn"),
        section=one.one("kg:section"),
        rule=one.one("kg:rule"),
        confidence=float(one.one("kg:confidence") or 0),
        role=names.get(one.one("kg:role"), NAMELESS),
        strength=names.get(one.one("kg:strength"), NAMELESS),
        stance=names.get(one.one("kg:stance"), NAMELESS),
        due=one.one("kg:dueAs") or one.one("kg:due"),
        until=one.one("kg:due"),
        evidence=evidence,
    )
    label = text if len(text) <= _SHORT else text[:_SHORT].rsplit(" ", 1)[0] + " …"
    return Node(
        iri=iri, kind=cls.lower() if cls.lower() in kinds() else "statement", label=label, cls=cls, said=said
    )


def thing_node(iri: Iri, one: Description, names: dict[Iri, Name]) -> Node:
    """Return the node of a thing in the world."""
    label = next((found for name in _LABELS if (found := one.words(name, "nl") or one.one(name))), "")
    english = one.words("skos:prefLabel", "en")
    kind = kind_of(iri)
    return Node(
        iri=iri,
        kind=kind,
        label=label or iri.rpartition("/")[2],
        label_en=english if english != label else "",
        cls=_class(one),
        date=one.one("dcterms:issued"),
        # Whoever was minister once is a kg:Minister; the edges tell which post counts here.
        called=names.get(KG + _class(one), NAMELESS) if kind != "person" else NAMELESS,
        links=tuple(link for link in one.all("skos:exactMatch") if link.startswith(("https://", "http://"))),
    )


def names_of(store: Store, described: Iterable[Description]) -> dict[Iri, Name]:
    """Return what roles, strengths, stances and classes are called, in Dutch and in English."""
    every = list(described)
    wanted = {
        iri for one in every for name in ("kg:role", "kg:strength", "kg:stance") for iri in one.all(name)
    }
    wanted |= {KG + _class(one) for one in every if _class(one)}
    found = of_things(store, wanted)
    return {iri: _name(iri, found.get(iri, Description())) for iri in sorted(wanted)}


def evidence_of(store: Store) -> dict[Iri, tuple[Evidence, ...]]:
    """Return the evidence of every statement, in the order of the document."""
    found: dict[Iri, set[Evidence]] = defaultdict(set)
    for row in rows(store, EVIDENCE):
        iri, start, end, exact, prefix, suffix, page = (value for value, _ in row)
        number = int(page.removeprefix("page=") or 0)
        found[iri].add(Evidence(int(start), int(end), exact, prefix, suffix, number))
    return {iri: tuple(sorted(each)) for iri, each in found.items()}


def _name(iri: Iri, one: Description) -> Name:
    dutch, english = (
        one.words("skos:prefLabel", lang) or one.words("rdfs:label", lang) for lang in ("nl", "en")
    )
    return dutch or iri.removeprefix(KG).rpartition("/")[2], english


def _class(one: Description) -> str:
    """Return the local name of the most telling of our classes: a ministry is a government body as well."""
    found = [cls for cls in one.all("rdf:type") if cls.startswith(KG) and cls not in _GENERAL]
    return min(found, key=lambda cls: (cls in _BROAD, cls), default="").removeprefix(KG)

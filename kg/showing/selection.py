"""Select what a page shows: the graph → documents, statements and all that they tie together.

After `narrowing`, before `layout`. Contact persons of a letter are left out: they answer the telephone, and
are responsible for nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from kg.model import Iri
from kg.namespaces import ID
from kg.showing.describing import (
    document_node,
    evidence_of,
    kind_of,
    names_of,
    statement_node,
    thing_node,
)
from kg.showing.narrowing import ACTORS, Tenure, Wish, documents_for, statements_for, tenures, wished
from kg.showing.network import Edge, Network
from kg.showing.source import MENTIONS, Descriptions, Store, of_class, of_things, rows

_SAID: Final = ("statedIn", *ACTORS, "about", "firstMadeIn", "assigns", "repeats", "respondsTo")
_POSTS: Final = {"addressee": "addresseePost", "holder": "holderPost", "statedBy": "speakerPost"}
_LETTER: Final = {"sender": "sender", "addressee": "sentTo", "copyTo": "copyTo", "copyOf": "copyOf"}
_TIES: Final = {
    "org:postIn": "postIn",
    "kg:broaderPost": "broaderPost",
    "kg:ledBy": "ledBy",
    "skos:broader": "broader",
}
_MENTIONED: Final = frozenset({"law", "person", "post", "programme", "publication"})


def select(
    store: Store, topic: str | None = None, person: str | None = None, on: str | None = None
) -> Network:
    """Return the network of a graph, whole or narrowed to a topic, a person, a day (an ISO date).

    Raises:
        WrongUseError: nobody is called `person`, or `on` is no date.
    """
    wish = wished(store, topic, person, on)
    held = tenures(store)
    documents = documents_for(wish, of_class(store, "kg:Document"))
    statements = statements_for(wish, of_class(store, "kg:Statement"), documents, held, store)
    narrowed = bool(wish.topic or wish.persons)
    if narrowed:
        used = {one.one("kg:statedIn") for one in statements.values()}
        documents = {iri: one for iri, one in documents.items() if iri in used}
    edges = _said(statements) | _letters(documents, statements)
    if not narrowed:
        edges |= _mentions(store, documents)
    things = _reach(edges, statements, documents)
    described = of_things(store, things)
    edges |= _ties(store, described)
    edges |= _tenures(held, described, wish, documents, store)
    evidence = evidence_of(store)
    names = names_of(store, (*documents.values(), *statements.values(), *described.values()))
    nodes = {iri: document_node(iri, one, names) for iri, one in documents.items()}
    nodes |= {iri: statement_node(iri, one, evidence.get(iri, ()), names) for iri, one in statements.items()}
    nodes |= {iri: thing_node(iri, one, names) for iri, one in described.items() if kind_of(iri)}
    return Network(
        nodes=tuple(nodes[iri] for iri in sorted(nodes)),
        edges=_merged(edge for edge in edges if edge.source in nodes and edge.target in nodes),
        topic=(topic or "").strip(),
        person=", ".join(nodes[iri].label if iri in nodes else iri for iri in sorted(wish.persons)),
        on=wish.on,
    )


def _said(statements: Descriptions) -> set[Edge]:
    edges = set()
    for iri, one in statements.items():
        ties = {name: one.all(f"kg:{name}") for name in _SAID}
        for agent, post in _POSTS.items():
            # Where a person is named, their tenure ties them to the post; a post named twice is one tie.
            persons = any(value.startswith(ID + "person/") for value in ties[agent])
            ties[post] = tuple(value for value in ties[post] if not persons and value not in ties[agent])
        edges |= {Edge(iri, value, name) for name, values in ties.items() for value in values}
    return edges


def _letters(documents: Descriptions, statements: Descriptions) -> set[Edge]:
    edges = {
        Edge(iri, value, relation)
        for iri, one in documents.items()
        for name, relation in _LETTER.items()
        for value in one.all(f"kg:{name}")
    }
    subjects = {value for one in statements.values() for value in one.all("kg:about")}
    return edges | {
        Edge(iri, value, "subject")
        for iri, one in documents.items()
        for value in one.all("dcterms:subject")
        if value in subjects
    }


def _mentions(store: Store, documents: Descriptions) -> set[Edge]:
    found = {(document, thing) for (document, _), (thing, _) in rows(store, MENTIONS)}
    contacts = {contact for one in documents.values() for contact in one.all("kg:contact")}
    return {
        Edge(document, thing, "mentions")
        for document, thing in found
        if document in documents and kind_of(thing) in _MENTIONED and thing not in contacts
    }


def _reach(edges: Iterable[Edge], statements: Descriptions, documents: Descriptions) -> set[Iri]:
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    return {
        end for end in ends if end not in statements and end not in documents and kind_of(end) != "document"
    }


def _ties(store: Store, described: Descriptions) -> set[Edge]:
    """Follow posts to their ministry and programmes to who leads them; what is found is added."""
    edges: set[Edge] = set()
    new = dict(described)
    while new:
        found = {
            Edge(iri, value, relation)
            for iri, one in new.items()
            for name, relation in _TIES.items()
            for value in one.all(name)
        }
        edges |= found
        new = of_things(store, {edge.target for edge in found} - set(described))
        described |= new
    return edges


def _tenures(
    held: tuple[Tenure, ...], described: Descriptions, wish: Wish, documents: Descriptions, store: Store
) -> set[Edge]:
    """Tie persons to their posts; of a day asked for, also whoever held a post then."""
    known = set(described)
    fitting = [one for one in held if not wish.on or one.holds_on(wish.on)]
    ends = sorted({one.one("dcterms:issued") for one in documents.values()} - {""})
    periods: dict[tuple[Iri, Iri], list[str]] = defaultdict(list)
    for one in fitting:
        if one.post in known and (one.person in known or (wish.on and ends)):
            periods[one.person, one.post].append(f"{one.start}/{one.end}")
    described |= of_things(store, {person for person, _ in periods} - known)
    return {Edge(person, post, "holds", " ".join(notes)) for (person, post), notes in periods.items()}


def _merged(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Sort, and leave out what another edge between the same two already says."""
    every = sorted(set(edges))
    stronger = {(edge.source, edge.target) for edge in every if edge.relation not in {"mentions", "subject"}}
    return tuple(
        edge
        for edge in every
        if edge.source != edge.target
        and not (edge.relation in {"mentions", "subject"} and (edge.source, edge.target) in stronger)
    )

"""Pages: the graph → what a person reads about a thing, and the same as data. Tasks of `tasks`.

A thing has one address. Who asks for Turtle or JSON-LD gets the triples about it; a browser gets a page.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, QuerySolution, QueryTriples, RdfFormat, serialize

from kg.asking.answers import labelled, short
from kg.asking.source import rows
from kg.asking.wording import Lang
from kg.graph.store import GraphStore
from kg.graph.writing import write
from kg.namespaces import KIND_PREFIXES, PREFIXES, expand
from kg.serving.frames import Reply
from kg.serving.marking import Mark, Stretch, stretches, text_of
from kg.serving.negotiation import best
from kg.serving.querying import GRAPHS, NotAcceptableError, typed
from kg.serving.sections import shown
from kg.serving.templating import local, page
from kg.serving.wording import say
from kg.showing.page import render
from kg.showing.selection import select

HTML: Final = "text/html"
_MOST: Final = 200
_HEAD: Final = "".join(
    f"PREFIX {name}: <{iri}>\n" for name, iri in sorted({**KIND_PREFIXES, **PREFIXES}.items())
)
_ABOUT: Final = (
    "CONSTRUCT {{ {iri} ?p ?o . ?s ?q {iri} }} WHERE {{ {{ {iri} ?p ?o }} UNION {{ ?s ?q {iri} }} }}"
)
_NAMED_BY: Final = """
SELECT DISTINCT ?property ?thing WHERE {{ ?thing ?property {iri} FILTER(?thing != {iri}) }}
ORDER BY ?property ?thing LIMIT {most}"""
_MARKS: Final = """
SELECT DISTINCT ?statement ?kind ?start ?end ?quote ?text WHERE {{
  ?statement kg:statedIn {iri} ; kg:text ?text ; kg:evidence/oa:hasSelector ?place , ?words ; a ?kind .
  ?place oa:start ?start ; oa:end ?end .
  ?words oa:exact ?quote .
  FILTER(STRSTARTS(STR(?kind), STR(kg:)) && ?kind != kg:Statement)
}} ORDER BY ?start ?end ?statement"""
_EVIDENCE: Final = """
SELECT DISTINCT ?start ?end ?prefix ?quote ?suffix WHERE {{
  {iri} kg:evidence/oa:hasSelector ?place , ?words .
  ?place oa:start ?start ; oa:end ?end .
  ?words oa:exact ?quote .
  OPTIONAL {{ ?words oa:prefix ?prefix }}
  OPTIONAL {{ ?words oa:suffix ?suffix }}
}} ORDER BY ?start ?end"""
_SEARCH: Final = """
SELECT DISTINCT ?thing ?label WHERE {{
  ?thing skos:prefLabel|skos:altLabel|foaf:name|dcterms:title ?label
  FILTER(CONTAINS(LCASE(STR(?label)), LCASE({words})) && STRSTARTS(STR(?thing), STR(id:)))
}} ORDER BY STRLEN(STR(?label)) ?label ?thing LIMIT {most}"""
_DOCUMENTS: Final = """
SELECT DISTINCT ?thing ?issued WHERE {
  ?thing a kg:Document OPTIONAL { ?thing dcterms:issued ?issued }
} ORDER BY ?issued ?thing"""
_POLICY: Final = re.compile(r'http-equiv="Content-Security-Policy"\s+content="([^"]*)"', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """A value on a page: what people read, and where it leads, if anywhere."""

    text: str
    href: str = ""


def thing(iri: str, accept: str, store: GraphStore, documents: Sequence[Path], lang: Lang) -> Reply:
    """Return what the graph says of a thing, as a page or as data."""
    kind = best(accept, (HTML, *GRAPHS))
    if not kind:
        raise NotAcceptableError((HTML, *GRAPHS))
    try:
        node = NamedNode(iri)
    except ValueError:
        return Reply(say("no_such_page", lang).encode(), status=404)
    facts = sorted(
        {(row["p"].value, row["o"]) for row in _rows(store, f"SELECT ?p ?o {{ {node} ?p ?o }}")},
        key=lambda pair: (pair[0], str(pair[1])),
    )
    if not facts:
        return Reply(say("no_such_thing", lang, iri=iri).encode(), status=404)
    if kind != HTML:
        return Reply(_data(node, kind, store), typed(kind))
    return _thing_page(iri, facts, store, documents, lang)


def _data(node: NamedNode, kind: str, store: GraphStore) -> bytes:
    found = store.query(_HEAD + _ABOUT.format(iri=node))
    triples = sorted(set(found), key=str) if isinstance(found, QueryTriples) else []
    prefixes = {**KIND_PREFIXES, **PREFIXES}
    style = GRAPHS[kind]
    if style == RdfFormat.TURTLE:
        return write(triples, style)
    return serialize(triples, format=style, prefixes=prefixes) or b""


def _thing_page(
    iri: str, facts: list[tuple[str, object]], store: GraphStore, documents: Sequence[Path], lang: Lang
) -> Reply:
    node = NamedNode(iri)
    classes = frozenset(
        term.value for name, term in facts if name == expand("rdf:type") and isinstance(term, NamedNode)
    )
    used = _rows(store, _NAMED_BY.format(iri=node, most=_MOST))
    marks = _rows(store, _MARKS.format(iri=node)) if expand("kg:Document") in classes else []
    things = {term.value for _, term in facts if isinstance(term, NamedNode)}
    things |= {row["thing"].value for row in used} | {row["property"].value for row in used}
    things |= {name for name, _ in facts} | {row["kind"].value for row in marks}
    labels = labelled({iri, *things}, store, lang)
    sha256 = next(
        (term.value for name, term in facts if name == expand("kg:sha256") and isinstance(term, Literal)), ""
    )
    # recognising a scan anew takes seconds a page: too long for one who waits, too cheap for one who attacks
    scanned = any(name == expand("kg:recognisedPage") for name, _ in facts)
    text = text_of(sha256, documents) if sha256 and not scanned else None
    quotes = _rows(store, _EVIDENCE.format(iri=node)) if expand("kg:Statement") in classes else []
    return page(
        "thing.html",
        lang,
        local(iri, lang).partition("?")[0],
        iri=iri,
        label=labels.get(iri, short(iri)),
        classes=[labels.get(one, short(one)) for one in sorted(classes)],
        facts=_grouped([(name, _link(term, labels, lang)) for name, term in facts], labels),
        used=_grouped([(row["property"].value, _link(row["thing"], labels, lang)) for row in used], labels),
        cut=len(used) == _MOST,
        most=_MOST,
        sections=shown(iri, classes, store, lang),
        evidence=[
            {name: _plain(row[name]) for name in ("start", "end", "prefix", "quote", "suffix")}
            for row in quotes
        ],
        document=expand("kg:Document") in classes,
        stretches=_stretches(text, marks, labels) if text is not None else [],
        statements=[
            (local(row["statement"].value, lang), labels.get(row["kind"].value, ""), row["text"].value)
            for row in marks
        ],
    )


def _stretches(text: str, marks: Sequence[QuerySolution], labels: dict[str, str]) -> list[Stretch]:
    return stretches(
        text,
        (
            Mark(
                int(row["start"].value),
                int(row["end"].value),
                row["statement"].value,
                labels.get(row["kind"].value, ""),
            )
            for row in marks
        ),
    )


def home(search: str, store: GraphStore, lang: Lang) -> Reply:
    """Return the front page: a search among names, and the documents."""
    words = search.strip()[:_MOST]
    found = _rows(store, _SEARCH.format(words=Literal(words), most=_MOST)) if words else []
    papers = _rows(store, _DOCUMENTS)
    labels = labelled({row["thing"].value for row in (*found, *papers)}, store, lang)
    links = dict.fromkeys(_link(row["thing"], labels, lang) for row in found)
    return page(
        "home.html",
        lang,
        "/",
        search=words,
        found=list(links),
        documents=[(_link(row["thing"], labels, lang), _plain(row["issued"])) for row in papers],
    )


def network(store: GraphStore) -> Reply:
    """Return the network page; its own policy, which knows its scripts by their hashes, is sent too."""
    text = render(select(store))
    policy = _POLICY.search(text)
    headers = {"Content-Security-Policy": html.unescape(policy.group(1))} if policy else {}
    return Reply(text.encode(), "text/html; charset=utf-8", headers=headers)


def _rows(store: GraphStore, query: str) -> list[QuerySolution]:
    return list(rows(store, _HEAD + query))


def _link(term: object, labels: dict[str, str], lang: Lang) -> Link:
    if isinstance(term, NamedNode):
        return Link(labels.get(term.value, short(term.value)), local(term.value, lang))
    return Link(_plain(term))


def _plain(term: object) -> str:
    return str(getattr(term, "value", "") or "")


def _grouped(pairs: Sequence[tuple[str, Link]], labels: dict[str, str]) -> list[tuple[str, list[Link]]]:
    """Return values by the label of their property, each once."""
    found: dict[str, dict[Link, None]] = {}
    for name, link in pairs:
        found.setdefault(labels.get(name, short(name)), {})[link] = None
    return [
        (name, sorted(links, key=lambda link: (link.text, link.href)))
        for name, links in sorted(found.items())
    ]

"""The behaviours of the SPARQL 1.1 Protocol that apply to an endpoint that only reads.

Rows follow the W3C's protocol tests (https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/),
update tests turned into refusals.
"""

import json
from typing import NamedTuple
from urllib.parse import quote

import httpx
import pytest
from pyoxigraph import NamedNode, QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results

ASK = "ASK {}"
SELECT = "SELECT ?name { ?person foaf:name ?name } ORDER BY ?name"
CONSTRUCT = "CONSTRUCT { ?person foaf:name ?name } { ?person foaf:name ?name }"
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
GRAPH = "https://w3id.org/verantwoord/id/graph/"
LETTER = GRAPH + "a" * 16
PLAN = GRAPH + "b" * 16


class Sent(NamedTuple):
    """A request as it goes out."""

    method: str
    url: str
    kind: str | None
    content: bytes


def titles(answer: httpx.Response) -> list[str]:
    return [row["title"]["value"] for row in answer.json()["results"]["bindings"]]


@pytest.mark.parametrize(
    ("method", "url", "kind", "content"),
    [
        ("GET", f"sparql?query={quote(ASK)}", None, ""),
        ("POST", "sparql", FORM, f"query={quote(ASK)}"),
        ("POST", "sparql", FORM + "; charset=UTF-8", f"query={quote(ASK)}"),
        ("POST", "sparql", QUERY, ASK),
        ("POST", "sparql", QUERY + ";charset=utf-8", ASK),
    ],
)
def test_a_query_comes_in_each_way_of_the_protocol(
    server: httpx.Client, method: str, url: str, kind: str | None, content: str
) -> None:
    headers = {"Accept": "application/sparql-results+json", **({"Content-Type": kind} if kind else {})}
    answer = server.request(method, url, content=content.encode(), headers=headers)
    assert answer.status_code == 200
    assert answer.json()["boolean"] is True


@pytest.mark.parametrize(
    ("sent", "status", "why"),
    [
        (Sent("GET", "sparql?query=", None, b""), 400, "has no query"),
        (Sent("GET", f"sparql?query={quote(ASK)}&query={quote(ASK)}", None, b""), 400, "more than one query"),
        (Sent("GET", "sparql?query=%FF%FE", None, b""), 400, "cannot be read"),
        (Sent("GET", "sparql?query=" + quote("SELEC ?x"), None, b""), 400, "line 1, column"),
        (Sent("GET", "sparql?query=" + quote("SELECT ?x {\n ?x ?y }"), None, b""), 400, "line 2, column"),
        (Sent("POST", "sparql", FORM, b""), 400, "has no query"),
        (Sent("POST", "sparql", FORM, b"query=%FF"), 400, "cannot be read"),
        (Sent("POST", "sparql", QUERY, b""), 400, "has no query"),
        (Sent("POST", "sparql", QUERY, b"ASK { ?s ?p '\xff' }"), 400, "cannot be read"),
        (Sent("POST", "sparql", "text/plain", b"ASK {}"), 415, "expected"),
        (Sent("POST", "sparql", None, b"ASK {}"), 415, "expected"),
        (Sent("POST", "sparql", QUERY + "; charset=utf-16", ASK.encode("utf-16")), 415, "UTF-8"),
        (Sent("POST", "sparql", QUERY, b"ASK {} #" + b"x" * 2_000_000), 413, "larger than"),
        (Sent("POST", "sparql", "application/sparql-update", b"DROP ALL"), 403, "only for reading"),
        (Sent("POST", "sparql", FORM, b"update=DROP+ALL"), 403, "only for reading"),
        (Sent("GET", "sparql?update=" + quote("DROP ALL"), None, b""), 403, "only for reading"),
        (Sent("GET", "sparql?query=" + quote("DROP ALL"), None, b""), 400, "DROP changes the graph"),
        (Sent("POST", "sparql", QUERY, b"INSERT DATA { <a:a> <a:b> <a:c> }"), 400, "INSERT changes"),
        (Sent("PUT", "sparql", QUERY, b"ASK {}"), 405, "PUT is not possible"),
        (Sent("DELETE", "sparql", None, b""), 405, "DELETE is not possible"),
        (
            Sent("GET", "sparql?query=" + quote("ASK { SERVICE <http://127.0.0.1:9/> { } }"), None, b""),
            400,
            "SERVICE",
        ),
        (
            Sent("GET", f"sparql?query={quote(ASK)}&default-graph-uri=no+iri", None, b""),
            400,
            "is no IRI of a graph",
        ),
    ],
)
def test_what_the_protocol_forbids_is_refused_with_the_reason(
    server: httpx.Client, sent: Sent, status: int, why: str
) -> None:
    headers = {"Content-Type": sent.kind} if sent.kind else {}
    url = sent.url + ("&" if "?" in sent.url else "?") + "lang=en"
    answer = server.request(sent.method, url, content=sent.content, headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "text/plain; charset=utf-8")
    assert why in answer.text
    assert "\n" not in answer.text


@pytest.mark.parametrize(
    ("accept", "kind", "style"),
    [
        ("application/sparql-results+json", "application/sparql-results+json", QueryResultsFormat.JSON),
        ("application/sparql-results+xml", "application/sparql-results+xml", QueryResultsFormat.XML),
        ("text/tab-separated-values", "text/tab-separated-values", QueryResultsFormat.TSV),
        ("*/*", "application/sparql-results+json", QueryResultsFormat.JSON),
        ("", "application/sparql-results+json", QueryResultsFormat.JSON),
        (
            "text/html, application/sparql-results+xml;q=0.5, */*;q=0.1",
            "application/sparql-results+xml",
            QueryResultsFormat.XML,
        ),
        (
            "application/sparql-results+json;q=0.2, application/sparql-results+xml",
            "application/sparql-results+xml",
            QueryResultsFormat.XML,
        ),
        ("application/json", "application/json", QueryResultsFormat.JSON),
        ("text/*", "text/csv", None),
    ],
)
def test_rows_come_in_the_format_that_is_preferred(
    server: httpx.Client, accept: str, kind: str, style: QueryResultsFormat | None
) -> None:
    answer = server.get("sparql", params={"query": SELECT}, headers={"Accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == kind
    if style is None:
        assert answer.text == "name\r\nAda Adams\r\nBo Boers\r\nCor Cools\r\n"
    else:
        rows = parse_query_results(answer.content, style)
        assert isinstance(rows, QuerySolutions)
        assert [row["name"].value for row in rows] == ["Ada Adams", "Bo Boers", "Cor Cools"]


@pytest.mark.parametrize(
    ("accept", "style"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/ld+json", RdfFormat.JSON_LD),
        ("application/rdf+xml", RdfFormat.RDF_XML),
    ],
)
def test_a_graph_comes_in_the_format_that_is_preferred(
    server: httpx.Client, accept: str, style: RdfFormat
) -> None:
    answer = server.post("sparql", data={"query": CONSTRUCT}, headers={"Accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == accept
    assert len(list(parse(answer.content, format=style))) == 3


@pytest.mark.parametrize(
    ("query", "accept"),
    [(SELECT, "text/turtle"), (CONSTRUCT, "text/csv"), (ASK, "image/png"), (SELECT, "text/csv;q=0")],
)
def test_a_format_that_cannot_be_had_is_refused_with_those_that_can(
    server: httpx.Client, query: str, accept: str
) -> None:
    answer = server.get("sparql", params={"query": query}, headers={"Accept": accept})
    assert answer.status_code == 406
    assert "application/" in answer.text


@pytest.mark.parametrize(
    ("dataset", "expected"),
    [
        ({}, ["Brief over het water", "Jaarplan"]),
        ({"default-graph-uri": LETTER}, ["Brief over het water"]),
        ({"default-graph-uri": [LETTER, PLAN]}, ["Brief over het water", "Jaarplan"]),
        ({"default-graph-uri": GRAPH + "nowhere"}, []),
        ({"named-graph-uri": LETTER}, []),
    ],
)
def test_the_request_may_choose_the_default_graph(
    server: httpx.Client, dataset: dict[str, str | list[str]], expected: list[str]
) -> None:
    query = "SELECT ?title { ?document dcterms:title ?title } ORDER BY ?title"
    assert titles(server.get("sparql", params={"query": query, **dataset})) == expected
    assert titles(server.post("sparql", data={"query": query, **dataset})) == expected
    chosen = server.post("sparql", params=dataset, content=query, headers={"Content-Type": QUERY})
    assert titles(chosen) == expected


def test_the_request_may_choose_the_named_graphs_and_wins_over_the_query(server: httpx.Client) -> None:
    query = "SELECT ?title { GRAPH ?graph { ?document dcterms:title ?title } } ORDER BY ?title"
    assert len(titles(server.get("sparql", params={"query": query}))) == 2
    assert titles(server.get("sparql", params={"query": query, "named-graph-uri": PLAN})) == ["Jaarplan"]
    own = "SELECT ?title FROM <LETTER> { ?document dcterms:title ?title }".replace("LETTER", LETTER)
    assert titles(server.get("sparql", params={"query": own})) == ["Brief over het water"]
    assert titles(server.get("sparql", params={"query": own, "default-graph-uri": PLAN})) == ["Jaarplan"]


@pytest.mark.parametrize(
    ("accept", "kind"), [("text/turtle", "text/turtle"), ("*/*", "text/turtle"), ("application/rdf+xml",) * 2]
)
def test_a_request_without_a_query_is_answered_with_the_service_description(
    server: httpx.Client, accept: str, kind: str
) -> None:
    answer = server.get("sparql", headers={"Accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == kind
    style = RdfFormat.from_media_type(kind)
    assert style is not None
    sd = "http://www.w3.org/ns/sparql-service-description#"
    told = {(quad.predicate.value, quad.object) for quad in parse(answer.content, format=style)}
    assert (sd + "supportedLanguage", NamedNode(sd + "SPARQL11Query")) in told
    assert (sd + "feature", NamedNode(sd + "UnionDefaultGraph")) in told
    assert not any(name.endswith("SPARQL11Update") for name, _ in told)


def test_a_browser_without_a_query_is_led_to_the_editor(server: httpx.Client) -> None:
    answer = server.get("sparql", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/query")


@pytest.mark.parametrize("path", ["sparql?query=ASK%7B%7D", "store?default", ""])
def test_head_gives_the_headers_alone(server: httpx.Client, path: str) -> None:
    answer = server.head(path)
    assert (answer.status_code, answer.content) == (200, b"")


def test_options_name_the_methods(server: httpx.Client) -> None:
    assert server.options("sparql").headers["allow"] == "GET, HEAD, POST, OPTIONS"


@pytest.mark.parametrize(
    ("url", "accept", "count"),
    [
        ("store?graph=" + quote(PLAN), "text/turtle", 40),
        ("store?default", "application/n-triples", 150),
        ("store", "application/n-quads", 150),
        ("store", "", 150),
    ],
)
def test_a_graph_is_had_by_the_graph_store_protocol(
    server: httpx.Client, url: str, accept: str, count: int
) -> None:
    answer = server.get(url, headers={"Accept": accept})
    style = RdfFormat.from_media_type(answer.headers["content-type"].partition(";")[0])
    assert answer.status_code == 200
    assert style is not None
    assert len(list(parse(answer.content, format=style))) >= count


@pytest.mark.parametrize(
    ("method", "url", "status"),
    [
        ("GET", "store?graph=" + quote(GRAPH + "nowhere"), 404),
        ("GET", "store?graph=no+iri", 400),
        ("GET", "store?graph=", 400),
        ("PUT", "store?default", 405),
        ("POST", "store?default", 405),
        ("DELETE", "store?graph=" + quote(PLAN), 405),
        ("PATCH", "store", 405),
    ],
)
def test_the_graph_store_is_only_for_reading(
    server: httpx.Client, method: str, url: str, status: int
) -> None:
    answer = server.request(
        method, url, content=b"<a:a> <a:b> <a:c> .", headers={"Content-Type": "text/turtle"}
    )
    assert answer.status_code == status
    assert (
        json.loads(server.get("sparql", params={"query": "ASK { <a:a> ?p ?o }"}).content)["boolean"] is False
    )

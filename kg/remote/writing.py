"""Put a graph on a server, or take it away: by the Graph Store Protocol, else by updates. After `layouts`.

Which of a server's possible addresses is the right one is found out with the first graph: the one that
takes it, and after which the endpoint has it.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final
from urllib.parse import quote
from urllib.request import Request

from pyoxigraph import NamedNode

from kg import __version__
from kg.remote.address import shortened
from kg.remote.credentials import credentials
from kg.remote.errors import RemoteError
from kg.remote.layouts import Places
from kg.remote.source import Remote
from kg.remote.transport import Transport

GRAPH_STORE: Final = "Graph Store Protocol"
UPDATE: Final = "SPARQL Update"

_ELSEWHERE: Final = frozenset({400, 404, 405, 406, 415, 501})
_GONE: Final = frozenset({404})
_LINES: Final = 1000
"""Triples of one update: some servers compile an update as a whole, and run out of room for it."""

Way = tuple[str, str]
"""A protocol and the address at which a server may speak it."""


class Writer:
    """Writes graphs to one server, each as a whole."""

    def __init__(self, remote: Remote, places: Sequence[Places], *, seconds: float) -> None:
        """Remember the endpoint that will show what was written, and the addresses that may take it."""
        self._remote = remote
        self._seconds = seconds
        ways = [(GRAPH_STORE, each.store) for each in places if each.store]
        ways += [(UPDATE, each.update) for each in places if each.update]
        self._ways: list[Way] = list(dict.fromkeys(ways))
        self._transports: dict[str, Transport] = {}
        self.protocol = ""
        """The protocol that the server turned out to speak."""

    def put(self, graph: str, lines: Sequence[str], proof: str) -> None:
        """Put a graph in the place of what the server has under its name.

        Args:
            graph: its name.
            lines: its triples, as N-Triples; the last is written last.
            proof: a pattern that the graph holds afterwards.

        Raises:
            RemoteError: the server cannot be reached, or does not take it.
        """
        self._write(
            graph, lambda way: self._put(way, graph, lines), f"ASK {{ GRAPH <{graph}> {{ {proof} }} }}"
        )

    def delete(self, graph: str) -> None:
        """Take a graph away.

        Raises:
            RemoteError: the server cannot be reached, or does not allow it.
        """
        gone = f"ASK {{ FILTER NOT EXISTS {{ GRAPH <{graph}> {{ ?s ?p ?o }} }} }}"
        self._write(graph, lambda way: self._delete(way, graph), gone)

    def _write(self, graph: str, write: Callable[[Way], None], proof: str) -> None:
        refused: RemoteError | None = None
        for way in list(self._ways):
            try:
                write(way)
            except RemoteError as error:
                if self.protocol or error.status not in _ELSEWHERE:
                    raise
                refused = refused or error
                continue
            if self.protocol or bool(self._remote.directly(proof)):
                self._ways, self.protocol = [way], way[0]
                return
        raise RemoteError(
            key="not_written",
            address=self._remote.address,
            graph=graph,
            tried=", ".join(shortened(address) for _, address in self._ways),
            why=str(refused.values.get("why", "")) if refused else "",
            status=refused.status if refused else 0,
        )

    def _put(self, way: Way, graph: str, lines: Sequence[str]) -> None:
        protocol, address = way
        if protocol == GRAPH_STORE:
            # N-Triples is Turtle too, and every server takes that.
            self._send("PUT", _of(address, graph), "text/turtle", "".join(lines))
            return
        self._send("POST", address, "application/sparql-update", f"DROP SILENT GRAPH {NamedNode(graph)}")
        for piece in _pieces(lines):
            data = f"INSERT DATA {{ GRAPH {NamedNode(graph)} {{\n{piece}}} }}"
            self._send("POST", address, "application/sparql-update", data)

    def _delete(self, way: Way, graph: str) -> None:
        protocol, address = way
        try:
            if protocol == GRAPH_STORE:
                self._send("DELETE", _of(address, graph))
            else:
                update = f"DROP SILENT GRAPH {NamedNode(graph)}"
                self._send("POST", address, "application/sparql-update", update)
        except RemoteError as error:
            if error.status not in _GONE or not self.protocol:
                raise

    def _send(self, method: str, address: str, kind: str = "", body: str = "") -> None:
        headers = {"User-Agent": f"verantwoord/{__version__}", **({"Content-Type": kind} if kind else {})}
        data = body.encode() if kind else None
        request = Request(address, data=data, headers=headers, method=method)  # noqa: S310 - `checked`
        if address not in self._transports:
            self._transports[address] = Transport(address, credentials(address), self._seconds, patient=True)
        self._transports[address].send(request)


def fetch(address: str, graph: str, *, seconds: float) -> tuple[str, bytes]:
    """Return the media type and the text of a graph by the Graph Store Protocol.

    Raises:
        RemoteError: the server cannot be reached, or does not speak it at this address.
    """
    headers = {
        "Accept": "application/n-triples, text/turtle;q=0.9",
        "User-Agent": f"verantwoord/{__version__}",
    }
    request = Request(_of(address, graph), headers=headers)  # noqa: S310 - `checked`
    answered = Transport(address, credentials(address), seconds, patient=True).send(request)
    return answered.kind, answered.body


def _of(address: str, graph: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}graph={quote(graph, safe='')}"


def _pieces(lines: Sequence[str]) -> Iterator[str]:
    for at in range(0, len(lines), _LINES):
        yield "".join(lines[at : at + _LINES])

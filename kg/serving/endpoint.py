"""The SPARQL 1.1 Protocol and the reading half of the Graph Store Protocol. After `pool`, before `app`."""

from collections.abc import Sequence
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.asking.wording import Lang
from kg.namespaces import PREFIXES
from kg.serving.dumping import EVERY
from kg.serving.frames import Reply
from kg.serving.limits import Limits
from kg.serving.negotiation import best
from kg.serving.pool import Pool
from kg.serving.querying import DATASETS, GRAPHS, typed
from kg.serving.requests import Fields, RefusedError, body_of, fields, language_of, refused, responded
from kg.serving.wording import say

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_RESULT_FORMATS: Final = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle",
    "N-Triples", "JSON-LD", "RDF_XML",
)  # fmt: skip
_READING: Final = "GET, HEAD, POST, OPTIONS"


class Endpoint:
    """What answers at `/sparql` and `/store`."""

    def __init__(self, pool: Pool, limits: Limits, services: Sequence[str] = ()) -> None:
        """Remember who does the work, within which limits, and which other servers a query may call."""
        self._pool = pool
        self._limits = limits
        self._services = list(services)

    async def sparql(self, request: Request) -> Response:
        """Answer a query, or describe the service to who asks nothing."""
        lang = language_of(request)
        try:
            if request.method == "OPTIONS":
                return responded(Reply(b"", status=200, headers={"Allow": _READING}))
            if request.method not in {"GET", "HEAD", "POST"}:
                raise refused(
                    405, say("no_method", lang, method=request.method, allowed=_READING), Allow=_READING
                )
            given = fields(request.url.query.encode(), lang)
            query = given.all("query")
            if request.method == "POST":
                given, query = await self._posted(request, given, lang)
            elif not query and "update" not in given:
                return self._undirected(request, lang)
            return responded(await self._asked(request, given, query, lang))
        except RefusedError as refusal:
            return responded(refusal.reply)

    async def store(self, request: Request) -> Response:
        """Answer with a graph, as the Graph Store Protocol names it."""
        lang = language_of(request)
        try:
            if request.method not in {"GET", "HEAD"}:
                raise refused(405, say("no_update", lang), Allow="GET, HEAD")
            given = fields(request.url.query.encode(), lang)
            graph = EVERY if "default" in given else given.first("graph") or None
            if "graph" in given and graph is None:
                raise refused(400, say("no_graph_given", lang))
        except RefusedError as refusal:
            return responded(refusal.reply)
        accept = request.headers.get("accept", "")
        if graph is None and not best(accept, tuple(DATASETS)):
            return responded(Reply(say("no_graph_given", lang).encode(), status=400))
        return responded(await self._pool.run({"do": "dump", "graph": graph, "accept": accept}, lang))

    async def _posted(self, request: Request, given: Fields, lang: Lang) -> tuple[Fields, list[str]]:
        kind, _, parameters = request.headers.get("content-type", "").partition(";")
        kind = kind.strip().lower()
        charset = parameters.lower().partition("charset=")[2].strip(' "') or "utf-8"
        if kind == "application/sparql-update":
            raise refused(403, say("no_update", lang))
        if kind not in {"application/sparql-query", "application/x-www-form-urlencoded"} or charset not in {
            "utf-8",
            "utf8",
        }:
            raise refused(415, say("no_form", lang))
        body = await body_of(request, self._limits, lang)
        if kind == "application/x-www-form-urlencoded":
            given = fields(body, lang)
            return given, given.all("query")
        try:
            return given, [body.decode("utf-8")]
        except UnicodeDecodeError:
            raise refused(400, say("no_form", lang)) from None

    async def _asked(self, request: Request, given: Fields, query: list[str], lang: Lang) -> Reply:
        if "update" in given or "using-graph-uri" in given or "using-named-graph-uri" in given:
            raise refused(403, say("no_update", lang))
        if not query or not query[0].strip():
            raise refused(400, say("no_query", lang))
        if len(query) > 1:
            raise refused(400, say("two_queries", lang))
        task = {
            "do": "query",
            "query": query[0],
            "accept": request.headers.get("accept", ""),
            "default_graphs": given.all("default-graph-uri"),
            "named_graphs": given.all("named-graph-uri"),
            "services": self._services,
        }
        return await self._pool.run(task, lang)

    def _undirected(self, request: Request, lang: Lang) -> Response:
        """Answer a request without a query: people get the page with the editor, programs the description."""
        kind = best(request.headers.get("accept", ""), (*GRAPHS, "text/html"))
        if kind == "text/html":
            return RedirectResponse("/query", 303)
        if kind not in GRAPHS:
            raise refused(406, say("not_acceptable", lang, offered=", ".join(GRAPHS)))
        address = str(request.url.replace(query=""))
        return responded(Reply(description(address, GRAPHS[kind]), typed(kind)))


def description(address: str, style: RdfFormat) -> bytes:
    """Return the SPARQL 1.1 Service Description of the endpoint at an address. No node of it is blank."""
    service, data, graph = NamedNode(address), NamedNode(address + "#dataset"), NamedNode(address + "#graph")
    kind = NamedNode(PREFIXES["rdf"] + "type")

    def sd(name: str) -> NamedNode:
        return NamedNode(_SD + name)

    triples = [
        Triple(service, kind, sd("Service")),
        Triple(service, sd("endpoint"), service),
        Triple(service, sd("supportedLanguage"), sd("SPARQL11Query")),
        Triple(service, sd("feature"), sd("UnionDefaultGraph")),
        Triple(service, sd("defaultDataset"), data),
        *(Triple(service, sd("resultFormat"), NamedNode(_FORMATS + name)) for name in _RESULT_FORMATS),
        Triple(data, kind, sd("Dataset")),
        Triple(data, sd("defaultGraph"), graph),
        Triple(data, NamedNode(PREFIXES["dcterms"] + "title"), Literal("verantwoord", language="nl")),
        Triple(graph, kind, sd("Graph")),
    ]
    return serialize(triples, format=style, prefixes={"sd": _SD, "dcterms": PREFIXES["dcterms"]}) or b""

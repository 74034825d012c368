"""The pages for people: front page, things, questions, network, query editor. After `pool`, before `app`."""

from pathlib import Path
from typing import Final
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import Response

from kg.namespaces import ID
from kg.serving.frames import Reply, Task
from kg.serving.keeping import Kept
from kg.serving.negotiation import best
from kg.serving.pool import Pool
from kg.serving.querying import GRAPHS
from kg.serving.requests import RefusedError, fields, language_of, refused, responded
from kg.serving.templating import page
from kg.serving.wording import say

_FORMATS: Final = {
    "html": "text/html",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}
"""What `?format=` may ask for, where a browser cannot ask by header."""
_DATASET: Final = ID + "dataset/verantwoord"


class Site:
    """What answers at every other address than those of `Endpoint`."""

    def __init__(self, pool: Pool, graph: Path) -> None:
        """Remember who does the work, and where the graph lies."""
        self._pool = pool
        self._network = Kept(graph)

    async def home(self, request: Request) -> Response:
        """Show the front page."""
        return await self._done(request, {"do": "home", "search": request.query_params.get("search", "")})

    async def thing(self, request: Request) -> Response:
        """Show a thing, or give what is known of it as data."""
        asked = request.query_params.get("format", "")
        accept = _FORMATS.get(asked, "") or request.headers.get("accept", "")
        iri = ID + unquote(request.scope["raw_path"].decode("ascii")).removeprefix("/id/")
        if any(character in iri for character in '<>"{}|\\^`') or not iri.isprintable() or " " in iri:
            return responded(refused(404, say("no_such_page", language_of(request))).reply)
        return await self._done(request, {"do": "thing", "iri": iri, "accept": accept})

    async def dataset(self, request: Request) -> Response:
        """Give the description of the whole, after VoID: as data, unless a browser asks for a page."""
        kind = best(request.headers.get("accept", ""), (*GRAPHS, _FORMATS["html"]))
        return await self._done(request, {"do": "thing", "iri": _DATASET, "accept": kind or "-"})

    async def questions(self, request: Request) -> Response:
        """List the questions."""
        return await self._done(request, {"do": "forms", "values": None})

    async def question(self, request: Request) -> Response:
        """Show a question as a form, with its answer once it is filled in."""
        lang = language_of(request)
        try:
            given = fields(request.url.query.encode(), lang)
        except RefusedError as refusal:
            return responded(refusal.reply)
        values = {name: value for name, value in given.pairs if name != "lang"}
        task = {"do": "forms", "name": request.path_params["name"], "values": values or None}
        return responded(await self._pool.run(task, lang))

    async def network(self, request: Request) -> Response:
        """Show the network page, which is the same for everyone: it has both languages."""
        lang = language_of(request)
        return responded(await self._network.reply(lambda: self._pool.run({"do": "network"}, lang)))

    async def query(self, request: Request) -> Response:
        """Show the query editor."""
        return responded(page("query.html", language_of(request), "/query"))

    async def nothing(self, request: Request, _error: Exception) -> Response:
        """Say that there is nothing at an address."""
        return responded(Reply(say("no_such_page", language_of(request)).encode(), status=404))

    async def wrong_method(self, request: Request, _error: Exception) -> Response:
        """Say that pages are for reading."""
        lang = language_of(request)
        allowed = "GET, HEAD"
        told = say("no_method", lang, method=request.method, allowed=allowed)
        return responded(Reply(told.encode(), status=405, headers={"Allow": allowed}))

    async def _done(self, request: Request, task: Task) -> Response:
        return responded(await self._pool.run(task, language_of(request)))

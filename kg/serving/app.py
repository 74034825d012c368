"""The application: which address leads where, and the headers that every answer has. Before `running`."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serving.endpoint import Endpoint
from kg.serving.limits import Limits
from kg.serving.pool import Pool
from kg.serving.site import Site

LOOPBACK: Final = ("localhost", "127.0.0.1", "[::1]")
"""The names by which this machine calls itself; others are refused, so that no web page can pass for it."""

_EVERYWHERE: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-cache",
}
_PAGES: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
# The editor sets styles on its own elements, and shows its icons as data.
_EDITOR: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)


class Secured:
    """Gives every answer the headers that tell a browser what it may not do."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and add to what comes back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _EVERYWHERE.items():
                    headers.setdefault(name, value)
                headers.setdefault(
                    "Content-Security-Policy", _EDITOR if scope["path"] == "/query" else _PAGES
                )
            await send(message)

        await self._app(scope, receive, sending)


def application(  # noqa: PLR0913 - all that its user may choose
    graph: Path,
    *,
    documents: Sequence[Path] = (),
    limits: Limits | None = None,
    services: Sequence[str] = (),
    hosts: Sequence[str] = LOOPBACK,
    origins: Sequence[str] = (),
) -> Starlette:
    """Return the server of a graph.

    Args:
        graph: the folder that `kg build` wrote.
        documents: where the documents lie, to show their text.
        limits: what a request may cost.
        services: the other servers that a query may call by SERVICE.
        hosts: the names under which it may be reached; "*" is any.
        origins: the sites whose pages may ask it for data from a browser; "*" is any. None, unless they are
            named: whoever's page is looked at could read the graph of a server that is for one machine.
    """
    bounds = limits or Limits()
    pool = Pool(graph, documents, bounds)
    endpoint, site = Endpoint(pool, bounds, services), Site(pool, graph)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        await pool.start()
        yield
        await pool.close()

    # To be read by the pages of others: data alone, not the pages with forms, and never with who asks.
    reader = Middleware(
        CORSMiddleware,
        allow_origins=list(origins),
        allow_methods=["GET", "HEAD", "POST"],
        allow_headers=["*"],
    )
    shared = [reader] if origins else []
    every = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]
    return Starlette(
        routes=[
            Route("/", site.home),
            Route("/sparql", endpoint.sparql, methods=every, middleware=shared),
            Route("/store", endpoint.store, methods=every, middleware=shared),
            Route("/id/{rest:path}", site.thing, middleware=shared),
            Route("/.well-known/void", site.dataset, middleware=shared),
            Route("/questions", site.questions),
            Route("/questions/{name}", site.question),
            Route("/network", site.network),
            Route("/query", site.query),
            Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")),
        ],
        middleware=[
            Middleware(Secured),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
        ],
        exception_handlers={404: site.nothing, 405: site.wrong_method},
        lifespan=lifespan,
    )

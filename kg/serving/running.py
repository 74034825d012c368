"""Run the server until it is stopped. Last of this step; `kg.cli` starts it."""

import socket
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette

from kg.serving.limits import Limits

_BACKLOG = 128


class PortError(Exception):
    """The port cannot be had."""

    def __init__(self, host: str, port: int, why: str) -> None:
        """Remember which, and why."""
        super().__init__(f"{host}:{port}: {why}")
        self.host, self.port, self.why = host, port, why


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens; port 0 is any that is free.

    Raises:
        PortError: somebody else has the port, or it may not be had.
    """
    try:
        kind = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=kind, backlog=_BACKLOG)
    except OSError as error:
        raise PortError(host, port, error.strerror or str(error)) from error


def serve(app: Starlette, listener: socket.socket, limits: Limits, started: Callable[[], None]) -> None:
    """Answer at a socket until a signal says to stop."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        limit_concurrency=limits.connections,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=5,
        h11_max_incomplete_event_size=limits.request // 8,
        lifespan="on",
    )
    server = uvicorn.Server(config)
    started()
    server.run(sockets=[listener])

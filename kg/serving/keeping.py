"""A reply that stays the same until a build replaces the graph: made once, not for everyone who asks.

Beside `pool`, before `site`. The server keeps it, not the processes, which would each make their own.
"""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from kg.graph.store import read_state
from kg.serving.frames import Reply


class Kept:
    """The last good reply, and of which graph it is. Who asks while it is made waits for it."""

    def __init__(self, graph: Path) -> None:
        """Remember in which folder the graph lies."""
        self._graph = graph
        self._making = asyncio.Lock()
        self._of = ""
        self._reply: Reply | None = None

    async def reply(self, make: Callable[[], Awaitable[Reply]]) -> Reply:
        """Return the reply that is kept, or make it; a refusal is not kept."""
        async with self._making:
            now = read_state(self._graph).store
            if self._reply is not None and self._of == now:
                return self._reply
            reply = await make()
            if reply.status == 200:  # noqa: PLR2004 - as HTTP has it
                self._reply, self._of = reply, now
            return reply

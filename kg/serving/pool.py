"""A few processes that do tasks on the graph, one task each at a time. After `frames`, before `app`.

A task that takes too long is ended with its process, and another process takes its place: so nothing a client
asks can keep the server from answering others.
"""

import asyncio
import json
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from kg.asking.wording import Lang
from kg.serving.frames import LENGTHS, Reply, Task, framed, reply_of
from kg.serving.limits import Limits
from kg.serving.wording import say


class Pool:
    """The processes, and who of them is free; a queue, so that who waits longest is served first."""

    def __init__(self, graph: Path, documents: Sequence[Path], limits: Limits) -> None:
        """Remember what to serve; `start` makes the processes."""
        self._settings = {
            "graph": str(graph),
            "documents": [str(path) for path in documents],
            "memory": limits.memory,
            "seconds": limits.seconds,
            "result": limits.result,
        }
        self._limits = limits
        self._free: asyncio.Queue[Process] = asyncio.Queue()
        self._all: set[Process] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self._closed = False

    async def start(self) -> None:
        """Start the processes, and wait until they are ready.

        Raises:
            RuntimeError: one of them ended at once.
        """
        await asyncio.gather(*(self._add() for _ in range(self._limits.processes)))

    async def close(self) -> None:
        """End the processes."""
        self._closed = True
        for starting in tuple(self._starting):
            starting.cancel()
        for process in tuple(self._all):
            self._kill(process)
            await process.wait()

    async def run(self, task: Task, lang: Lang) -> Reply:
        """Return what comes of a task; what went wrong is a reply too."""
        try:
            process = await asyncio.wait_for(self._free.get(), self._limits.waiting)
        except TimeoutError:
            busy = say("busy", lang, seconds=f"{self._limits.waiting:g}")
            return Reply(busy.encode(), status=503, headers={"Retry-After": "5"})
        whole = False
        try:
            reply = await asyncio.wait_for(_asked(process, {**task, "lang": lang}), self._limits.seconds)
            whole = True
        except TimeoutError:
            slow = say("too_slow", lang, seconds=f"{self._limits.seconds:g}")
            return Reply(slow.encode(), status=503)
        except (asyncio.IncompleteReadError, ConnectionError):
            return Reply(say("too_much", lang).encode(), status=500)
        else:
            return reply
        finally:
            # Also when the request is given up halfway: what a process is still writing belongs to nobody.
            if whole:
                self._free.put_nowait(process)
            else:
                self._replace(process)

    def _replace(self, process: Process) -> None:
        self._kill(process)
        if not self._closed:
            starting = asyncio.create_task(self._add())
            self._starting.add(starting)
            starting.add_done_callback(self._starting.discard)

    def _kill(self, process: Process) -> None:
        self._all.discard(process)
        with suppress(ProcessLookupError):
            process.kill()

    async def _add(self) -> None:
        command = (sys.executable, "-m", "kg.serving.worker", json.dumps(self._settings))
        process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)
        self._all.add(process)
        try:
            await _frame(process)
        except asyncio.IncompleteReadError as error:
            self._kill(process)
            message = "a process of the server ended before it began"
            raise RuntimeError(message) from error
        self._free.put_nowait(process)


async def _asked(process: Process, task: Task) -> Reply:
    if process.stdin is None:
        raise ConnectionError
    process.stdin.write(framed(task))
    await process.stdin.drain()
    return reply_of(*await _frame(process))


async def _frame(process: Process) -> tuple[dict[str, Any], bytes]:
    if process.stdout is None:
        raise ConnectionError
    head, body = LENGTHS.unpack(await process.stdout.readexactly(LENGTHS.size))
    return json.loads(await process.stdout.readexactly(head)), await process.stdout.readexactly(body)

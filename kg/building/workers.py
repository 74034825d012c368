"""Documents over processes: all cores, each document within its time and memory.

Used by `building`. Processes, since a document on which a C library hangs can only be stopped from outside;
forked, so that each begins at once with all that is known beforehand, in memory that they share. They
never touch the store that the process they come from may have open.
"""

import ctypes
import multiprocessing
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from typing import Final, Protocol

from kg.building.facts import Facts, Task
from kg.graph.store import GraphError
from kg.reading import UnreadableError

Result = Facts | UnreadableError | GraphError
"""What is known of a document; or why it cannot be read; or why nothing can be written."""
Work = Callable[[Task], Result]
Tell = Callable[[int, str], None]
"""Told every now and then: how many bytes are done, and which file has been at hand longest."""

_FORK: Final = multiprocessing.get_context("fork")
_TICK: Final = 0.25
_TIRED: Final = 200 << 20
_MOST: Final = 2 << 30
_DIE_WITH_PARENT: Final = 1


class Closable(Protocol):
    """A file or pipe that a worker inherits and must not hold open."""

    def close(self) -> None:
        """Close it."""
        ...


@dataclass(slots=True)
class _Worker:
    process: ForkProcess
    pipe: Connection
    task: Task
    since: float


@dataclass(frozen=True, slots=True)
class Crew:
    """How documents are read: by how many processes, within how many seconds each.

    `meanwhile` is done once the first are at work; it may use threads, of which a fork knows nothing.
    `inherited` are files that the workers close: a lock they held open would outlive a killed build.
    """

    work: Work
    jobs: int
    limit: float
    meanwhile: Callable[[], None]
    inherited: tuple[Closable, ...] = ()

    def run(self, tasks: Iterable[Task], tell: Tell) -> Iterator[tuple[Task, Result]]:
        """Yield each task with what came of it, as they are done; the largest are begun first.

        The order of what is yielded depends on the machine.
        """
        waiting = sorted(tasks, key=lambda task: (task.size, task.key))
        crew: list[_Worker] = []
        done = 0
        try:
            while waiting or crew:
                while waiting and len(crew) < self.jobs:
                    crew.append(self._hired(waiting.pop(), crew))
                self.meanwhile()
                tell(done, min(crew, key=lambda worker: worker.since).task.form.names[0])
                for worker, result, tired in self._ended(crew):
                    done += worker.task.size
                    yield worker.task, result
                    if tired or not waiting:
                        crew.remove(worker)
                        _dismiss(worker)
                    else:
                        _give(worker, waiting.pop())
        finally:
            for worker in crew:
                _dismiss(worker)

    def _hired(self, task: Task, crew: Sequence[_Worker]) -> _Worker:
        ours, theirs = _FORK.Pipe()
        closed = (ours, *(worker.pipe for worker in crew), *self.inherited)
        memory = max(_MOST // 4, min(_MOST, _memory() // (2 * self.jobs)))
        process = _FORK.Process(
            target=_serve, args=(theirs, self.work, closed, memory, os.getpid()), daemon=True
        )
        process.start()
        theirs.close()
        worker = _Worker(process, ours, task, time.monotonic())
        _give(worker, task)
        return worker

    def _ended(self, crew: Iterable[_Worker]) -> Iterator[tuple[_Worker, Result, bool]]:
        """Wait a moment; yield those that are done, or too late, with the result and whether they end."""
        by_pipe = {worker.pipe: worker for worker in crew}
        ready = wait(list(by_pipe), _TICK)
        for pipe, worker in by_pipe.items():
            if pipe in ready:
                try:
                    yield worker, *pipe.recv()
                except (EOFError, ConnectionError):
                    yield worker, UnreadableError(str(worker.task.path), "died"), True
            elif time.monotonic() - worker.since > self.limit:
                late = UnreadableError(str(worker.task.path), "too_slow", seconds=f"{self.limit:g}")
                yield worker, late, True


def _give(worker: _Worker, task: Task) -> None:
    worker.task, worker.since = task, time.monotonic()
    try:
        worker.pipe.send(task)
    except ConnectionError:
        return  # it died between two tasks: reading its answer says so


def _dismiss(worker: _Worker) -> None:
    """End a worker and the programs it has started, whatever they do: what it wrote is whole or not there."""
    worker.pipe.close()
    with suppress(ProcessLookupError):  # it may have no group of its own yet
        if group := worker.process.pid:
            os.killpg(group, signal.SIGKILL)
    worker.process.kill()
    worker.process.join()
    worker.process.close()


def _serve(pipe: Connection, work: Work, inherited: Iterable[Closable], memory: int, parent: int) -> None:
    """Be a worker: answer every task with its result and with whether this was the last."""
    for each in inherited:
        each.close()
    os.setpgrp()  # with what it starts, such as text recognition; and out of reach of the terminal's Ctrl-C
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_pages(0) + memory, hard))
    begun = _pages(1)
    try:
        while True:
            result = work(pipe.recv())
            tired = _pages(1) > begun + _TIRED  # what a large document took is not given back
            pipe.send((result, tired))
            if tired:
                return
    except (EOFError, ConnectionError):
        return


def _pages(which: int) -> int:
    """Return how many bytes this process has: 0 for reserved ones, 1 for those in memory."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - a file of the kernel
            return int(file.read().split()[which]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _memory() -> int:
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

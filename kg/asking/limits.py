"""Time limits: a query that takes too long is given up, and the command ends. Beside `sparql`.

Oxigraph works in Rust and leaves Python free, so a thread can wait for it; it cannot be stopped, and ends
with the process. `kg.serving`, which has to live on, runs queries in processes that it can end.
"""

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

from kg.asking.errors import WrongUseError

_Made = TypeVar("_Made")


def within(seconds: float, work: Callable[[], _Made]) -> _Made:
    """Return what the work returns, or raise what it raises.

    Raises:
        WrongUseError: it took longer; the work goes on in the background until the process ends.
    """
    done: SimpleQueue[tuple[_Made | None, BaseException | None]] = SimpleQueue()

    def run() -> None:
        try:
            done.put((work(), None))
        except BaseException as error:  # noqa: BLE001 - it is raised again where the caller waits
            done.put((None, error))

    Thread(target=run, daemon=True).start()
    try:
        made, error = done.get(timeout=seconds)
    except Empty:
        raise WrongUseError(key="too_slow", seconds=f"{seconds:g}") from None
    if error is not None:
        raise error
    return made  # type: ignore[return-value] # either there is an error, or it was made

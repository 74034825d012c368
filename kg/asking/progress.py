"""A progress bar on a terminal, nothing in a pipe. Beside `summary`: it shows long work under way."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kg.asking.wording import Lang, one_line, say

Progress = Callable[[int, int, str], None]
"""Told as something is begun or done: how much is done, of how much, and the file or step at hand, if any."""

_NAME = 40


@contextmanager
def bar(lang: Lang) -> Iterator[Progress]:
    """Yield a function that moves the bar; on anything but a terminal it does nothing.

    The bar draws itself when it is told something, not from a thread: a build forks.
    """
    if not sys.stderr.isatty():
        yield lambda _done, _total, _name: None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it, and it loads slowly
    from rich.progress import (  # noqa: PLC0415 - the same
        BarColumn,
        TaskID,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bar  # noqa: PLC0415 - the same

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as shown:
        tasks: list[TaskID] = []
        reading = say("build.progress", lang)

        def tell(done: int, total: int, name: str) -> None:
            if not tasks:
                tasks.append(shown.add_task(reading, total=total))
            shown.update(
                tasks[0], completed=done, total=total, description=_short(name) or reading, refresh=True
            )

        yield tell


def _short(name: str) -> str:
    line = one_line(name)
    return line if len(line) <= _NAME else f"{line[: _NAME - 1]}…"

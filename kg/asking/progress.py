"""A progress bar on a terminal, nothing in a pipe. Beside `summary`: it shows a build under way."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kg.asking.wording import Lang, say

Progress = Callable[[int, int, str], None]
"""Told as documents are begun and done: bytes done, bytes in all, and the file at hand."""


@contextmanager
def bar(lang: Lang) -> Iterator[Progress]:
    """Yield a function that moves the bar; on anything but a terminal it does nothing."""
    if not sys.stderr.isatty():
        yield lambda _done, _total, _name: None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it, and it loads slowly
    from rich.progress import Progress as Bar  # noqa: PLC0415 - the same

    with Bar(console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(say("build.progress", lang), total=None)
        yield lambda done, total, name: shown.update(task, completed=done, total=total, description=name)

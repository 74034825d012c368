"""What share of a build of the five documents goes to loading the reference graph.

Loading is: reading `ontology/` into a register, and its quads into a store on disk, which costs something of
its own whatever goes in. Rounds of each in turn, in one process; the medians are compared.
"""

import platform
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from pyoxigraph import NamedNode, Quad, Store

from kg.graph.knowledge import load_knowledge
from kg.graph.register import load_register
from kg.pipeline import build
from kg.resources import folder

ROUNDS = 7


def seconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes, in seconds."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def register() -> None:
    """Load what the steps before the graph need of the reference graph."""
    load_register(folder("ontology"))


def load() -> None:
    """Load the reference graph as a build does: for the steps, and into the store."""
    known = load_register(folder("ontology"))
    with tempfile.TemporaryDirectory() as place:
        load_knowledge(Store(place), folder("ontology"), known)


def empty() -> None:
    """Make a store on disk that holds one quad: what any graph costs."""
    with tempfile.TemporaryDirectory() as place:
        node = NamedNode("https://example.org/")
        Store(place).bulk_extend([Quad(node, node, node, node)])


def whole() -> None:
    """Build the five documents into an empty folder."""
    with tempfile.TemporaryDirectory() as place:
        build([folder("documents")], Path(place))


def without() -> None:
    """Build the five documents with what is known beforehand in memory alone, not in the store."""
    with tempfile.TemporaryDirectory() as place, patch("kg.graph.knowledge.load_files", lambda *_: None):
        build([folder("documents")], Path(place))


def main() -> None:
    """Print the medians and their ratio."""
    whole()  # warm: imports, compiled patterns
    rounds = [
        (seconds(register), seconds(load), seconds(empty), seconds(without), seconds(whole))
        for _ in range(ROUNDS)
    ]
    only, both, bare, less, built = (statistics.median(column) for column in zip(*rounds, strict=True))
    cost = only + built - less
    print(f"Python {platform.python_version()}, {platform.machine()}, medians of {ROUNDS} rounds")
    print(
        f"loading it for the steps                   {only * 1000:6.0f} ms  {only / built:6.1%} of the build"
    )
    print(
        f"  and what writing it adds to a build      {cost * 1000:6.0f} ms  {cost / built:6.1%} of the build"
    )
    print(f"alone, store and all, one after the other  {(both - bare) * 1000:6.0f} ms")
    print(f"build, five documents                      {built * 1000:6.0f} ms")


if __name__ == "__main__":
    main()

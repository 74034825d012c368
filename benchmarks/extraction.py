"""How many characters a second the steps take from a text to its statements, beside two peers.

The peers do less: Frog without its parser tags, lemmatises and names; spaCy finds the names of the same
gazetteer and nothing else, so our own search for those names stands beside it too. All get the same texts,
one core each, one after the other in every round. Frog's time without a text, its start, is taken off; spaCy
begins each round anew, since it remembers every word it has seen. A peer that is not installed is left out.

    python benchmarks/extraction.py FOLDER    publications to read; the bundled documents without it
"""

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kg.model import EntityKind, Text
from kg.pipeline import Knowledge, Steps, record
from kg.reading import UnreadableError, documents, read
from kg.recognition import gazetteer
from kg.resources import folder
from kg.structure import outline

ROUNDS = 3
ENOUGH = 400_000
"""Characters: what Frog needs a minute for."""


def seconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes, in seconds."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def texts(place: Path) -> list[Text]:
    """Return Dutch texts from a folder, as even a sample of it as fits in `ENOUGH` characters."""
    files, *_ = documents((place,))
    found: list[Text] = []
    size = 0
    for path in sorted(files, key=lambda path: path.stat().st_size):
        try:
            text = read(path)
        except UnreadableError:
            continue
        if outline(text).language == "nl" and size + len(text.clean) <= ENOUGH:
            found.append(text)
            size += len(text.clean)
    return found


def ours(read_texts: list[Text], known: Knowledge) -> None:
    """Take the texts through every step."""
    for text in read_texts:
        record(text, known)


def frog(source: Path) -> None:
    """Run Frog without its parser over a file, on one thread."""
    program = shutil.which("frog") or "frog"
    subprocess.run(
        [program, "--skip=p", "--threads=1", "-t", source], check=True, capture_output=True, cwd=source.parent
    )


def names(read_texts: list[Text], known: Knowledge) -> None:
    """Find the names of the gazetteer in the texts, and nothing else."""
    for text in read_texts:
        for _ in gazetteer.find(known.gazetteer, text.clean):
            pass


def ruler(known: Knowledge) -> Callable[[list[str]], None] | None:
    """Return what runs a new entity ruler of spaCy with our gazetteer over blocks of text."""
    try:
        import spacy  # noqa: PLC0415 - no dependency of the project
    except ImportError:
        return None
    nlp = spacy.blank("nl")
    patterns = [
        {"label": entity.kind.value, "pattern": name}
        for entity in known.register.entities
        if entity.kind != EntityKind.DATE
        for name in entity.names
    ]
    nlp.add_pipe("entity_ruler").add_patterns(patterns)

    def run(blocks: list[str]) -> None:
        for _ in nlp.pipe(blocks):
            pass

    return run


def main() -> None:
    """Print characters a second, and how they compare."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else folder("documents")
    found = texts(place)
    steps = Steps()
    steps.prepare()  # as a build does, before it reads
    known = steps.known
    size = sum(len(text.clean) for text in found)
    blocks = [block for text in found for block in text.clean.split("\n\n")]
    ours(found, known)  # warm: patterns are compiled once
    with tempfile.TemporaryDirectory() as scratch:
        whole, empty = Path(scratch, "whole.txt"), Path(scratch, "empty.txt")
        whole.write_text("\n\n".join(text.clean for text in found), encoding="utf-8")
        empty.write_text("Ja.\n", encoding="utf-8")
        rounds: list[tuple[float, float, float, float]] = []
        for _ in range(ROUNDS):
            own = seconds(lambda: ours(found, known))
            named = seconds(lambda: names(found, known))
            rounds.append((own, named, _ruled(known, blocks), _frogged(whole, empty)))
    own, named, ruled, frogged = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(
        f"Python {platform.python_version()}, {platform.machine()}, {len(found)} texts of {size:,} characters"
    )
    print(f"medians of {ROUNDS} rounds")
    print(f"the steps, text to statements  {size / own:10,.0f} characters/s")
    print(f"the names of the gazetteer     {size / named:10,.0f} characters/s")
    for name, taken in (("frog --skip=p, its start off", frogged), ("spaCy blank + EntityRuler", ruled)):
        if taken:
            ratios = f"the steps {taken / own:.2f} times, the names alone {taken / named:.1f} times"
            print(f"{name:<30} {size / taken:10,.0f} characters/s: {ratios}")
        else:
            print(f"{name:<30} not installed")


def _ruled(known: Knowledge, blocks: list[str]) -> float:
    peer = ruler(known)
    return seconds(lambda: peer(blocks)) if peer else 0.0


def _frogged(whole: Path, empty: Path) -> float:
    if not shutil.which("frog"):
        return 0.0
    return seconds(lambda: frog(whole)) - seconds(lambda: frog(empty))


if __name__ == "__main__":
    main()

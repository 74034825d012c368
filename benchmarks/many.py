"""What very many tiny files cost a build: files a second, the first time and with nothing changed.

Beside it, in the same run: only opening and hashing the same files, which no build can do without.

    python benchmarks/many.py [NUMBER]    how many files; 100,000 without it
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

from kg.building.found import find
from kg.building.workers import cores
from kg.pipeline import build
from kg.reading import documents


def fill(place: Path, number: int) -> None:
    """Make tiny letters of one form, a thousand in a folder."""
    for each in range(number):
        folder = place / f"{each // 1000:04}"
        if each % 1000 == 0:
            folder.mkdir(parents=True)
        day = 1 + each % 28
        words = f"Den Haag, {day} april 2017\n\nStuk {each}: de minister betreurt nummer {each * 7}.\n"
        (folder / f"{each}.txt").write_text(words, encoding="utf-8")


def most(who: int) -> int:
    """Return the most memory in MB that this process, or the largest below it, has had."""
    return resource.getrusage(who).ru_maxrss >> 10


def main() -> None:
    """Print a line per build."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as place:
        source, graph = Path(place, "in"), Path(place, "graph")
        fill(source, number)
        begun = time.perf_counter()
        find(documents((source,)).files, [])
        bare = time.perf_counter() - begun
        print(f"{number} files, {cores()} cores")
        print(f"{'opening and hashing':<20}{bare:8.1f} s{number / bare:8.0f} files/s")
        for what in ("first build", "nothing changed"):
            begun = time.perf_counter()
            built = build([source], graph)
            seconds = time.perf_counter() - begun
            own, below = most(resource.RUSAGE_SELF), most(resource.RUSAGE_CHILDREN)
            print(
                f"{what:<20}{seconds:8.1f} s{number / seconds:8.0f} files/s{seconds / bare:7.1f} times that; "
                f"read {built.read}, unchanged {built.unchanged}, skipped {len(built.skipped)}; "
                f"{own} MB, a worker {below} MB"
            )


if __name__ == "__main__":
    main()

"""How many pages a second are read and built into a graph, in how much memory, beside two peers.

Every row is a process of its own, on the same files, one after the other in one run: `pdftotext` (poppler),
pdfplumber, our reading alone, and the whole build, on one core and on all; then a build with nothing changed
and one with one file removed. The peers only draw characters; reading here also finds lines, furniture and
paragraphs, and a build all that is said. Seconds of the processor, with the start of Python, tell more on a
machine with other work. Memory is the largest sum over the processes of what each has for itself, shared
parts counted once. A peer that is not installed is left out.

    python benchmarks/reading.py FOLDER    publications to read; KG_SHARED/corpus without it
"""

import multiprocessing
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pypdfium2 as pdfium

from kg.building.workers import cores
from kg.pipeline import build
from kg.reading import UnreadableError, read

SAMPLED = 0.05
"""Seconds between two looks at the memory."""


def pages(files: list[Path]) -> int:
    """Return how many pages the PDFs have."""
    return sum(len(pdfium.PdfDocument(path)) for path in files)


def poppler(files: list[Path], _: Path) -> None:
    """Take out the text with `pdftotext`, a process a file."""
    for path in files:
        subprocess.run(["pdftotext", path, os.devnull], check=False, stderr=subprocess.DEVNULL)  # noqa: S607


def plumber(files: list[Path], _: Path) -> None:
    """Take out the text with pdfplumber."""
    import pdfplumber  # type: ignore[import-not-found]  # noqa: PLC0415 - a peer that may be absent

    for path in files:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                page.extract_text()
                page.close()


def read_one(path: Path) -> None:
    """Read a file; what cannot be read counts for nothing."""
    try:
        read(path)
    except UnreadableError:
        return


def reading(files: list[Path], _: Path) -> None:
    """Read on one core."""
    for path in files:
        read_one(path)


def reading_all(files: list[Path], _: Path) -> None:
    """Read on all cores, the largest files first, as a build does."""
    with multiprocessing.get_context("fork").Pool(cores()) as pool:
        largest = sorted(files, key=lambda path: -path.stat().st_size)
        for _done in pool.imap_unordered(read_one, largest):
            pass


def building(files: list[Path], graph: Path) -> None:
    """Build on one core."""
    build(files, graph / "one", jobs=1)


def building_all(files: list[Path], graph: Path) -> None:
    """Build on all cores."""
    build(files, graph / "all")


def again(files: list[Path], graph: Path) -> None:
    """Build once more, with nothing changed, as a user does: the command, with its start."""
    code = "from kg.cli import main; main()"
    words = ["build", "--graph", str(graph / "all"), *map(str, files)]
    subprocess.run([sys.executable, "-c", code, *words], check=False, stdout=subprocess.DEVNULL)


def less(files: list[Path], graph: Path) -> None:
    """Build once more, without the largest file."""
    build(sorted(files, key=lambda path: path.stat().st_size)[:-1], graph / "all")


Work = Callable[[list[Path], Path], None]
ROWS: dict[str, tuple[Work, Callable[[], object]]] = {
    # what it is called, what it does, and whether it can
    "pdftotext, one core": (poppler, lambda: shutil.which("pdftotext")),
    "pdfplumber, one core": (plumber, lambda: find_spec("pdfplumber")),
    "reading, one core": (reading, lambda: True),
    "reading, all cores": (reading_all, lambda: cores() > 1),
    "build, one core": (building, lambda: True),
    "build, all cores": (building_all, lambda: True),
    "build, nothing changed": (again, lambda: True),
    "build, one file removed": (less, lambda: True),
}


def own(process: int) -> int:
    """Return the bytes a process and those below it have, shared parts by their share."""
    total = 0
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1]) << 10
        below = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:
        return total
    return total + sum(own(int(each)) for each in below)


def measured(name: str, files: list[Path], graph: Path) -> tuple[float, float, int]:
    """Return the seconds, the processor's seconds and the most bytes of a row, in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    words = [sys.executable, __file__, "--row", name, str(graph), *map(str, files)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as running:
        most = 0
        while running.poll() is None:
            most = max(most, own(running.pid))
            time.sleep(SAMPLED)
        written = running.stdout.read() if running.stdout else ""
    if running.returncode:
        message = f"{name}: exit code {running.returncode}"
        raise RuntimeError(message)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return float(written), busy, most


def row(name: str, graph: Path, files: list[Path]) -> None:
    """Do the work of a row; print its seconds."""
    begun = time.perf_counter()
    ROWS[name][0](files, graph)
    print(time.perf_counter() - begun)


def machine() -> str:
    """Return what the figures were measured on."""
    model = platform.processor() or platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next(
            (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), model
        )
    except OSError:
        pass
    memory = (os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")) >> 30
    load = os.getloadavg()[0]
    return (
        f"{model}, {cores()} cores, {memory} GB, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, load before {load:.1f}"
    )


def main() -> None:
    """Print a line per row: seconds, also the processor's, pages a second, that beside the first, memory."""
    if sys.argv[1:2] == ["--row"]:
        row(sys.argv[2], Path(sys.argv[3]), [Path(each) for each in sys.argv[4:]])
        return
    shared = os.environ.get("KG_SHARED", "")
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(shared, "corpus") if shared else None
    files = sorted(place.rglob("*.pdf")) if place else []
    if not files:
        print("no publications: give a folder with PDFs, or say with KG_SHARED where the corpus lies")
        return
    print(machine())
    many = pages(files)
    print(f"{len(files)} PDFs, {many} pages, {sum(path.stat().st_size for path in files) / 1e6:.0f} MB")
    print(f"{'':<24}{'seconds':>9}{'cpu s':>8}{'pages/s':>9}{'ratio':>8}{'peak MB':>9}")
    first = 0.0
    with tempfile.TemporaryDirectory() as graph:
        for name, (_, able) in ROWS.items():
            if not able():
                print(f"{name:<24} not here")
                continue
            seconds, busy, most = measured(name, files, Path(graph))
            first = first or many / seconds
            speed = many / seconds
            figures = f"{seconds:>9.2f}{busy:>8.1f}{speed:>9.0f}{speed / first:>8.2f}{most / 1e6:>9.0f}"
            print(f"{name:<24}{figures}", flush=True)


if __name__ == "__main__":
    main()

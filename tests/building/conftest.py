"""What the tests of the build share: small documents, and what a graph holds."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.graph.export import export
from kg.graph.store import GraphStore

LETTER = (
    "Den Haag, {day} april 2017\n\nGeachte minister,\n\n"
    "De minister van Veiligheid en Justitie coördineert de aanpak van mensenhandel in {place}. "
    "Ik beveel de minister aan om in {place} te zorgen voor {number} plaatsen in de opvang.\n\n"
    "Hoogachtend,\n"
)
PLACES = ("Amsterdam", "Rotterdam", "Utrecht", "Groningen", "Maastricht", "Zwolle", "Arnhem", "Breda")


def letter(number: int) -> str:
    """Return a small letter; each number gives another."""
    place = PLACES[number % len(PLACES)]
    extra = " ".join(f"{place} {word} {number}" for word in ("vraagt", "wacht", "hoopt", "leert", "bouwt"))
    return LETTER.format(day=1 + number % 28, place=place, number=number + 2) + extra + "\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a folder with three letters."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(3):
        (folder / f"brief {number}.txt").write_text(letter(number), encoding="utf-8")
    return folder


@pytest.fixture
def held() -> Callable[[Path], dict[str, list[str]]]:
    """Return a function that gives the lines of a graph in a folder, by named graph."""

    def by_graph(folder: Path) -> dict[str, list[str]]:
        lines: dict[str, list[str]] = {}
        for line in export(GraphStore.open(folder), "nquads").decode().splitlines():
            lines.setdefault(line.split()[-2], []).append(line)
        return lines

    return by_graph

"""Two columns are read one after the other, however the file holds them."""

import pytest

from kg.reading import read_bytes

LEFT = (
    "De opvang van slachtoffers staat",
    "onder druk. Er zijn te weinig",
    "plaatsen, en de wachttijd loopt",
    "op. Dat is zorgelijk, en daarom",
    "moeten de gemeenten dit jaar nog",
    "meer plaatsen inkopen.",
)
RIGHT = (
    "Ik beveel de minister van Justitie",
    "en Veiligheid aan om de middelen",
    "te verruimen, zodat slachtoffers",
    "sneller hulp krijgen. Ook vraag",
    "ik aandacht voor kinderen die er",
    "nog geen hulp krijgen.",
)
NAMES = ("Bulgaarse", "Hongaarse", "Nederlandse", "Poolse", "Roemeense", "Overige")
Cell = tuple[float, float, str]
"""A piece of text and where it begins: points from the left and from below."""


def pdf(*cells: Cell) -> bytes:
    """Return a PDF of one page that holds pieces of text in this order."""
    stream = "BT " + " ".join(f"/F 10 Tf 1 0 0 1 {x} {y} Tm ({words}) Tj" for x, y, words in cells) + " ET"
    font = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    box = "/MediaBox [0 0 595 842]"
    parts = [
        "%PDF-1.4",
        "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
        "2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj",
        f"3 0 obj << /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << {font} >> {box} >> endobj",
        f"4 0 obj << /Length {len(stream)} >> stream\n{stream}\nendstream endobj",
        "trailer << /Root 1 0 R >>",
        "%%EOF",
    ]
    return "\n".join(parts).encode("latin-1")


def column(x: float, lines: tuple[str, ...], top: float = 740) -> list[Cell]:
    return [(x, top - 14 * index, words) for index, words in enumerate(lines)]


def across(*columns: list[Cell]) -> list[Cell]:
    return [cell for row in zip(*columns, strict=True) for cell in row]


def read(*cells: Cell) -> str:
    return read_bytes(pdf(*cells), "blad.pdf").clean


HEAD = (72.0, 780.0, "Een kop over de hele breedte van het blad, boven de twee kolommen")
FOOT = (72.0, 600.0, "Tot slot staat hier nog een zin over de hele breedte van het blad.")


@pytest.mark.parametrize("held", ["by column", "by row"])
def test_a_sentence_goes_on_in_its_own_column(held: str) -> None:
    both = column(72, LEFT), column(320, RIGHT)
    text = read(HEAD, *(across(*both) if held == "by row" else [*both[0], *both[1]]), FOOT)
    assert "Er zijn te weinig plaatsen, en de wachttijd loopt op." in text
    assert "Justitie en Veiligheid aan om de middelen te verruimen, zodat slachtoffers sneller" in text
    places = [text.index(words) for words in (HEAD[2], LEFT[0], LEFT[-1], RIGHT[0], RIGHT[-1], FOOT[2])]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(NAMES, tuple(f"{20 + n} 12% 14 9% {31 + n} 11% 17 8%" for n in range(6)), id="figures"),
        pytest.param(NAMES, tuple(f"de groep die het vaakst voorkomt in {n}" for n in range(6)), id="labels"),
        pytest.param(LEFT[:4], RIGHT[:4], id="too few rows to tell"),
    ],
)
def test_a_table_is_read_by_row(left: tuple[str, ...], right: tuple[str, ...]) -> None:
    text = read_bytes(pdf(HEAD, *across(column(72, left), column(320, right)), FOOT), "blad.pdf").raw
    assert f"{left[0]} {right[0]}" in text

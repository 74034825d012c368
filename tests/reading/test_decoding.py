"""Text is read as UTF-8 or Windows-1252; anything else is refused in one clear line."""

import pytest

from kg.reading import UnreadableError, read_bytes
from kg.reading.decoding import decode

DUTCH = "De coördinatie is in België en Italië geïntensiveerd; één coördinator is geëvalueerd."
READ = [
    # bytes, encoding, text
    ("Geachte één,\r\nbrief".encode(), "utf-8", "Geachte één,\r\nbrief"),
    ("\ufeffGeachte één".encode(), "utf-8-sig", "Geachte één"),
    (DUTCH.encode("cp1252"), "windows-1252", DUTCH),
    (
        "De minister van Financiën en de Commissie geven € 5 aan coördinatie – vóór 2024.".encode("cp1252"),
        "windows-1252",
        None,
    ),
]
REFUSED = [
    # bytes, what the error says
    (b"", "is empty"),
    (b" \n\t \r\n", "is empty"),
    (b"\x89PNG\r\n\x00\x01\x02\x03", "binary"),
    (b"%PDF-1.4\n1 0 obj <<", "PDF is broken"),
    ("Geachte heer".encode("utf-16"), "UTF-16"),
    ("Geachte heer".encode("utf-16-le"), "UTF-16"),
    ("Geachte heer".encode("utf-16-be"), "UTF-16"),
    ("Geachte heer".encode("utf-32"), "UTF-32"),
    ("Geachte heer".encode("utf-32-be"), "UTF-32"),
    (DUTCH.encode("cp437"), "neither UTF-8 nor Windows-1252"),
    (DUTCH.encode("mac_roman"), "neither UTF-8 nor Windows-1252"),
    (bytes(range(1, 32)) * 4, "binary"),
    ("Привет, это письмо министру о защите детей".encode("koi8-r"), "neither UTF-8 nor Windows-1252"),
]


@pytest.mark.parametrize(("data", "encoding", "words"), READ)
def test_text_is_read_with_its_encoding(data: bytes, encoding: str, words: str | None) -> None:
    text, name = decode(data, "brief.txt")
    assert name == encoding
    assert text == (words if words is not None else data.decode("cp1252"))


@pytest.mark.parametrize(("data", "why"), REFUSED)
def test_what_is_not_text_is_refused_by_name(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why) as caught:
        read_bytes(data, "brief.txt")
    assert str(caught.value).startswith("brief.txt: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("data", "_why"), REFUSED)
def test_every_refusal_is_also_said_in_dutch(data: bytes, _why: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data, "brief.txt")
    assert caught.value.told("nl") != caught.value.told("en")


def test_a_name_with_a_line_break_is_told_in_one_line() -> None:
    assert UnreadableError("a\nb.txt", "empty").told("en").startswith("a\\nb.txt: ")

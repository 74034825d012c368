"""A sentence for a test: in code, or in a letter that is read."""

from kg.model import BlockKind, Sentence, Statement
from kg.pipeline import Knowledge, record
from kg.reading import read_bytes
from kg.statements.coding import Coded, Slot

_LETTER = """De minister van Justitie en Veiligheid
Postbus 20301
2500 EH Den Haag

Datum 5 april 2022
Onderwerp Opvang

Geachte minister,

{sentence}

Met vriendelijke groet,

Herman Bolhaar
"""


def coded(text: str, slots: tuple[Slot, ...] = ()) -> Coded:
    """Return a sentence that is in code already."""
    return Coded(Sentence(0, len(text), text, "", BlockKind.PARAGRAPH), text, slots)


def said(sentence: str, known: Knowledge) -> tuple[Statement, ...]:
    """Return what a letter to a minister with this sentence says."""
    return record(read_bytes(_LETTER.format(sentence=sentence).encode(), "brief.txt"), known).statements

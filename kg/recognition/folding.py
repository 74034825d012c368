"""Folding of text for comparison: same length, one case, one kind of quotation mark and hyphen.

Used by the recognition step and by `kg.linking`. Offsets in folded text are offsets in the text.
"""

import re
import unicodedata
from typing import Final

_MARKS: Final = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "´": "'", "–": "-", "‑": "-", "—": "-", "\u00a0": " "}
)


def fold(text: str) -> str:
    """Return the text in lower case with plain quotes and hyphens, character for character."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lower.translate(_MARKS)


def plain(text: str) -> str:
    """Return the text without accents, in lower case: for comparing names, not for offsets."""
    parts = unicodedata.normalize("NFKD", fold(text))
    return "".join(char for char in parts if not unicodedata.combining(char))


def slug(text: str) -> str:
    """Return the last part of an IRI for a name: ASCII, lower case, hyphens between words."""
    ascii_text = plain(text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")

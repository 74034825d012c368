"""Figures: how many or how much, of what, as a sentence counts it.

Within the interpretation step. What may be counted stands in `figures.toml`.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_NUMBER: Final = r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?"
_YEAR: Final = re.compile(r"\b(?:in|over|sinds|van) ((?:19|20)\d\d)\b", re.IGNORECASE)
_RATIO: Final = re.compile(
    r"\b(?:een|één|1) op (?:de )?(?P<of>twee|drie|vier|vijf|zes|tien|\d+) (?P<unit>\w+)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Count:
    """A figure: one number, or a range from `low` to `high`; what is counted, and the year it is of."""

    number: str
    low: str
    high: str
    unit: str
    counted: str
    year: str


@cache
def _pattern() -> re.Pattern[str]:
    table = tomllib.loads((Path(__file__).parent / "figures.toml").read_text("utf-8"))
    units = "|".join(table["units"])
    number = f"(?:{_NUMBER})"
    return re.compile(
        rf"(?:(?:tussen (?:de )?(?P<low>{number})%? en (?:de )?(?P<high>{number}))"
        rf"|(?:(?P<low2>{number})%?\s?(?:[-–]|tot|à)\s?(?P<high2>{number}))"
        rf"|(?P<number>{number}))\s?(?P<unit>{units})(?!\w)",
        re.IGNORECASE,
    )


def find(text: str) -> Count | None:
    """Return the first figure of a sentence, or None; ages, dates and article numbers are none."""
    if ratio := _RATIO.search(text):
        of = ratio["of"].lower()
        unit = f"op {of} {ratio['unit']}"
        return Count("1", "", "", unit, _counted(text, ratio.end()), _year(text))
    for found in _pattern().finditer(text):
        before = text[: found.start()]
        if re.search(r"(?:artikel|lid|nr\.|paragraaf|hoofdstuk)\s?$|[\w/]$", before, re.IGNORECASE):
            continue
        unit = found["unit"].strip()
        if unit.lower() in {"jaar", "maanden", "weken", "uur"} and not re.search(
            r"gemiddeld|duur|straf", text, re.IGNORECASE
        ):
            continue
        low, high = found["low"] or found["low2"] or "", found["high"] or found["high2"] or ""
        if low and float(_decimal(low)) >= float(_decimal(high)):
            continue  # "2014-2013", a page or table: no range
        return Count(
            _decimal(found["number"] or ""),
            _decimal(low),
            _decimal(high),
            unit,
            _counted(text, found.end()),
            _year(text),
        )
    return None


def _decimal(words: str) -> str:
    """Return a Dutch number as a decimal: 5.000 → 5000, 2,5 → 2.5."""
    return words.replace(".", "").replace(",", ".")


def _counted(text: str, end: int) -> str:
    return re.sub(r"\s+", " ", text[end:]).strip(" .,;:")[:160]


def _year(text: str) -> str:
    found = _YEAR.search(text)
    return found[1] if found else ""

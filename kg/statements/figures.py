"""Figures: how many or how much, of what, as a sentence counts it.

Within the interpretation step. What may be counted, and the words around it, stand in `figures.toml`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.resources import table
from kg.structure import spelling

_TABLE: Final = table("statements/figures.toml")
_NUMBER: Final = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)"
_YEAR_ALONE: Final = re.compile(r"(?:19|20)\d\d")
_COUNTED: Final = 160
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_NUMERAL: Final = re.compile(r"\d[\d.,%]*")
_CHART: Final = 12
"""So many numbers, and more than half as many as words, are the labels of a chart, not a sentence."""


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
    """Compile every form of a figure; a share or span of time is tried before the number alone."""
    units, counts = "|".join(_TABLE["units"]), "|".join(_TABLE["counts"])
    scale = "|".join(_TABLE["scales"])
    numeral = "|".join(_TABLE["numerals"])
    return re.compile(
        rf"\b(?:{counts}) op (?:de |elke |iedere )?(?P<of>(?!(?:een|één|1)\b)(?:{counts})|\d+) (?P<each>\w+)"
        rf"|(?P<years>\d+) jaar en (?P<months>\d+) maanden"
        rf"|(?P<part>{_NUMBER}) van de (?P<whole>{_NUMBER}\s(?:{units}))(?!\w)"
        rf"|€\s?(?P<amount>{_NUMBER})(?P<scale>\s(?:{scale}))?(?:\seuro)?"
        rf"|(?:(?:tussen (?:de )?(?P<low>{_NUMBER})%? en (?:de )?(?P<high>{_NUMBER}))"
        rf"|(?P<low2>{_NUMBER})%?\s?(?:[-–]|tot|à)\s?(?P<high2>{_NUMBER})"
        rf"|(?P<number>{_NUMBER})|\b(?P<words>{numeral}))(?:\s(?P<times>{scale}))?\s?(?P<unit>{units})(?![\w-])"
        rf"|(?P<again>{_NUMBER})(?=\s(?:in|over) (?:19|20)\d\d\b)",
        re.IGNORECASE,
    )


@cache
def _some() -> re.Pattern[str]:
    """Return what finds something that every figure has: a digit, a number in words, or "op" between two."""
    return re.compile("|".join((r"\d", " op ", *_TABLE["numerals"])), re.IGNORECASE)


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(rf"(?:\b(?:{'|'.join(_TABLE['references'])})\s?|[\w/])$", re.IGNORECASE)


@cache
def _of_year() -> re.Pattern[str]:
    words = "|".join(_TABLE["years"])
    return re.compile(rf"\b(?:{words}) ((?:19|20)\d\d)\b(?!\.\d)", re.IGNORECASE)


def find(text: str) -> Iterator[Count]:
    """Yield the figures of a sentence in order; ages, dates, years and article numbers are none."""
    if not _some().search(text):
        return
    numbers = len(_NUMERAL.findall(text))
    if numbers >= _CHART and numbers > len(_WORD.findall(text)) / 2:
        return
    unit = ""
    for found in _pattern().finditer(text):
        if not _reference().search(text[: found.start()]) and (count := _of(found, text, unit)):
            unit = count.unit
            yield count


def _of(found: re.Match[str], text: str, before: str) -> Count | None:
    """Return a figure; one without a unit is of that of the figure before: "tegenover 163 in 2015"."""
    if not found["again"]:
        return _count(found, text)
    rest = _counted(text, found.end()), _year(text[found.end() :])
    return _plain(found["again"], "", "", before, rest) if before else None


def _count(found: re.Match[str], text: str) -> Count | None:
    rest = _counted(text, found.end()), _year(text)
    if found["of"]:
        return Count("1", "", "", f"op {found['of'].lower()} {found['each']}", *rest)
    if found["part"]:
        return Count(_decimal(found["part"]), "", "", f"van de {found['whole']}", *rest)
    if found["amount"]:
        unit = f"{(found['scale'] or '').strip()} euro".strip()
        return Count(_decimal(found["amount"]), "", "", unit, *rest)
    unit = (found["unit"] or "maanden").strip()
    if spelling.key(unit) in _TABLE["durations"] and not _lasts(text):
        return None
    if found["months"]:
        return Count(str(int(found["years"]) * 12 + int(found["months"])), "", "", unit, *rest)
    low, high = found["low"] or found["low2"] or "", found["high"] or found["high2"] or ""
    if found["times"]:
        unit = f"{found['times']} {unit}"
    number = found["number"] or str(_TABLE["numerals"].get(spelling.key(found["words"] or ""), ""))
    return _plain(number, low, high, unit, rest)


def _plain(number: str, low: str, high: str, unit: str, rest: tuple[str, str]) -> Count | None:
    if unit != "%" and any(map(_YEAR_ALONE.fullmatch, (number, low, high))):
        return None  # "sinds 2023 slachtoffers", "2013-2014 slachtoffers": years, not how many
    if low and float(_decimal(low)) >= float(_decimal(high)):
        return None  # "14-13", a page or table: no range
    return Count(_decimal(number), _decimal(low), _decimal(high), unit, *rest)


def _lasts(text: str) -> bool:
    """Return whether a sentence speaks of how long something takes, not of how old somebody is."""
    return bool(re.search("|".join(_TABLE["lasting"]), text, re.IGNORECASE))


def _decimal(words: str) -> str:
    """Return a Dutch number as a decimal: 5.000 → 5000, 2,5 → 2.5."""
    return words.replace(".", "").replace(",", ".")


def _counted(text: str, end: int) -> str:
    return re.sub(r"\s+", " ", text[end:]).strip(" .,;:)")[:_COUNTED]


def _year(text: str) -> str:
    found = _of_year().search(text)
    return found[1] if found else ""

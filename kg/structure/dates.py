"""Dates as written in Dutch (and the English ones of a letterhead), as precise as they are written.

Used by the structure step and by those after it. A date library is no help here: those we know fill in
what is not written from today's clock ("mei 2020" becomes a day), and the same input must give the same
output tomorrow.
"""

import re
from calendar import monthrange
from functools import cache
from typing import Final

from kg.model import IsoDate
from kg.resources import table
from kg.structure import spelling

_NUMERIC: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_DIGIT: Final = re.compile(r"\d")
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTHS: Final = 12
_YEARS: Final = range(1000, 9000)
"""A date of another year is a number, or stands for one that is not known: "31-12-9999"."""


def months() -> dict[str, int]:
    """Return the names of the months, in lower case, with their numbers."""
    names: dict[str, int] = table("structure/dates.toml")["months"]
    return names


@cache
def _written() -> re.Pattern[str]:
    names = "|".join(sorted(months(), key=len, reverse=True))
    return re.compile(
        rf"(?:(?P<day>\d{{1,2}})(?:e|ste|de|st|nd|rd|th)?\s+)?(?P<month>{names})\s+(?P<year>\d{{4}})",
        re.IGNORECASE,
    )


def find(text: str) -> tuple[tuple[int, int, IsoDate], ...]:
    """Return the dates in a text as (start, end, date), in order: to the day or to the month."""
    if not _DIGIT.search(text):
        return ()
    found: list[tuple[int, int, IsoDate]] = []
    for match in _written().finditer(text):
        date = iso(match["year"], months()[spelling.key(match["month"])], int(match["day"] or 0))
        if date:
            found.append((match.start(), match.end(), date))
    for match in _NUMERIC.finditer(text):
        date = iso(match[3], int(match[2]), int(match[1]))
        if date:
            found.append((match.start(), match.end(), date))
    for match in _ISO.finditer(text):
        date = iso(match[1], int(match[2]), int(match[3]))
        if date:
            found.append((match.start(), match.end(), date))
    return tuple(sorted(found))


def iso(year: str, month: int = 0, day: int = 0) -> IsoDate:
    """Return a date in ISO form, as precise as given, or nothing where there is no such day."""
    if not month:
        return year
    if int(year) not in _YEARS or not 1 <= month <= _MONTHS or day > monthrange(int(year), month)[1]:
        return ""
    year = str(int(year))  # in our digits
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"


def last_day(date: IsoDate) -> IsoDate:
    """Return the last day of a date that may be a month or a year."""
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    if day:
        return date
    if month:
        return f"{date}-{monthrange(int(year), int(month))[1]:02}"
    return f"{year}-12-31"


def first_day(date: IsoDate) -> IsoDate:
    """Return the first day of a date that may be a month or a year."""
    return (date + "-01-01")[:10]

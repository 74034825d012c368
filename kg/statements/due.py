"""By when something is promised or asked: the words that say so, and the date they come to.

Within the interpretation step, for commitments and recommendations. The words stand in `due.toml`, the names
of seasons with those of months.
"""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from kg.model import IsoDate
from kg.structure import dates


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("due.toml").read_text("utf-8"))


@cache
def _lead() -> re.Pattern[str]:
    """Return what finds a word at the end that says that the date behind it is a term."""
    return re.compile(rf"(?:{'|'.join(_table()['before']['date'])})\s+$", re.IGNORECASE)


@cache
def _year() -> re.Pattern[str]:
    words = "|".join(_table()["before"]["year"])
    return re.compile(rf"\b(?:{words}) (?P<year>20\d\d)\b", re.IGNORECASE)


@cache
def _next_year() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_table()['next_year']['words'])})\b", re.IGNORECASE)


@cache
def _season() -> re.Pattern[str]:
    names = "|".join(sorted(dates.seasons(), key=len, reverse=True))
    which = "|".join(_table()["before"]["season"])
    return re.compile(
        rf"\b(?P<which>{which})?\s*(?P<season>{names})\b(?:\s+(?:van\s+)?(?P<year>20\d\d))?", re.IGNORECASE
    )


def due(text: str, said_on: IsoDate) -> tuple[IsoDate, str]:
    """Return the date by which, as precise as the words, and the words; both empty where there are none.

    A part of a year ends with its last month: "dit najaar" in a letter of 2024 is 2024-11.
    """
    for start, end, date in dates.find(text):
        lead = _lead().search(text[:start])
        if lead and (not said_on or date >= said_on[: len(date)]):
            return date, text[lead.start() : end].strip()
    season = _table()["season"]
    for found in _season().finditer(text):
        which = (found["which"] or "").lower()
        year = found["year"] or (said_on[:4] if which in season["this_year"] else "")
        if which in season["next_year"] and said_on and not found["year"]:
            year = str(int(said_on[:4]) + 1)
        if year:
            month = dates.seasons()[found["season"].lower()]
            return dates.iso(year, month), found.group().strip()
    if (found_year := _year().search(text)) and (not said_on or found_year["year"] >= said_on[:4]):
        return found_year["year"], found_year.group().strip()
    if (found_next := _next_year().search(text)) and said_on:
        return str(int(said_on[:4]) + 1), found_next.group().lower()
    return "", ""

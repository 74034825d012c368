"""By when something is promised or asked: the words that say so, and the date they come to.

Within the interpretation step, for commitments and recommendations.
"""

import re
from functools import cache
from typing import Final

from kg.model import IsoDate
from kg.structure import dates

_BEFORE: Final = r"(?:uiterlijk|vóór|voor|per|tot|vanaf|in|op|medio)"
_YEAR: Final = re.compile(
    r"\b(?:uiterlijk |vóór |voor |in (?:het jaar )?|per |medio )(?P<year>20\d\d)\b", re.IGNORECASE
)
_MONTH: Final = 12


@cache
def _season() -> re.Pattern[str]:
    names = "|".join(sorted(dates.seasons(), key=len, reverse=True))
    return re.compile(
        r"\b(?P<which>dit|deze|dat|volgend|volgende|komend|komende|het|de|in het|eind|begin)?\s*"
        rf"(?P<season>{names})\b"
        r"(?:\s+(?:van\s+)?(?P<year>20\d\d))?",
        re.IGNORECASE,
    )


def due(text: str, said_on: IsoDate) -> tuple[IsoDate, str]:
    """Return the date by which, as precise as the words, and the words; both empty where there are none.

    A part of a year ends with its last month: "dit najaar" in a letter of 2024 is 2024-11.
    """
    for start, end, date in dates.find(text):
        lead = re.search(rf"{_BEFORE}\s+$", text[:start], re.IGNORECASE)
        if lead and (not said_on or date >= said_on[: len(date)]):
            return date, text[lead.start() : end].strip()
    for found in _season().finditer(text):
        which = (found["which"] or "").lower()
        year = found["year"] or (said_on[:4] if which in {"dit", "deze", "komend", "komende"} else "")
        if which.startswith("volgend") and said_on and not found["year"]:
            year = str(int(said_on[:4]) + 1)
        if year:
            month = dates.seasons()[found["season"].lower()]
            return dates.iso(year, month), found.group().strip()
    if (found_year := _YEAR.search(text)) and (not said_on or found_year["year"] >= said_on[:4]):
        return found_year["year"], found_year.group().strip()
    if re.search(r"\bvolgend jaar\b", text, re.IGNORECASE) and said_on:
        return str(int(said_on[:4]) + 1), "volgend jaar"
    return "", ""

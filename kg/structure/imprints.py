"""The date of a document without a letterhead: of a speech, in an imprint, standing alone, or a plan's year.

Within the structure step, for `kg.structure.outline`. What an imprint looks like stands in `kinds.toml`.
"""

import re
from functools import cache
from typing import Final

from kg.model import Block, BlockKind, DocumentKind, Field, Span, Text
from kg.resources import table
from kg.structure import dates
from kg.structure.parties import PLACE

_SHORT: Final = 60
_IMPRINTED: Final = 160
_PLACED: Final = re.compile(rf"(?:^|\s){PLACE.pattern},? $", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_PLAN_FOR: Final = re.compile(
    r"\b(?:jaar|werk|activiteiten)(?:plan|programma)\s+(?:voor\s+)?(?P<year>20\d\d)\b", re.IGNORECASE
)
_YEAR_LINE: Final = re.compile(r"^\W*persbericht\s+(?P<year>(?:19|20)\d\d)$", re.IGNORECASE | re.MULTILINE)
_MONTH_LAST: Final = re.compile(r"(?P<date>[A-Z][a-z]+ (?:19|20)\d\d)(?: \| Publicatienr\.?:? \S+)?\s*$")
"""How the last line of a publication gives its month: "Februari 2016", "Oktober 2011 | Publicatienr: 7"."""
_MONTH_ALONE: Final = re.compile(r"^[ \t]*(?P<date>[A-Z][a-z]+ (?:19|20)\d\d)\s*\Z", re.MULTILINE)
_COLOPHON: Final = re.compile(r"colofon|colophon", re.IGNORECASE)
_HEAD: Final = 1500
_OPENING: Final = 450
_IMPRINT: Final = 6000
_DATED: Final = frozenset({DocumentKind.SPEECH, DocumentKind.PRESS_RELEASE})
_PUBLISHED: Final = frozenset(
    {DocumentKind.REPORT, DocumentKind.MONITOR, DocumentKind.BROCHURE, DocumentKind.FACTSHEET}
)


def printed(text: Text, blocks: tuple[Block, ...], kind: DocumentKind) -> Field | None:
    """Return the date that a document prints, as precise as it does; none where nothing says so plainly."""
    if kind in _DATED and (found := _opening(text)):
        return found
    if found := _standing(text, blocks):
        return found
    if found := _colophon(text, blocks):
        return found
    if kind in _PUBLISHED | {DocumentKind.PLAN} and (found := _last(text)):
        return found
    if kind == DocumentKind.PLAN:
        return _plan_year(text, blocks)
    return _imprint(text) if kind in _PUBLISHED else None


def _opening(text: Text) -> Field | None:
    """Return the first date at the top of a speech or press release: to the day, or it says nothing."""
    for start, end, date in dates.find(text.clean[:_OPENING]):
        if date.count("-") > 1:
            return _field(text, start, end, date)
    found = _YEAR_LINE.search(text.clean, 0, _OPENING)
    return _field(text, *found.span("year"), found["year"]) if found else None


def _colophon(text: Text, blocks: tuple[Block, ...]) -> Field | None:
    """Return the last date in a colophon: that is when it was printed."""
    within = False
    for block in blocks:
        words = text.clean[block.start : block.end]
        if block.kind == BlockKind.HEADING:
            if within:
                break
            within = bool(_COLOPHON.fullmatch(words.strip()))
        elif within and len(words) < _IMPRINT / 4:
            for start, end, date in reversed(dates.find(words)):
                return _field(text, block.start + start, block.start + end, date)
    return None


def _last(text: Text) -> Field | None:
    """Return the month that is the last word of a publication."""
    found = _MONTH_LAST.search(text.clean, max(0, len(text.clean) - _OPENING))
    if found and (days := dates.find(found["date"])):
        (start, end, date), at = days[0], found.start("date")
        return _field(text, at + start, at + end, date)
    found = _MONTH_ALONE.search(text.raw, max(0, len(text.raw) - _OPENING))  # under an address, set aside
    if found and (days := dates.find(found["date"])):
        return Field(days[0][2], Span(*found.span("date")))
    return None


def _imprint(text: Text) -> Field | None:
    """Return the year in an imprint: "© Nationaal Rapporteur 2015", "Den Haag: BNRM (2015)"."""
    found = _patterns().search(text.clean, 0, _IMPRINT)
    found = found or _patterns().search(text.clean, max(0, len(text.clean) - _IMPRINT))
    year = next((name for name, value in found.groupdict().items() if value), "") if found else ""
    return _field(text, *found.span(year), found[year]) if found and year else None


def _field(text: Text, start: int, end: int, date: str) -> Field | None:
    spans = text.spans(start, end)
    return Field(date, spans[0]) if spans else None


@cache
def _patterns() -> re.Pattern[str]:
    rows = table("structure/kinds.toml")["imprint"]["patterns"]
    parts = (
        pattern.replace("YEAR", rf"(?P<year{number}>(?:19|20)\d\d)") for number, pattern in enumerate(rows)
    )
    return re.compile("|".join(f"(?:{part})" for part in parts), re.IGNORECASE)


def _standing(text: Text, blocks: tuple[Block, ...]) -> Field | None:
    """Return a date that stands alone, as in an imprint: "Mei 2020", "Den Haag, 15 juni 2007"."""
    for block in (*reversed(blocks[-6:]), *blocks[:8]):
        words = text.clean[block.start : block.end]
        found = dates.find(words)
        if (
            found
            and len(words) <= _SHORT
            and (
                len(words) - (found[0][1] - found[0][0]) <= len("'s-Gravenhage, te ")
                or words[found[0][1] :].startswith(" | ")
            )
        ):
            start, end, date = found[0]
            return _field(text, block.start + start, block.start + end, date)
        if found and len(words) <= _IMPRINTED and not words[found[-1][1] :].strip():
            start, end, date = found[-1]  # under the names of who publishes it
            if _PLACED.search(words, 0, start):
                return _field(text, block.start + start, block.start + end, date)
    return None


def _plan_year(text: Text, blocks: tuple[Block, ...]) -> Field | None:
    """Return the year a plan is for: as its title says, else the one most headings name, the later of two."""
    if named := _PLAN_FOR.search(text.clean[:_HEAD]):
        return Field(named["year"], text.spans(*named.span("year"))[0])
    found = [
        (match.group(), block.start + match.start())
        for block in blocks
        if block.kind == BlockKind.HEADING
        for match in _YEAR.finditer(text.clean[block.start : block.end])
    ]
    if not found:
        return None
    years = [year for year, _ in found]
    best = max(sorted(set(years), reverse=True), key=years.count)
    place = next(place for year, place in found if year == best)
    return Field(best, text.spans(place, place + len(best))[0])

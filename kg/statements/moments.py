"""The moments that a text names, by which something may be due: dates, parts of a year, years, spans of time.

Within the interpretation step, for `kg.statements.due`, with which it shares `due.toml`.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from kg.model import IsoDate
from kg.resources import table
from kg.structure import dates, spelling

_SURE, _DATE, _PART, _YEAR, _YEARLESS = range(5)
"""What is taken first, where a text names more than one moment."""
_TABLE: Final = table("statements/due.toml")
_NEAR: Final = 60
"""So many characters before a date are looked at for what leads it in."""
_MONTHS: Final = 12
_TO_THE_MONTH: Final = 7
_TO_THE_DAY: Final = 10
_NUMBER: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment, where its words stand, and how soon it is taken.

    `term`: its words say by when. `dated`: they say in which year.
    """

    rank: int
    start: int
    end: int
    date: IsoDate
    words: str
    term: bool = False
    dated: bool = True


@dataclass(frozen=True, slots=True)
class _Words:
    """The table, compiled. `parts` has of each part of a year the month that ends it, and that before it."""

    lead: re.Pattern[str]
    says: re.Pattern[str]
    term: re.Pattern[str]
    before: re.Pattern[str]
    named: re.Pattern[str]
    parts: dict[str, tuple[int, int]]
    of_year: frozenset[str]
    year: re.Pattern[str]
    year_before: re.Pattern[str]
    alone: re.Pattern[str]
    next_year: re.Pattern[str]
    next_month: re.Pattern[str]
    within: re.Pattern[str]
    who: re.Pattern[str]


@cache
def _words() -> _Words:
    lead, year, years, within = (_TABLE[name] for name in ("lead", "year", "years", "within"))
    rows = (*_TABLE["part"]["names"], *_TABLE["part"]["of_year"])
    parts = {name.lower(): (row["ends"], row["before"]) for row in rows for name in row["name"]}
    return _Words(
        lead=_compiled(
            rf"(?:\b{_any(lead['term'] + lead['when'])}\s+)*(?:\b{_any(lead['articles'])}\s+)?"
            rf"(?:\b{_any(dates.months())}\s?{_any(lead['joins'])}\s?)?$"
        ),
        says=_whole(lead["term"] + lead["when"]),
        term=_whole(lead["term"]),
        before=_compiled(rf"\b{_any(lead['before'])}\s+(?:{_any(lead['articles'])}\s+)?$"),
        named=_named_words(parts),
        parts=parts,
        of_year=frozenset(name for row in _TABLE["part"]["of_year"] for name in row["name"]),
        year=_compiled(rf"\b(?P<lead>{_any(year['words'])}) (?P<year>20\d\d)\b(?!\s?[-–/]\s?\d)"),
        year_before=_whole(year["before"]),
        alone=_compiled(rf"(?<!\w)(?P<gone>{_any(years['gone'])}\s+)?(?P<words>{_any(years['alone'])})\b"),
        next_year=_whole(years["next"]),
        next_month=_whole(years["next-month"]),
        within=_compiled(
            rf"\b{_any(within['words'])}\s+(?:(?P<number>\d{{1,3}}|{_any(within['numbers'])})\s+)?"
            rf"(?P<span>{_any((*within['days'], *within['months']))})\b(?!\s+{_any(within['behind'])}\b)"
        ),
        who=_whole(within["who"]),
    )


def _named_words(parts: Iterable[str]) -> re.Pattern[str]:
    which, years, yearless = _TABLE["which"], _TABLE["years"], _TABLE["yearless"]
    beside = "|".join(f"(?P<{key}>{_any(which[key])})" for key in ("this", "next", "coming", "not"))
    behind = "|".join(
        (
            r"\s+(?:(?:van|in)\s+)?(?P<year>20\d\d)\b",
            rf"\s+(?P<this_year>{_any(years['this'])})\b",
            rf"\s+(?P<next_year>{_any(years['next'])})\b",
            rf"\s+(?P<to_come>{_any(yearless['coming'])})(?!\w)",
            rf"\s+(?P<gone>{_any(yearless['gone'])})(?!\w)",
        )
    )
    names = _any((*parts, *dates.months()))
    joined = rf"(?!\s?{_any(_TABLE['lead']['joins'])}\s?{_any(dates.months())})"
    return _compiled(
        rf"\b(?:(?:{beside})\s+)?(?:(?P<day>\d{{1,2}})e?\s+)?(?P<name>{names})\b(?:{behind})?{joined}"
    )


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _whole(words: Iterable[str]) -> re.Pattern[str]:
    return _compiled(rf"\b{_any(words)}(?!\w)")


def is_gone(moment: IsoDate, said_on: IsoDate) -> bool:
    """Tell whether a moment was over when a text was written."""
    return bool(said_on) and dates.last_day(moment) < dates.first_day(said_on)


def moments(text: str, said_on: IsoDate) -> Iterator[Moment]:
    """Yield the moments that a text of that day names."""
    written = dates.find(text)
    for start, end, day in written:
        lead = _lead(text, start)
        if _words().says.search(lead):
            yield _moment(text, (start, end, _date_before(day, lead)), _DATE, dated=True)
    for found in _words().named.finditer(text):
        if any(start < found.end() and found.start() < end for start, end, _ in written):
            continue
        lead = _lead(text, found.start())
        if day := _day_named(found, lead, said_on):
            dated = bool(found["year"]) or _names_year(found)
            rank = _PART if dated else _YEARLESS
            yield _moment(text, (found.start(), found.end(), day), rank, dated=dated)
    for found in _words().year.finditer(text):
        year = str(int(found["year"]) - bool(_words().year_before.search(found["lead"])))
        yield Moment(_YEAR, found.start(), found.end(), year, found.group())
    if said_on:
        yield from _counted(text, said_on)
        yield from _spans(text, said_on)


def _counted(text: str, said_on: IsoDate) -> Iterator[Moment]:
    """Yield the years and months that are counted from when a text was written: "volgend jaar"."""
    for found in _words().alone.finditer(text):
        if not found["gone"]:
            year = _year(said_on, int(bool(_words().next_year.fullmatch(found["words"]))))
            yield Moment(_YEARLESS, found.start(), found.end(), year, found["words"])
    if len(said_on) < _TO_THE_MONTH:
        return
    for found in _words().next_month.finditer(text):
        month = _month_after(said_on[:4], int(said_on[5:7]) + 1)
        yield Moment(_YEARLESS, found.start(), found.end(), month, found.group())


def _lead(text: str, start: int) -> str:
    """Return the words right before a date that lead it in."""
    found = _words().lead.search(text, max(0, start - _NEAR), start)
    return found.group() if found else ""


def _moment(text: str, found: tuple[int, int, IsoDate], rank: int, *, dated: bool) -> Moment:
    start, end, day = found
    lead = _lead(text, start)
    term = bool(_words().term.search(lead))
    start -= len(lead)
    return Moment(_SURE if term else rank, start, end, day, text[start:end].strip(), term, dated)


def _date_before(day: IsoDate, lead: str) -> IsoDate:
    """Return a date as it stands, but for "vóór april 2025", which is by the month before."""
    if len(day) == _TO_THE_DAY or not _words().before.search(lead):
        return day
    return _month_after(day[:4], int(day[5:]) - 1)


def _month_after(year: str, month: int) -> IsoDate:
    """Return a month of a year, which may be one before or behind it: the month 0 is December of the last."""
    years, rest = divmod(month - 1, _MONTHS)
    return dates.iso(f"{int(year) + years:04}", rest + 1)


def _names_year(found: re.Match[str]) -> bool:
    return any(found[key] for key in ("this", "next", "coming", "this_year", "next_year"))


def _day_named(found: re.Match[str], lead: str, said_on: IsoDate) -> IsoDate:
    """Return the day or month that a name comes to: that of its year, or the first to come."""
    if not _is_moment(found, lead):
        return ""
    if found["year"]:
        return _in(found["year"], found, lead)
    if not said_on:
        return ""
    if found["next"] or found["next_year"]:
        return _in(_year(said_on, 1), found, lead)
    this = _in(said_on[:4], found, lead)
    if found["this"] or found["this_year"] or not is_gone(this or said_on, said_on):
        return this
    sure = found["coming"] or found["to_come"] or _words().term.search(lead)
    return _in(_year(said_on, 1), found, lead) if sure or not _has_just_been(this, said_on) else ""


def _is_moment(found: re.Match[str], lead: str) -> bool:
    """Tell whether a name is led in as a moment, or has a year: not "de zomer", "het begin", "mei jl."."""
    words, name = _words(), spelling.key(found["name"])
    in_year = found["year"] or found["this_year"] or found["next_year"]
    if found["not"] or found["gone"] or (name in words.of_year and not in_year):
        return False
    return bool(words.says.search(lead) or (name in words.parts and (in_year or _names_year(found))))


def _has_just_been(day: IsoDate, said_on: IsoDate) -> bool:
    """Tell whether a month or day that is over was so only some months before."""
    return int(said_on[5:7]) - int(day[5:7]) <= int(_TABLE["yearless"]["months"])


def _in(year: str, found: re.Match[str], lead: str) -> IsoDate:
    """Return the day, the month, or the last month of a part of a year; behind "vóór" the one before it."""
    words, name = _words(), spelling.key(found["name"])
    before = bool(words.before.search(lead))
    if name in words.parts:
        return "" if found["day"] else _month_after(year, words.parts[name][before])
    month = dates.months()[name]
    if found["day"]:
        return dates.iso(year, month, int(found["day"]))
    return _month_after(year, month - before)


def _year(said_on: IsoDate, ahead: int) -> str:
    return str(int(said_on[:4]) + ahead)


def _spans(text: str, said_on: IsoDate) -> Iterator[Moment]:
    """Yield the ends of the spans of time within which somebody who speaks or is spoken to will act."""
    if len(said_on) != _TO_THE_DAY or not _words().who.search(text):
        return
    within = _TABLE["within"]
    for found in _words().within.finditer(text):
        number, span = spelling.key(found["number"] or ""), spelling.key(found["span"])
        many = int(number) if _NUMBER.fullmatch(number) else within["numbers"].get(number, 0)
        many = many or int(span in within["whole"])
        if not many:
            continue
        if span in within["days"]:
            day = (date.fromisoformat(said_on) + timedelta(many * within["days"][span])).isoformat()
        else:
            month = _month_after(said_on[:4], int(said_on[5:7]) + many * within["months"][span])
            last = monthrange(int(month[:4]), int(month[5:]))[1]
            day = f"{month}-{min(int(said_on[8:]), last):02}"
        yield Moment(_SURE, found.start(), found.end(), day, found.group(), term=True, dated=False)

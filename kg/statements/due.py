"""By when something is promised or asked: the words that say so, and the date they come to.

Within the interpretation step, for commitments and recommendations. The words stand in `due.toml`, the names
of months with the dates. What moments a text names, `kg.statements.moments` tells; here it is chosen which of
them is by when: not one at which something was said or done.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from typing import Final

from kg.model import IsoDate
from kg.resources import table
from kg.statements.moments import Moment, is_gone, moments
from kg.statements.verbs import verbs
from kg.structure import dates

_NEAR: Final = 60
"""So many characters before a date are looked at for what it is the date of."""
_MOST: Final = 36
"""So many moments of a sentence are looked at, what is taken first first: more are those of a table."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """What says that a date tells when something was said or done, compiled from the table `told`."""

    having: re.Pattern[str]
    done: re.Pattern[str]
    promised: re.Pattern[str]
    stops: re.Pattern[str]
    past: re.Pattern[str]
    breaks: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _telling() -> _Telling:
    told = table("statements/due.toml")["told"]
    having, promised = "|".join(told["having"]), "|".join(told["promised"])
    past = [form for verb, row in verbs().items() if verb not in told["not-past"] for form in row["past"]]
    unlike = "|".join(told["not-participles"])
    return _Telling(
        having=re.compile(rf"\b(?:{having})\b", re.IGNORECASE),
        done=re.compile(rf"\b(?!(?:{unlike})\b){told['participles']}\b", re.IGNORECASE),
        promised=re.compile(rf"\b(?:{promised})\b", re.IGNORECASE),
        stops=re.compile(r"[.;:]"),
        past=re.compile(rf"\b(?:{'|'.join((*told['past'], *past))})\b", re.IGNORECASE),
        breaks=re.compile("|".join(told["breaks"]), re.IGNORECASE),
        after=re.compile(rf"\b(?:{'|'.join(told['after'])})\s+$", re.IGNORECASE),
    )


def due(text: str, said_on: IsoDate) -> tuple[IsoDate, str]:
    """Return the date by which, as precise as the words, and the words; both empty where there are none.

    `said_on`: when the text was written, which tells the year where the words do not, and what is over. A
    part of a year ends with its last month: "dit najaar" in a letter of 2024 is 2024-11.
    """
    found = min(_terms(text, said_on), key=lambda each: (each.rank, each.start), default=None)
    return (found.date, found.words) if found else ("", "")


def _terms(text: str, said_on: IsoDate) -> Iterator[Moment]:
    """Yield the moments that are by when."""
    named = tuple(moments(text, said_on))
    promised, meant = _promises(text), _meanings(text, named, said_on)
    for moment in nsmallest(_MOST, named, key=lambda each: (each.rank, each.start)):
        if _telling().after.search(text[max(0, moment.start - _NEAR) : moment.start]):
            continue
        end = promised(moment.start)
        if _is_told(text, moment, end, said_on):
            continue
        if end:
            yield meant(moment)
        elif not is_gone(moment.date, said_on):
            yield moment


def _promises(text: str) -> Callable[[int], int]:
    """Return what tells where the last promise before a place ends, within its sentence; or 0."""
    telling = _telling()
    stops = [each.end() for each in telling.stops.finditer(text)]
    having = [each.end() for each in telling.having.finditer(text)]
    promised = [(each.end(), each.start()) for each in telling.promised.finditer(text)]

    def before(place: int) -> int:
        stop = bisect_right(stops, place)
        first = bisect_right(having, stops[stop - 1] if stop else 0)
        last = bisect_right(promised, (place, place))
        if first == len(having) or not last:
            return 0
        end, start = promised[last - 1]
        return end if start >= having[first] else 0

    return before


def _meanings(text: str, named: Sequence[Moment], said_on: IsoDate) -> Callable[[Moment], Moment]:
    """Return what gives a moment as it was meant when it was promised: on the date before it, if any."""
    told = [*dates.find(text), *((each.start, each.end, each.date) for each in named)]
    gone = sorted((end, start, day) for start, end, day in told if is_gone(day, said_on))
    read: dict[IsoDate, dict[int, Moment]] = {}

    def meant(moment: Moment) -> Moment:
        earlier = bisect_left(gone, (moment.start + 1,))
        if not earlier:
            return moment
        day = gone[earlier - 1][2]
        if day not in read:
            read[day] = {each.start: each for each in reversed(tuple(moments(text, day)))}
        return read[day].get(moment.start, moment)

    return meant


def _is_told(text: str, moment: Moment, start: int, said_on: IsoDate) -> bool:
    """Tell whether a moment is when something was said or done: "in 2013 heb ik toegezegd".

    `start`: where what was promised begins.
    """
    if moment.term or (moment.dated and said_on and dates.first_day(moment.date) > dates.last_day(said_on)):
        return False
    telling = _telling()
    start = max((each.end() for each in telling.breaks.finditer(text, start, moment.start)), default=start)
    stop = telling.breaks.search(text, moment.end)
    before, behind = text[start : moment.start], text[moment.end : stop.start() if stop else len(text)]
    if telling.past.search(before) or telling.past.search(behind):
        return True
    if telling.having.search(before) and telling.done.search(before):
        return True
    return bool(telling.done.search(behind) and telling.having.search(f"{before} {behind}"))

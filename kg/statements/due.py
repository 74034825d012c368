"""By when something is promised or asked: the words that say so, and the date they come to.

Within the interpretation step, for commitments and recommendations. The words stand in `due.toml`, the names
of months with the dates. What moments a text names, `kg.statements.moments` tells; here it is chosen which of
them is by when: not one at which something was said or done.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.model import IsoDate
from kg.statements.moments import Moment, is_gone, moments, table
from kg.statements.verbs import verbs
from kg.structure import dates

_NEAR: Final = 60
"""So many characters before a date are looked at for what it is the date of."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """What says that a date tells when something was said or done, compiled from the table `told`."""

    having: re.Pattern[str]
    done: re.Pattern[str]
    promised: re.Pattern[str]
    past: re.Pattern[str]
    breaks: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _telling() -> _Telling:
    told = table()["told"]
    having, promised = "|".join(told["having"]), "|".join(told["promised"])
    past = [form for verb, row in verbs().items() if verb not in told["not-past"] for form in row["past"]]
    unlike = "|".join(told["not-participles"])
    return _Telling(
        having=re.compile(rf"\b(?:{having})\b", re.IGNORECASE),
        done=re.compile(rf"\b(?!(?:{unlike})\b){told['participles']}\b", re.IGNORECASE),
        promised=re.compile(rf"\b(?:{having})\b[^.;:]*\b(?:{promised})\b(?=[^.;:]*$)", re.IGNORECASE),
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
    telling = _telling()
    for moment in moments(text, said_on):
        before = text[: moment.start]
        if telling.after.search(before[-_NEAR:]):
            continue
        promised = telling.promised.search(before)
        if _is_told(text, moment, promised.end() if promised else 0, said_on):
            continue
        if promised:
            yield _as_promised(text, moment, said_on)
        elif not is_gone(moment.date, said_on):
            yield moment


def _as_promised(text: str, moment: Moment, said_on: IsoDate) -> Moment:
    """Return a moment as it was meant when it was promised: on the date before it, where there is one."""
    before = text[: moment.start]
    told = [*dates.find(before), *((each.start, each.end, each.date) for each in moments(before, said_on))]
    earlier = [day for _, _, day in sorted(told) if is_gone(day, said_on)]
    if not earlier:
        return moment
    meant = (each for each in moments(text, earlier[-1]) if each.start == moment.start)
    return next(meant, moment)


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

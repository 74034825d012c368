"""Contact details: mail addresses, phone numbers, account numbers. They are read past, whoever's they are.

Within the reading step, beside `kg.reading.furniture`. Phone numbers are found by Google's rules for each
country (`phonenumbers`): dossier, case and article numbers look much like them, and are not. Where these
rules see no number because it is not given out, its form decides. A number of nine digits is taken for a
person's (BSN) only where the text says so: numbers of cases and papers have nine digits as well.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from phonenumbers import (
    Leniency,
    NumberParseException,
    PhoneNumberMatcher,
    PhoneNumberType,
    is_possible_number,
    is_valid_number,
    number_type,
    parse,
)

from kg.model import Span
from kg.reading.mail import addresses
from kg.resources import table

_COUNTRY: Final = "NL"
_SERVICE: Final = frozenset(
    {PhoneNumberType.TOLL_FREE, PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST}
)
_SERVICE_DIGITS: Final = 8
"""A short number that an institution gives to everybody (0900-8844); policy texts speak of it by number."""
_ABROAD: Final = re.compile(
    r"(?<![\w+.,-])(?=((?:\+ ?|00)[1-9]\d{0,2}[ ()./-]{0,3}\d(?:[ ()./-]{0,3}\d){6,11})(?!\d))"
)
_DATE: Final = r"\d\d?[-./ ]\d\d?[-./ ](?:19|20)\d\d(?!\d)"
_DUTCH: Final = re.compile(rf"(?<![\w.,/-])(?!{_DATE})(?=(\(?0[1-9](?:[ ()./-]{{0,3}}\d){{8}})(?!\d))")
"""Looked for behind every character: what begins with a number of another kind may hide one."""
_PLAIN_FORM: Final = re.compile(r"\(?0(?:6|\d{2,3})\)?[ ./-]{1,3}\d{6,8}$|\(?06\)?[ ./-]{0,3}\d")
_OTHER: Final = re.compile(
    rf"{_DATE}"
    r"|\d\d[-./]\d{6}[-./]\d\d$"  # of a criminal case
    r"|\d\d[.:]\d\d ?- ?\d\d[.:]\d\d"  # from one time to another
    r"|0[.,]\d+$"
)
"""What has the digits of a phone number, from its first on, and is none."""
_THOUSANDS: Final = re.compile(r"\+ ?\d{1,3}(?:[. ]\d{3})+$")
_LAST_GROUP: Final = re.compile(r"(?:^|[ ()./-])[+\d]+$|[ ()./-]+$")
_SAME: Final = str.maketrans(
    {
        **dict(zip("０１２３４５６７８９＠﹫．＋（）／", "0123456789@@.+()/", strict=True)),
        **dict.fromkeys("‐‑‒–—―−－\u00ad\u00ac\x02", "-"),
        **dict.fromkeys("\u00a0\u2007\u2009\u200a\u200b\u202f\u2060\ufeff", " "),
    }
)
"""Signs of one meaning and one length: full-width forms, dashes, soft hyphens, spaces of any width."""
_TRIES: Final = 1 << 30
_CHECK: Final = 97
_STEPS: Final = 5


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The compiled patterns that `contacts.toml` has the words of."""

    phone: re.Pattern[str]
    personal: re.Pattern[str]
    amount: re.Pattern[str]
    account: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    rows = table("reading/contacts.toml")
    phone, personal, units = (
        "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
        for words in (rows["phone"]["labels"], rows["personal"]["labels"], rows["amount"]["units"])
    )
    ends = "|".join(
        rf"{land}[ .-]?\d\d(?:[ .-]{{0,2}}[A-Z\d]){{{size - 4}}}(?![A-Za-z\d])"
        for land, size in sorted(rows["account"].items())
    )
    return _Patterns(
        phone=re.compile(
            rf"(?:\b(?i:{phone})\b[.:]{{0,2}}\s{{0,3}}(?i:op |naar |nummer |nr\.? ){{0,2}}"
            rf"(?!{_DATE})(\(?\d(?:[ ()./-]{{0,3}}\d){{5,10}})"
            r"|\b[TFM]\b[.:]{0,2}\s{0,3}(\(?0(?:[ ()./-]{0,3}\d){7,10}))(?![\w%])"
        ),
        personal=re.compile(rf"\b(?i:{personal})\b[^\d\n]{{0,25}}(?!{_DATE})(\d(?:[ .]?\d){{6,9}})(?!\d)"),
        amount=re.compile(rf"\s?(?:(?i:{units})\b|%)"),
        account=re.compile(
            rf"(?<![A-Za-z\d])(?=[A-Z]{{2}}[ .-]?\d\d)(?:{ends})"
            r"|(?<!\w)[a-z]{2}\d\d[a-z]{4}\d{10}(?!\w)"
        ),
    )


def contact_details(raw: str) -> tuple[Span, ...]:
    """Return the raw spans of contact details, in order; none overlaps another."""
    found: list[Span] = []
    for span in sorted(_found(raw)):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        else:
            found.append(span)
    return tuple(found)


def outside(pieces: Iterable[Span], barred: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the pieces without the stretches that are barred (contact details); both are in order."""
    kept: list[Span] = []
    for piece in pieces:
        start = piece.start
        for index in range(bisect_right(barred, start, key=lambda bar: bar.end), len(barred)):
            bar = barred[index]
            if bar.start >= piece.end:
                break
            if start < bar.start:
                kept.append(Span(start, bar.start))
            start = bar.end
        if start < piece.end:
            kept.append(Span(start, piece.end))
    return tuple(kept)


def _found(raw: str) -> Iterator[Span]:
    plain = raw if raw.isascii() and "\x02" not in raw else raw.translate(_SAME)
    yield from addresses(plain)
    for match in _patterns().personal.finditer(plain):
        yield Span(*match.span(1))
    joined = plain.replace("\n", " ").replace("\r", " ")  # a number may run on in the next line
    for match in _patterns().account.finditer(joined):
        if _is_account(match):
            yield Span(*match.span())
    joined = _patterns().account.sub(
        lambda match: "X" * len(match.group()) if _is_account(match) else match.group(), joined
    )
    for start, end in _phones(joined):
        if not _is_other(joined, start, end):
            yield Span(start, end)


def _phones(joined: str) -> Iterator[tuple[int, int]]:
    for number in PhoneNumberMatcher(joined, _COUNTRY, leniency=Leniency.VALID, max_tries=_TRIES):
        written = number.raw_string.lstrip("(")
        service = number_type(number.number) in _SERVICE and _digits(written) <= _SERVICE_DIGITS
        if written[:1] in "0+" and not service:
            yield number.start, number.end
    for match in _DUTCH.finditer(joined):
        if _PLAIN_FORM.match(match[1]) or _holds(match[1], valid=True):
            yield match.span(1)
    for match in _ABROAD.finditer(joined):
        written = match[1]
        while written and (_THOUSANDS.match(written) or not _holds(written, valid=False)):
            written = _LAST_GROUP.sub("", written)
        if written:
            yield match.start(), match.start() + len(written)
    for match in _patterns().phone.finditer(joined):
        start, end = match.span(match.lastindex or 0)
        if not joined.startswith("0", start) or _digits(joined[start:end]) > _SERVICE_DIGITS:
            yield start, end


def _digits(written: str) -> int:
    return sum(char.isdigit() for char in written)


def _holds(written: str, *, valid: bool) -> bool:
    """Tell whether a number is one that is given out, or at least has the length of one of its country."""
    try:
        number = parse(written, _COUNTRY)
    except NumberParseException:
        return False
    return is_valid_number(number) if valid else is_possible_number(number)


def _is_other(joined: str, start: int, end: int) -> bool:
    """Tell whether what looks like a phone number is a date, a case, an amount or a row of years."""
    written = joined[start:end].lstrip("(")
    if _OTHER.match(written) or _patterns().amount.match(joined, end):
        return True
    if joined[max(0, start - 2) : start].rstrip().endswith("€"):
        return True
    groups = [int(group) for group in written.split() if group.isdecimal()]
    steps = {after - before for before, after in pairwise(groups)}
    return len(groups) >= _STEPS and len(steps) == 1


def _is_account(found: re.Match[str]) -> bool:
    """Tell whether the check digits of an account number hold; the Dutch form needs none."""
    written = "".join(char for char in found.group().upper() if char.isalnum())
    if written[4:8].isalpha() and written[8:].isdigit():
        return True
    check = "".join(str(int(char, 36)) for char in written[4:] + written[:4])
    return int(check) % _CHECK == 1 and 2 * _digits(written) > len(written)

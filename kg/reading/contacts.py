"""Contact details: mail addresses, phone numbers, account numbers. They are read past, whoever's they are.

Within the reading step, beside `kg.reading.furniture`. Phone numbers are found by Google's rules for each
country (`phonenumbers`): dossier, case and article numbers look much like them, and are not.
"""

import re
from collections.abc import Iterator
from typing import Final

from phonenumbers import Leniency, PhoneNumberMatcher, PhoneNumberType, number_type

from kg.model import Span

_COUNTRY: Final = "NL"
_SERVICE: Final = frozenset(
    {PhoneNumberType.TOLL_FREE, PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST}
)
"""Numbers that an institution gives to everybody (0900-8844); policy texts speak of them by number."""
_MAIL: Final = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:@\s*|\s?[(\[{]\s?(?:at|apenstaartje)\s?[)\]}]\s?)"
    r"\w+(?:-\w+)*(?:-\s*\n\s*[a-z][\w-]*)?(?:\.[\w-]+)*"
)
_ACCOUNT: Final = re.compile(r"(?<!\w)[A-Z]{2}\d{2}\s?[A-Z]{4}(?:\s?\d{4}){2}\s?\d{2}(?!\w)")
_ABROAD: Final = re.compile(
    r"(?<![\w+.,-])(?:\+|00) ?[1-9]\d{0,2}[ ()./-]{0,3}\d(?:[ ()./-]{0,3}\d){6,11}(?!\d)"
)
_DUTCH: Final = re.compile(
    r"(?<![\w.,/-])\(?06\)?[\s./–-]{0,3}\d(?:[\s./–-]{0,2}\d){7}(?!\d)"
    r"|(?<![\w.,/-])\(?0[1-578]\d{1,2}\)?[\s/–-]{1,3}\d{6,7}(?!\d|-\d)"
)
"""The commonest forms, for where a year or other number behind one keeps the rules from seeing its end."""
_LABELLED: Final = re.compile(
    r"\b(?:tel(?:efoon)?(?:nummer)?|mobiel|mob|fax|gsm|[TFM])\b\.?:?\s{0,3}(\(?0\d{1,3}\)?(?:[\s./–-]{0,3}\d){6,8})(?!\w)"
)
_OTHER: Final = re.compile(r"\d\d-\d\d-(?:19|20)\d\d|\d\d-\d{6}-\d\d$")
"""A date, and the number of a criminal case: they would pass for a phone number with what follows."""
_TRIES: Final = 1 << 30


def contact_details(raw: str) -> tuple[Span, ...]:
    """Return the raw spans of contact details, in order; none overlaps another."""
    found: list[Span] = []
    for span in sorted(_found(raw)):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        else:
            found.append(span)
    return tuple(found)


def _found(raw: str) -> Iterator[Span]:
    for pattern in (_MAIL, _ACCOUNT, _ABROAD, _DUTCH):
        for match in pattern.finditer(raw):
            yield Span(match.start(), match.end())
    for match in _LABELLED.finditer(raw):
        yield Span(match.start(1), match.end(1))
    joined = raw.replace("\n", " ").replace("\r", " ")  # a number may run on in the next line
    for number in PhoneNumberMatcher(joined, _COUNTRY, leniency=Leniency.VALID, max_tries=_TRIES):
        written = number.raw_string.lstrip("(")
        if written[:1] in "0+" and not _OTHER.match(written) and number_type(number.number) not in _SERVICE:
            yield Span(number.start, number.end)

"""Mail addresses, as they are written, spelled out to fool robots, and broken over lines.

Within the reading step, used by `kg.reading.contacts`. A pattern of our own: validators know what an address
is, none finds "naam (at) minis-⏎terie.nl" in running text. Every pattern is tried at the start of a word
only and never goes back into one, so that time grows with the text and no faster.
"""

import re
from collections.abc import Iterator
from typing import Final

from kg.model import Span

_IN: Final = r"""\s@()<>\[\]{},;:|/=&%#"“”„«»"""
_NAME: Final = rf"""(?<![^{_IN}])(?:"[^"\n]{{1,64}}"|[^{_IN}]++)"""
_BREAK: Final = r"[ \t]{0,4}\r?\n\s{0,8}"
_BROKEN_NAME: Final = (  # jan.de-⏎vries, jan.de.⏎vries
    rf"(?:(?<![^{_IN}])[^{_IN}]++(?:(?<=-)|(?<=\.\w\.)|(?<=\.\w\w\.)|(?<=\.\w{{3}}\.)){_BREAK})?"
)
_LABEL: Final = r"[^\W_][\w-]*+"
_DOTTED: Final = rf"{_LABEL}(?:\.[\w-]++)*?\.[^\W\d_]{{2,}}+[\w-]*+(?:\.[^\W\d_][\w-]*+)*+"
_ENDING: Final = r"(?:nl|com|org|net|eu)\b"
_CUT: Final = (
    rf"{_LABEL}(?<=-){_BREAK}{_DOTTED}"  # minis-⏎terie.nl
    rf"|{_LABEL}{_BREAK}(?:\.[a-z]{{2,}}+|[a-z][\w-]*+\.{_ENDING})"  # ministerie⏎.nl, minis⏎terie.nl
    rf"|{_LABEL}(?:\.{_LABEL})*+\.{_BREAK}{_ENDING}"  # ministerie.⏎nl
)
_SPELLED: Final = rf"{_LABEL}(?:\s?[(\[]?\s?(?:\.|\b(?:punt|dot)\b)\s?[)\]]?\s?[^\W\d_]{{2,}}+)++"
_AT: Final = r"(?:@|&#64;|&commat;|%40)"
_BRACKETED: Final = r"[ \t]?[(\[{<]\s?(?:at|@|apen?staart(?:je)?)\s?[)\]}>][ \t]?"
_MAIL: Final = re.compile(
    rf"{_BROKEN_NAME}{_NAME}"
    rf"(?:{_AT}\s{{0,8}}(?:{_CUT}|{_DOTTED}|\[[\d.]+\]|(?=[^\W\d_]){_LABEL})"
    rf"|\s{{1,4}}@\s{{0,4}}{_DOTTED}"
    rf"|{_BRACKETED}(?:{_CUT}|{_SPELLED}|{_LABEL})"
    rf"|[ \t]?[(\[{{<]a[)\]}}>][ \t]?{_DOTTED}"
    rf"|[ ]apen?staart(?:je)?[ ]{_SPELLED}"
    rf"|[ ](?i:at)[ ]{_LABEL}(?:[ ](?i:punt|dot)[ ][^\W\d_]{{2,}}+)++)"
    r"|(?<![\w.-])[\w.-]{1,64}?_at_[\w-]{1,64}(?:\.[\w-]{2,64})+"
)


def addresses(plain: str) -> Iterator[Span]:
    """Yield the mail addresses in a text in which signs of one meaning have one form, in order."""
    for found in _MAIL.finditer(plain):
        yield Span(found.start(), found.end())

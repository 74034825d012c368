"""The set phrases of letters: how they begin and how they end.

Used within the reading step, to know where the body begins and what stands alone, and by `kg.structure`.
"""

import re
from typing import Final

SALUTATION: Final = re.compile(
    r"(?:(?:zeer |hoog)?geachte|geacht|beste|excellentie|waarde|dear|your excellency)\b.{0,160}",
    re.IGNORECASE,
)
CLOSING: Final = re.compile(
    r"(?:met (?:vriendelijke|hartelijke) groet(?:en)?|(?:met (?:de meeste )?)?hoogachting|hoogachtend|"
    r"met gevoelens van .{0,40}hoogachting|yours (?:sincerely|faithfully)|kind regards)\b.{0,80}",
    re.IGNORECASE,
)
OPENING: Final = re.compile(
    r"(?:in antwoord op|in reactie op|naar aanleiding van|hierbij|hiermee|bijgaand|bij brief van|bij deze|"
    r"met (?:deze|dit) (?:brief|bericht|schrijven)|in uw brief|u (?:heeft|hebt|vraagt|vroeg)|graag)\b.{20,}",
    re.IGNORECASE,
)
"""How the first sentence of a letter begins; what a letter without a salutation has in its place."""
SENTENCE: Final = re.compile(
    r"(?!bij beantwoording|wilt u|uw |ons |onze )(?-i:[A-ZÀ-Ý])(?=.{60})"
    r"(?=.*\b(?:is|zijn|heb|heeft|hebben|wordt|worden|ben|zal|werd|was)\b)"
    r"(?:.*[.?!]|.{90,})",
    re.IGNORECASE,
)
"""A sentence that is no line of a head: one with a verb, that fills a line or ends in a full stop."""
SUBJECT_LABEL: Final = re.compile(r"(?:onderwerp|betreft)\b", re.IGNORECASE)
HEAD_LABEL: Final = re.compile(r"(?:retouradres|onderwerp|betreft|ons kenmerk)\b", re.IGNORECASE)
PART: Final = re.compile(
    r"(?:Inhoud(?:sopgave)?|Literatuur(?:lijst)?|Colofon|Samenvatting|Voorwoord|Woord vooraf|Ten geleide|"
    r"Tot slot|Bronnen(?:lijst)?|Noten|Eindnoten|Begrippenlijst|Afkortingen(?:lijst)?|Lijst van afkortingen)"
)
"""What the parts of a publication are called that have no number: a line of such words alone is a heading."""
_DATE: Final = re.compile(r"(?:[\w'’ -]{2,24}, )?\d{1,2} [a-z]{3,9} (?:19|20)\d\d", re.IGNORECASE)


def is_salutation(line: str) -> bool:
    """Tell whether a line is a salutation: "Geachte mevrouw Agema,"."""
    return bool(SALUTATION.fullmatch(line))


def stands_alone(line: str) -> bool:
    """Tell whether a line is a formula, no part of a sentence: salutation, closing, place and date."""
    return (is_salutation(line) and line.endswith(",")) or any(
        row.fullmatch(line) for row in (CLOSING, _DATE)
    )

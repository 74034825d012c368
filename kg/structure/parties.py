"""Words that name a person, a post or a body in a letter's head or foot, told by how they look.

Within the structure step, used by the modules that read who writes to whom. Who these words stand for is
found out later, by `kg.linking`.
"""

import re
from functools import cache
from typing import Final

from kg.model import Span
from kg.resources import table

Lines = tuple[tuple[str, Span], ...]

PLACE: Final = re.compile(
    r"(?:te )?(?:den haag|['’‘]s-gravenhage|amsterdam|rotterdam|utrecht)", re.IGNORECASE
)
ADDRESS: Final = re.compile(
    r"(?:postbus\s+\d+.*|\d{4}\s?[A-Z]{2}\b.*|[A-Z][\w'’. -]{2,40} \d{1,4}\s?[a-zA-Z]?(?:,.*)?|www\.\S+)",
    re.IGNORECASE,
)
POSTCODE: Final = re.compile(r"(?:postbus\s+\d+.*|\d{4}\s?[A-Z]{2}\b.*)", re.IGNORECASE)
_PREFIX: Final = r"(?:van|der|den|de|het|'t|’t|‘t|ter|ten|te|el|la|al|von|du|in|op|aan)"
INITIALS: Final = r"(?:(?:[A-ZÀ-Ý]|Th|Ch|IJ|Ph|St)\.\s?-?){1,6}"
FAMILY: Final = rf"(?:{_PREFIX}\s+)*[A-ZÀ-Ý][\w'’-]+(?:[ -](?:{_PREFIX}\s+)*[A-ZÀ-Ý][\w'’-]+)*"
_PERSON: Final = re.compile(
    rf"{INITIALS}\s*(?:\([A-ZÀ-Ý][\w -]+\)\s*)?(?:{_PREFIX}\s+)*{FAMILY}|"
    rf"[A-ZÀ-Ý][\w'’-]+\s+(?:{INITIALS}\s*)?{FAMILY}"
)
_DEGREES: Final = re.compile(r",?\s+(?:MSc|MA|LL\.M\.?|MPA|RA|BA|RE|CMI)\b.*$")
_CALL_NAME: Final = re.compile(r"\s*\([^)]*\)\s*")
_OPEN: Final = re.compile(r"(?:,|\b(?:en|van|voor|der|de|het|tweede|eerste|algemene))$|-$", re.IGNORECASE)


@cache
def pattern(section: str, key: str) -> re.Pattern[str]:
    """Return a pattern of `letterhead.toml`, compiled; a list of words matches any number of them."""
    value: str | list[str] = table("structure/letterhead.toml")[section][key]
    if isinstance(value, list):
        words = "|".join(re.escape(word) for word in sorted(value, key=len, reverse=True))
        return re.compile(rf"(?:(?:{words})(?:\s+|(?<=\.)|$))+", re.IGNORECASE)
    return re.compile(value, re.IGNORECASE)


def bare_name(text: str) -> str:
    """Return a name without its titles: "Mevrouw drs. E.I. Schippers" → "E.I. Schippers"."""
    name = text.strip(" ,")
    while True:
        shorter = name
        for key in ("courtesy", "academic"):
            if found := pattern("titles", key).match(shorter):
                shorter = shorter[found.end() :].strip(" ,")
        if shorter == name:
            name = _DEGREES.sub("", name)
            return _CALL_NAME.sub(" ", name).strip(" ,")
        name = shorter


def is_person(text: str) -> bool:
    """Tell whether a line is the name of a person, with or without titles."""
    name = bare_name(text)
    titled = name != text.strip(" ,")
    if is_post(name) or is_body(name) or PLACE.fullmatch(name):
        return False
    return bool(_PERSON.fullmatch(name) or (titled and re.fullmatch(FAMILY, name)))


def is_named_for_certain(words: str) -> bool:
    """Tell whether a line names a person by initials or title; "Algemene Rekenkamer" has neither."""
    return bool(re.match(INITIALS, bare_name(words))) or bare_name(words) != words.strip(" ,")


def is_post(text: str) -> bool:
    """Tell whether a line begins like the name of a post."""
    return bool(pattern("post", "start").match(bare(text)))


def is_body(text: str) -> bool:
    """Tell whether a line begins like the name of a body."""
    return bool(pattern("post", "body").match(text))


def is_open(text: str) -> bool:
    """Tell whether a name is not at its end: "De vaste commissie voor Volksgezondheid,"."""
    return bool(_OPEN.search(text.rstrip()))


def bare(text: str) -> str:
    """Return words without a courtesy before them: "Aan de minister" → "de minister"."""
    found = pattern("titles", "courtesy").match(text)
    return text[found.end() :] if found else text


def without_article(text: str) -> str:
    """Return a name without its article and what trails it: "De minister van X," → "minister van X"."""
    return re.sub(r"^(?:de|het)\s+", "", text.strip(" ,;"), flags=re.IGNORECASE)

"""Where a pattern that begins with who acts matches: not at a name behind a preposition.

Within the interpretation step, for `kg.statements.matching`. In "op de tien arrondissementen beoordelen de
officieren de zaken" the first name stands right before the verb and is where it is done. The words stand in
`notation.toml`.
"""

import re
from typing import Final

from kg.statements.notation import determiners, place

_WHO: Final = "holder"
"""How groups begin that hold who acts; whom something is asked of may well stand behind "aan"."""
_GOES_ON: Final = re.compile(r",| (?:die|dat)\b")
"""Behind a name: what follows says something of it, whatever it stands behind: "bij A, die … beoordeelt"."""
_RELATIVE: Final = re.compile(r"(?:die|dat|wat|wie|hoe)\b")
"""Before a name: a clause of its own begins with it, "de maatregelen die de politie neemt"."""


def acting(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return the first match of a pattern in a coded sentence that does not begin behind a preposition."""
    return next((found for found in pattern.finditer(text) if not _is_place(found)), None)


def _is_place(found: re.Match[str]) -> bool:
    """Tell whether a match begins with a name that says where, how or for whom it is done."""
    spans = [
        found.span(group) for group, words in found.groupdict().items() if words and group.startswith(_WHO)
    ]
    start, end = min(spans, default=(found.end(), found.end()))
    if not determiners().fullmatch(found.string, found.start(), start):
        return False
    if _GOES_ON.match(found.string, end) or _RELATIVE.match(found.string, found.start()):
        return False
    return bool(place().search(found.string[: found.start()]))

"""The notation of the cue tables: names of actors and verbs, written out as regular expressions.

Within the interpretation step, for `kg.statements.cues`. `cues/README.md` tells what each name stands for.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import count
from typing import Final

from kg.statements.verbs import inflect

_DETERMINER: Final = (
    r"(?:(?:de|het|dit|deze|dat|die|ons|onze|uw|een|alle|beide|elke?|iedere?"
    r"|toenmalige?|huidige?|nieuwe?|mijn|haar|zijn|(?:desbe)?betreffende|betrokken|afzonderlijke"
    r"|verantwoordelijke|bevoegde|relevante|individuele"
    r"|verschillende|meeste|andere|overige|regionale|lokale|landelijke|nederlandse|nationale"
    r"|gespecialiseerde|brede|N) )*"
)
_MACRO: Final = re.compile(
    r"\{(author|actor|other|body|reader|party|programme|few|gap)(?::(\w+))?(?:~([^}]+))?\}"
)
_CODES: Final = {"actor": "SAU", "other": "AG", "body": "A", "reader": "U", "party": "AUG", "programme": "P"}
_APART: Final = frozenset({"other", "body"})
"""The names that leave out who writes and is written to; beside one of the others these may be named too."""
_KEPT: Final = frozenset({"holder", "addressee", "by"})
_JOIN: Final = r"(?:, en|, maar ook|,|/| en/of| en ook| en| of| én| alsmede| evenals)"
_OTHER_CLAUSE: Final = inflect(
    rf"(?!(?:en|maar|terwijl) {_DETERMINER}[SAUG]\d+ "
    r"(?:<hebben>|<zijn>|<zullen>|<willen>|wordt|worden|kan|kunnen|moet|moeten)\b)"
)
"""What a gap must not run into: "… en de Tweede Kamer heeft …" is said of somebody else."""
_SIMPLE: Final = {
    "author": rf"{_DETERMINER}S\d+",
    "few": r"(?:(?:[^\s.;:?]+ ){0,4}?)",
    "gap": rf"(?:(?:{_OTHER_CLAUSE}[^\s.;:?]+ ){{0,14}}?)",
}


def expand(pattern: str) -> str:
    """Return a pattern with its macros written out as regular expressions over coded sentences.

    A name may be used more than once: in the expression each use gets a number behind it.

    Raises:
        KeyError: a verb is not in `verbs.toml`.
    """
    numbers = count()
    return _MACRO.sub(lambda found: _expand_macro(found, numbers), inflect(pattern))


@cache
def together() -> re.Pattern[str]:
    """Return what finds the actors that a coded sentence names in one breath, or one alone."""
    return re.compile(expand("{actor:holder}"))


def _expand_macro(found: re.Match[str], numbers: Iterator[int]) -> str:
    name, group, verbs = found.groups()
    if not verbs:
        return _expand_one(name, group, next(numbers))
    before, after = (_expand_one(name, group, next(numbers)) for _ in range(2))
    return rf"(?:{before} (?:{verbs})|(?:(?<!\ben )|(?<=t en ))\b(?:{verbs}) {after})\b"


def _expand_one(name: str, group: str, number: int) -> str:
    if name in _SIMPLE:
        return _SIMPLE[name]
    token = rf"[{_CODES[name]}]\d+(?: \([^()]{{1,80}}\))?(?:/[a-z]\w*)?"
    first = rf"(?:[SU]\d+ en {_DETERMINER})?" if name in _APART else ""
    also = r"(?: en [SU]\d+\b)?" if name in _APART else ""
    tokens = rf"{first}{token}(?:{_JOIN} ?(?:(?:(?:die|dat) )?van )?{_DETERMINER}{token})*{also}"
    kept = f"?P<{group}_{number}>" if group in _KEPT else "?:"
    return f"{_DETERMINER}({kept}{tokens})"

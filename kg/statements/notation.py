"""The notation of the cue tables: names of actors and verbs, written out as regular expressions.

Within the interpretation step, for `kg.statements.cues`. `cues/README.md` tells what each name stands for;
the words around the names stand in `notation.toml`.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import count
from typing import Final

from kg.resources import table
from kg.statements.verbs import inflect

_MACRO: Final = re.compile(
    r"\{(author|actor|other|body|reader|party|programme|few|gap)(?::(\w+))?(?:~([^}]+))?\}"
)
_CODES: Final = {"actor": "SAU", "other": "AG", "body": "A", "reader": "U", "party": "AUG", "programme": "P"}
_APART: Final = frozenset({"other", "body"})
"""The names that leave out who writes and is written to; beside one of the others these may be named too."""
_KEPT: Final = frozenset({"holder", "addressee", "by"})


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


def conjunctions() -> str:
    """Return the words behind which a clause of somebody else may begin, as alternatives of a pattern."""
    return _words()["conjunctions"]


def asides() -> str:
    """Return the words before one whose authority somebody else acts on, as alternatives of a pattern."""
    return _words()["asides"]


def not_asides() -> str:
    """Return the words behind which these say nothing, as alternatives of a pattern."""
    return _words()["not-asides"]


@cache
def determiners() -> re.Pattern[str]:
    """Return what matches the words that may stand before a name, also none."""
    return re.compile(rf"(?:{_determiner()})?")


@cache
def place() -> re.Pattern[str]:
    """Return what finds, right before a name, that it is where, how or for whom something is done."""
    words = _words()
    return re.compile(rf"\b(?:{words['prepositions']}) (?:(?:{words['between']}) )*$")


@cache
def takers() -> re.Pattern[str]:
    """Return what finds a verb whose object may stand behind "van", with no comma behind it."""
    return re.compile(rf"\b(?:{_words()['takers']})\b[^,;]*$", re.IGNORECASE)


@cache
def _words() -> dict[str, str]:
    """Return the lists of `notation.toml`, each as alternatives of a pattern."""
    lists = table("statements/notation.toml")["words"]
    return {name: "|".join(words) for name, words in lists.items()}


@cache
def _determiner() -> str:
    """Return what may stand before a name; N is a name that the gazetteer lacks.

    It begins where a word does, which spares a pattern that begins with it most places of a sentence.
    """
    words = _words()
    return rf"\b(?:(?:{words['determiners']}|{words['adjectives']}|N) )*"


@cache
def _simple() -> dict[str, str]:
    """Return the macros that keep nothing; a gap does not run into what is said of somebody else."""
    words, determiner = _words(), _determiner()
    clause = inflect(rf"(?!(?:{words['conjunctions']}) {determiner}[SAUG]\d+ (?:{words['verbs']})\b)")
    return {
        "author": rf"{determiner}S\d+",
        "few": r"(?:(?:[^\s.;:?]+ ){0,4}?)",
        "gap": rf"(?:(?:{clause}[^\s.;:?]+ ){{0,14}}?)",
    }


def _expand_macro(found: re.Match[str], numbers: Iterator[int]) -> str:
    name, group, verbs = found.groups()
    if not verbs:
        return _expand_one(name, group, next(numbers))
    before, after = (_expand_one(name, group, next(numbers)) for _ in range(2))
    return rf"(?:{before} (?:{verbs})|(?:(?<!\ben )|(?<=t en ))\b(?:{verbs}) {after})\b"


def _expand_one(name: str, group: str, number: int) -> str:
    if name in _simple():
        return _simple()[name]
    determiner, joins = _determiner(), _words()["joins"]
    token = rf"[{_CODES[name]}]\d+(?:[’']s)?(?: \([^()]{{1,80}}\))?(?:/[a-z]\w*)?"
    first = rf"(?:[SU]\d+ en {determiner})?" if name in _APART else ""
    also = r"(?: en [SU]\d+\b)?" if name in _APART else ""
    join = rf"(?:{joins}) ?(?!(?:die|dat) (?!van\b))(?:(?:(?:die|dat) )?van )?"
    tokens = rf"{first}{token}(?:{join}{determiner}{token})*{also}"
    kept = f"?P<{group}_{number}>" if group in _KEPT else "?:"
    return f"{determiner}({kept}{tokens})"

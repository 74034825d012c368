"""Whether what a cue says is so: denied, or only proposed. The words stand in `modality.toml`.

Within the interpretation step, between `kg.statements.matching` (which calls it) and the coded sentence.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from kg.statements.verbs import inflect

_BREAK: Final = r"[^\s,;:.()]+"
_SUBORDINATE: Final = r"(?!(?:waarom|of|dat|hoe|die|wat|welke?|wie|waar\w*|zodat|omdat)\b)"
_NAMES: Final = r"(?:(?:de|het|een|alle|uw|onze) )?(?:[a-z]+e )?[AGU]\d+(?:(?:,| en) (?:[a-z]+ )?[AGU]\d+)*"


@dataclass(frozen=True, slots=True)
class Modality:
    """The table, compiled; `before` and `after` are patterns by kind of statement."""

    denying: re.Pattern[str]
    phrases: re.Pattern[str]
    before: dict[str, re.Pattern[str] | None]
    after: dict[str, re.Pattern[str] | None]
    condition: re.Pattern[str]
    no_condition: re.Pattern[str]
    conditional: frozenset[str]
    within: re.Pattern[str]
    around: re.Pattern[str]
    already: re.Pattern[str]
    own_act: re.Pattern[str]
    own_kinds: frozenset[str]
    own_work: re.Pattern[str]
    others_work: re.Pattern[str]
    beside: re.Pattern[str]
    relieved: re.Pattern[str]
    unrelieved: re.Pattern[str]
    relieved_kinds: frozenset[str]
    relieved_below: float
    past: re.Pattern[str]
    not_past: re.Pattern[str]
    past_kinds: frozenset[str]
    provision: re.Pattern[str]


@cache
def modality() -> Modality:
    """Read and compile the table, once."""
    table = tomllib.loads((Path(__file__).parent / "modality.toml").read_text("utf-8"))
    words = "|".join(table["denying"])
    windows = table["window"]
    return Modality(
        denying=re.compile(rf"\b(?:{words})\b"),
        phrases=re.compile(rf"\b(?:{'|'.join(table['phrases'])})\b"),
        before={kind: _window(words, size["before"], ahead=False) for kind, size in windows.items()},
        after={kind: _window(words, size["after"], ahead=True) for kind, size in windows.items()},
        condition=re.compile(rf"\b(?:{'|'.join(table['condition']['words'])})\b[^,;:.]*$"),
        no_condition=_any(table["condition"]["phrases"]),
        conditional=frozenset(table["condition"]["kinds"]),
        within=_any(table["proposal"]["within"]),
        around=_any(table["proposal"]["around"]),
        already=_any(table["proposal"]["already"]),
        own_act=_any(table["own_act"]["patterns"]),
        own_kinds=frozenset(table["own_act"]["kinds"]),
        own_work=_any(table["own_work"]["patterns"]),
        others_work=_any(table["own_work"]["not"]),
        beside=re.compile(rf"\b(?:{'|'.join(table['own_work']['beside'])}) {_NAMES}"),
        relieved=_any(table["relieved"]["patterns"]),
        unrelieved=_any(table["relieved"]["not"]),
        relieved_kinds=frozenset(table["relieved"]["kinds"]),
        relieved_below=table["relieved"]["below"],
        past=_any(table["past"]["patterns"]),
        not_past=_any(table["past"]["not"]),
        past_kinds=frozenset(table["past"]["kinds"]),
        provision=_any(table["provision"]["patterns"]),
    )


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(inflect("|".join(patterns)).replace("{author}", r"(?:de |het |mijn )?S\d+"))


def _window(words: str, size: int, *, ahead: bool) -> re.Pattern[str] | None:
    if not size:
        return None
    if ahead:
        return re.compile(rf"(?: {_SUBORDINATE}{_BREAK}){{0,{size - 1}}}? (?:{words})\b")
    return re.compile(rf"\b(?:{words})(?: {_BREAK}){{0,{size - 1}}} $")


def denies(text: str, found: re.Match[str], kind: str) -> bool:
    """Return whether a coded sentence denies what a cue found in it, or says it only of a case: "als …"."""
    table = modality()
    bare = table.phrases.sub(lambda phrase: "~" * len(phrase.group()), text)
    if table.denying.search(bare, found.start(), found.end()):
        return True
    if kind in table.conditional and table.condition.search(
        table.no_condition.sub("~", text[: found.start()])
    ):
        return True
    before, after = table.before[kind], table.after[kind]
    return bool(
        (before and before.search(bare[: found.start()])) or (after and after.match(bare, found.end()))
    )


def proposes(text: str, found: re.Match[str], *, nominal: bool) -> bool:
    """Return whether a coded sentence asks for what a cue found, rather than saying that it is so."""
    table = modality()
    words = found.group()
    return bool(table.within.search(words) or (nominal and table.around.search(text)))


def already(text: str) -> bool:
    """Return whether a coded sentence says that what it asks for is so already: "zoals nu het geval is"."""
    return bool(modality().already.search(text))


def is_own_act(text: str, kind: str) -> bool:
    """Return whether a coded sentence tells what its document does by being written: no promise."""
    table = modality()
    return kind in table.own_kinds and bool(table.own_act.search(text))


def is_relieved(text: str, kind: str, sure: float = 0.0) -> bool:
    """Return whether a coded sentence tells of a worry that is met, and no cue is `sure` that it is not."""
    table = modality()
    if kind not in table.relieved_kinds or sure >= table.relieved_below:
        return False
    return bool(table.relieved.search(text)) and not table.unrelieved.search(text)


def is_past(text: str, kind: str) -> bool:
    """Return whether a coded sentence tells of what was done, and of nothing to come: no promise."""
    table = modality()
    return kind in table.past_kinds and bool(table.past.search(text)) and not table.not_past.search(text)


def is_provision(text: str) -> bool:
    """Return whether a coded sentence is a provision of criminal law: "wordt gestraft met …"."""
    return bool(modality().provision.search(text))


def is_own_work(text: str, *, plans: bool) -> bool:
    """Return whether a coded sentence that names nobody speaks of an institute's work: research, reports.

    `plans`: it stands in a plan, which tells what its author will do, whatever that is.
    """
    table = modality()
    if not plans and not table.own_work.search(text):
        return False
    return not table.others_work.search(table.beside.sub("", text))

"""Whether what a cue says is so: denied, or only proposed. The words stand in `modality.toml`.

Within the interpretation step, between `kg.statements.matching` (which calls it) and the coded sentence.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.resources import table
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
    urged: re.Pattern[str]


@cache
def modality() -> Modality:
    """Read and compile the table, once."""
    rows = table("statements/modality.toml")
    words = "|".join(rows["denying"])
    windows = rows["window"]
    return Modality(
        denying=re.compile(rf"\b(?:{words})\b"),
        phrases=re.compile(rf"\b(?:{'|'.join(rows['phrases'])})\b"),
        before={kind: _window(words, size["before"], ahead=False) for kind, size in windows.items()},
        after={kind: _window(words, size["after"], ahead=True) for kind, size in windows.items()},
        condition=re.compile(rf"\b(?:{'|'.join(rows['condition']['words'])})\b[^,;:.]*$"),
        no_condition=_any(rows["condition"]["phrases"]),
        conditional=frozenset(rows["condition"]["kinds"]),
        within=_any(rows["proposal"]["within"]),
        around=_any(rows["proposal"]["around"]),
        already=_any(rows["proposal"]["already"]),
        own_act=_any(rows["own_act"]["patterns"]),
        own_kinds=frozenset(rows["own_act"]["kinds"]),
        own_work=_any(rows["own_work"]["patterns"]),
        others_work=_any(rows["own_work"]["not"]),
        beside=re.compile(rf"\b(?:{'|'.join(rows['own_work']['beside'])}) {_NAMES}"),
        relieved=_any(rows["relieved"]["patterns"]),
        unrelieved=_any(rows["relieved"]["not"]),
        relieved_kinds=frozenset(rows["relieved"]["kinds"]),
        relieved_below=rows["relieved"]["below"],
        past=_any(rows["past"]["patterns"]),
        not_past=_any(rows["past"]["not"]),
        past_kinds=frozenset(rows["past"]["kinds"]),
        provision=_any(rows["provision"]["patterns"]),
        urged=_any(rows["urged"]["patterns"]),
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
    known = modality()
    bare = known.phrases.sub(lambda phrase: "~" * len(phrase.group()), text)
    if known.denying.search(bare, found.start(), found.end()):
        return True
    if kind in known.conditional and known.condition.search(
        known.no_condition.sub("~", text[: found.start()])
    ):
        return True
    before, after = known.before[kind], known.after[kind]
    return bool(
        (before and before.search(bare[: found.start()])) or (after and after.match(bare, found.end()))
    )


def proposes(text: str, found: re.Match[str], *, nominal: bool) -> bool:
    """Return whether a coded sentence asks for what a cue found, rather than saying that it is so."""
    known = modality()
    words = found.group()
    return bool(known.within.search(words) or (nominal and known.around.search(text)))


def already(text: str) -> bool:
    """Return whether a coded sentence says that what it asks for is so already: "zoals nu het geval is"."""
    return bool(modality().already.search(text))


def is_own_act(text: str, kind: str) -> bool:
    """Return whether a coded sentence tells what its document does by being written: no promise."""
    known = modality()
    return kind in known.own_kinds and bool(known.own_act.search(text))


def is_relieved(text: str, kind: str, sure: float = 0.0) -> bool:
    """Return whether a coded sentence tells of a worry that is met, and no cue is `sure` that it is not."""
    known = modality()
    if kind not in known.relieved_kinds or sure >= known.relieved_below:
        return False
    return bool(known.relieved.search(text)) and not known.unrelieved.search(text)


def is_past(text: str, kind: str) -> bool:
    """Return whether a coded sentence tells of what was done, and of nothing to come: no promise."""
    known = modality()
    return kind in known.past_kinds and bool(known.past.search(text)) and not known.not_past.search(text)


def is_provision(text: str) -> bool:
    """Return whether a coded sentence is a provision of criminal law: "wordt gestraft met …"."""
    return bool(modality().provision.search(text))


def is_urged(text: str) -> bool:
    """Return whether a coded sentence says that somebody must do better, more or now: no duty yet."""
    return bool(modality().urged.search(text))


def is_own_work(text: str, *, plans: bool) -> bool:
    """Return whether a coded sentence that names nobody speaks of an institute's work: research, reports.

    `plans`: it stands in a plan, which tells what its author will do, whatever that is.
    """
    known = modality()
    if not plans and not known.own_work.search(text):
        return False
    return not known.others_work.search(known.beside.sub("", text))

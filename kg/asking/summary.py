"""The summary of a build, in the words of its user. Beside `formats`: it prints what was counted."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Protocol

from kg.asking.wording import Lang, one_line, say

_SHOWN = 5


class Trouble(Protocol):
    """A file that was not read."""

    def told(self, lang: str) -> str:
        """Return which file, why, and what to do, in one line."""
        ...

    def why(self, lang: str) -> str:
        """Return what is wrong with it."""
        ...


class Built(Protocol):
    """What `kg.pipeline.build` counted."""

    @property
    def read(self) -> int:
        """How many documents were read."""
        ...

    @property
    def unchanged(self) -> int:
        """How many were in the graph already, with the same bytes."""
        ...

    @property
    def skipped(self) -> Sequence[Trouble]:
        """Each file that could not be read."""
        ...

    @property
    def others(self) -> Sequence[str]:
        """The names of the files that lie beside the documents and are of a type that is not read."""
        ...

    @property
    def gone(self) -> Sequence[str]:
        """The names of the documents that left the graph."""
        ...

    @property
    def doubles(self) -> Sequence[tuple[str, str]]:
        """The files with the same bytes as another, with the name of that other."""
        ...

    @property
    def copies(self) -> Sequence[tuple[str, str]]:
        """The documents that are another's text once more, with the name of that other."""
        ...

    @property
    def statements(self) -> Mapping[str, int]:
        """How many statements of each kind are in the graph."""
        ...

    @property
    def unsigned(self) -> Sequence[str]:
        """The files of which it is not known who wrote them."""
        ...

    @property
    def foreign(self) -> Sequence[str]:
        """The files that are not in Dutch: read for head and names, not for statements."""
        ...

    @property
    def recognised(self) -> Sequence[tuple[str, int]]:
        """The documents with pages in whose picture text was recognised, and how many those are."""
        ...

    @property
    def unread(self) -> Sequence[tuple[str, int]]:
        """The documents with pages that are pictures still, and how many those are."""
        ...

    @property
    def unresolved(self) -> int:
        """How many names stayed unresolved."""
        ...

    @property
    def seconds(self) -> float:
        """How long it took."""
        ...


def summary(built: Built, folder: object, lang: Lang) -> str:
    """Return what a build did, in a few lines."""
    lines = [
        say("build.read", lang, count=built.read),
        say("build.unchanged", lang, count=built.unchanged),
        say("build.skipped", lang, count=len(built.skipped)),
        *_reasons(built.skipped, lang),
        *_others(built.others, lang),
        *(
            say("build.double", lang, name=one_line(name), other=one_line(other))
            for name, other in built.doubles
        ),
        *(
            say("build.copy", lang, name=one_line(name), other=one_line(other))
            for name, other in built.copies
        ),
        *(say("build.gone", lang, name=one_line(name)) for name in built.gone),
        say("build.statements", lang),
        *(f"  {say(f'kind.{kind}', lang)}: {count}" for kind, count in sorted(built.statements.items())),
        say("build.unresolved", lang, count=built.unresolved),
        *_named("build.unsigned", built.unsigned, lang),
        *_named("build.foreign", built.foreign, lang),
        *_pages("build.recognised", built.recognised, lang),
        *_pages("build.unread", built.unread, lang),
        say("build.graph", lang, folder=folder),
        say("build.seconds", lang, count=_decimal(built.seconds, lang)),
    ]
    return "\n".join(lines) + "\n"


def _reasons(skipped: Sequence[Trouble], lang: Lang) -> list[str]:
    """Return for each reason how many files were skipped for it, the commonest first."""
    counts = Counter(" ".join(trouble.why(lang).split()) for trouble in skipped)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [f"  {why}: {count}" for why, count in ranked]


def _others(names: Sequence[str], lang: Lang) -> list[str]:
    """Return how many files were not read because of their type: by type, or by name where one is alone."""
    kinds: dict[str, list[str]] = {}
    for name in names:
        kinds.setdefault(PurePath(name).suffix.lower() or name, []).append(name)
    ranked = sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0]))
    shown = [f"{len(found)} × {kind}" if len(found) > 1 else found[0] for kind, found in ranked]
    return [say("build.others", lang, count=len(names), names=_shown(shown))] if names else []


def _decimal(seconds: float, lang: Lang) -> str:
    text = f"{seconds:.1f}"
    return text.replace(".", ",") if lang == "nl" else text


def _named(key: str, names: Sequence[str], lang: Lang) -> list[str]:
    return [say(key, lang, count=len(names), names=_shown(names))] if names else []


def _pages(key: str, counted: Sequence[tuple[str, int]], lang: Lang) -> list[str]:
    if not counted:
        return []
    shown = _shown([f"{name}: {count}" for name, count in counted])
    return [say(key, lang, count=sum(count for _, count in counted), names=shown)]


def _shown(names: Sequence[str]) -> str:
    return ", ".join(map(one_line, names[:_SHOWN])) + (" …" if len(names) > _SHOWN else "")


def summary_json(built: Built, lang: Lang) -> str:
    """Return the same as a JSON object."""
    found = {
        "read": built.read,
        "unchanged": built.unchanged,
        "skipped": [trouble.told(lang) for trouble in built.skipped],
        "others": list(built.others),
        "gone": list(built.gone),
        "doubles": [list(pair) for pair in built.doubles],
        "copies": [list(pair) for pair in built.copies],
        "statements": dict(sorted(built.statements.items())),
        "unresolved": built.unresolved,
        "unsigned": list(built.unsigned),
        "foreign": list(built.foreign),
        "recognised": [list(pair) for pair in built.recognised],
        "unread": [list(pair) for pair in built.unread],
        "seconds": round(built.seconds, 1),
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"

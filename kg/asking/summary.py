"""The summary of a build, in the words of its user. Beside `formats`: it prints what was counted."""

import json
from collections.abc import Mapping, Sequence
from typing import Protocol

from kg.asking.wording import Lang, say

_SHOWN = 5


class Trouble(Protocol):
    """A file that was not read."""

    def told(self, lang: str) -> str:
        """Return which file, why, and what to do, in one line."""
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
    def gone(self) -> Sequence[str]:
        """The names of the documents that left the graph."""
        ...

    @property
    def doubles(self) -> Sequence[tuple[str, str]]:
        """The files with the same bytes as another, with the name of that other."""
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
    def unresolved(self) -> int:
        """How many names stayed unresolved."""
        ...


def summary(built: Built, folder: object, lang: Lang) -> str:
    """Return what a build did, in a few lines."""
    lines = [
        say("build.read", lang, count=built.read),
        say("build.unchanged", lang, count=built.unchanged),
        say("build.skipped", lang, count=len(built.skipped)),
        *(say("build.double", lang, name=name, other=other) for name, other in built.doubles),
        *(say("build.gone", lang, name=name) for name in built.gone),
        say("build.statements", lang),
        *(f"  {say(f'kind.{kind}', lang)}: {count}" for kind, count in sorted(built.statements.items())),
        say("build.unresolved", lang, count=built.unresolved),
        *_unsigned(built.unsigned, lang),
        say("build.graph", lang, folder=folder),
    ]
    return "\n".join(lines) + "\n"


def _unsigned(names: Sequence[str], lang: Lang) -> list[str]:
    if not names:
        return []
    shown = ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
    return [say("build.unsigned", lang, count=len(names), names=shown)]


def summary_json(built: Built, lang: Lang) -> str:
    """Return the same as a JSON object."""
    found = {
        "read": built.read,
        "unchanged": built.unchanged,
        "skipped": [trouble.told(lang) for trouble in built.skipped],
        "gone": list(built.gone),
        "doubles": [list(pair) for pair in built.doubles],
        "statements": dict(sorted(built.statements.items())),
        "unresolved": built.unresolved,
        "unsigned": list(built.unsigned),
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"

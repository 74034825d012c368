"""The summary of a build, in the words of its user. Beside `formats`: it prints what was counted."""

import json
from collections.abc import Mapping, Sequence
from typing import Protocol

from kg.asking.wording import Lang, say


class Built(Protocol):
    """What `kg.pipeline.build` counted. `skipped` holds one line for each file that was not read."""

    @property
    def read(self) -> int:
        """How many documents were read."""
        ...

    @property
    def unchanged(self) -> int:
        """How many were in the graph already, with the same bytes."""
        ...

    @property
    def skipped(self) -> Sequence[str]:
        """Each file that could not be read, why, and what to do, in one line."""
        ...

    @property
    def statements(self) -> Mapping[str, int]:
        """How many statements of each kind are in the graph."""
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
        say("build.statements", lang),
        *(f"  {say(f'kind.{kind}', lang)}: {count}" for kind, count in sorted(built.statements.items())),
        say("build.unresolved", lang, count=built.unresolved),
        say("build.graph", lang, folder=folder),
    ]
    return "\n".join(lines) + "\n"


def summary_json(built: Built) -> str:
    """Return the same as a JSON object."""
    found = {
        "read": built.read,
        "unchanged": built.unchanged,
        "skipped": list(built.skipped),
        "statements": dict(sorted(built.statements.items())),
        "unresolved": built.unresolved,
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"

"""Files that cannot be read because of their bytes: they are told again, and not tried again.

Beside `facts`, used by `building`. What may have another cause (no time, no memory, a scan for which text
recognition may be installed since) is tried in every build.
"""

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any, Final

from kg.building.found import Found
from kg.reading import UnreadableError

_FILE: Final = "refused.json"
_LASTING: Final = frozenset(
    (
        *("binary", "bomb", "broken", "broken_page", "broken_pdf", "empty", "encoding", "encrypted"),
        *("entities", "illegible", "locked", "misnamed", "no_publication", "no_text", "old_office"),
        *("unknown_package", "wide"),
    )
)


class Refusals:
    """The refusals of builds with the same code and knowledge, by the key of the document."""

    def __init__(self, graph: Path, version: str) -> None:
        """Read what earlier builds noted; of another version, or broken, it is worth nothing."""
        self._file, self._version = graph / _FILE, version
        self._held = self._read()
        self._known = dict(self._held)

    def _read(self) -> dict[str, tuple[str, dict[str, Any]]]:
        try:
            told = json.loads(self._file.read_text("utf-8"))
            if told["version"] == self._version:
                return {key: (why, dict(values)) for key, (why, values) in told["refused"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            pass
        return {}

    def take_out(self, found: dict[str, Found]) -> list[UnreadableError]:
        """Take the documents that were refused before out of those that were found; return why."""
        known = [key for key in found if key in self._known]
        return [self._error(found.pop(key), *self._known[key]) for key in known]

    def _error(self, each: Found, why: str, values: dict[str, Any]) -> UnreadableError:
        return UnreadableError(str(each.path), why, **values)

    def note(self, key: str, error: UnreadableError) -> None:
        """Note why a document was refused, if that lasts."""
        if error.key in _LASTING:
            self._known[key] = (error.key, error.values)

    def save(self, keys: Collection[str]) -> None:
        """Write what is known of the documents with these keys; in one step, and only what has changed."""
        kept = {key: self._known[key] for key in sorted(self._known) if key in keys}
        if kept == self._held:
            return
        fresh = self._file.with_suffix(".new")
        fresh.write_text(json.dumps({"version": self._version, "refused": kept}) + "\n", encoding="utf-8")
        fresh.replace(self._file)

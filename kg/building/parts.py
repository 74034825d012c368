"""Documents that are done, each a file beside the graph until the build ends: a killed build loses none.

After `facts`, before `building`. A file has the graph of a document as N-Quads, after a comment with what is
known of it. It appears at once and whole, under a name that says what it depends on.
"""

import hashlib
import json
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Final

from kg.building.facts import Facts, Form
from kg.graph.store import GraphError

_FOLDER: Final = "parts-"


class Parts:
    """The parts of one build: those of the same code and knowledge."""

    def __init__(self, graph: Path, version: str) -> None:
        """Make the folder; parts of another version are of no use any more and go."""
        self.folder = graph / f"{_FOLDER}{version[:16]}"
        for place in graph.glob(f"{_FOLDER}*"):
            if place != self.folder:
                shutil.rmtree(place, ignore_errors=True)
        self.folder.mkdir(exist_ok=True)

    def place(self, key: str, form: Form) -> Path:
        """Return where the part of a document in some form is or will be."""
        digest = hashlib.sha256(json.dumps(asdict(form), sort_keys=True).encode()).hexdigest()
        return self.folder / f"{key}-{digest[:16]}.nq"

    def write(self, key: str, facts: Facts, quads: bytes) -> GraphError | None:
        """Write a part; return why that cannot be done, such as a full disk."""
        told = {"sha256": hashlib.sha256(quads).hexdigest(), **facts.as_dict()}
        place = self.place(key, facts.form)
        fresh = place.with_suffix(".new")
        try:
            fresh.write_bytes(b"# " + json.dumps(told).encode() + b"\n" + quads)
            fresh.replace(place)
        except OSError as error:
            return GraphError(self.folder.parent, "forbidden", error.strerror)
        return None

    def left(self, key: str, form: Form) -> Facts | None:
        """Return the facts of a part that an earlier build left; nothing where there is none that is whole.

        After a power cut a file may have its name and not its bytes.
        """
        try:
            head, quads = self.place(key, form).read_bytes().split(b"\n", 1)
            told = json.loads(head.removeprefix(b"# "))
            whole = told.pop("sha256") == hashlib.sha256(quads).hexdigest()
            return Facts.of(told) if whole else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def clear(self) -> None:
        """Remove all parts: the graph holds them now."""
        shutil.rmtree(self.folder, ignore_errors=True)

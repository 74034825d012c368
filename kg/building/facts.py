"""What is kept of each document beside the graph: enough to know whether it must be read again.

Before `parts` and `building`.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kg.copies import Sketch, pack, unpack


@dataclass(frozen=True, slots=True)
class Form:
    """What a document's graph depends on beside its bytes, the code and the knowledge.

    The names of its files, the first one its own; and of which document it is a copy, with that one's title.
    """

    names: tuple[str, ...]
    copy_of: str = ""
    copy_title: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """A document to read: where it lies, its key and size in bytes, and the form its graph must have."""

    path: Path
    key: str
    size: int
    form: Form


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a document that was read, without its graph: its form, sketch, title, and counts."""

    form: Form
    sketch: Sketch
    title: str
    statements: Mapping[str, int] = field(default_factory=dict)
    unresolved: int = 0
    unsigned: bool = False
    foreign: bool = False
    """Whether it is in another language than Dutch: read for its head and names, not for statements."""
    recognised: int = 0
    """How many of its pages are pictures in which text was recognised."""
    unread: int = 0
    """How many of its pages are pictures still."""

    def as_dict(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        told = asdict(self)
        told["sketch"] |= {name: pack(told["sketch"][name]) for name in ("words", "numbers")}
        told["form"]["names"] = list(self.form.names)
        told["statements"] = dict(sorted(self.statements.items()))
        return told

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> "Facts":
        """Return what `as_dict` wrote.

        Raises:
            KeyError, TypeError, ValueError: it is of another version.
        """
        form, marks = told["form"], told["sketch"]
        kept = {name: unpack(marks[name]) for name in ("words", "numbers")}
        return cls(
            form=Form(tuple(form["names"]), form["copy_of"], form["copy_title"]),
            sketch=Sketch(**{**marks, **kept}),
            title=told["title"],
            statements=told["statements"],
            unresolved=told["unresolved"],
            unsigned=told["unsigned"],
            foreign=told["foreign"],
            recognised=told["recognised"],
            unread=told["unread"],
        )

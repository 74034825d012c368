"""The main question: who is responsible for what, since when, according to which document.

After `answers`, before `formats`. The queries are `who` (what documents say: responsibilities, tasks
assigned, programmes led) and `post-holders` (what the reference graph knows of who held which post);
the second is added when a person, ministry or day is asked for rather than a topic.
"""

from dataclasses import dataclass, replace
from typing import Final

from kg.asking.answers import Answer, Cell, Value, answer
from kg.asking.questions import named
from kg.asking.source import Source
from kg.asking.wording import Lang, say

COLUMNS: Final = ("who", "post", "role", "what", "since", "document", "issued", "statement")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a user asked `kg who`; empty where it was left out."""

    topic: str = ""
    on: str = ""
    ministry: str = ""
    person: str = ""
    programme: str = ""

    def values(self, *names: str) -> dict[str, str]:
        """Return those of the named parameters that were filled in."""
        return {name: value for name in names if (value := str(getattr(self, name)))}


def who(asked: Asked, source: Source, lang: Lang) -> Answer:
    """Return who is responsible, for what, since when, according to which document.

    Raises:
        WrongUseError: a name is unknown or a date is none.
    """
    said = answer(named("who"), asked.values("topic", "on", "ministry", "person", "programme"), source, lang)
    found = [_named(said, row, lang) for row in said.rows]
    if not asked.topic and not asked.programme and (asked.person or asked.ministry or asked.on):
        held = answer(named("post-holders"), asked.values("on", "ministry", "person"), source, lang)
        found += [_holder(held, row, lang) for row in held.rows]
    headings = tuple(named("who").heading(column, lang) for column in COLUMNS)
    return Answer(COLUMNS, headings, tuple(dict.fromkeys(found)))


def _named(said: Answer, row: tuple[Cell, ...], lang: Lang) -> tuple[Cell, ...]:
    cells = dict(zip(said.columns, row, strict=True))
    proposed = any(value.plain is True for value in cells["proposed"])
    # A row without a statement is no document's claim.
    mark = "answer.proposed" if proposed else "" if cells["statement"] else "answer.reference"
    if mark:
        cells["role"] = tuple(
            replace(role, text=f"{role.text} ({say(mark, lang)})") for role in cells["role"]
        )
    return tuple(cells.get(column, ()) for column in COLUMNS)


def _holder(held: Answer, row: tuple[Cell, ...], lang: Lang) -> tuple[Cell, ...]:
    cells = dict(zip(held.columns, row, strict=True))
    role: Cell = (Value(say("answer.holds", lang)),)
    found = {
        "who": cells["person"],
        "post": cells["post"],
        "role": role,
        "what": cells["organisation"],
        "since": cells["start"],
        "document": cells["source"],
    }
    return tuple(found.get(column, ()) for column in COLUMNS)

"""Who speaks the words that a sentence quotes, where it tells so by a post, a pronoun or the sentence before.

Within the interpretation step, after `kg.statements.coding` and `kg.statements.quotations`, which reads who
is quoted by name: "…", zegt de rapporteur. De rapporteur is blij: "…". And a sentence that is quoted whole
goes on with the words of who was quoted, or was said to say something, in the sentence before.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.model import Actor
from kg.namespaces import thing
from kg.recognition.persons import speaking_words, telling_words
from kg.statements.anaphora import others
from kg.statements.coding import Coded, Slot

_SPACES: Final = re.compile(r" {2,}")


@dataclass(slots=True)
class Speakers:
    """Who spoke last, while a document is read in order."""

    last: Slot | None = None
    section: str = ""

    def hear(self, coded: Coded) -> None:
        """Remember who a sentence that quotes nothing says to say something."""
        self.section, self.last = coded.sentence.section, _speaker(coded)

    def told(self, outside: Coded, *, is_bare: bool) -> Slot | None:
        """Return who speaks what a sentence quotes, or nobody where that cannot be told.

        `outside` is the sentence in code without its quotations; where nothing else is in it (`is_bare`),
        the speaker of the sentence before goes on.
        """
        if not is_bare:
            self.hear(outside)
        elif outside.sentence.section != self.section:
            self.last = None
        return self.last


def _speaker(coded: Coded) -> Slot | None:
    """Return who says something in a coded sentence: a person, post or body; nobody where it is of others."""
    text = _SPACES.sub(" ", coded.text).strip(" .,;!?")
    if others("people").search(text) or _private().search(text):
        return None
    for pattern in _patterns():
        if found := pattern.search(text):
            slot = coded.slots[int(found["who"][1:])]
            return slot if (slot.code == "S" and slot.actors) or any(map(_is_party, slot.actors)) else None
    return None


def _is_party(actor: Actor) -> bool:
    """Tell whether an actor is somebody who can be quoted: no group, and not known by words alone."""
    return bool(actor.agent) and not actor.agent.startswith(thing("group", ""))


@cache
def _private() -> re.Pattern[str]:
    _, private = telling_words()
    return re.compile(rf"\b(?:{private})\b")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Compile the forms: …, zegt X; X …: "…"; X zegt dat; the group `who` is the token of the speaker."""
    says, _ = speaking_words()
    opening, _ = telling_words()
    who = r"(?P<who>[AS]\d+)\b"
    between = r"(?:(?:ook|daarom|dan|vandaag|gisteren|hierover|daarover|toch|maar|de|het|N|N,) )*"
    return (
        re.compile(rf"(?:(?:^|, ?)(?:(?:{opening}) )*(?:{says})|\b(?:volgens|aldus)) {between}{who}"),
        re.compile(rf"^{between}{who}[^:;.?!]*:$"),
        re.compile(rf"^{between}{who},? (?:[^\s.;:]+ ){{0,3}}?(?:{says})\b"),
    )

"""Which advice of another document an answer comes back to: "aanbeveling 2", in a reply to "uw brief van …".

Within the interpretation step, after `kg.statements.meaning`, for `kg.statements.replying`: where what is
answered does not stand in the document itself, its numbers and what the document says that it answers tell
where it does. The words stand in `replies.toml`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model import Elsewhere, EntityKind
from kg.statements.coding import Coded
from kg.statements.heard import Heard, Reading
from kg.statements.meaning import numbers, ordinal
from kg.statements.replies import Reply
from kg.statements.reply_rows import pattern
from kg.structure import dates

NOWHERE = Elsewhere()
"""A document that does not say what it answers."""


def begun(reading: Reading) -> Elsewhere:
    """Return what the subject of a letter says that it answers: "Reactie op uw brief van 3 maart 2025"."""
    subject = reading.outline.letterhead.subject
    if not subject:
        return NOWHERE
    works = (
        link.entity
        for link in reading.links
        if link.mention.kind == EntityKind.PUBLICATION
        and any(subject.span.start <= span.start < subject.span.end for span in link.spans)
        and link.entity
        and pattern("elsewhere", "answers").search(subject.value.lower())
    )
    return Elsewhere((), tuple(_letters(subject.value)), tuple(works))


def noted(known: Elsewhere, coded: Coded) -> Elsewhere:
    """Return what a document answers with what a sentence says of that."""
    letters, works = tuple(_letters(coded.sentence.text)), tuple(_works(coded))
    if not letters and not works:
        return known
    return replace(
        known,
        letters=tuple(dict.fromkeys((*known.letters, *letters))),
        works=tuple(dict.fromkeys((*known.works, *works))),
    )


def settled(subject: Elsewhere, whole: Elsewhere) -> Elsewhere:
    """Return the one letter or publication that is answered: of the subject, or else the only one named."""
    letters = subject.letters or whole.letters
    works = subject.works or whole.works
    return Elsewhere((), letters if len(letters) == 1 else (), works if len(works) == 1 else ())


def elsewhere(known: Elsewhere, heard: Heard, reply: Reply) -> Elsewhere | None:
    """Return what a sentence comes back to of what the document answers; None: that is not clear."""
    if known == NOWHERE:
        return None
    text = heard.coded.text
    before, after = text[: reply.start], text[reply.end :]
    if given := numbers(after):
        return replace(known, numbers=given)
    if place := ordinal(before):
        return replace(known, numbers=(place,))
    heading = pattern("elsewhere", "heading").search(heard.coded.sentence.section.lower())
    if heading and pattern("which", "this").search(before):
        return replace(known, numbers=(heading["number"],))
    several = pattern("which", "several").search(reply.noun(heard.coded))
    which = pattern("which", "content").match(after)
    some = which and after.startswith(" ", which.end())  # "uw aanbevelingen over opvang", not "neem ik over."
    return known if several and not some and pattern("elsewhere", "all").search(before) else None


def _letters(text: str) -> Iterator[str]:
    """Yield the days of the letters that a text says it answers."""
    if not pattern("elsewhere", "letter").search(text):
        return
    begins = {found.end() for found in pattern("elsewhere", "letter").finditer(text)}
    yield from (date for start, _, date in dates.find(text) if start in begins)


def _works(coded: Coded) -> Iterator[str]:
    """Yield the publications that a sentence says its document answers."""
    for found in pattern("elsewhere", "work").finditer(coded.text):
        slot = coded.slots[int(re.sub(r"\D", "", found["work"]))]
        if slot.entity:
            yield slot.entity

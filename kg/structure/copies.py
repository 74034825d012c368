"""Who gets a copy of a letter, and whom to ask about it: never a number or address.

Within the structure step, used by `kg.structure.letterhead`, beside `kg.structure.addressees`.
"""

import itertools
import re
from collections.abc import Iterator
from typing import Final

from kg.model import FurnitureKind, Party, PartyRole, Span, Text
from kg.resources import table
from kg.structure.parties import (
    ADDRESS,
    PLACE,
    Lines,
    bare,
    bare_name,
    is_body,
    is_person,
    is_post,
    pattern,
    without_article,
)

_CONTACT_LINES: Final = 5
_COPY_LINES: Final = 6
_NOTE: Final = 300
"""So many characters a note to editors has at most."""
_AND: Final = re.compile(
    r"\s*;\s*|\s*,\s+(?=(?:de|het|mevrouw|de heer)\s)|\s+en\s+(?:aan\s+|(?=(?:de|het)\s))"
)
_SHORT: Final = re.compile(r"(?:de |het )?[A-Z]{2,8}")
"""A body by its abbreviation: "de VNG"."""
_MARKS: Final = " .,:;<>()[]-•*"


def copies(text: Text, head: Lines) -> tuple[Party, ...]:
    """Return who gets a copy: from the sentence that says so, a line "Cc: …", or under its label."""
    known = table("structure/letterhead.toml")["copy"]
    for sentence in known["sentences"]:
        if found := re.search(sentence, text.clean, re.IGNORECASE):
            return tuple(_in_sentence(text, found))
    parties: list[Party] = []
    for line in known["lines"]:
        for found in re.finditer(rf"^[ \t>*]*(?:{line})$", text.raw, re.IGNORECASE | re.MULTILINE):
            for part in re.finditer(r"[^;]+", found["whom"]):
                words, place = _trimmed(text, part.group(), found.start("whom") + part.start())
                if words:
                    parties.append(_copied(words, place))
    return tuple(parties or _under_label(text, head))


def _in_sentence(text: Text, found: re.Match[str]) -> Iterator[Party]:
    """Yield each who is named in a sentence: two posts or bodies are two, "X en Y" in one name is one."""
    whom = found["whom"]
    cuts = [(0, 0), *(cut.span() for cut in _AND.finditer(whom)), (len(whom), len(whom))]
    parts = [(first, last) for (_, first), (last, _) in itertools.pairwise(cuts)]
    if not all(_names(whom[first:last]) for first, last in parts):
        parts = [(0, len(whom))]
    for first, last in parts:
        spans = text.spans(found.start("whom") + first, found.start("whom") + last)
        words = whom[first:last].strip()
        if len(parts) > 1:
            words = without_article(words)
        yield Party(PartyRole.COPY, post=words, spans=spans)


def _names(words: str) -> bool:
    return is_post(words) or is_body(words) or bool(_SHORT.fullmatch(words))


def _under_label(text: Text, head: Lines) -> Iterator[Party]:
    """Yield who stands under a label "Afschrift aan" in the head or margin, up to the next label."""
    label = pattern("label", "copy")
    index = next((i for i, (words, _) in enumerate(head) if label.fullmatch(words)), len(head))
    for words, span in head[index + 1 : index + 1 + _COPY_LINES]:
        if _is_other(words) or ADDRESS.fullmatch(words) or _barred(text, span):
            return
        if not (is_person(words) or _names(words)):
            return
        yield _copied(words.strip(_MARKS), span)


def _trimmed(text: Text, words: str, start: int) -> tuple[str, Span]:
    """Return a name without what stands around it, and without the mail address behind it."""
    end = start + len(words)
    for item in text.furniture:
        if item.kind == FurnitureKind.CONTACT_DETAIL and start <= item.span.start < end:
            end = item.span.start
    name = text.raw[start:end]
    first = start + len(name) - len(name.lstrip(_MARKS))
    return (name.strip(_MARKS), Span(first, first + len(name.strip(_MARKS))))


def _barred(text: Text, place: Span) -> bool:
    return any(
        item.kind == FurnitureKind.CONTACT_DETAIL
        and item.span.start < place.end
        and place.start < item.span.end
        for item in text.furniture
    )


def _copied(words: str, place: Span) -> Party:
    if is_person(words):
        return Party(PartyRole.COPY, bare_name(words), "", "", (place,))
    return Party(PartyRole.COPY, post=without_article(bare(words)), spans=(place,))


def contact(lines: Lines) -> tuple[Party, ...]:
    """Return the contact person with their post, behind or under a label; never a number or address."""
    label = pattern("label", "contact")
    for index, (words, span) in enumerate(lines):
        if not (found := label.match(words)):
            continue
        named = words[found.end() :].strip(" :")
        rest = lines[index + 1 : index + 1 + _CONTACT_LINES]
        if named:
            rest = ((named, Span(span.end - len(named), span.end)), *rest)
        if not rest:
            continue
        if not is_person(rest[0][0].split(",")[0]):
            if _names(rest[0][0]):
                return (_nameless(rest),)
            continue
        name, _, post = rest[0][0].partition(",")
        posts: list[tuple[str, Span]] = [(post.strip(), rest[0][1])] if post.strip() else []
        if not posts:
            posts = list(_posts(rest[1:]))
        spans = tuple(dict.fromkeys((rest[0][1], *(place for _, place in posts))))
        return (Party(PartyRole.CONTACT, bare_name(name), " ".join(line for line, _ in posts), "", spans),)
    return ()


def press(text: Text) -> tuple[Party, ...]:
    """Return whom a press release sends journalists to, where it names one person."""
    note = pattern("press", "note").search(text.clean)
    within = note.end() + _NOTE if note else 0
    found = pattern("press", "contact").search(text.clean, note.end(), within) if note else None
    place = text.extent(*found.span("who")) if found else None
    if (
        not found
        or not place
        or not is_person(found["who"])
        or pattern("press", "bodies").search(found["who"])
    ):
        return ()
    return (Party(PartyRole.CONTACT, bare_name(found["who"]), "", "", (place,)),)


def _nameless(lines: Lines) -> Party:
    """Return the post or body to ask, where no person is named."""
    named = list(_posts(lines))
    words, spans = " ".join(line for line, _ in named), tuple(place for _, place in named)
    if is_post(words):
        return Party(PartyRole.CONTACT, post=words, spans=spans)
    return Party(PartyRole.CONTACT, organisation=words, spans=spans)


def _posts(lines: Lines) -> Iterator[tuple[str, Span]]:
    """Yield the lines of a post, up to a label, an address or what was left of a number."""
    for line, span in lines:
        if _is_other(line) or ADDRESS.fullmatch(line) or PLACE.fullmatch(line) or "@" in line:
            return
        yield line, span


def _is_other(line: str) -> bool:
    return any(
        pattern("label", key).match(line)
        for key in ("date", "reference", "subject", "copy", "contact", "sender", "other")
    )

"""Who writes to whom: the parties of a letter, in the words of its head, foot and margin.

Within the structure step, used by `kg.structure.letterhead`. Who these words stand for is found out later,
by `kg.linking`.
"""

import re
import tomllib
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Final

from kg.model import Block, BlockKind, FurnitureKind, Party, PartyRole, Span, Text
from kg.reading.formulas import is_salutation

Lines = tuple[tuple[str, Span], ...]

_ADDRESS: Final = re.compile(
    r"(?:postbus\s+\d+.*|\d{4}\s?[A-Z]{2}\b.*|[A-Z][\w'’. -]{2,40} \d{1,4}\s?[a-zA-Z]?|www\.\S+)",
    re.IGNORECASE,
)
_POSTCODE: Final = re.compile(r"(?:postbus\s+\d+.*|\d{4}\s?[A-Z]{2}\b.*)", re.IGNORECASE)
_PREFIX: Final = r"(?:van|der|den|de|het|'t|’t|‘t|ter|ten|te|el|la|al|von|du|in|op|aan)"
INITIALS: Final = r"(?:(?:[A-ZÀ-Ý]|Th|Ch|IJ|Ph|St)\.\s?-?){1,6}"
_FAMILY: Final = rf"(?:{_PREFIX}\s+)*[A-ZÀ-Ý][\w'’-]+(?:[ -](?:{_PREFIX}\s+)*[A-ZÀ-Ý][\w'’-]+)*"
_PERSON: Final = re.compile(
    rf"{INITIALS}\s*(?:\([A-ZÀ-Ý][\w -]+\)\s*)?(?:{_PREFIX}\s+)*{_FAMILY}|[A-ZÀ-Ý][\w'’-]+\s+{_FAMILY}"
)
_RANKED: Final = re.compile(
    r"(?:minister|staatssecretaris|burgemeester|wethouder|voorzitter|president|directeur)\s+(?P<name>[^,]+)",
    re.IGNORECASE,
)
_DEGREES: Final = re.compile(r",?\s+(?:MSc|MA|LL\.M\.?|MPA|RA|BA)\b.*$")
_CALL_NAME: Final = re.compile(r"\s*\([^)]*\)\s*")
_SPLIT: Final = re.compile(r",\s+|\s+en\s+")
_ADDRESS_LINES: Final = 7
_CONTACT_LINES: Final = 5


@cache
def table() -> dict[str, dict[str, str | list[str]]]:
    """Return `letterhead.toml`, read once."""
    return tomllib.loads((Path(__file__).parent / "letterhead.toml").read_text("utf-8"))


@cache
def pattern(section: str, key: str) -> re.Pattern[str]:
    """Return a pattern of `letterhead.toml`, compiled; a list of words matches any number of them."""
    value = table()[section][key]
    if isinstance(value, list):
        words = "|".join(re.escape(word) for word in sorted(value, key=len, reverse=True))
        return re.compile(rf"(?:(?:{words})(?:\s+|(?<=\.)|$))+", re.IGNORECASE)
    return re.compile(value, re.IGNORECASE)


def bare_name(text: str) -> str:
    """Return a name without its titles: "Mevrouw drs. E.I. Schippers" → "E.I. Schippers"."""
    name = text.strip(" ,")
    while True:
        shorter = name
        for key in ("courtesy", "academic"):
            if found := pattern("titles", key).match(shorter):
                shorter = shorter[found.end() :].strip(" ,")
        if shorter == name:
            name = _DEGREES.sub("", name)
            return _CALL_NAME.sub(" ", name).strip(" ,")
        name = shorter


def is_person(text: str) -> bool:
    """Tell whether a line is the name of a person, with or without titles."""
    name = bare_name(text)
    titled = name != text.strip(" ,")
    if pattern("post", "start").match(name) or pattern("post", "body").match(name):
        return False
    return bool(_PERSON.fullmatch(name) or (titled and re.fullmatch(_FAMILY, name)))


def is_post(text: str) -> bool:
    """Tell whether a line begins like the name of a post."""
    return bool(pattern("post", "start").match(_bare(text)))


def _bare(text: str) -> str:
    found = pattern("titles", "courtesy").match(text)
    return text[found.end() :] if found else text


def addressees(text: Text, blocks: tuple[Block, ...], head: Lines) -> tuple[Party, ...]:
    """Return to whom a letter goes: the lines above the first address behind the return address."""
    lines = _address_block(head)
    persons: list[tuple[str, Span]] = []
    posts: list[tuple[str, Span]] = []
    bodies: list[tuple[str, Span]] = []
    for words, span in lines:
        names = [part for part in _SPLIT.split(words) if part]
        if all(is_person(name) for name in names):
            persons += [(bare_name(name), span) for name in names]
        elif held := _with_rank(words):
            persons.append((held, span))
        elif is_post(words):
            posts.append((_bare(words), span))
        elif posts and not bodies and not pattern("post", "body").match(words) and words[:1].islower():
            posts[-1] = (f"{posts[-1][0]} {words}", Span(posts[-1][1].start, span.end))
        elif bodies and _is_open(bodies[-1][0]):
            bodies[-1] = (f"{bodies[-1][0]} {words}", Span(bodies[-1][1].start, span.end))
        else:
            bodies.append((re.sub(r"^(?:p/a|aan)\s+", "", words, flags=re.IGNORECASE), span))
    if not persons:
        persons = _salutation(text, blocks)
    post = re.sub(r"^(?:de|het)\s+", "", posts[0][0], flags=re.IGNORECASE) if posts else ""
    body = bodies[0][0] if bodies else ""
    shared = tuple(span for _, span in (*posts[:1], *bodies[:1]))
    if persons:
        return tuple(
            Party(PartyRole.ADDRESSEE, name, post, body, tuple(sorted({span, *shared})))
            for name, span in persons
        )
    return (Party(PartyRole.ADDRESSEE, "", post, body, tuple(sorted(shared))),) if shared else ()


def _with_rank(words: str) -> str:
    """Return the name of a person whose rank stands before it: "t.a.v. staatssecretaris M.J. van Rijn"."""
    found = _RANKED.fullmatch(_bare(words))
    return bare_name(found["name"]) if found and is_person(found["name"]) else ""


def _is_open(words: str) -> bool:
    """Tell whether a name is not at its end: "De vaste commissie voor Volksgezondheid,"."""
    return words.endswith((",", " en", " van", " voor", " der", "-"))


def _address_block(head: Lines) -> Lines:
    """Return the lines that name the addressee, in the order of the letter."""
    start = next(
        (i + 1 for i, (words, _) in enumerate(head) if re.match(r"retouradres", words, re.IGNORECASE)), 0
    )
    other = [pattern("label", key) for key in ("date", "reference", "subject", "contact", "copy", "other")]
    found: list[Lines] = []
    for index in range(start, len(head)):
        if not _POSTCODE.fullmatch(head[index][0]):
            continue
        lines: list[tuple[str, Span]] = []
        for words, span in reversed(head[max(start, index - _ADDRESS_LINES) : index]):
            if _POSTCODE.fullmatch(words) or any(pattern.match(words) for pattern in other):
                break
            if not _ADDRESS.fullmatch(words):
                lines.append((words, span))
        if lines:
            found.append(tuple(reversed(lines)))
    named = [lines for lines in found if any(is_post(words) or is_person(words) for words, _ in lines)]
    if named or found:
        return (named or found)[0]
    if start:
        return tuple(takewhile(lambda line: not any(label.match(line[0]) for label in other), head[start:]))
    return tuple(line for line in head[start:] if re.match(r"aan\s+", line[0], re.IGNORECASE))[:1]


def _salutation(text: Text, blocks: tuple[Block, ...]) -> list[tuple[str, Span]]:
    """Return the persons a salutation names: "Geachte mevrouw Agema, heer Karremans,"."""
    for block in blocks:
        words = text.clean[block.start : block.end]
        if block.kind == BlockKind.SALUTATION and is_salutation(words):
            span = text.spans(block.start, block.end)[0]
            rest = re.sub(
                r"^(?:zeer |hoog)?(?:geachte|beste|waarde)\s+", "", words.rstrip(" ,"), flags=re.IGNORECASE
            )
            return [(bare_name(name), span) for name in _SPLIT.split(rest) if name and is_person(name)]
    return []


def copies(text: Text) -> tuple[Party, ...]:
    """Return who gets a copy: from the sentence that says so, or from a line "Cc: …"."""
    known = table()["copy"]
    for pattern in known["sentences"]:
        if found := re.search(pattern, text.clean, re.IGNORECASE):
            spans = text.spans(found.start("whom"), found.end("whom"))
            return (Party(PartyRole.COPY, post=found["whom"].strip(), spans=spans),)
    parties: list[Party] = []
    for pattern in known["lines"]:
        for found in re.finditer(rf"^(?:{pattern})$", text.raw, re.IGNORECASE | re.MULTILINE):
            for part in re.finditer(r"[^;]+", found["whom"]):
                words = part.group().strip(" .,")
                start = found.start("whom") + part.start() + part.group().index(words)
                place = Span(start, start + len(words))
                if words and not _barred(text, place):
                    parties.append(_copied(words, place))
    return tuple(parties)


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
    return Party(
        PartyRole.COPY, post=re.sub(r"^(?:de|het)\s+", "", words, flags=re.IGNORECASE), spans=(place,)
    )


def contact(lines: Lines) -> tuple[Party, ...]:
    """Return the contact person of the margin with their post; never a number or address."""
    label = pattern("label", "contact")
    others = [pattern("label", key) for key in ("date", "reference", "subject", "copy", "other")]
    for index, (words, _) in enumerate(lines):
        if not label.fullmatch(words):
            continue
        rest = lines[index + 1 : index + 1 + _CONTACT_LINES]
        if not rest or not is_person(rest[0][0]):
            continue
        posts: list[tuple[str, Span]] = []
        for line, span in rest[1:]:
            if any(pattern.match(line) for pattern in others) or _ADDRESS.fullmatch(line) or "@" in line:
                break
            posts.append((line, span))
        post = " ".join(line for line, _ in posts)
        spans = (rest[0][1], *(span for _, span in posts))
        return (Party(PartyRole.CONTACT, bare_name(rest[0][0]), post, "", spans),)
    return ()

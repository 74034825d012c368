"""Who writes to whom: the parties of a letter, in the words of its head, foot and margin.

Within the structure step, used by `kg.structure.letterhead`. Who these words stand for is found out later,
by `kg.linking`.
"""

import re
import tomllib
from functools import cache
from itertools import pairwise, takewhile
from pathlib import Path
from typing import Final

from kg.model import Block, BlockKind, Party, PartyRole, Span, Text
from kg.reading.formulas import CLOSING, is_salutation

Lines = tuple[tuple[str, Span], ...]

_ADDRESS: Final = re.compile(
    r"(?:postbus\s+\d+.*|\d{4}\s?[A-Z]{2}\b.*|[A-Z][\w'’. -]{2,40} \d{1,4}\s?[a-zA-Z]?|www\.\S+)",
    re.IGNORECASE,
)
_POSTCODE: Final = re.compile(r"(?:postbus\s+\d+.*|\d{4}\s?[A-Z]{2}\b.*)", re.IGNORECASE)
_PREFIX: Final = r"(?:van|der|den|de|het|'t|’t|‘t|ter|ten|te|el|la|al|von|du|in|op|aan)"
_INITIALS: Final = r"(?:(?:[A-ZÀ-Ý]|Th|Ch|IJ|Ph|St)\.\s?-?){1,6}"
_FAMILY: Final = rf"(?:{_PREFIX}\s+)*[A-ZÀ-Ý][\w'’-]+(?:[ -](?:{_PREFIX}\s+)*[A-ZÀ-Ý][\w'’-]+)*"
_PERSON: Final = re.compile(
    rf"{_INITIALS}\s*(?:\([A-ZÀ-Ý][\w -]+\)\s*)?(?:{_PREFIX}\s+)*{_FAMILY}|[A-ZÀ-Ý][\w'’-]+\s+{_FAMILY}"
)
_DEGREES: Final = re.compile(r",?\s+(?:MSc|MA|LL\.M\.?|MPA|RA|BA)\b.*$")
_CALL_NAME: Final = re.compile(r"\s*\([^)]*\)\s*")
_NOT_SIGNED: Final = re.compile(r"(?:bijlagen?\b|c\.?c\b|kopie|zie\b|\d|.{76,})", re.IGNORECASE)
_ON_BEHALF: Final = re.compile(r"namens\b|voor deze\b|o/d\b|b/a\b", re.IGNORECASE)
_SPLIT: Final = re.compile(r",\s+|\s+en\s+")
_SIGNATURE_BLOCKS: Final = 6
_ADDRESS_LINES: Final = 7
_CONTACT_LINES: Final = 5


@cache
def _table() -> dict[str, dict[str, str | list[str]]]:
    return tomllib.loads((Path(__file__).parent / "letterhead.toml").read_text("utf-8"))


@cache
def _pattern(section: str, key: str) -> re.Pattern[str]:
    value = _table()[section][key]
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
            if found := _pattern("titles", key).match(shorter):
                shorter = shorter[found.end() :].strip(" ,")
        if shorter == name:
            name = _DEGREES.sub("", name)
            return _CALL_NAME.sub(" ", name).strip(" ,")
        name = shorter


def is_person(text: str) -> bool:
    """Tell whether a line is the name of a person, with or without titles."""
    name = bare_name(text)
    titled = name != text.strip(" ,")
    if _pattern("post", "start").match(name) or _pattern("post", "body").match(name):
        return False
    return bool(_PERSON.fullmatch(name) or (titled and re.fullmatch(_FAMILY, name)))


def is_post(text: str) -> bool:
    """Tell whether a line begins like the name of a post."""
    return bool(_pattern("post", "start").match(_bare(text)))


def _bare(text: str) -> str:
    found = _pattern("titles", "courtesy").match(text)
    return text[found.end() :] if found else text


def sender(text: Text, blocks: tuple[Block, ...]) -> tuple[Party, ...]:
    """Return who signs: the name and post below the closing, or in the lines "De minister van …, / naam"."""
    lines = _signature(text, blocks)
    person = next(((words, span) for words, span in lines if is_person(words)), None)
    posts = [(words, span) for words, span in lines if not is_person(words) and not _ON_BEHALF.match(words)]
    if not person:
        return ()
    post = " ".join(words.strip(" ,") for words, _ in posts)
    spans = tuple(sorted([person[1], *(span for _, span in posts)]))
    return (Party(PartyRole.SENDER, bare_name(person[0]), re.sub(r"^(?:De|Het)\s+", "", post), "", spans),)


def _signature(text: Text, blocks: tuple[Block, ...]) -> Lines:
    """Return the lines of the signature: those under the closing, else a post line with a name under it."""
    signed = [block for block in blocks if block.kind == BlockKind.SIGNATURE]
    if signed:
        lines = [line for block in signed for line in _raw_lines(text, block)]
        lines = [(words, span) for words, span in lines if not CLOSING.fullmatch(words)]
        return tuple(_until_other(lines[:_SIGNATURE_BLOCKS]))
    body = [block for block in blocks if block.kind != BlockKind.LETTERHEAD]
    for above, below in pairwise(body):
        pair = [*_raw_lines(text, above), *_raw_lines(text, below)]
        if len(pair) in {2, 3} and is_post(pair[0][0]) and is_person(pair[-1][0]):
            return tuple(pair)
    return ()


def _until_other(lines: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """Keep the first person and the post lines that belong to them."""
    kept: list[tuple[str, Span]] = []
    persons = 0
    for words, span in lines:
        persons += is_person(words)
        if persons > 1 or (not is_person(words) and (words.endswith((".", ":")) or _NOT_SIGNED.match(words))):
            break
        kept.append((words, span))
    return kept


def _raw_lines(text: Text, block: Block) -> list[tuple[str, Span]]:
    """Return the lines of a block as they stood in the file, without marks."""
    lines: list[tuple[str, Span]] = []
    for span in text.spans(block.start, block.end):
        for found in re.finditer(r"[^\n\r]+", text.quote(span)):
            words = found.group().strip().strip("*_").strip()
            if words:
                start = span.start + found.start() + found.group().index(words)
                lines.append((re.sub(r"\s+", " ", words), Span(start, start + len(words))))
    return lines


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
        elif is_post(words):
            posts.append((_bare(words), span))
        elif posts and not bodies and not _pattern("post", "body").match(words) and words[:1].islower():
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


def _is_open(words: str) -> bool:
    """Tell whether a name is not at its end: "De vaste commissie voor Volksgezondheid,"."""
    return words.endswith((",", " en", " van", " voor", " der", "-"))


def _address_block(head: Lines) -> Lines:
    """Return the lines that name the addressee, in the order of the letter."""
    start = next(
        (i + 1 for i, (words, _) in enumerate(head) if re.match(r"retouradres", words, re.IGNORECASE)), 0
    )
    other = [_pattern("label", key) for key in ("date", "reference", "subject", "contact", "copy", "other")]
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
    """Return who gets a copy, from the sentence that says so."""
    sentences = _table()["copy"]["sentences"]
    for pattern in sentences:
        if found := re.search(pattern, text.clean, re.IGNORECASE):
            spans = text.spans(found.start("whom"), found.end("whom"))
            return (Party(PartyRole.COPY, post=found["whom"].strip(), spans=spans),)
    return ()


def contact(lines: Lines) -> tuple[Party, ...]:
    """Return the contact person of the margin with their post; never a number or address."""
    label = _pattern("label", "contact")
    others = [_pattern("label", key) for key in ("date", "reference", "subject", "copy", "other")]
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

"""Who signs: the names and posts below the closing, those who sign for a body, or who answers questions.

Within the structure step, beside `kg.structure.addressees`, used by `kg.structure.letterhead`. Where nobody
signs, the head tells who writes: a line "Van: …", or the name above the return address.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from kg.model import Block, BlockKind, Party, PartyRole, Span, Text
from kg.reading.formulas import CLOSING, HEAD_LABEL
from kg.resources import table
from kg.structure import colophons, papers
from kg.structure.parties import (
    ADDRESS,
    PLACE,
    Lines,
    bare_name,
    is_body,
    is_named_for_certain,
    is_open,
    is_person,
    is_post,
    pattern,
    without_article,
)
from kg.structure.signatories import signatories

_SIGNATURE_LINES: Final = 16
_SIGNED: Final = 111
_LOGO_LINES: Final = 3
_FRONT: Final = 20_000
"""Within so many characters stand the title page and the foreword of a report."""
_COLUMNS: Final = re.compile(r"(?:[^\S\n]{3,}|\t+)")
_LETTERLY: Final = frozenset({BlockKind.SALUTATION, BlockKind.SIGNATURE})
"""What a letter has: it is by whom signs it, whatever it refers to."""
_SPOKEN: Final = frozenset({BlockKind.LETTERHEAD, BlockKind.CAPTION, BlockKind.QUOTE, BlockKind.SALUTATION})


def sender(text: Text, blocks: tuple[Block, ...], head: Lines) -> tuple[Party, ...]:
    """Return who signs, one party for each.

    In this order: below the closing; for a body ("Algemene Rekenkamer / naam, / president"); in lines
    "De minister van …, / naam"; over a letter that Parliament printed; above an answer to parliamentary
    questions; in the head. A publication that says how to cite it is by whom it names so.
    """
    found = _signing(text, blocks, head)
    author = None if any(block.kind in _LETTERLY for block in blocks) else colophons.cited(text)
    if not author:
        return found
    return tuple(party for party in found if party.person and _is_same(party, author)) or (author,)


def _is_same(party: Party, author: Party) -> bool:
    return without_article(party.post or party.organisation).lower() == (
        (author.post or author.organisation).lower()
    )


def _signing(text: Text, blocks: tuple[Block, ...], head: Lines) -> tuple[Party, ...]:
    found = signatories(_below_closing(text, blocks))
    if not any(party.person for party in found):
        found = _signed_for(text, blocks) or signatories(_post_above_name(text, blocks)) or found
    found = found or papers.senders(text, blocks) or _answering(text) or _speaking(text)
    found = found or _from_label(head) or _logo(head)
    return found or _above_post(text, blocks)


def nobody_signs(text: Text) -> bool:
    """Tell whether a text is one that has no author of its own, such as an act."""
    patterns = "|".join(table("structure/letterhead.toml")["unsigned"]["patterns"])
    return bool(re.search(patterns, text.clean, re.IGNORECASE | re.MULTILINE))


def first_person(text: Text) -> int:
    """Return how often a text speaks in the first person."""
    words = "|".join(table("structure/letterhead.toml")["first_person"]["words"])
    return len(re.findall(rf"\b(?:{words})\b", text.clean, re.IGNORECASE))


def _below_closing(text: Text, blocks: tuple[Block, ...]) -> Lines:
    """Return the lines under the closing, up to what is no part of a signature."""
    lines = [
        line
        for block in blocks
        if block.kind == BlockKind.SIGNATURE
        for line in _raw_lines(text, block)
        if not CLOSING.fullmatch(line[0])
    ]
    kept: list[tuple[str, Span]] = []
    for words, span in lines[:_SIGNATURE_LINES]:
        if pattern("signature", "stop").match(words) or (
            words.endswith((".", ":", "?")) and not is_person(words)
        ):
            break
        kept.append((words, span))
    return tuple(kept)


def _post_above_name(text: Text, blocks: tuple[Block, ...]) -> Lines:
    """Return the first lines that name posts and persons alone, a post first: a letter without a closing."""
    run: list[tuple[str, Span]] = []
    for block in blocks:
        if block.kind in _SPOKEN or block.end - block.start > _SIGNED:
            if _is_signed(run):
                return tuple(run)
            run = []
            continue
        for words, span in _raw_lines(text, block):
            if _leads(words) or (run and (is_person(words) or is_open(run[-1][0].rstrip(" ,")))):
                run.append((words, span))
            elif _is_signed(run):
                return tuple(run)
            else:
                run = []
    return tuple(run) if _is_signed(run) else ()


def _leads(words: str) -> bool:
    """Tell whether a line names who signs: a post, or the one on whose behalf it is done."""
    if words.endswith((".", "?", ":", ";")):
        return False
    return is_post(words) or any(
        pattern("signature", key).fullmatch(words) for key in ("behalf", "principal", "joint")
    )


def _is_signed(run: list[tuple[str, Span]]) -> bool:
    return any(is_person(words) for words, _ in run)


def _signed_for(text: Text, blocks: tuple[Block, ...]) -> tuple[Party, ...]:
    """Return those who sign for a body: its name, and under it each name with a post, in one line or two."""
    lines = [
        line
        for block in blocks
        if block.kind not in _SPOKEN and block.end - block.start <= _SIGNED
        for line in _raw_lines(text, block)
    ]
    for index, (body, place) in enumerate(lines[:-1]):
        if body.endswith((".", ",", ":", "?")) or not body[:1].isupper():
            continue
        if is_post(body) or is_named_for_certain(body):
            continue
        found = tuple(_named_with_post(lines[index + 1 : index + _SIGNATURE_LINES]))
        if found:
            return tuple(
                Party(PartyRole.SENDER, bare_name(name), post, body, tuple(sorted({place, *spans})))
                for name, post, spans in found
            )
    return ()


def _named_with_post(lines: Lines | list[tuple[str, Span]]) -> Iterator[tuple[str, str, tuple[Span, ...]]]:
    """Yield the names lines begin with, and their posts: "Naam," above "president", or "naam, president".

    A name that a scan spoiled is passed over; that it is one is told by the title before it.
    """
    index = 0
    while index < len(lines):
        words, span = lines[index]
        name, comma, post = words.partition(",")
        below = lines[index + 1] if index + 1 < len(lines) else ("", span)
        if comma and not post and is_person(name) and is_post(below[0]):
            yield name, below[0], (span, below[1])
            index += 2
        elif post and is_person(name) and is_post(post.strip()):
            yield name, post.strip(), (span,)
            index += 1
        elif pattern("titles", "academic").match(words):
            index += 1
        else:
            return


def _answering(text: Text) -> tuple[Party, ...]:
    """Return who answers parliamentary questions, by the line above the answers, and for whom as well."""
    found = pattern("answer", "by").search(text.clean)
    if not found:
        return ()
    preposition = "" if found["rank"].lower() == "minister-president" else "van "
    post = f"{found['rank']} {preposition}{found['portfolio']}"
    parties = [Party(PartyRole.SENDER, found["name"] or "", post, "", text.spans(*found.span()))]
    if also := pattern("answer", "also").match(text.clean, found.end()):
        parties.append(Party(PartyRole.SENDER, post=also["post"], spans=text.spans(*also.span("post"))))
    return tuple(parties)


def _speaking(text: Text) -> tuple[Party, ...]:
    """Return who gives a speech or statement, by its title."""
    found = pattern("spoken", "by").search(
        text.clean, 0, table("structure/letterhead.toml")["spoken"]["within"]
    )
    if not found:
        return ()
    below = text.clean[found.end() :].lstrip(" ,\n").partition("\n")[0]
    if not found["name"] and is_named_for_certain(below) and is_person(below):
        name, end = bare_name(below), text.clean.index(below, found.end()) + len(below)
    else:
        name, end = bare_name(found["name"] or ""), found.end()
    place = text.spans(found.start(), end)
    return (Party(PartyRole.SENDER, name if is_person(name) else "", found["post"].strip(), "", place),)


def _above_post(text: Text, blocks: tuple[Block, ...]) -> tuple[Party, ...]:
    """Return the one name with a post under it on a title page or under a foreword, if there is but one."""
    lines = [
        line
        for block in blocks
        if block.start < _FRONT and block.kind not in _SPOKEN
        for line in _raw_lines(text, block)
    ]
    found: dict[str, Party] = {}
    for (name, span), (post, below) in pairwise(lines):
        if is_person(name) and _leads(post) and len(post) <= _SIGNED and not is_person(post):
            party = Party(PartyRole.SENDER, bare_name(name), without_article(post), "", (span, below))
            found.setdefault(bare_name(name), party)
    return tuple(found.values()) if len(found) == 1 else ()


def _from_label(head: Lines) -> tuple[Party, ...]:
    """Return who a line "Van: …" names, or the line under it."""
    label = pattern("label", "sender")
    for index, (words, span) in enumerate(head):
        if not (found := label.match(words)):
            continue
        rest = words[found.end() :].strip(" <>")
        if rest:
            return signatories(((rest, Span(span.end - len(words[found.end() :].lstrip()), span.end)),))
        return signatories(head[index + 1 : index + 2])
    return ()


def _logo(head: Lines) -> tuple[Party, ...]:
    """Return the post or body that stands above the return address, or above all else in a letter's head."""
    if not any(HEAD_LABEL.match(words) for words, _ in head):
        return ()
    last = next(
        (i for i, (words, _) in enumerate(head) if re.match(r"retouradres", words, re.IGNORECASE)),
        _LOGO_LINES,
    )
    found: list[tuple[str, Span]] = []
    for words, span in head[:last]:
        named = is_post(words) or is_body(words)
        if found and (named or ADDRESS.fullmatch(words) or PLACE.fullmatch(words) or not words[:1].islower()):
            break
        if found or named:
            found.append((words, span))
    if not found:
        return ()
    words = re.sub(r"[^\w)]+$", "", re.split(r"\s\W|\s\w\s\W", " ".join(line for line, _ in found))[0])
    spans = tuple(span for _, span in found)
    if is_post(words):
        return (Party(PartyRole.SENDER, post=words, spans=spans),)
    return (Party(PartyRole.SENDER, organisation=words, spans=spans),)


def _raw_lines(text: Text, block: Block) -> list[tuple[str, Span]]:
    """Return the lines of a block as they stood in the file, columns apart, without marks."""
    lines: list[tuple[str, Span]] = []
    for span in text.spans(block.start, block.end):
        position = span.start
        for cell in re.split(r"([\n\r]|[^\S\n]{3,}|\t)", text.quote(span)):
            words = cell.strip().strip("*_").strip()
            if words:
                start = position + cell.index(words)
                lines.append((re.sub(r"\s+", " ", words), Span(start, start + len(words))))
            position += len(cell)
    return lines

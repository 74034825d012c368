"""Who signs: the name and post below the closing, a body and those who sign for it, or who answers questions.

Within the structure step, beside `kg.structure.parties`, used by `kg.structure.letterhead`.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from kg.model import Block, BlockKind, Party, PartyRole, Span, Text
from kg.reading.formulas import CLOSING
from kg.structure.parties import INITIALS, Lines, bare_name, is_person, is_post, pattern, table

_NOT_SIGNED: Final = re.compile(r"(?:bijlagen?\b|c\.?c\b|kopie|zie\b|\d|.{76,})", re.IGNORECASE)
_ON_BEHALF: Final = re.compile(r"(?:mede )?namens\b|voor deze\b|o/d\b|b/a\b", re.IGNORECASE)
_SIGNATURE_BLOCKS: Final = 6
_SIGNED: Final = 76


def sender(text: Text, blocks: tuple[Block, ...]) -> tuple[Party, ...]:
    """Return who signs: the name and post below the closing, or in the lines "De minister van …, / naam".

    Where nobody signs, a body may ("Algemene Rekenkamer / naam, / president"), or the line above an answer
    to parliamentary questions says who gives it.
    """
    lines = _signature(text, blocks)
    if not lines:
        return _signed_for(text, blocks) or _answering(text) or _speaking(text)
    person = next(((words, span) for words, span in lines if is_person(words)), None)
    posts = [(words, span) for words, span in lines if not is_person(words) and not _ON_BEHALF.match(words)]
    if not person:
        return ()
    post = " ".join(words.strip(" ,") for words, _ in posts)
    spans = tuple(sorted([person[1], *(span for _, span in posts)]))
    return (Party(PartyRole.SENDER, bare_name(person[0]), re.sub(r"^(?:De|Het)\s+", "", post), "", spans),)


def nobody_signs(text: Text) -> bool:
    """Tell whether a text is one that has no author of its own, such as an act."""
    patterns = "|".join(table()["unsigned"]["patterns"])
    return bool(re.search(patterns, text.clean, re.IGNORECASE | re.MULTILINE))


def first_person(text: Text) -> int:
    """Return how often a text speaks in the first person."""
    words = "|".join(table()["first_person"]["words"])
    return len(re.findall(rf"\b(?:{words})\b", text.clean, re.IGNORECASE))


def _signed_for(text: Text, blocks: tuple[Block, ...]) -> tuple[Party, ...]:
    """Return those who sign for a body: its name, and under it each name with a post, in one line or two."""
    short = (block for block in blocks if block.end - block.start <= _SIGNED)
    lines = [line for block in short for line in _raw_lines(text, block)]
    for index, (body, place) in enumerate(lines[:-2]):
        if body.endswith((".", ",", ":", "?")) or _is_signatory(body) or not body[:1].isupper():
            continue
        found = list(_named_with_post(lines[index + 1 :]))
        if found:
            return tuple(
                Party(PartyRole.SENDER, bare_name(name), post, body, tuple(sorted({place, *spans})))
                for name, post, spans in found
            )
    return ()


def _is_signatory(words: str) -> bool:
    """Tell whether a line names a person or post for certain: "Algemene Rekenkamer" looks like a name too."""
    return is_post(words) or bool(re.match(INITIALS, bare_name(words))) or bare_name(words) != words


def _named_with_post(lines: list[tuple[str, Span]]) -> Iterator[tuple[str, str, tuple[Span, ...]]]:
    """Yield the names lines begin with, and their posts: "Naam," above "president", or "naam, president"."""
    index = 0
    while index < len(lines):
        words, span = lines[index]
        name, comma, post = words.partition(",")
        if comma and not post and index + 1 < len(lines) and is_person(name) and is_post(lines[index + 1][0]):
            yield name, lines[index + 1][0], (span, lines[index + 1][1])
            index += 2
        elif post and is_person(name) and is_post(post.strip()):
            yield name, post.strip(), (span,)
            index += 1
        else:
            return


def _answering(text: Text) -> tuple[Party, ...]:
    """Return who answers parliamentary questions, by the line above the answers."""
    found = pattern("answer", "by").search(text.clean)
    if not found:
        return ()
    preposition = "" if found["rank"].lower() == "minister-president" else "van "
    post = f"{found['rank']} {preposition}{found['portfolio']}"
    return (Party(PartyRole.SENDER, found["name"] or "", post, "", text.spans(*found.span())),)


def _speaking(text: Text) -> tuple[Party, ...]:
    """Return who gives a speech or statement, by its title."""
    found = pattern("spoken", "by").search(text.clean, 0, int(str(table()["spoken"]["within"])))
    if not found:
        return ()
    name = bare_name(found["name"] or "")
    place = text.spans(*found.span())
    return (Party(PartyRole.SENDER, name if is_person(name) else "", found["post"].strip(), "", place),)


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

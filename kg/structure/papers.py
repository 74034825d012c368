"""The head of a letter as Parliament prints it: "Nr. 161 BRIEF VAN DE MINISTER …", "Aan de Voorzitter …".

Within the structure step: `kg.structure.roles` marks its lines, `kg.structure.letterhead` reads them. Such a
letter has no salutation. The forms stand in `letterhead.toml`, under `paper`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kg.model import Block, BlockKind, Field, Party, PartyRole, Text
from kg.structure import dates
from kg.structure.parties import is_post, pattern

_TOP: Final = 14
"""Within so many blocks the head begins: above it stand the number of the session and the names of files."""
_BELOW: Final = 4


def mark(blocks: list[Block], words: list[str]) -> None:
    """Mark the blocks of such a head as one; a text without it stays as it is. `words` are those of each."""
    by = next((i for i, each in enumerate(words[:_TOP]) if pattern("paper", "by").fullmatch(each)), None)
    if by is None:
        return
    ends = [
        i
        for i, each in enumerate(words[by + 1 : by + 1 + _BELOW], by + 1)
        if pattern("paper", "to").match(each) or _is_place_and_date(each)
    ]
    if ends:
        for index in range(max(ends) + 1):
            blocks[index] = replace(blocks[index], kind=BlockKind.LETTERHEAD)


def senders(text: Text, blocks: tuple[Block, ...]) -> tuple[Party, ...]:
    """Return the posts and bodies whose letter it is, in their order."""
    found = _by_line(text, blocks)
    parties: list[Party] = []
    for name, start, end in _named(found["who"], found.start("who")) if found else ():
        role = {"post": name} if is_post(name) else {"organisation": name}
        parties.append(Party(PartyRole.SENDER, spans=text.spans(start, end), **role))
    return tuple(parties)


def number(text: Text, blocks: tuple[Block, ...]) -> Field | None:
    """Return the number of the paper in its file: "Nr. 161"; the file's own stands above it."""
    by = _by_line(text, blocks)
    found = pattern("paper", "number").match(text.clean, by.start(), by.end()) if by else None
    place = text.extent(*found.span("number")) if found else None
    return Field(found["number"], place) if found and place else None


def subject(text: Text, blocks: tuple[Block, ...]) -> Field | None:
    """Return what the file is called, of which the letter is a part."""
    by = _by_line(text, blocks)
    above = [block for block in blocks[:_TOP] if by and block.start < by.start()]
    for block in reversed(above):
        found = pattern("paper", "file").fullmatch(text.clean, block.start, block.end)
        if found:
            place = text.extent(*found.span("title"))
            return Field(re.sub(r"\s+", " ", found["title"]), place) if place else None
    return None


def title(text: Text, blocks: tuple[Block, ...]) -> str:
    """Return what the letter calls itself, where it does not say of which file it is a part."""
    by = _by_line(text, blocks)
    return re.sub(r"\s+", " ", by.group()) if by else ""


def _by_line(text: Text, blocks: tuple[Block, ...]) -> re.Match[str] | None:
    """Return the line that says whose letter it is, at its place in the text."""
    lines = (
        pattern("paper", "by").fullmatch(text.clean, block.start, block.end)
        for block in blocks[:_TOP]
        if block.kind == BlockKind.LETTERHEAD
    )
    return next(filter(None, lines), None)


def _is_place_and_date(words: str) -> bool:
    found = dates.find(words)
    return bool(found) and found[-1][1] == len(words) and bool(pattern("paper", "place").match(words))


def _named(who: str, offset: int) -> Iterator[tuple[str, int, int]]:
    """Yield each post or body with its place: "de ministers van X en voor Y" is two of them."""
    parts = list(pattern("paper", "between").finditer(who))
    starts = [0, *(each.end() for each in parts)]
    ends = [*(each.start() for each in parts), len(who)]
    for start, end in zip(starts, ends, strict=True):
        many = pattern("paper", "many").match(who, start, end)
        if not many:
            first = start + len(who[start:end]) - len(pattern("paper", "article").sub("", who[start:end]))
            yield who[first:end], offset + first, offset + end
            continue
        rank = "staatssecretaris" if many["lower"] else "minister"
        at = many.end()
        for part in pattern("paper", "portfolios").split(who[at:end]):
            at = who.index(part, at)
            yield f"{rank} {part}", offset + at, offset + at + len(part)
            at += len(part)

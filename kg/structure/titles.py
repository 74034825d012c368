"""What a document is called: its title by type, by its first heading, or by the lines it opens with.

Within the structure step, for `kg.structure.outline`. What is never a title stands in `kinds.toml`.
"""

import re
from functools import cache
from typing import Final

from kg.model import Block, BlockKind, DocumentKind, FurnitureKind, Text
from kg.resources import table
from kg.structure import colophons, dates, papers
from kg.structure.parties import is_body, is_post

_SHORT: Final = 60
_LONG: Final = 2 * _SHORT
_OPENING: Final = 9
_TOP: Final = 8
_LINES: Final = 4
"""A title takes so many lines of a block at most."""
_MOST: Final = 320
_RUNS_ON: Final = re.compile(
    r"\b(?:aan|de|een|en|het|in|met|of|op|tegen|tot|van|voor|the|an|and|by|on|to)$", re.IGNORECASE
)
_PAGE: Final = re.compile(r"^\d{1,3}\s+|\s+\d{1,3}$")
_REPEATED: Final = 3


def title_of(text: Text, blocks: tuple[Block, ...], kind: DocumentKind) -> str:
    """Return the title of a document that has no subject line; empty where it has none."""
    if found := by_type(text):
        return found
    if kind == DocumentKind.SPEECH and (found := _occasion(text, blocks)):
        return found
    return (
        _heading(text, blocks)
        or _opening(text, blocks)
        or papers.title(text, blocks)
        or colophons.titled(text)
        or _running_head(text)
    )


def by_type(text: Text) -> str:
    """Return the title as the type of its lines tells it; a line that does not run on ends in a full stop."""
    lines = [re.sub(r"\s+", " ", text.quote(span).replace("\u00ad", "")).strip() for span in text.title]
    if not lines or _barred(lines[0]):
        return ""
    if len(lines) > 1 and lines[1].lower().startswith(lines[0].lower()):
        del lines[0]  # the name of a series over the title that repeats it
    whole = lines[0]
    for line in lines[1:]:
        open_ = bool(_RUNS_ON.search(whole))
        if _barred(line) and not open_:
            break
        runs_on = open_ or not line[0].isupper()
        whole += f" {line}" if runs_on or whole[-1] in ".:?!–-" else f". {line}"
    return whole


def _barred(words: str) -> bool:
    return bool(_never().fullmatch(words.strip(" .:")))


@cache
def _never() -> re.Pattern[str]:
    never = table("structure/kinds.toml")["title"]["never"]
    return re.compile("|".join(f"(?:{pattern})" for pattern in never), re.IGNORECASE)


def says_whose(words: str) -> bool:
    """Tell whether a line over a title says whose the document is, or that it is a speech."""
    return is_post(words) or is_body(words) or bool(_speaks().match(words))


def _heading(text: Text, blocks: tuple[Block, ...]) -> str:
    """Return the first heading without a number, where it stands before the first long paragraph."""
    for number, block in enumerate(blocks):
        words = text.clean[block.start : block.end]
        if block.kind == BlockKind.HEADING and not words[0].isdigit() and not _barred(words):
            below = blocks[number + 1] if number + 1 < len(blocks) else block
            if not number and is_body(words) and _barred(text.clean[below.start : below.end]):
                continue  # whose it is, above of what kind
            return words
        if block.kind == BlockKind.PARAGRAPH and len(words) > _LONG:
            break
    return ""


def _occasion(text: Text, blocks: tuple[Block, ...]) -> str:
    """Return what a speech is called: a heading of its own, else who speaks on what occasion."""
    for number, block in enumerate(blocks[:_TOP]):
        words = text.clean[block.start : block.end]
        alone = block.kind == BlockKind.HEADING or (not number and len(words) < _LONG and words[-1].isalpha())
        if alone and not _barred(words) and not _speaks().match(words) and not _is_date(words):
            return words
        if (
            block.kind == BlockKind.PARAGRAPH
            and len(words) > _LONG
            and words[-1] in ".!?"
            and not _is_dated(words)
        ):
            break
    found = ""
    for block in blocks[:_OPENING]:
        words = text.clean[block.start : block.end]
        if block.kind == BlockKind.SALUTATION or len(found) + len(words) > _MOST or _is_date(words):
            break
        if not words.isdecimal() and (_speaks().match(words) or not _barred(words)):
            found = f"{found} {words}".strip()
    return found.strip(" ,.")


@cache
def _speaks() -> re.Pattern[str]:
    speech = table("structure/kinds.toml")["title"]["speech"]
    return re.compile(rf"(?:{speech})\b", re.IGNORECASE)


def _is_date(words: str) -> bool:
    found = dates.find(words)
    return bool(found) and len(words) - (found[0][1] - found[0][0]) <= _SHORT / 2


def _is_dated(words: str) -> bool:
    """Tell whether lines end in a date: they say who speaks, where and when."""
    found = dates.find(words)
    return bool(found) and len(words.rstrip(" .")) - found[-1][1] <= 1


def _running_head(text: Text) -> str:
    """Return the line that stands over several pages, without their numbers."""
    counts: dict[str, int] = {}
    for item in text.furniture:
        if item.kind == FurnitureKind.RUNNING_HEAD:
            words = _PAGE.sub("", re.sub(r"\s+", " ", text.quote(item.span)).strip())
            counts[words] = counts.get(words, 0) + 1
    best = max(sorted(counts), key=lambda words: counts[words], default="")
    return best if counts.get(best, 0) >= _REPEATED and not _barred(best) else ""


def _opening(text: Text, blocks: tuple[Block, ...]) -> str:
    """Return the short lines a document opens with, above its first heading or sentence."""
    found: list[str] = []
    for block in blocks[:_OPENING]:
        words = text.clean[block.start : block.end]
        if _barred(words) and not found:
            continue  # whose it is, or of what kind
        lines = _lines(text, block)
        long = len(lines) > _LINES or len(words) > _MOST or max(map(len, lines), default=0) > _LONG
        if block.kind != BlockKind.PARAGRAPH or long or words[-1] in ".,;:" or _barred(words):
            break
        for line in lines:
            if _is_date(line) or _for_whom().fullmatch(line):
                if found:
                    return ". ".join(found)
            elif found or not is_body(line) or ":" in line:
                found = [*found[:-1], f"{found[-1]} {line}"] if _runs_on(found, line) else [*found, line]
    return ". ".join(found)


def _lines(text: Text, block: Block) -> list[str]:
    """Return the lines of a block as they stood in the file."""
    raw = (line for span in text.spans(block.start, block.end) for line in text.quote(span).splitlines())
    return [words for line in raw if (words := re.sub(r"\s+", " ", line).strip(" *_#"))]


@cache
def _for_whom() -> re.Pattern[str]:
    return re.compile(table("structure/kinds.toml")["title"]["for_whom"], re.IGNORECASE)


def _runs_on(above: list[str], line: str) -> bool:
    return bool(above) and (bool(_RUNS_ON.search(above[-1])) or not line[0].isupper())

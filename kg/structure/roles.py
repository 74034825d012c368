"""What part each block plays: heading, salutation, quote, caption, signature, reference, or plain paragraph.

First of the structure step: it refines the blocks of `kg.reading`, which knows layout alone.
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from kg.model import Block, BlockKind, Text
from kg.reading.formulas import CLOSING, is_salutation, stands_alone
from kg.resources import table
from kg.structure import dates, papers, references
from kg.structure.parties import is_post

_QUOTE: Final = re.compile(
    r"(?:‘(?:[^‘’]|’(?=\w)|‘[^‘’]*’)*’|“[^“”]*”|\"[^\"]*\"|„[^„“”]*[”“]|«[^«»]*»)[.,]?"
)
"""One quotation, whole: a paragraph that only begins and ends with one also says whose it is."""
_NAME: Final = re.compile(
    r"(?:(?:prof|dr|mr|drs|ir|ing)\.\s*)*[A-ZÀ-Ý][\w'’-]+(?:\s+(?:van|der|den|de|het|'t|’t|ter|ten|el|la|al|von|du))*"
    r"(?:\s+[A-ZÀ-Ý][\w'’-]+){1,3}"
)
_TERMINAL: Final = re.compile(r"[.!?:;,…’”\"]$")
_QUESTION: Final = re.compile(
    r"(?:.{3,50}: )?(?:wat|wie|hoe|waar|waarom|wanneer|welke?)\b.{5,110}\?", re.IGNORECASE
)
_HEADING_LENGTH: Final = 115
_QUOTE_LENGTH: Final = 120
_CAPTION_LENGTH: Final = 110
_PARAGRAPH_LENGTH: Final = 60
_SIGNED_LENGTH: Final = 110
_EXPLICIT_ENOUGH: Final = 2
_TITLE_LENGTH: Final = 420


def roles(text: Text) -> tuple[Block, ...]:
    """Return the blocks of a text, each with the part it plays.

    Headings without a mark or number are looked for only where the text marks none.
    """
    blocks = list(text.blocks)
    words = [text.clean[block.start : block.end] for block in blocks]
    papers.mark(blocks, words)
    closing = _closing(blocks, words)
    annex = _annex(words, closing)
    for index, block in enumerate(blocks):
        if block.kind == BlockKind.PARAGRAPH:
            if closing <= index < annex:
                blocks[index] = replace(block, kind=BlockKind.SIGNATURE)
            elif is_salutation(words[index]) and stands_alone(words[index]):
                blocks[index] = replace(block, kind=BlockKind.SALUTATION)
            elif len(words[index]) > _QUOTE_LENGTH and _QUOTE.fullmatch(words[index]):
                blocks[index] = replace(block, kind=BlockKind.QUOTE)
    _captions(blocks, words)
    marked = [block for block, text_ in zip(blocks, words, strict=True) if _is_marked(block, text_)]
    if len(marked) < _EXPLICIT_ENOUGH:
        _headings(blocks, words)
    _by_words(blocks, words)
    references.mark(blocks, words)
    return tuple(blocks)


@dataclass(frozen=True, slots=True)
class Labels:
    """The table `headings.toml`, compiled: what a line that looks like a heading says of itself."""

    never: re.Pattern[str]
    always: re.Pattern[str]
    asked: re.Pattern[str]
    answering: re.Pattern[str]


@cache
def labels() -> Labels:
    """Read and compile the table, once."""
    rows = table("structure/headings.toml")
    return Labels(
        *(
            re.compile("|".join(f"(?:{each})" for each in rows[name]["patterns"]), re.IGNORECASE)
            for name in ("never", "always", "asked", "answering")
        )
    )


def _by_words(blocks: list[Block], words: list[str]) -> None:
    """Take back the headings that say that they are none, and take those that say that they are one."""
    known = labels()
    for index, block in enumerate(blocks):
        text = re.sub(r"\s+", " ", words[index]).strip()
        under = index > 0 and blocks[index - 1].kind == BlockKind.HEADING
        question = text.endswith("?") and under and bool(known.asked.fullmatch(words[index - 1].strip()))
        if block.kind == BlockKind.HEADING and (question or known.never.fullmatch(text)):
            blocks[index] = replace(block, kind=BlockKind.PARAGRAPH)
        elif (
            block.kind == BlockKind.PARAGRAPH and len(text) <= _TITLE_LENGTH and known.always.fullmatch(text)
        ):
            blocks[index] = replace(block, kind=BlockKind.HEADING, level=1)


def _is_marked(block: Block, words: str) -> bool:
    """Tell whether a heading was marked as one, not told by its number or label."""
    return block.kind == BlockKind.HEADING and not re.search(r"\d", words)


def _closing(blocks: list[Block], words: list[str]) -> int:
    """Return the index of the block that closes a letter, or that beyond the last."""
    for index in range(len(blocks) - 1, -1, -1):
        if CLOSING.fullmatch(words[index]) and blocks[index].kind == BlockKind.PARAGRAPH:
            return index
    return len(blocks)


def _annex(words: list[str], closing: int) -> int:
    """Return the index of the first block behind a signature that is none: an annex, or a note."""
    for index in range(closing + 1, len(words)):
        if len(words[index]) > _SIGNED_LENGTH or re.search(r"[.?!]$", words[index]):
            return index
    return len(words)


def _captions(blocks: list[Block], words: list[str]) -> None:
    """Mark the name, and the post below it, that stand under a quotation; or a post without a name."""
    for index, block in enumerate(blocks[:-1]):
        if block.kind != BlockKind.QUOTE or not _is_caption(blocks[index + 1], words[index + 1]):
            continue
        is_nameless = is_post(words[index + 1])
        if not (name := _NAME.match(words[index + 1])) and not is_nameless:
            continue
        blocks[index + 1] = replace(blocks[index + 1], kind=BlockKind.CAPTION)
        alone = name and name.end() == len(words[index + 1]) and not is_nameless
        if alone and index + 2 < len(blocks) and _is_caption(blocks[index + 2], words[index + 2]):
            blocks[index + 2] = replace(blocks[index + 2], kind=BlockKind.CAPTION)


def _is_caption(block: Block, words: str) -> bool:
    return (
        block.kind == BlockKind.PARAGRAPH
        and len(words) <= _CAPTION_LENGTH
        and not words.endswith((".", "?", "!"))
    )


def _headings(blocks: list[Block], words: list[str]) -> None:
    """Mark short lines that stand above a paragraph; from the last to the first, since they may pile up."""
    for index in range(len(blocks) - 2, -1, -1):
        block, below = blocks[index], blocks[index + 1]
        if block.kind != BlockKind.PARAGRAPH or not _looks_like_heading(words[index]):
            continue
        above_text = below.kind in {BlockKind.QUOTE, BlockKind.ITEM} or (
            below.kind == BlockKind.PARAGRAPH
            and len(words[index + 1]) >= _PARAGRAPH_LENGTH
            and bool(re.match(r"[^a-zà-ÿ]", words[index + 1]))
            and (len(words[index + 1]) > _HEADING_LENGTH or bool(_TERMINAL.search(words[index + 1])))
        )
        if above_text or (below.kind == BlockKind.HEADING and index + 2 < len(blocks)):
            blocks[index] = replace(block, kind=BlockKind.HEADING, level=1)


def _looks_like_heading(words: str) -> bool:
    if len(words) > _HEADING_LENGTH or not re.match(r"[A-ZÀ-Ý]", words) or is_salutation(words):
        return False
    if any(end == len(words) for _, end, _ in dates.find(words)):
        return False  # "Den Haag, 5 april 2017"
    return not _TERMINAL.search(words) or bool(_QUESTION.fullmatch(words))

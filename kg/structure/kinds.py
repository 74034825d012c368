"""What kind of document a text is: a letter, plan, monitor, speech, press release or another.

Within the structure step; the cues stand in `kinds.toml`.
"""

import re
from functools import cache
from typing import Final

from kg.model import Block, BlockKind, DocumentKind, Text
from kg.resources import table
from kg.structure.titles import by_type

_HEAD: Final = 1500
_OPENING: Final = 400
_ENOUGH: Final = 2


@cache
def _cues() -> tuple[tuple[DocumentKind, str, re.Pattern[str], int], ...]:
    return tuple(
        (DocumentKind(row["kind"]), row["where"], re.compile(row["pattern"], re.IGNORECASE), row["weight"])
        for row in table("structure/kinds.toml")["cue"]
    )


def kind_of(text: Text, blocks: tuple[Block, ...]) -> DocumentKind:
    """Return the kind with the most weight, or a plain document where nothing tells."""
    parts = {
        "head": text.clean[:_HEAD] + " " + _of(text, blocks, BlockKind.LETTERHEAD),
        "title": by_type(text),
        "opening": text.clean[:_OPENING],
        "pages": str(len(text.pages)),
        "characters": str(len(text.raw) // len(text.pages)) if text.pages else "",
        "length": str(len(text.clean)),
        "headings": _of(text, blocks, BlockKind.HEADING),
        "salutation": _of(text, blocks, BlockKind.SALUTATION),
        "quotes": _of(text, blocks, BlockKind.QUOTE),
        "anywhere": text.clean,
    }
    weights: dict[DocumentKind, int] = {}
    for kind, where, pattern, weight in _cues():
        if pattern.search(parts[where]):
            weights[kind] = weights.get(kind, 0) + weight
    best = max(sorted(weights), key=lambda kind: weights[kind], default=DocumentKind.DOCUMENT)
    return best if weights.get(best, 0) >= _ENOUGH else DocumentKind.DOCUMENT


def _of(text: Text, blocks: tuple[Block, ...], kind: BlockKind) -> str:
    return "\n".join(text.clean[block.start : block.end] for block in blocks if block.kind == kind)

"""A `Text` to an `Outline`: the parts of the structure step, in order."""

import re
from dataclasses import replace
from typing import Final

from kg.model import Block, BlockKind, DocumentKind, Outline, PartyRole, Section, Sentence, Text
from kg.reading.language import language
from kg.structure.copies import press
from kg.structure.imprints import printed
from kg.structure.kinds import kind_of
from kg.structure.letterhead import letterhead
from kg.structure.roles import roles
from kg.structure.sentences import split
from kg.structure.titles import says_whose, title_of

_PAGED: Final = re.compile(r"\d+(?:\.\d+)*\.?\s.+?[ .…]+\d{1,3}")
_AROUND: Final = 3
_ROWS: Final = 3
"""So many numbered headings with a page number among each other are a table of contents."""
_LISTED: Final = re.compile(r"(?P<label>.+?)[ .…]+\d{1,3}")
_BELOW: Final = re.compile(r"\s*(?P<line>[^\n]+)")
_SPOKEN: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE})


def outline(text: Text) -> Outline:
    """Take a text apart."""
    blocks = roles(text)
    kind = kind_of(text, blocks)
    found = letterhead(text, blocks)
    if not found.date:
        found = replace(found, date=printed(text, blocks, kind))
    if kind == DocumentKind.PRESS_RELEASE and not found.of(PartyRole.CONTACT):
        found = replace(found, parties=(*found.parties, *press(text)))
    title = found.subject.value if found.subject else title_of(text, blocks, kind)
    sections = _sections(text, blocks, title)
    return Outline(
        kind=kind,
        language=language(text.clean) or "nl",
        title=title,
        letterhead=found,
        sections=sections,
        sentences=_sentences(text, blocks, sections),
    )


def _sections(text: Text, blocks: tuple[Block, ...], title: str) -> tuple[Section, ...]:
    """Return the sections: from each heading to the next of any level, or to the end.

    The title over them is none, nor a part of it, unless it asks: a page of answers bears its first question.
    """
    heads = _without_contents(text, [block for block in blocks if block.kind == BlockKind.HEADING])
    if not title.endswith("?"):
        heads = heads[_titles(text, heads, title) :]
    ends = [*(block.start for block in heads), len(text.clean)][1:]
    return tuple(
        Section(text.clean[block.start : block.end], block.level, block.start, end)
        for block, end in zip(heads, ends, strict=True)
    )


def _titles(text: Text, heads: list[Block], title: str) -> int:
    """Return how many of the first headings are the title, or the parts of one that has several."""
    left = whole = _fold(title)
    for number, block in enumerate(heads, start=1):
        label = text.clean[block.start : block.end]
        words = _fold(label)
        if left == whole != words and says_whose(label):
            continue
        if not f"{left} ".startswith(f"{words} "):
            return 0
        left = left.removeprefix(words).strip()
        if not left:
            return number if len(heads) > 1 else 0
    return 0


def _without_contents(text: Text, heads: list[Block]) -> list[Block]:
    """Return the headings without those of a table of contents: "3.1 Rapporten 6", above "3.1 Rapporten"."""
    words = [text.clean[block.start : block.end] for block in heads]
    plain = {_fold(label) for label in words}
    numbered = [bool(_PAGED.fullmatch(label)) for label in words]
    return [
        block
        for index, (block, label) in enumerate(zip(heads, words, strict=True))
        if not _goes_on(text, block, plain)
        and (
            not (listed := _LISTED.fullmatch(label))
            or (
                _fold(listed["label"]) not in plain
                and sum(numbered[max(0, index - _AROUND) : index + _AROUND]) < _ROWS
            )
        )
    ]


def _goes_on(text: Text, block: Block, plain: set[str]) -> bool:
    """Tell whether a heading is listed over two lines, the page at the end of the second."""
    below = _BELOW.match(text.clean, block.end) if text.clean[block.start].isdigit() else None
    words = f"{text.clean[block.start : block.end]} {below['line']}" if below else ""
    listed = _LISTED.fullmatch(words)
    return listed is not None and _fold(listed["label"]) in plain


def _fold(label: str) -> str:
    """Return a heading as it is compared with another: letters and digits, in lower case."""
    return re.sub(r"\W+", " ", label.lower()).strip()


def _sentences(text: Text, blocks: tuple[Block, ...], sections: tuple[Section, ...]) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    for block in blocks:
        section = next((part.label for part in reversed(sections) if part.start <= block.start), "")
        words = text.clean[block.start : block.end]
        parts = split(words) if block.kind in _SPOKEN else [(0, len(words))]
        for start, end in parts:
            sentences.append(
                Sentence(block.start + start, block.start + end, words[start:end], section, block.kind)
            )
    return tuple(sentences)

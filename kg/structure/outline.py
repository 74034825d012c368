"""A `Text` to an `Outline`: the parts of the structure step, in order."""

import re
from typing import Final

from kg.model import Block, BlockKind, DocumentKind, Field, Outline, Section, Sentence, Text
from kg.reading.language import language
from kg.structure import dates
from kg.structure.kinds import kind_of
from kg.structure.letterhead import letterhead
from kg.structure.roles import roles
from kg.structure.sentences import split

_SHORT: Final = 60
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_PLAN_FOR: Final = re.compile(
    r"\b(?:jaar|werk|activiteiten)(?:plan|programma)\s+(?:voor\s+)?(?P<year>20\d\d)\b", re.IGNORECASE
)
_HEAD: Final = 1500
_LISTED: Final = re.compile(r"(?P<label>.+?)[ .…]+\d{1,3}")
_SPOKEN: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE})


def outline(text: Text) -> Outline:
    """Take a text apart."""
    blocks = roles(text)
    kind = kind_of(text, blocks)
    found = letterhead(text, blocks)
    if not found.date:
        date = _standing_date(text, blocks) or (
            _plan_year(text, blocks) if kind == DocumentKind.PLAN else None
        )
        found = type(found)(date, found.reference, found.subject, found.parties)
    sections = _sections(text, blocks)
    return Outline(
        kind=kind,
        language=language(text.clean) or "nl",
        title=found.subject.value if found.subject else _title(text, blocks),
        letterhead=found,
        sections=sections,
        sentences=_sentences(text, blocks, sections),
    )


def _sections(text: Text, blocks: tuple[Block, ...]) -> tuple[Section, ...]:
    """Return the sections: from each heading to the next of any level, or to the end."""
    heads = _without_contents(text, [block for block in blocks if block.kind == BlockKind.HEADING])
    ends = [*(block.start for block in heads), len(text.clean)][1:]
    return tuple(
        Section(text.clean[block.start : block.end], block.level, block.start, end)
        for block, end in zip(heads, ends, strict=True)
    )


def _without_contents(text: Text, heads: list[Block]) -> list[Block]:
    """Return the headings without those of a table of contents: "3.1 Rapporten 6", above "3.1 Rapporten"."""
    words = [text.clean[block.start : block.end] for block in heads]
    plain = {_fold(label) for label in words}
    return [
        block
        for block, label in zip(heads, words, strict=True)
        if not (listed := _LISTED.fullmatch(label)) or _fold(listed["label"]) not in plain
    ]


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


def _standing_date(text: Text, blocks: tuple[Block, ...]) -> Field | None:
    """Return a date that stands alone, as in an imprint: "Mei 2020", "Den Haag, 15 juni 2007"."""
    for block in (*reversed(blocks[-6:]), *blocks[:8]):
        words = text.clean[block.start : block.end]
        found = dates.find(words)
        if (
            found
            and len(words) <= _SHORT
            and len(words) - (found[0][1] - found[0][0]) <= len("'s-Gravenhage, te ")
        ):
            start, end, date = found[0]
            return Field(date, text.spans(block.start + start, block.start + end)[0])
    return None


def _plan_year(text: Text, blocks: tuple[Block, ...]) -> Field | None:
    """Return the year a plan is for: as its title says, else the one most headings name, the later of two."""
    if named := _PLAN_FOR.search(text.clean[:_HEAD]):
        return Field(named["year"], text.spans(*named.span("year"))[0])
    found = [
        (match.group(), block.start + match.start())
        for block in blocks
        if block.kind == BlockKind.HEADING
        for match in _YEAR.finditer(text.clean[block.start : block.end])
    ]
    if not found:
        return None
    years = [year for year, _ in found]
    best = max(sorted(set(years), reverse=True), key=years.count)
    place = next(place for year, place in found if year == best)
    return Field(best, text.spans(place, place + len(best))[0])


def _title(text: Text, blocks: tuple[Block, ...]) -> str:
    """Return the first heading without a number, where it stands before the first long paragraph."""
    for block in blocks:
        words = text.clean[block.start : block.end]
        if block.kind == BlockKind.HEADING and not words[0].isdigit():
            return words
        if block.kind == BlockKind.PARAGRAPH and len(words) > _SHORT * 2:
            break
    return ""

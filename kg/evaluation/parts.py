"""The part of a document that its gold annotates: from some words to others, or all of it.

Within the evaluation, after `kg.evaluation.gold`: of a long report a few pages can be annotated.
"""

import re

from kg.evaluation.gold import Gold, GoldError
from kg.model import Record, Span, Text


def part_of(gold: Gold, text: Text) -> Span:
    """Return where the annotated part lies in the cleaned text.

    Raises:
        GoldError: the words that begin or end it do not stand in the document, or not in that order.
    """
    start = _place(gold, text.clean, "from", gold.first, 0).start if gold.first else 0
    end = _place(gold, text.clean, "to", gold.last, start).end if gold.last else len(text.clean)
    return Span(start, end)


def within(gold: Gold, record: Record) -> Span | None:
    """Return the stretch of the file as it was read that the annotated part covers.

    Raises:
        GoldError: as `part_of`.
    """
    part = part_of(gold, record.text)
    return record.text.extent(part.start, part.end)


def _place(gold: Gold, clean: str, key: str, words: str, start: int) -> Span:
    """Return where words stand, whatever white space lies between them."""
    found = re.compile(r"\s+".join(map(re.escape, words.split()))).search(clean, start)
    if not found:
        message = f"{gold.path}: key 'part.{key}' gives words that do not stand in the document: {words}"
        raise GoldError(message)
    return Span(*found.span())

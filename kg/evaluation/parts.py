"""The parts of a document that its gold annotates: from some words to others, some sentences, or all of it.

Within the evaluation, after `kg.evaluation.gold`: of a long report a few pages can be annotated, or sentences
that were drawn from it.
"""

import re
from collections.abc import Iterator

from kg.evaluation.gold import Gold, GoldError
from kg.model import Record, Span, Text


def parts_of(gold: Gold, text: Text) -> tuple[Span, ...]:
    """Return where the annotated parts lie in the cleaned text, in order.

    Raises:
        GoldError: the words of a part do not stand in the document, or not in that order.
    """
    if gold.sentences:
        return tuple(_sentences(gold, text.clean))
    start = _place(gold, text.clean, "part.from", gold.first, 0).start if gold.first else 0
    end = _place(gold, text.clean, "part.to", gold.last, start).end if gold.last else len(text.clean)
    return (Span(start, end),)


def within(gold: Gold, record: Record) -> tuple[Span, ...]:
    """Return the stretches of the file as it was read that the annotated parts cover.

    Raises:
        GoldError: as `parts_of`.
    """
    found = (record.text.extent(part.start, part.end) for part in parts_of(gold, record.text))
    return tuple(part for part in found if part)


def _sentences(gold: Gold, clean: str) -> Iterator[Span]:
    end = 0
    for sentence in gold.sentences:
        place = _place(gold, clean, "part", sentence, end)
        end = place.end
        yield place


def _place(gold: Gold, clean: str, key: str, words: str, start: int) -> Span:
    """Return where words stand, whatever white space lies between them."""
    found = re.compile(r"\s+".join(map(re.escape, words.split()))).search(clean, start)
    if not found:
        message = f"{gold.path}: key '{key}' gives words that do not stand in the document: {words}"
        raise GoldError(message)
    return Span(*found.span())

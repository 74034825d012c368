"""How well the words of a scan could be read, and what that means for what they say.

Within the interpretation step, for `kg.statements.interpretation`. Of words that no program was sure of,
about as many are right as it says: a sentence with one wrong word in five may say anything, and a figure of
which a digit is doubtful says another number.
"""

from dataclasses import replace

from kg.model import LEGIBLE, Statement, Text


def is_legible(text: Text, start: int, end: int) -> bool:
    """Tell whether `clean[start:end]` could be read well enough to say something."""
    return not text.recognised or text.certainty(text.spans(start, end)) >= LEGIBLE


def has_legible_numbers(text: Text, start: int, end: int) -> bool:
    """Tell whether every number in `clean[start:end]` could be read well enough."""
    if not text.recognised:
        return True
    words = text.words(text.spans(start, end))
    return not any(word.is_doubtful and any(map(str.isdigit, text.quote(word.span))) for word in words)


def weighed(text: Text, statement: Statement) -> Statement:
    """Return a statement no surer than the words that say it."""
    if not text.recognised:
        return statement
    return replace(statement, confidence=round(statement.confidence * text.certainty(statement.spans), 2))

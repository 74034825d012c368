"""The key under which a table has a word that a pattern found in a text, whatever the case of its letters.

Used by the structure step and by those after it.
"""

from typing import Final

_ALIKE: Final = str.maketrans("ıİſ", "iis")
"""Letters that a pattern without case takes for others, and that `str.lower` leaves, or writes as two."""


def key(words: str) -> str:
    """Return words as a table in lower case has them.

    >>> key("ſeptember"), key("JUNİ"), key("junı")
    ('september', 'juni', 'juni')
    """
    return words.translate(_ALIKE).lower()

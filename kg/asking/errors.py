"""The one error of asking: a wrong question, parameter or query, in words a user can act on."""

from collections.abc import Mapping
from typing import Any

from kg.asking.wording import Lang, say, wrong


class WrongUseError(Exception):
    """What was asked cannot be answered as it was asked; `told` says what to do, in one line.

    The words are looked up when the language is known, so the places that raise need not know it.
    """

    def __init__(self, *, key: str, **values: object) -> None:
        """Remember which message of the group `error` it is, and what fills its places.

        A value may be words in both languages; of what the system says of a file, the words are looked up.
        """
        super().__init__(key)
        self.key = key
        self.values: dict[str, Any] = values

    def told(self, lang: Lang) -> str:
        """Return the message in a language."""
        return say(
            f"error.{self.key}", lang, **{name: _said(value, lang) for name, value in self.values.items()}
        )

    def __str__(self) -> str:
        """Return the message in English, for a log or a traceback."""
        return self.told("en")


def _said(value: object, lang: Lang) -> object:
    if isinstance(value, Mapping):
        return value[lang]
    return wrong(value, lang) if isinstance(value, OSError) else value

"""The one error of asking: a wrong question, parameter or query, in words a user can act on."""

from kg.asking.wording import Lang, say


class WrongUseError(Exception):
    """What was asked cannot be answered as it was asked; `told` says what to do, in one line.

    The words are looked up when the language is known, so the places that raise need not know it.
    """

    def __init__(self, *, key: str, **values: object) -> None:
        """Remember which message of the group `error` it is, and what fills its places."""
        super().__init__(key)
        self.key = key
        self.values = values

    def told(self, lang: Lang) -> str:
        """Return the message in a language."""
        return say(f"error.{self.key}", lang, **self.values)

    def __str__(self) -> str:
        """Return the message in English, for a log or a traceback."""
        return self.told("en")

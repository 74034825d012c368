"""The one error of servers: where, what went wrong, and what to do, in one line. First of this step."""

from kg.asking.wording import Lang
from kg.remote.wording import say


class RemoteError(Exception):
    """A server did not do what was asked of it; `told` says what to do about it, in one line."""

    def __init__(self, *, key: str, status: int = 0, **values: object) -> None:
        """Remember which message it is, the HTTP status if there was one, and what fills its places."""
        super().__init__(key)
        self.key = key
        self.status = status
        self.values = {**values, "status": status}

    def told(self, lang: Lang) -> str:
        """Return the message in a language."""
        return say(self.key, lang, **self.values)

    def __str__(self) -> str:
        """Return the message in English, for a log or a traceback."""
        return self.told("en")

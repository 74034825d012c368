"""The one error of the reading step: a file that cannot be read, why, and what to do, in a line for its user.

The words stand in `errors.toml`, in Dutch and English: who shows the error knows the language.
"""

from kg.resources import table


class UnreadableError(Exception):
    """A file cannot be read; `told` names it, says what is wrong, and what to do."""

    def __init__(self, name: str, key: str, **values: object) -> None:
        """Remember the file, which message of the table it is, and what fills its places."""
        super().__init__(name, key)
        self.name = name
        self.key = key
        self.values = values

    def why(self, lang: str) -> str:
        """Return what is wrong, in a language: "nl" or "en"."""
        words: list[str] = table("reading/errors.toml")[self.key][lang]
        return words[0].format(**self.values)

    def told(self, lang: str) -> str:
        """Return the message in a language, in one line whatever the file is called."""
        why, remedy = self.why(lang), table("reading/errors.toml")[self.key][lang][1].format(**self.values)
        name = "".join(char if char.isprintable() else repr(char)[1:-1] for char in self.name)
        return " ".join(f"{name}: {why}; {remedy}".split())

    def __str__(self) -> str:
        """Return the message in English, for a log or a traceback."""
        return self.told("en")

    def __reduce__(self) -> tuple[object, ...]:
        """Let it pass between processes with what fills its places."""
        return _again, (self.name, self.key, self.values)


def _again(name: str, key: str, values: dict[str, object]) -> UnreadableError:
    return UnreadableError(name, key, **values)

"""The one error of the reading step: a file that cannot be read, and why, in a line for its user."""


class UnreadableError(Exception):
    """A file cannot be read; the message names it, says what is wrong, and what to do."""

    def __init__(self, name: str, why: str, remedy: str) -> None:
        """Keep the parts, so that a summary can group them by `why`."""
        super().__init__(f"{name}: {why}; {remedy}")
        self.name = name
        self.why = why
        self.remedy = remedy

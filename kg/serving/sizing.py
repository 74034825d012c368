"""How long an answer may be: it is written into a `Bounded`, which stops the writer. Before `querying`."""

import io
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from typing_extensions import Buffer  # of collections.abc from Python 3.12 on

UNBOUNDED: Final = 1 << 62


class TooLongError(Exception):
    """The answer is longer than it may be; it was not written to its end."""


class Bounded(io.BytesIO):
    """A file in memory that takes no more than so many bytes."""

    def __init__(self, most: int) -> None:
        """Remember how many."""
        super().__init__()
        self._most = most

    def write(self, data: "Buffer", /) -> int:
        """Take more bytes.

        Raises:
            TooLongError: they are more than it may hold.
        """
        if self.tell() + memoryview(data).nbytes > self._most:
            raise TooLongError
        return super().write(data)

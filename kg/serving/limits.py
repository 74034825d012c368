"""What one request may cost. First step of serving: the others keep within it."""

from dataclasses import dataclass
from typing import Final

MEGABYTE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds, bytes and numbers; a request that goes beyond is refused or ended, with a message."""

    seconds: float = 30
    """How long a query may run."""
    waiting: float = 30
    """How long a request may wait for a process that is free."""
    reading: float = 10
    """How long a client may take to send a request."""
    result: int = 64 * MEGABYTE
    """Bytes of an answer."""
    request: int = MEGABYTE
    """Bytes of a request."""
    memory: int = 2048 * MEGABYTE
    """Bytes that a process may take for a query."""
    processes: int = 2
    """How many queries run at once."""
    connections: int = 256
    """How many clients may be connected."""

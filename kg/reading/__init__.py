"""Read: a file to a `Text`, with its exact characters, its reading view, and the map between the two.

First of the steps; `kg.structure` comes after.
"""

from kg.reading.errors import UnreadableError
from kg.reading.files import documents
from kg.reading.opening import fingerprint
from kg.reading.text import read, read_bytes

__all__ = ["UnreadableError", "documents", "fingerprint", "read", "read_bytes"]

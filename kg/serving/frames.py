"""How the server and its processes talk: a frame is a JSON head and a body. Before `pool` and `worker`."""

import json
import struct
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Final

LENGTHS: Final = struct.Struct(">IQ")
"""What a frame begins with: the length of its head and of its body."""

Task = dict[str, Any]
"""What to do (`do`), and with what: the head of a frame to a process."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What comes back of a task, as HTTP knows it."""

    body: bytes
    type: str = "text/plain; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


def framed(head: dict[str, Any], body: bytes = b"") -> bytes:
    """Return a frame."""
    data = json.dumps(head).encode()
    return LENGTHS.pack(len(data), len(body)) + data + body


def head_of(reply: Reply) -> dict[str, Any]:
    """Return all of a reply but its body."""
    return {"type": reply.type, "status": reply.status, "headers": reply.headers}


def reply_of(head: dict[str, Any], body: bytes) -> Reply:
    """Return the reply of a frame."""
    return Reply(body, head["type"], head["status"], head["headers"])


def read_frame(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """Return the next frame of a stream, or nothing at its end."""
    start = stream.read(LENGTHS.size)
    if len(start) < LENGTHS.size:
        return None
    head, body = LENGTHS.unpack(start)
    return json.loads(stream.read(head)), stream.read(body)

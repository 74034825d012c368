"""What a request says, before anything is done with it. Before `endpoint` and `site`."""

import asyncio
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from kg.asking.wording import LANGUAGES, Lang
from kg.serving.frames import Reply
from kg.serving.limits import Limits
from kg.serving.negotiation import language
from kg.serving.wording import say

_PATIENCE: Final = 16
"""How many times too large a request may be and still be read to its end, and thrown away. A client that is
cut off while it sends would never see why."""


class RefusedError(Exception):
    """A request that is refused; `reply` says so."""

    def __init__(self, reply: Reply) -> None:
        """Keep the reply."""
        super().__init__(reply.body.decode())
        self.reply = reply


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a query string or form, in order."""

    pairs: tuple[tuple[str, str], ...] = ()

    def all(self, name: str) -> list[str]:
        """Return all values of a field."""
        return [value for key, value in self.pairs if key == name]

    def first(self, name: str) -> str:
        """Return the first value of a field, or nothing."""
        return next(iter(self.all(name)), "")

    def __contains__(self, name: object) -> bool:
        """Tell whether a field is there."""
        return any(key == name for key, _ in self.pairs)


def fields(text: bytes, lang: Lang) -> Fields:
    """Return the fields of a query string or form.

    Raises:
        RefusedError: they are not UTF-8, or too many.
    """
    try:
        pairs = parse_qsl(
            text.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            encoding="utf-8",
            max_num_fields=5000,
        )
    except ValueError:
        raise refused(400, say("no_form", lang)) from None
    return Fields(tuple(pairs))


def refused(status: int, message: str, **headers: str) -> RefusedError:
    """Return a refusal with its message."""
    return RefusedError(
        Reply(
            message.encode(),
            status=status,
            headers={name.replace("_", "-"): value for name, value in headers.items()},
        )
    )


def language_of(request: Request, given: Fields | None = None) -> Lang:
    """Return the language of a request: what it asks for by name, else what its header prefers."""
    asked = given.first("lang") if given else request.query_params.get("lang", "")
    preferred = language(request.headers.get("accept-language", ""), LANGUAGES)
    wanted = asked if asked in LANGUAGES else preferred
    return next(lang for lang in LANGUAGES if lang == wanted)


async def body_of(request: Request, limits: Limits, lang: Lang) -> bytes:
    """Return the body of a request.

    Raises:
        RefusedError: it is too large, or takes too long to come.
    """
    found, seen = bytearray(), 0
    try:
        async with asyncio.timeout(limits.reading):
            async for chunk in request.stream():
                seen += len(chunk)
                if seen <= limits.request:
                    found += chunk
                elif seen > limits.request * _PATIENCE:
                    break
    except TimeoutError:
        raise refused(408, say("too_late", lang, seconds=f"{limits.reading:g}"), connection="close") from None
    except ClientDisconnect:
        raise refused(400, say("no_form", lang)) from None  # nobody reads it, but nothing went wrong here
    if seen > limits.request:
        raise refused(413, say("too_large", lang, kilobytes=limits.request // 1024), connection="close")
    return bytes(found)


def responded(reply: Reply) -> Response:
    """Return a reply as a response of HTTP."""
    headers = {"Vary": "Accept, Accept-Language", **reply.headers, "Content-Type": reply.type}
    return Response(reply.body, reply.status, headers=headers)

"""One request to a server, within a time and a size, and its failure as one line. Before `source`.

A server's name and password go only where they were meant for: a pointer to another server is not followed.
"""

import hashlib
import html
import re
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO, Final, NoReturn
from urllib import request as urls
from urllib.error import HTTPError, URLError

from kg.remote.address import host, shortened
from kg.remote.credentials import PASSWORD, USER, Credentials
from kg.remote.errors import RemoteError

MEGABYTE: Final = 1 << 20
LARGEST: Final = 512 * MEGABYTE
"""Bytes of an answer that are taken in: more would not fit beside the rest of a program."""

_PIECE: Final = 1 << 16
_AGAIN: Final = frozenset({502, 503})
_PAUSES: Final = (0.5, 1.0)
_SHOWN: Final = 200
_TAG: Final = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back: the media type, without its parameters, and the bytes."""

    kind: str
    body: bytes


class _SameServer(urls.HTTPRedirectHandler):
    """Follows pointers within a server, and no others."""

    def redirect_request(  # noqa: PLR0913, PLR0917 - urllib's own signature
        self, req: urls.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urls.Request | None:
        """Return the request to follow a pointer with.

        Raises:
            RemoteError: it leads to another server.
        """
        if host(newurl) != host(req.full_url):
            raise RemoteError(
                key="redirected", address=shortened(req.full_url), target=shortened(newurl), status=code
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Digest(urls.HTTPDigestAuthHandler):
    """Digest authentication for any password: urllib's own knows ASCII only."""

    def get_algorithm_impls(self, algorithm: str) -> tuple[Callable[[str], str], Callable[[str, str], str]]:
        """Return the two functions that digest authentication is made of."""
        if algorithm not in {"MD5", "SHA"}:
            message = f"digest authentication with {algorithm} is not known"
            raise ValueError(message)

        def digested(words: str) -> str:
            # The protocol names MD5 and SHA-1; nothing of ours rests on their strength.
            return hashlib.new(
                {"SHA": "sha1"}.get(algorithm, "md5"), words.encode(), usedforsecurity=False
            ).hexdigest()

        return digested, lambda secret, data: digested(f"{secret}:{data}")


class Transport:
    """Makes requests to one server, as one user."""

    def __init__(self, address: str, known: Credentials, seconds: float) -> None:
        """Remember the server, whom to be, and how long an answer may take."""
        self.address = shortened(address)
        self._known = known
        self._seconds = seconds
        passwords = urls.HTTPPasswordMgrWithDefaultRealm()
        if known:
            passwords.add_password(None, host(address) + "/", known.user, known.password)
        # Built by hand: the usual opener also reads files and ftp.
        self._opener = urls.OpenerDirector()
        for handler in (
            urls.ProxyHandler(),
            urls.HTTPHandler(),
            urls.HTTPSHandler(),
            urls.HTTPDefaultErrorHandler(),
            urls.HTTPErrorProcessor(),
            _SameServer(),
            _Digest(passwords),
            urls.HTTPBasicAuthHandler(passwords),
        ):
            self._opener.add_handler(handler)

    def send(self, request: urls.Request) -> Answered:
        """Return what a server answers; a server that is busy is asked again, twice.

        Raises:
            RemoteError: it cannot be reached, refuses, fails, or takes too long or too much.
        """
        end = time.monotonic() + self._seconds
        for pause in (*_PAUSES, 0.0):
            try:
                return self._once(request, end)
            except RemoteError as error:
                last = error.status not in _AGAIN or not pause or time.monotonic() + pause > end
                if last:
                    raise
            time.sleep(pause)
        raise AssertionError  # the last pause is none, so the loop returned or raised

    def _once(self, request: urls.Request, end: float) -> Answered:
        try:
            with self._opener.open(request, timeout=max(0.1, end - time.monotonic())) as response:
                return Answered(response.headers.get_content_type(), self._read(response, end))
        except HTTPError as error:
            with error:
                self._refused(error.code, _words(error))
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise self._late() from None
            raise self._unreachable(error.reason) from None
        except TimeoutError:
            raise self._late() from None
        except (OSError, HTTPException, ValueError) as error:
            raise self._unreachable(error) from None

    def _read(self, response: HTTPResponse, end: float) -> bytes:
        """Return the whole body; each read waits for one piece, so the clock is looked at between them."""
        held: list[bytes] = []
        size = 0
        while piece := response.read1(_PIECE):
            held.append(piece)
            size += len(piece)
            if size > LARGEST:
                raise RemoteError(key="too_large", address=self.address, megabytes=LARGEST // MEGABYTE)
            if time.monotonic() > end:
                raise self._late()
        return b"".join(held)

    def _refused(self, status: int, words: str) -> NoReturn:
        named = {"address": self.address, "status": status, "why": f": {words}" if words else ""}
        if status in {401, 407}:
            key = "wrong_credentials" if self._known else "unauthorised"
            raise RemoteError(key=key, user=USER, password=PASSWORD, **named)  # type: ignore[arg-type]
        if status == 403:  # noqa: PLR2004 - as HTTP numbers it
            raise RemoteError(key="forbidden", **named)  # type: ignore[arg-type]
        if status in {404, 405, 406, 415, 501}:
            raise RemoteError(key="no_sparql", what=status, **named)  # type: ignore[arg-type]
        key = "refused" if status < 500 else "failed"  # noqa: PLR2004 - as HTTP numbers it
        raise RemoteError(key=key, **named)  # type: ignore[arg-type]

    def _late(self) -> RemoteError:
        return RemoteError(key="too_slow", address=self.address, seconds=f"{self._seconds:g}")

    def _unreachable(self, why: object) -> RemoteError:
        told = "name not known" if isinstance(why, socket.gaierror) else getattr(why, "strerror", "") or why
        return RemoteError(key="unreachable", address=self.address, why=" ".join(str(told).split())[:_SHOWN])


def _words(error: HTTPError) -> str:
    """Return the first words of what a server says of its refusal, without markup."""
    try:
        text = error.read1(_PIECE).decode("utf-8", "replace")
    except (OSError, HTTPException, AttributeError):
        return ""
    line = " ".join(html.unescape(_TAG.sub(" ", text)).split())
    shown = "".join(char for char in line if char.isprintable())
    return shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"

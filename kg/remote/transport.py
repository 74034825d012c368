"""One request to a server, within a time and a size, and its failure as one line. Before `source`.

A server's name and password go only where they were meant for: a pointer to another server is not followed.
"""

import hashlib
import html
import re
import socket
import time
from base64 import b64encode
from collections.abc import Callable, Mapping
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
_CUT: Final = ("X-SPARQL-MaxRows", "X-SQL-State")
"""How Virtuoso says that rows, or time, ran out: nowhere else in its answer does it show."""
_AGAIN: Final = frozenset({429, 502, 503})
_PAUSES: Final = (0.5, 1.0)
_SHOWN: Final = 200
_TAG: Final = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back: the media type without its parameters, the bytes, and how the server calls itself."""

    kind: str
    body: bytes
    server: str = ""


class _AgainError(RemoteError):
    """An error that may not come back when the same is asked again."""


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


class _Basic(urls.HTTPBasicAuthHandler):
    """Basic authentication, sent unasked once the server has asked, so that a graph goes over once."""

    _realm: str | None = None

    def retry_http_basic_auth(self, host: str, req: urls.Request, realm: str) -> object:
        """Answer a server that asks, and remember that it did."""
        self._realm = realm
        return super().retry_http_basic_auth(host, req, realm)

    def http_error_auth_reqed(self, authreq: str, host: str, req: urls.Request, headers: HTTPMessage) -> None:
        """Answer a server that asks; nothing to one that asks in a way that is not known here."""
        try:
            return super().http_error_auth_reqed(authreq, host, req, headers)
        except ValueError:
            return None

    def http_request(self, req: urls.Request) -> urls.Request:
        """Add the name and password to a request."""
        user, password = self.passwd.find_user_password(self._realm, req.full_url)  # type: ignore[arg-type]
        if self._realm is not None and user is not None:
            token = b64encode(f"{user}:{password}".encode()).decode()
            req.add_unredirected_header(self.auth_header, f"Basic {token}")
        return req

    https_request = http_request


class _Digest(urls.HTTPDigestAuthHandler):
    """Digest authentication for any password, and sent unasked once the server has asked.

    urllib's own knows passwords in ASCII only.
    """

    _challenge: Mapping[str, str] | None = None

    def retry_http_digest_auth(self, req: urls.Request, auth: str) -> object:
        """Answer a server that asks, and remember how it did."""
        self._challenge = urls.parse_keqv_list(urls.parse_http_list(auth.partition(" ")[2]))
        return super().retry_http_digest_auth(req, auth)

    def http_request(self, req: urls.Request) -> urls.Request:
        """Add the answer to what the server asked before."""
        if self._challenge is not None and (answer := self.get_authorization(req, self._challenge)):
            req.add_unredirected_header(self.auth_header, f"Digest {answer}")
        return req

    https_request = http_request

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

    def __init__(self, address: str, known: Credentials, seconds: float, *, patient: bool = False) -> None:
        """Remember the server, whom to be, how long an answer may take, and whether to wait for it again."""
        self._patient = patient
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
            _Basic(passwords),
        ):
            self._opener.add_handler(handler)

    def send(self, request: urls.Request) -> Answered:
        """Return what a server answers; one that is busy or hangs up is asked again, twice.

        Raises:
            RemoteError: it cannot be reached, refuses, fails, or takes too long or too much.
        """
        end = time.monotonic() + self._seconds
        for pause in (*_PAUSES, None):
            try:
                return self._once(request, end)
            except RemoteError as error:
                if pause is None or not (error.status in _AGAIN or isinstance(error, _AgainError)):
                    raise
                wait = max(pause, float(str(error.values.get("wait", 0))))
                if error.key == "too_slow":
                    end = time.monotonic() + self._seconds
                elif time.monotonic() + wait > end:
                    raise
                elif not error.status:
                    self._knock(request)
            time.sleep(wait)
        raise AssertionError  # the last pause is none, so the loop returned or raised

    def _knock(self, request: urls.Request) -> None:
        """Let a server say that it wants a name and password, before something large is sent to it again.

        A server that refuses a request from its head alone hangs up while the body is still on its way, and
        what it answered is lost with the connection.
        """
        if request.data is None:
            return
        try:
            knocking = urls.Request(request.full_url, method="HEAD")  # noqa: S310 - `checked`
            self._opener.open(knocking, timeout=self._seconds).close()
        except (OSError, HTTPException, ValueError, RemoteError):
            return  # whatever it answered: the challenge, if there was one, is known now

    def _once(self, request: urls.Request, end: float) -> Answered:
        try:
            with self._opener.open(request, timeout=max(0.1, end - time.monotonic())) as response:
                headers = response.headers
                if cut := [name for name in _CUT if name in headers]:
                    why = f"{cut[0]}: {headers[cut[0]]}"
                    raise RemoteError(key="cut", address=self.address, why=why)
                body = self._read(response, end)
                return Answered(headers.get_content_type(), body, headers.get("Server", ""))
        except HTTPError as error:
            with error:
                self._refused(error.code, _words(error), _wait(error))
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

    def _refused(self, status: int, words: str, wait: float) -> NoReturn:
        why = f": {words}" if words else ""
        named = {"address": self.address, "status": status, "why": why, "wait": wait}
        if status in {401, 407}:
            key = "wrong_credentials" if self._known else "unauthorised"
            raise RemoteError(key=key, user=USER, password=PASSWORD, **named)  # type: ignore[arg-type]
        if status == 403:  # noqa: PLR2004 - as HTTP numbers it
            raise RemoteError(key="forbidden", **named)  # type: ignore[arg-type]
        if status in {404, 405, 406, 415, 501}:
            raise RemoteError(key="no_sparql", what=status, **named)  # type: ignore[arg-type]
        key = "refused" if status < 500 and status not in _AGAIN else "failed"  # noqa: PLR2004 - the same
        raise RemoteError(key=key, **named)  # type: ignore[arg-type]

    def _late(self) -> RemoteError:
        kind = _AgainError if self._patient else RemoteError
        return kind(key="too_slow", address=self.address, seconds=f"{self._seconds:g}")

    def _unreachable(self, why: object) -> RemoteError:
        told = "name not known" if isinstance(why, socket.gaierror) else getattr(why, "strerror", "") or why
        kind = _AgainError if isinstance(why, BrokenPipeError | ConnectionResetError) else RemoteError
        return kind(key="unreachable", address=self.address, why=" ".join(str(told).split())[:_SHOWN])


def _wait(error: HTTPError) -> float:
    """Return the seconds that a server asks to be left alone for; who does not heed it may be shut out."""
    asked = error.headers.get("Retry-After", "") if error.headers else ""
    return float(asked) if asked.isdecimal() else 0.0


def _words(error: HTTPError) -> str:
    """Return the first words of what a server says of its refusal, without markup."""
    try:
        text = error.read1(_PIECE).decode("utf-8", "replace")
    except (OSError, HTTPException, AttributeError):
        return ""
    line = " ".join(html.unescape(_TAG.sub(" ", text)).split())
    shown = "".join(char for char in line if char.isprintable())
    return shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"

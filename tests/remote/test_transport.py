"""What goes wrong between us and a server is told in one line, and no line holds a password."""

import hashlib
import re
import socket
import time
from base64 import b64encode
from collections.abc import Callable
from contextlib import AbstractContextManager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.remote.errors import RemoteError
from kg.remote.source import Remote

JSON = "application/sparql-results+json"
YES = b'{"head":{},"boolean":true}'
ROWS = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"literal","value":"x"}}]}}'
SECRET = "p4ss word:é"  # noqa: S105 - a password of nobody

Answering = Callable[[BaseHTTPRequestHandler], None]
Misbehaving = Callable[[Answering], AbstractContextManager[str]]


def answer(kind: str, body: bytes, status: int = 200, **headers: str) -> Answering:
    def give(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return give


def slow(request: BaseHTTPRequestHandler) -> None:
    time.sleep(1.5)
    answer(JSON, YES)(request)


def dribbling(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Type", JSON)
    request.end_headers()
    for _ in range(20):
        request.wfile.write(b" ")
        request.wfile.flush()
        time.sleep(0.2)


def hanging_up(request: BaseHTTPRequestHandler) -> None:
    request.connection.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    ("does", "says"),
    [
        (answer("text/html", b"<h1>Welcome</h1>"), "does not answer with SPARQL (text/html)"),
        (answer("text/html", b"nothing", 404), "does not answer with SPARQL (404)"),
        (answer("text/html", b"", 405), "does not answer with SPARQL (405)"),
        (answer(JSON, ROWS[:-20]), "does not answer with SPARQL (application/sparql-results+json: "),
        (answer(JSON, ROWS, X_SPARQL_MaxRows="1"), "cuts the answer short (X-SPARQL-MaxRows: 1)"),
        (answer(JSON, b"[]"), "does not answer with SPARQL"),
        (answer("text/plain", b"Too\ncomplex", 400), "does not take the request (400: Too complex)"),
        (answer("text/html", b"<style>x</style><b>Out</b> of &amp;", 500), "(500: Out of &)"),
        (answer("text/plain", b"", 503), "could not do what was asked (503)"),
        (answer("text/plain", b"wait", 429, Retry_After="60"), "could not do what was asked (429: wait)"),
        (answer("text/plain", b"", 401), "asks for a name and password; set KG_ENDPOINT_USER"),
        (answer("text/plain", b"not you", 403), "refuses the request (403: not you)"),
        (answer("", b"", 302, Location="http://elsewhere.invalid/x?key=1"), "points on to http://elsewhere.invalid/x;"),
        (answer("", b"", 302, Location="file:///etc/passwd"), "does not take the request (302)"),
        (answer("text/plain", b"\x1b[31mred\x07", 400), "(400: [31mred)"),
        (slow, "did not answer within 0.5 seconds"),
        (dribbling, "did not answer within 0.5 seconds"),
        (hanging_up, "cannot be reached"),
    ],
)  # fmt: skip
def test_what_a_server_does_wrong_is_told_in_one_line(
    does: Answering, says: str, misbehaving: Misbehaving
) -> None:
    with misbehaving(does) as address:
        words = ["--lang", "en", "sparql", "ASK {}", "--timeout", "0.5", "--endpoint", address]
        told = CliRunner().invoke(main, words)
    assert told.exit_code == 2
    assert len(told.output.splitlines()) == 1
    assert says in told.output
    assert address in told.output


def test_a_server_that_is_not_there_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    told = CliRunner().invoke(main, ["--lang", "nl", "who", "--endpoint", f"http://127.0.0.1:{port}/sparql"])
    assert told.exit_code == 2
    assert f"http://127.0.0.1:{port}/sparql is niet bereikbaar" in told.output
    assert len(told.output.splitlines()) == 1


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("localhost:8765/sparql", "bad_address"),
        ("", "bad_address"),
        ("file:///etc/passwd", "bad_address"),
        ("http://", "bad_address"),
        ("http://[::1/sparql", "bad_address"),
        ("http://example.org:port/sparql", "bad_address"),
        ("http://example.org/a b", "bad_address"),
        ("http://me:hidden@example.org/sparql", "password_in_address"),
        ("http://me:hidden@example.org:port/sparql", "password_in_address"),
    ],
)
def test_an_address_that_is_none_is_refused(address: str, key: str) -> None:
    with pytest.raises(RemoteError) as refused:
        Remote(address)
    assert refused.value.key == key
    assert "hidden" not in refused.value.told("nl")


def test_a_server_that_is_busy_is_asked_again(misbehaving: Misbehaving) -> None:
    asked: list[int] = []

    def busy_once(request: BaseHTTPRequestHandler) -> None:
        asked.append(1)
        (answer(JSON, YES) if len(asked) > 1 else answer("text/plain", b"", 503))(request)

    with misbehaving(busy_once) as address:
        assert bool(Remote(address, seconds=10).query("ASK {}"))


def test_a_server_is_left_alone_as_long_as_it_asks(misbehaving: Misbehaving) -> None:
    asked: list[float] = []

    def busy_once(request: BaseHTTPRequestHandler) -> None:
        asked.append(time.monotonic())
        (answer(JSON, YES) if len(asked) > 1 else answer("text/plain", b"", 429, Retry_After="1"))(request)

    with misbehaving(busy_once) as address:
        assert bool(Remote(address, seconds=10).query("ASK {}"))
    assert asked[1] - asked[0] >= 1


def basic(request: BaseHTTPRequestHandler) -> None:
    token = b64encode(f"me:{SECRET}".encode()).decode()
    if request.headers.get("Authorization") == f"Basic {token}":
        answer(JSON, YES)(request)
    else:
        answer("text/plain", b"", 401, WWW_Authenticate='Basic realm="store"')(request)


def digest(request: BaseHTTPRequestHandler) -> None:
    given = dict(re.findall(r'(\w+)="?([^",]*)"?', request.headers.get("Authorization", "")))
    first = hashlib.md5(f"me:store:{SECRET}".encode()).hexdigest()  # noqa: S324 - digest authentication's own
    second = hashlib.md5(f"{request.command}:{request.path}".encode()).hexdigest()  # noqa: S324 - the same
    joined = ":".join((first, "n0", given.get("nc", ""), given.get("cnonce", ""), "auth", second))
    if given.get("response") == hashlib.md5(joined.encode()).hexdigest():  # noqa: S324 - the same
        answer(JSON, YES)(request)
    else:
        challenge = 'Digest realm="store", nonce="n0", qop="auth", algorithm=MD5'
        answer("text/plain", b"", 401, WWW_Authenticate=challenge)(request)


def kept_in_environment(monkeypatch: pytest.MonkeyPatch, _folder: Path, password: str) -> None:
    monkeypatch.setenv("KG_ENDPOINT_USER", "me")
    monkeypatch.setenv("KG_ENDPOINT_PASSWORD", password)


def kept_in_netrc(_monkeypatch: pytest.MonkeyPatch, folder: Path, password: str) -> None:
    file = folder / ".netrc"
    file.write_text(f'machine 127.0.0.1 login me password "{password}"\n', encoding="utf-8")
    file.chmod(0o600)


@pytest.mark.parametrize("server", [basic, digest])
@pytest.mark.parametrize("keep", [kept_in_environment, kept_in_netrc])
def test_a_name_and_password_open_the_server(
    server: Answering,
    keep: Callable[[pytest.MonkeyPatch, Path, str], None],
    misbehaving: Misbehaving,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    keep(monkeypatch, tmp_path, SECRET)
    with misbehaving(server) as address:
        assert bool(Remote(address).query("ASK {}"))


@pytest.mark.parametrize("server", [basic, digest])
def test_a_wrong_password_is_told_and_not_shown(
    server: Answering, misbehaving: Misbehaving, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept_in_environment(monkeypatch, tmp_path, "hidden")
    with misbehaving(server) as address:
        for words in (["--lang", "en"], ["--debug"]):
            told = CliRunner().invoke(main, [*words, "who", "--endpoint", address])
            assert "hidden" not in told.output
            assert "hidden" not in str(told.exception)
    with misbehaving(server) as address:
        told = CliRunner().invoke(main, ["--lang", "en", "who", "--endpoint", address])
    assert "refuses this name and password (401)" in told.output


def test_half_a_name_and_password_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_ENDPOINT_USER", "me")
    with pytest.raises(RemoteError, match="only one of"):
        Remote("http://localhost/sparql")


def test_a_netrc_that_cannot_be_read_is_told_without_its_content(tmp_path: Path) -> None:
    (tmp_path / ".netrc").write_text("machine localhost login me hidden secret\n", encoding="utf-8")
    (tmp_path / ".netrc").chmod(0o600)
    with pytest.raises(RemoteError, match="line 1") as refused:
        Remote("http://localhost/sparql")
    assert "hidden" not in str(refused.value)


def test_no_password_is_sent_to_another_server(
    misbehaving: Misbehaving, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept_in_environment(monkeypatch, tmp_path, SECRET)
    heard: list[str] = []

    def listening(request: BaseHTTPRequestHandler) -> None:
        heard.append(request.path)
        basic(request)

    with misbehaving(listening) as other, misbehaving(answer("", b"", 307, Location=other)) as address:
        with pytest.raises(RemoteError, match="points on to"):
            Remote(address).query("ASK {}")
        assert not heard


def test_a_server_that_sees_graphs_apart_is_told_all_of_them(misbehaving: Misbehaving) -> None:
    sent: list[bytes] = []

    def apart(request: BaseHTTPRequestHandler) -> None:
        sent.append(b"")
        graphs = b'{"head":{"vars":["g"]},"results":{"bindings":[{"g":{"type":"uri","value":"urn:g"}}]}}'
        no = b'{"head":{},"boolean":false}'
        answer(JSON, (no, graphs, YES)[min(len(sent), 3) - 1])(request)

    with misbehaving(apart) as address:
        assert bool(Remote(address).query("ASK {}"))
    assert len(sent) == 3

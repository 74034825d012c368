"""Where a server is: a URL that may be shown in full, because it holds no secret. After `errors`."""

from typing import Final
from urllib.parse import urlsplit

from kg.remote.credentials import PASSWORD, USER
from kg.remote.errors import RemoteError

_SCHEMES: Final = frozenset({"http", "https"})


def checked(address: str) -> str:
    """Return the address of a server.

    Raises:
        RemoteError: it is none, or it holds a password.
    """
    try:
        parts = urlsplit(address.strip())
        wrong = parts.scheme not in _SCHEMES or not parts.hostname or (parts.port or 0) < 0
        secret = "@" in parts.netloc
    except ValueError:
        wrong, secret = True, "@" in address
    if secret:
        shown = shortened(address) if not wrong else "?"
        raise RemoteError(key="password_in_address", address=shown, user=USER, password=PASSWORD)
    if wrong or any(char.isspace() or not char.isprintable() for char in address.strip()):
        raise RemoteError(key="bad_address", address=" ".join(address.split()))
    return parts._replace(fragment="").geturl()


def shortened(address: str) -> str:
    """Return an address as it may be shown: without a name, a password, or a key behind its `?`.

    >>> shortened("https://me:secret@example.org:8443/sparql?key=secret")
    'https://example.org:8443/sparql'
    """
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def host(address: str) -> str:
    """Return scheme, host and port: what must stay the same for a server to be the same."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}".casefold()

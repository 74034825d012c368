"""As whom a server is asked: a name and password from the environment or netrc, never from the command line.

Beside `address`. They are sent only to the server that was named and only when it asks for them, and no
message, representation or traceback of ours holds them.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from netrc import NetrcParseError, netrc
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from kg.remote.errors import RemoteError

USER: Final = "KG_ENDPOINT_USER"
PASSWORD: Final = "KG_ENDPOINT_PASSWORD"  # noqa: S105 - the name of a variable


@dataclass(frozen=True, slots=True)
class Credentials:
    """A name and password; both empty where there are none."""

    user: str = ""
    password: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self.user)


def credentials(address: str, environ: Mapping[str, str] | None = None) -> Credentials:
    """Return the name and password for a server: of the environment, else of netrc, else none.

    Raises:
        RemoteError: there is only half of them, or netrc cannot be read.
    """
    given = os.environ if environ is None else environ
    user, password = given.get(USER, ""), given.get(PASSWORD, "")
    if bool(user) != bool(password):
        raise RemoteError(key="half_credentials", user=USER, password=PASSWORD)
    return Credentials(user, password) if user else _kept(address, given)


def _kept(address: str, given: Mapping[str, str]) -> Credentials:
    file = Path(given.get("NETRC") or Path(given.get("HOME") or "~").expanduser() / ".netrc")
    if not file.is_file():
        return Credentials()
    try:
        found = netrc(str(file)).authenticators(urlsplit(address).hostname or "")
    except (NetrcParseError, OSError, UnicodeDecodeError) as error:
        # What the parser says of a line may hold a password; where it stands is enough.
        why = f"line {error.lineno}" if isinstance(error, NetrcParseError) else type(error).__name__
        raise RemoteError(key="bad_netrc", file=file, why=why, user=USER, password=PASSWORD) from None
    return Credentials(found[0], found[2]) if found and found[0] and found[2] else Credentials()

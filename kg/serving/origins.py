"""Which sites may ask the server from a browser, written as it writes them: or none would match."""

import re
from typing import Final

ANY: Final = "*"
_SITE: Final = re.compile(
    r"(?P<scheme>https?)://(?P<name>[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::(?P<port>[0-9]{1,5}))?/?"
)
_LEFT_OUT: Final = {"http": 80, "https": 443}
"""The port that a browser does not write."""


class OriginError(Exception):
    """What was given is not the address of a site."""

    def __init__(self, given: str) -> None:
        """Keep what was given, on one line."""
        super().__init__(given)
        self.given = " ".join(given.split())


def origin(given: str) -> str:
    """Return the address of a site as a browser sends it: scheme, name and port, and no slash behind it.

    >>> origin("https://YASGUI.example:443/")
    'https://yasgui.example'

    Raises:
        OriginError: it has no scheme, or more than a site has, such as a path.
    """
    if given == ANY:
        return given
    if not (found := _SITE.fullmatch(given.lower())):
        raise OriginError(given)
    site = f"{found['scheme']}://{found['name']}"
    port = int(found["port"] or _LEFT_OUT[found["scheme"]])
    return site if port == _LEFT_OUT[found["scheme"]] else f"{site}:{port}"

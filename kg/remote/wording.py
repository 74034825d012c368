"""Every word that is said of servers: `wording.toml`, read once."""

import tomllib
from functools import cache
from pathlib import Path

from kg.asking.wording import Lang


@cache
def words() -> dict[str, dict[str, str]]:
    """Return the messages by key, each in both languages."""
    found: dict[str, dict[str, str]] = tomllib.loads(
        Path(__file__).with_name("wording.toml").read_text(encoding="utf-8")
    )
    return found


def say(key: str, lang: Lang, /, **values: object) -> str:
    """Return a message with its places filled.

    Raises:
        KeyError: there is no such message.
    """
    return words()[key][lang].format(**values)

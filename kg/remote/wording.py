"""Every word that is said of servers: `wording.toml`, read once."""

from kg.asking.wording import Lang
from kg.resources import table


def words() -> dict[str, dict[str, str]]:
    """Return the messages by key, each in both languages."""
    return table("remote/wording.toml")


def say(key: str, lang: Lang, /, **values: object) -> str:
    """Return a message with its places filled.

    Raises:
        KeyError: there is no such message.
    """
    return words()[key][lang].format(**values)

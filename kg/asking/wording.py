"""Every word of the answers and the command that is not in a question: `wording.toml`, read once."""

from errno import errorcode
from functools import cache
from typing import Literal, get_args

from kg.resources import table

Lang = Literal["nl", "en"]
LANGUAGES: tuple[Lang, ...] = get_args(Lang)


@cache
def _messages() -> dict[str, dict[str, str]]:
    groups: dict[str, dict[str, dict[str, str]]] = table("asking/wording.toml")
    return {f"{group}.{key}": words for group, row in groups.items() for key, words in row.items()}


def say(key: str, lang: Lang, /, **values: object) -> str:
    """Return the message of that key with its places filled.

    Raises:
        KeyError: there is no such message.
    """
    return _messages()[key][lang].format(**values)


def wrong(error: OSError, lang: Lang) -> str:
    """Return what the system says is wrong with a file; in its own words where we have none."""
    key = f"system.{errorcode.get(error.errno or 0)}"
    return say(key, lang) if known(key) else error.strerror or str(error)


def one_line(name: str) -> str:
    r"""Return the name of a file as one line: it may hold any character but a slash.

    >>> one_line("a\nb.txt")
    'a?b.txt'
    """
    return "".join(char if char.isprintable() else "?" for char in name)


def known(key: str) -> bool:
    """Tell whether there is a message of that key."""
    return key in _messages()


def heading(column: str, lang: Lang) -> str:
    """Return the heading of a column; a column nobody gave a name keeps its variable's."""
    words = _messages().get(f"column.{column}")
    return words[lang] if words else column.replace("_", " ")

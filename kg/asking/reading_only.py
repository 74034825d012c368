"""What may run: a query that only reads, and only from this graph. Before `sparql`; `kg.serving` uses it too.

Updates are refused because this is a way to read, and `SERVICE` because a query must not make the store
call another server. That keyword is told from the same word in a string, an IRI or a comment by the parser
itself: however a query hides it, what Oxigraph takes for `SERVICE` cannot pass.
"""

import re
from collections.abc import Collection, Iterator
from typing import Final

from pyoxigraph import Store

from kg.asking.errors import WrongUseError
from kg.namespaces import KIND_PREFIXES, PREFIXES

# Comments, strings and IRIs are skipped, so that a word in them is not taken for a keyword; a prefixed
# name and a variable are matched whole for the same reason.
_TOKEN: Final = re.compile(
    r"""
      (?P<skip> \"\"\"(?:[^\\]|\\.)*?\"\"\" | '''(?:[^\\]|\\.)*?'''
              | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'
              | <[^<>"{}|^`\\\s]*> | \#[^\n]* | [?$@]\w+ | [\w.-]*:[\w.:%-]* )
    | (?P<word> [A-Za-z]+ )
    """,
    re.VERBOSE | re.DOTALL,
)
_UPDATES: Final = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"})
_READS: Final = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_SERVICE: Final = re.compile(r"service", re.IGNORECASE)
_CALLED: Final = re.compile(r"\bservice\s+(?:silent\s+)?<([^<>\"{}|^`\\\s]*)>", re.IGNORECASE)
_KNOWN: Final = {**KIND_PREFIXES, **PREFIXES}
_LAST_CHARACTER: Final = 0x10FFFF
_DEEPEST: Final = 256


def refuse(query: str, services: Collection[str] = ()) -> None:
    """Do nothing if the query only reads from this graph, or calls no other server than `services`.

    Raises:
        WrongUseError: it changes the graph, calls another server or nests too deeply; the message says where.
    """
    reads = False
    for word, at in words(query):
        if word in _UPDATES and not reads:
            raise _refused(key="update", query=query, at=at, word=word)
        reads = reads or word in _READS
    _refuse_depth(query)
    _refuse_service(query, services)


def words(query: str) -> Iterator[tuple[str, int]]:
    """Yield the words of a query that may be keywords, in capitals, with their place."""
    for match in _TOKEN.finditer(query):
        if word := match.group("word"):
            yield word.upper(), match.start()


def position(query: str, offset: int) -> tuple[int, int]:
    """Return line and column of a place in a query, both from 1."""
    return query.count("\n", 0, offset) + 1, offset - query.rfind("\n", 0, offset)


def _refused(*, key: str, query: str, at: int, word: str) -> WrongUseError:
    line, column = position(query, at)
    return WrongUseError(key=key, line=line, column=column, word=word)


def _refuse_depth(query: str) -> None:
    """Refuse what would exhaust the stack of a parser that calls itself for each bracket."""
    depth = 0
    for match in re.finditer(r"[({\[]|[)}\]]", query):
        depth += 1 if match.group() in "({[" else -1
        if depth > _DEEPEST:
            raise _refused(key="too_deep", query=query, at=match.start(), word=match.group())


def _refuse_service(query: str, services: Collection[str]) -> None:
    text = _ESCAPE.sub(_character, query)
    if not _SERVICE.search(text):
        return
    # The word is taken away wherever it stands. In a string, an IRI, a comment or a name that makes no
    # difference to the parser; where it was the keyword, what is left cannot be parsed.
    try:
        Store().query(_SERVICE.sub("Xervice", text), prefixes=_KNOWN)
    except (SyntaxError, ValueError):
        pass
    else:
        return
    called = _CALLED.findall(text)
    if called and set(called) <= set(services) and len(called) == len(_SERVICE.findall(text)):
        return
    at = next((at for word, at in words(query) if word == "SERVICE"), None)
    if at is None:
        found = _SERVICE.search(query)
        at = found.start() if found else 0
    raise _refused(key="service", query=query, at=at, word="SERVICE")


def _character(match: re.Match[str]) -> str:
    number = int(match.group(1) or match.group(2), 16)
    return chr(number) if number <= _LAST_CHARACTER else match.group()

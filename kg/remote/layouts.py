"""The addresses of a server: where queries go, where updates go, where graphs lie. After `source`.

A user gives one address; the products' own habits, in `layouts.toml`, give the others. What a user names
himself is never guessed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

from kg.asking.wording import Lang
from kg.remote.address import checked
from kg.remote.errors import RemoteError
from kg.remote.source import Remote
from kg.resources import table

_ELSEWHERE: Final = frozenset({"no_sparql", "refused", "failed"})


@dataclass(frozen=True, slots=True)
class Places:
    """Where a server takes queries, updates and whole graphs; empty where it does not."""

    query: str
    update: str = ""
    store: str = ""
    server: str = ""


def caution(server: str, lang: Lang) -> str:
    """Return what who asks a server must know, by how it calls itself; empty where there is nothing."""
    rows: list[dict[str, Any]] = table("remote/layouts.toml")["layout"]
    told = (row["caution"][lang] for row in rows if "caution" in row and row["server"] in server)
    return next(told, "")


@cache
def _layouts() -> tuple[Places, ...]:
    # An empty ending is the common part itself; one that is not there is none.
    rows: list[dict[str, Any]] = table("remote/layouts.toml")["layout"]
    return tuple(Places(row["query"], row.get("update", "-"), row["store"], row["server"]) for row in rows)


def candidates(address: str, *, update: str = "", store: str = "") -> tuple[Places, ...]:
    """Return the addresses that a server may have, the likeliest first.

    >>> candidates("http://localhost:7878/query")[0].store
    'http://localhost:7878/store'
    >>> candidates("http://localhost:7878")[0].query
    'http://localhost:7878/query'

    Raises:
        RemoteError: the address is none.
    """
    given = checked(address)
    found = [
        _places(given.removesuffix(ending), row) for row in _layouts() for ending in _endings(given, row)
    ]
    if not any(places.server for places in found):
        found = [_places(given.rstrip("/"), row) for row in _layouts()]
    own = {name: checked(value) for name, value in (("update", update), ("store", store)) if value}
    if len(own) == 1:  # who names one of the two wants that one
        own = {"update": "", "store": "", **own}
    return tuple(dict.fromkeys(replace(places, **own) for places in found))


def _endings(address: str, row: Places) -> Sequence[str]:
    """Return the longest of a row's endings that an address has; for the row without any, an empty one."""
    endings = {row.query, row.update, row.store}
    fits = [ending for ending in endings if ending and address.endswith(ending)]
    return sorted(fits, key=len)[-1:] or ([""] if endings == {""} else [])


def _places(base: str, row: Places) -> Places:
    return Places(
        base + row.query, "" if row.update == "-" else base + row.update, base + row.store, row.server
    )


def answering(places: Sequence[Places], *, seconds: float) -> tuple[Remote, tuple[Places, ...]]:
    """Return the first endpoint that answers a query, and the addresses that may belong to it.

    Raises:
        RemoteError: none does; told is what went wrong at the first.
    """
    first: RemoteError | None = None
    for address in dict.fromkeys(each.query for each in places):
        remote = Remote(address, seconds=seconds)
        try:
            remote.directly("ASK {}")
        except RemoteError as error:
            if error.key not in _ELSEWHERE:
                raise
            first = first or error
            continue
        fits = [each for each in places if each.query == address]
        return remote, tuple(
            sorted(fits, key=lambda each: not each.server or each.server not in remote.server)
        )
    raise first or RemoteError(key="no_address")

"""Sources of enrichment: `.rq` files whose `#+` lines say whom to ask of what. Before `enriching`.

Written as questions are (see `kg.asking.questions`), with three lines more: `endpoint` is the server,
`things` a SELECT on our own graph of `?thing` and the `?match` by which the server knows it, and `source`
and `license` say whose facts they are. The query itself is a CONSTRUCT about `?match`, which stands in it
as `VALUES ?match { UNDEF }`. Nothing but those matches is sent.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kg.asking.questions import header_of, slot
from kg.asking.wording import Lang
from kg.namespaces import ID
from kg.remote.address import checked
from kg.remote.errors import RemoteError
from kg.resources import folder

MATCH: Final = "match"


@dataclass(frozen=True, slots=True)
class Enrichment:
    """One source: whom it asks, of which things of ours, and what."""

    name: str
    title: dict[Lang, str]
    description: dict[Lang, str]
    endpoint: str
    source: str
    license: str
    things: str
    query: str

    @property
    def graph(self) -> str:
        """Return the name of the graph that holds what the source said."""
        return f"{ID}graph/enrichment-{self.name}"


def load(extra: Path | None = None) -> dict[str, Enrichment]:
    """Return all sources by name: ours, and those of a folder of the user's own, which win.

    Raises:
        RemoteError: the folder is missing, or a file is wrong; the message says which and why.
    """
    if extra and not extra.is_dir():
        raise RemoteError(key="no_folder", folder=extra)
    places = [folder("queries") / "enrichments", *([extra] if extra else [])]
    found = {file.stem: _read(file) for place in places for file in sorted(place.glob("*.rq"))}
    return dict(sorted(found.items()))


def named(name: str, extra: Path | None = None) -> Enrichment:
    """Return the source of that name.

    Raises:
        RemoteError: there is none; the message lists those there are.
    """
    known = load(extra)
    if name not in known:
        raise RemoteError(key="no_enrichment", name=name, choices=", ".join(known))
    return known[name]


def _read(file: Path) -> Enrichment:
    try:
        text = file.read_text(encoding="utf-8")
        header: dict[str, Any] = tomllib.loads(header_of(text))
        if not slot(MATCH).search(text):
            raise _wrong(file, "VALUES ?match { UNDEF } is missing")
        return Enrichment(
            name=file.stem,
            title={"nl": header["title"]["nl"], "en": header["title"]["en"]},
            description={"nl": header["description"]["nl"], "en": header["description"]["en"]},
            endpoint=checked(header["endpoint"]),
            source=header["source"],
            license=header["license"],
            things=header["things"],
            query="".join(line for line in text.splitlines(keepends=True) if not line.startswith("#+")),
        )
    except KeyError as error:
        raise _wrong(file, f"{error.args[0]} is missing") from None
    except (OSError, ValueError) as error:
        raise _wrong(file, str(error)) from error


def _wrong(file: Path, why: str) -> RemoteError:
    return RemoteError(key="bad_enrichment", file=file, why=" ".join(why.split()))

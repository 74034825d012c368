"""RDF as text for people: Oxigraph writes it, sorted input and a tidy head make it the same every time.

Used by `export` and by `kg.asking`.
"""

import re
from collections.abc import Iterable
from typing import Final

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from kg.namespaces import KIND_PREFIXES, PREFIXES

_PREFIX: Final = re.compile(rb"@prefix ([a-z]+): <[^>]*> \.\n")
_USED: Final = re.compile(rb"(?<![\w/#])([a-z]+):(?!//)")


def write(items: Iterable[Triple] | Iterable[Quad], style: RdfFormat) -> bytes:
    """Return triples or quads, in the order given, in a format of RDF; prefixes sorted, and only those used.

    Every kind of thing has a prefix of its own, so that a statement is `statement:dbb250208c756b36`.
    """
    prefixes = {**KIND_PREFIXES, **PREFIXES}
    data = serialize(items, format=style, prefixes=prefixes) or b""
    heads = {found[1]: found[0] for found in _PREFIX.finditer(data)}
    body = data[sum(map(len, heads.values())) :]
    used = set(_USED.findall(body))
    return b"".join(heads[name] for name in sorted(heads) if name in used) + body.rstrip(b"\n") + b"\n"

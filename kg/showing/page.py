"""The page: a network → one HTML file that fetches nothing and runs nothing but its own code.

Last of this step. Everything stands in the file: vis-network from the pyvis package, our style and script,
and the data as JSON in a block that no text in it can end. The content security policy names the hash of
each script and style, so a browser runs no other, and forbids every request.
"""

import hashlib
import html
import json
import re
from base64 import b64encode
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from kg.asking.errors import WrongUseError
from kg.showing.drawing import drawing
from kg.showing.network import Network
from kg.showing.selection import select
from kg.showing.source import Store
from kg.showing.wording import intro, narrowed, words

_PARTS: Final = (
    "base",
    "filters",
    "bundles",
    "canvas",
    "picture",
    "labels",
    "paths",
    "panel",
    "search",
    "table",
    "matrix",
    "timeline",
    "exports",
    "start",
)
_LIBRARY: Final = "lib/vis-9.1.2/vis-network.min.js"
_PLACE: Final = re.compile(r"\{\{(\w+)\}\}")
_ESCAPES: Final = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def write_page(
    store: Store, out_path: Path, topic: str | None = None, person: str | None = None, on: str | None = None
) -> None:
    """Write the page of a graph, whole or narrowed as `select` narrows it.

    Raises:
        WrongUseError: nobody is called `person`, `on` is no date, or nothing is left to show.
        OSError: the file cannot be written.
    """
    network = select(store, topic=topic, person=person, on=on)
    if not network.nodes:
        raise WrongUseError(key="nothing_to_show")
    Path(out_path).write_bytes(render(network).encode("utf-8"))


def render(network: Network) -> str:
    """Return the page; the same network gives the same characters."""
    style = _own("page.css")
    library, script = _library(), _script()
    texts = words()["page"]
    return _fill(
        _own("page.html"),
        {
            "policy": html.escape(_policy((library, script), (style,)), quote=True),
            "title": html.escape(texts["title"]["nl"]),
            "intro": html.escape(intro(network, "nl")),
            "narrowed": html.escape(narrowed(network, "nl")),
            "noscript": html.escape(texts["noscript"]["nl"]),
            "noscript_en": html.escape(texts["noscript"]["en"]),
            "style": style,
            "library": library,
            "script": script,
            "data": embedded(drawing(network)),
        },
    )


def embedded(data: object) -> str:
    """Return JSON that can stand in a script element: no text in it can end the element or begin another.

    Other than ASCII is escaped too, so that no mark of direction and no U+2028 stands bare in the file.
    """
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"), sort_keys=False, allow_nan=False)
    return "".join(_ESCAPES.get(char, char) for char in text)


def _policy(scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {' '.join(map(_hash, styles))}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _fill(template: str, values: dict[str, str]) -> str:
    """Fill all places in one pass, so that what was filled in is never searched for places."""
    return _PLACE.sub(lambda match: values[match.group(1)], template)


def _own(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def _script() -> str:
    parts = (_own(f"{part}.js") for part in _PARTS)
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"


@cache
def _library() -> str:
    """Return vis-network as pyvis carries it, without the line that has a browser fetch its source map."""
    text = (files("pyvis") / _LIBRARY).read_text(encoding="utf-8").replace("\r\n", "\n")
    return re.sub(r"\n?//# sourceMappingURL=\S*\s*$", "\n", text)

"""Find `ontology/`, `queries/` and `documents/`, in a wheel and in a checkout, and read the package's tables.

A wheel carries the three folders inside the package (`kg/ontology` …); in a checkout they lie beside
it. Nothing else in the project may look for them. The tables in TOML that lie beside the code
(`kg/statements/due.toml` …) are read here too.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Literal

Folder = Literal["ontology", "queries", "documents"]

_PACKAGE = Path(__file__).resolve().parent


@cache
def folder(name: Folder) -> Path:
    """Return the folder of that name.

    Raises:
        FileNotFoundError: it is neither in the package nor beside it, so the installation is broken.
    """
    for place in (_PACKAGE / name, _PACKAGE.parent / name):
        if place.is_dir():
            return place
    message = f"the folder '{name}' is missing from this installation; install verantwoord again"
    raise FileNotFoundError(message)


@cache
def table(name: str) -> dict[str, Any]:
    """Return a table of the package by its place: "statements/due.toml"; read once, so never change it."""
    return tomllib.loads((_PACKAGE / name).read_text("utf-8"))

"""Find `ontology/`, `queries/` and `documents/`, in a wheel and in a checkout.

A wheel carries the three folders inside the package (`kg/ontology` …); in a checkout they lie beside
it. Nothing else in the project may look for them.
"""

from functools import cache
from pathlib import Path
from typing import Literal

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

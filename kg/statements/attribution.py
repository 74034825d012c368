"""Whose words a sentence tells, where they are not its author's: "volgens de Raad van Europa".

Within the interpretation step, after `kg.statements.matching`. The patterns stand in `attribution.toml`.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

from kg.model import Actor
from kg.statements.coding import Coded
from kg.statements.matching import named
from kg.statements.notation import expand


def attributed(coded: Coded) -> tuple[Actor, ...]:
    """Return who says what a coded sentence tells, or nobody where it is the author's own."""
    patterns, own = _table()
    for pattern in patterns:
        found = pattern.search(coded.text)
        if found and not own.search(coded.text[: found.start()].rstrip()):
            return named(found, coded).get("by", ())
    return ()


@cache
def _table() -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str]]:
    table = tomllib.loads((Path(__file__).parent / "attribution.toml").read_text("utf-8"))
    return tuple(re.compile(expand(each)) for each in table["patterns"]), re.compile("|".join(table["own"]))

"""The table of kinds and titles, read once. Within the structure step, for `kinds` and `titles`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def kinds() -> dict[str, Any]:
    """Return `kinds.toml`."""
    return tomllib.loads((Path(__file__).parent / "kinds.toml").read_text("utf-8"))

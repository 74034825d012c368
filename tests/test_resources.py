"""Tables that lie beside the code are read by their place in the package, and none lies there unread."""

import re
import tomllib
from pathlib import Path

from kg.resources import table

ASKED = re.compile(r'\btable\("([\w/]+\.toml)"\)')


def test_a_table_is_read_by_its_place_and_once(root: Path) -> None:
    found = table("statements/due.toml")
    assert found == tomllib.loads((root / "kg" / "statements" / "due.toml").read_text("utf-8"))
    assert table("statements/due.toml") is found


def test_every_table_is_asked_for_by_a_module_and_every_one_that_is_lies_there(root: Path) -> None:
    package = root / "kg"
    asked = {name for path in package.rglob("*.py") for name in ASKED.findall(path.read_text("utf-8"))}
    cues = package / "statements" / "cues"  # `kg.statements.cues` reads that folder whole
    lying = {path for path in package.rglob("*.toml") if path.parent != cues}
    assert asked == {path.relative_to(package).as_posix() for path in lying}

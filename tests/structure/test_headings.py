"""What a line that looks like a heading says of itself: the table, run over its own examples."""

import tomllib
from pathlib import Path

import pytest

from kg.structure import roles as structure_roles

TABLE = tomllib.loads((Path(structure_roles.__file__).parent / "headings.toml").read_text("utf-8"))
EXAMPLES = [(name, example) for name, part in TABLE.items() for example in part["examples"]]
COUNTERS = [(name, counter) for name, part in TABLE.items() for counter in part["counters"]]


@pytest.mark.parametrize(("name", "line"), EXAMPLES)
def test_a_line_is_what_the_table_says(name: str, line: str) -> None:
    assert getattr(structure_roles.labels(), name).fullmatch(line)


@pytest.mark.parametrize(("name", "line"), COUNTERS)
def test_a_line_that_only_looks_like_it_is_not(name: str, line: str) -> None:
    assert not getattr(structure_roles.labels(), name).fullmatch(line)

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import click
import pytest

from kg.cli import main


@pytest.fixture(scope="module")
def generator(root: Path) -> ModuleType:
    """Return the script beside this file; it is no part of a package."""
    script = root / "tests" / "readme" / "generate.py"
    spec = importlib.util.spec_from_file_location("readme_generate", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


def test_the_readme_shows_what_the_commands_print(readme: str, generator: ModuleType, *, renew: bool) -> None:
    if renew:
        generator.main()
    else:
        assert readme == generator.generate(), "run `make readme` and look at the difference"


def test_the_readme_names_every_command(readme: str) -> None:
    assert isinstance(main, click.Group)
    assert not [name for name in main.commands if not re.search(rf"\bkg {name}\b", readme)]


def test_the_readme_tells_how_to_install(readme: str) -> None:
    assert all(way in readme for way in ("make demo", "make test", "pip install"))

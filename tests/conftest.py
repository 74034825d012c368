"""What all tests share: the option that renews frozen results, and the figures printed at the end."""

from pathlib import Path

import pytest

from kg.graph.register import load_register
from kg.pipeline import Knowledge, prepare
from kg.resources import folder

SUMMARY = pytest.StashKey[list[str]]()
"""Lines that a test wants to see printed whatever happens; see `printed`."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew",
        action="store_true",
        help="write frozen results and golden files anew instead of comparing with them",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.stash[SUMMARY] = []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if lines := config.stash.get(SUMMARY, []):
        terminalreporter.section("evaluation against the gold")
        for line in lines:
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def printed(pytestconfig: pytest.Config) -> list[str]:
    """Return the lines that the run ends with; a test adds to them."""
    return pytestconfig.stash[SUMMARY]


@pytest.fixture(scope="session")
def renew(pytestconfig: pytest.Config) -> bool:
    """Tell whether frozen results are written anew."""
    return bool(pytestconfig.getoption("--renew"))


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the checkout."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def known() -> Knowledge:
    """Return all that is known beforehand, as a build has it."""
    return prepare(load_register(folder("ontology")))

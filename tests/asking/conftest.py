from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.asking.source import Memory

DATA = Path(__file__).with_name("data")


def loaded(name: str) -> Memory:
    store = Store()
    store.load((DATA / name).read_bytes(), format=RdfFormat.TRIG)
    return Memory(store)


@pytest.fixture(scope="session")
def small() -> Memory:
    return loaded("small.trig")


@pytest.fixture(scope="session")
def replies() -> Memory:
    return loaded("replies.trig")

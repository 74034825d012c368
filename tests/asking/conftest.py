from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.asking.source import Memory

DATA = Path(__file__).with_name("data")


@pytest.fixture(scope="session")
def small() -> Memory:
    store = Store()
    store.load((DATA / "small.trig").read_bytes(), format=RdfFormat.TRIG)
    return Memory(store)

"""The reference graph of the government, loaded once, from the Turtle files in `ontology/reference`."""

import pytest
from pyoxigraph import RdfFormat, Store

from kg.resources import folder

GOVERNMENT = ("cabinets", "ministries", "government-posts", "government-persons", "tenures", "rapporteurs")


@pytest.fixture(scope="session")
def turtle() -> str:
    """Return the files as one Turtle text, so that a test can add a fault and load it anew."""
    reference = folder("ontology") / "reference"
    return "\n".join((reference / f"{name}.ttl").read_text(encoding="utf-8") for name in GOVERNMENT)


@pytest.fixture(scope="session")
def government(turtle: str) -> Store:
    """Return the reference graph. Tests read it and never write."""
    store = Store()
    store.load(turtle, format=RdfFormat.TURTLE)
    return store

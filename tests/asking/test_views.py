import pytest
from pyoxigraph import QueryTriples

from kg.asking.parameters import bind
from kg.asking.questions import read
from kg.asking.source import Memory
from kg.resources import folder

NAMES = sorted(file.stem for file in (folder("queries") / "views").glob("*.rq"))
VALUES = {
    "statement": {"statement": "statement/1111111111111111"},
    "person": {"person": "Bo Boers"},
    "document": {"document": "eerste.txt"},
}


@pytest.mark.parametrize("name", NAMES)
def test_a_view_shows_something_and_invents_nothing(name: str, small: Memory) -> None:
    view = read(folder("queries") / "views" / f"{name}.rq")
    found = small.query(bind(view, VALUES.get(name, {}), small, "nl"))
    assert isinstance(found, QueryTriples)
    known = small.query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")
    triples = set(found)
    assert triples
    assert triples <= set(known)  # type: ignore[arg-type]

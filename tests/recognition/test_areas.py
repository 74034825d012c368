"""Municipalities and provinces that are named together are each found."""

import pytest

from kg.namespaces import thing
from kg.pipeline import Knowledge
from kg.recognition.areas import find

ROWS = [
    # text, the bodies
    ("De gemeenten Rotterdam en Den Haag deden mee.", ["gemeente-rotterdam", "gemeente-den-haag"]),
    (
        "de gemeenten Amsterdam, Capelle aan den IJssel en Utrecht",
        ["gemeente-amsterdam", "gemeente-capelle-aan-den-ijssel", "gemeente-utrecht"],
    ),
    ("gemeenten Aa en Hunze en Assen", ["gemeente-aa-en-hunze", "gemeente-assen"]),
    ("de provincies Noord-Holland en Utrecht", ["provincie-noord-holland", "provincie-utrecht"]),
    ("de gemeenten en de politie in Rotterdam", []),
    ("veel gemeenten Nederland rijk", []),
]


@pytest.mark.parametrize(("text", "bodies"), ROWS)
def test_each_of_several_areas_is_named(text: str, bodies: list[str], known: Knowledge) -> None:
    found = [mention.candidates for mention in find(text, known.gazetteer)]
    assert found == [(thing("organisation", body),) for body in bodies]

"""The years behind the name of a series are those of an edition, known or new."""

import pytest

from kg.model import EntityKind
from kg.namespaces import thing
from kg.pipeline import Knowledge, record
from kg.reading import read_bytes

EDITIONS = [
    ("Dat blijkt uit de Dadermonitor mensenhandel 2017-2021.", "dadermonitor-mensenhandel-2017-2021"),
    ("Dat blijkt uit de Dadermonitor mensenhandel 2027-2031.", "dadermonitor-mensenhandel-2027-2031"),
    ("Dat blijkt uit de Dadermonitor mensenhandel.", "dadermonitor-mensenhandel"),
    ("In de Dadermonitor mensenhandel 12 jaar geleden stond dit.", "dadermonitor-mensenhandel"),
]


@pytest.mark.parametrize(("sentence", "publication"), EDITIONS)
def test_years_behind_a_series_name_its_edition(sentence: str, publication: str, known: Knowledge) -> None:
    text = f"Nieuws\n\n{sentence}\n"
    links = record(read_bytes(text.encode(), "bericht.txt"), known).resolved()
    found = {each.entity for each in links if each.mention.kind == EntityKind.PUBLICATION}
    assert found == {thing("publication", publication)}

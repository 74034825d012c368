"""Names as letters write them, and who they stand for on the day of the letter."""

import pytest

from kg.linking.names import match
from kg.namespaces import thing
from kg.pipeline import Knowledge

KNOWN = [
    # name, date, title before it, person
    ("F. Agema", "2024-08-19", "", "fleur-agema"),
    ("M.F. Agema", "2024-08-19", "", "fleur-agema"),
    ("Mevr. F. Agema", "2024-08-19", "", "fleur-agema"),
    ("V. Karremans", "2024-08-19", "", "vincent-karremans"),
    ("V.P.G. (Vincent) Karremans", "2024-08-30", "", "vincent-karremans"),
    ("Karremans", "2024-08-30", "staatssecretaris", "vincent-karremans"),
    ("Van der Steur", "2016-05-01", "minister", "ard-van-der-steur"),
    ("G.A. van der Steur", "2016-05-01", "", "ard-van-der-steur"),
    ("B. van ’t Wout", "2021-02-01", "", "bas-van-t-wout"),
    ("Van 't Wout", "2021-02-01", "minister", "bas-van-t-wout"),
    ("Blok", "2017-04-05", "minister", "stef-blok"),
    ("S.A. Blok", "2020-05-01", "", "stef-blok"),
    ("Stef Blok", "2020-05-01", "", "stef-blok"),
    ("Broekers-Knol", "2020-05-01", "staatssecretaris", "ankie-broekers-knol"),
    ("Dettmeijer-Vermeulen", "2016-05-01", "", "corinne-dettmeijer-vermeulen"),
    ("Dettmeijer", "2016-05-01", "rapporteur", "corinne-dettmeijer-vermeulen"),
    ("Corinne Dettmeijer-Vermeulen", "2016-05-01", "", "corinne-dettmeijer-vermeulen"),
    ("Yeşilgöz", "2023-05-01", "minister", "dilan-yesilgoz-zegerius"),
    ("Yesilgöz-Zegerius", "2023-05-01", "minister", "dilan-yesilgoz-zegerius"),
    ("D.M. van Weel", "2024-08-30", "", "david-van-weel"),
    ("prof. dr. C.R.J.J. Rijken", "2024-08-19", "", "conny-rijken"),
]
OPEN = [
    # name, date, title before it: silence beats a wrong link
    ("Blok", "2023-05-01", "minister"),  # out of office by then
    ("Blok", "", "minister"),  # no date to go by
    ("Jansen", "2015-01-01", ""),  # a common name, nobody in office
    ("Karremans", "2024-08-30", "minister"),  # state secretary then, not minister
    ("X. Agema", "2024-08-19", ""),  # other initials
    ("de Vries", "2020-01-01", "mevrouw"),
]


@pytest.mark.parametrize(("name", "date", "title", "person"), KNOWN)
def test_a_name_as_written_stands_for_one_person(
    name: str, date: str, title: str, person: str, known: Knowledge
) -> None:
    assert match(known.index, name, date, title).persons == (thing("person", person),)


@pytest.mark.parametrize(("name", "date", "title"), OPEN)
def test_a_name_that_may_be_anyone_stays_open(name: str, date: str, title: str, known: Knowledge) -> None:
    assert len(match(known.index, name, date, title).persons) != 1

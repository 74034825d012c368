"""A short name that a document gives itself stands for what it was given to."""

import pytest

from kg.model import Record
from kg.namespaces import thing
from kg.pipeline import Knowledge, record
from kg.reading import read_bytes

AGENDA = thing("programme", "hervormingsagenda-jeugd")


def read(text: str, known: Knowledge) -> Record:
    return record(read_bytes(f"Inleiding\n\n{text}\n".encode(), "a.txt"), known)


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("De Hervormingsagenda Jeugd (hierna: de agenda) loopt. Volgens de agenda moet dit.", "de agenda"),
        ("De Hervormingsagenda Jeugd (HAJ) loopt. De HAJ regelt dit.", "HAJ"),
        ("Het programma ‘Hervormingsagenda Jeugd’ (hierna te noemen: HAJ) loopt. De HAJ regelt dit.", "HAJ"),
    ],
)
def test_a_short_name_stands_for_the_name_before_it(text: str, alias: str, known: Knowledge) -> None:
    links = [link for link in read(text, known).links if link.mention.rule == "alias"]
    assert [(link.mention.text, link.entity) for link in links] == [(alias, AGENDA)]


@pytest.mark.parametrize(
    "text",
    [
        "De Hervormingsagenda Jeugd (2023) loopt. In 2023 moest dit.",
        "De Hervormingsagenda Jeugd (zie bijlage) loopt. Zie bijlage 2.",
        "De HAJ regelt dit.",
    ],
)
def test_what_only_stands_in_brackets_is_no_short_name(text: str, known: Knowledge) -> None:
    assert not [link for link in read(text, known).links if link.mention.rule == "alias"]


FAMILIES = [
    # text, the family names that stand for a person
    ("Nationaal Rapporteur Corinne Dettmeijer sprak. Volgens Dettmeijer moet dit.", ["Dettmeijer"]),
    ("Rapporteur Corinne Dettmeijer sprak. Ook A. Dettmeijer sprak.", []),
    ("Dettmeijer pleit voor opvang. Rapporteur Corinne Dettmeijer sprak.", ["Dettmeijer"]),
    ("Mevrouw Dettmeijer sprak. Volgens Jansen moet dit.", []),
]


@pytest.mark.parametrize(("text", "names"), FAMILIES)
def test_a_family_name_stands_for_who_is_named_in_full(text: str, names: list[str], known: Knowledge) -> None:
    links = [link for link in read(text, known).links if link.mention.rule == "alias"]
    assert [link.mention.text for link in links] == names
    assert {link.entity for link in links} <= {thing("person", "corinne-dettmeijer-vermeulen")}

"""A post or body that is named with what it is part of: one party, in the words of both."""

import pytest

from kg.pipeline import Knowledge
from tests.statements.test_cues import coded

PARTIES = [
    # what is said, the parties that it names
    (
        "De officieren van justitie van het Landelijk Parket leiden het onderzoek.",
        ["officieren van justitie van het Landelijk Parket"],
    ),
    ("De rechercheurs van de politie werken samen.", ["rechercheurs van de politie"]),
    (
        "Het college van burgemeester en wethouders van Utrecht besluit hierover.",
        ["college van burgemeester en wethouders van Utrecht"],
    ),
    ("De politie en het Openbaar Ministerie werken samen.", ["politie", "Openbaar Ministerie"]),
    ("De politie vraagt dit aan het Openbaar Ministerie.", ["politie", "Openbaar Ministerie"]),
    ("Dit najaar vraagt de VNG van gemeenten een plan.", ["VNG", "gemeenten"]),
    ("Daarom krijgt de IND van de politie alle gegevens.", ["IND", "politie"]),
    ("De taak van de politie is dat van het Openbaar Ministerie.", ["politie", "Openbaar Ministerie"]),
]


@pytest.mark.parametrize(("sentence", "parties"), PARTIES)
def test_what_it_is_part_of_belongs_to_the_name_of_a_party(
    sentence: str, parties: list[str], known: Knowledge
) -> None:
    slots = coded(sentence, known).slots
    assert [actor.words for slot in slots for actor in slot.actors] == parties

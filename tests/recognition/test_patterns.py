"""Every pattern finds its own examples, and stays silent at its counters."""

import pytest

from kg.model import EntityKind
from kg.recognition.patterns import Pattern, find, patterns

NAMES = [
    # text, kind, name
    ("De Wet forensische zorg is aangepast.", EntityKind.LAW, "Wet forensische zorg"),
    ("de Vreemdelingenwet 2000 geldt", EntityKind.LAW, "Vreemdelingenwet 2000"),
    ("Richtlijn 2011/36/EU verplicht daartoe.", EntityKind.LAW, "Richtlijn 2011/36/EU"),
    ("Recent is de Commissie-De Vries begonnen.", EntityKind.ORGANISATION, "Commissie-De Vries"),
    (
        "Peter Oskam, burgemeester van Capelle aan den IJssel, zei",
        EntityKind.POST,
        "burgemeester van Capelle aan den IJssel",
    ),
    ("Het programma ‘Geweld hoort nergens thuis’ loopt.", EntityKind.PROGRAMME, "Geweld hoort nergens thuis"),
    (
        "een Nationaal Programma seksueel geweld tegen kinderen (dat breder is)",
        EntityKind.PROGRAMME,
        "Nationaal Programma seksueel geweld tegen kinderen",
    ),
    ("mijn rapport ‘Op goede grond’ toont", EntityKind.PUBLICATION, "Op goede grond"),
    ("Den Haag, 5 april 2017", EntityKind.DATE, "5 april 2017"),
    ("sinds mei 2020", EntityKind.DATE, "mei 2020"),
]


@pytest.mark.parametrize(("row", "example"), [(row, text) for row in patterns() for text in row.examples])
def test_a_pattern_finds_each_of_its_examples(row: Pattern, example: str) -> None:
    assert row.id in {mention.rule for mention in find(example)}


@pytest.mark.parametrize(("row", "counter"), [(row, text) for row in patterns() for text in row.counters])
def test_a_pattern_stays_silent_at_its_counters(row: Pattern, counter: str) -> None:
    assert row.id not in {mention.rule for mention in find(counter)}


@pytest.mark.parametrize(("text", "kind", "name"), NAMES)
def test_a_name_is_found_with_its_right_borders(text: str, kind: EntityKind, name: str) -> None:
    assert (kind, name) in {(mention.kind, mention.text) for mention in find(text)}


def test_a_name_never_runs_into_the_next_block() -> None:
    names = {
        mention.text
        for mention in find("3.3 Nationaal Actieprogramma Aanpak geweld\n\nIn 2023 is het gestart.")
    }
    assert all("\n" not in name for name in names)

import pytest

from kg.evaluation.matching import same_label, same_name, same_person, same_quote

QUOTES = [
    # white space, case and punctuation do not count
    ("Er moet voldoende  capaciteit\nzijn.", "er moet voldoende capaciteit zijn", True),
    # a part of a sentence matches the sentence
    (
        "pleit ik voor een Nationaal Programma",
        "Daarom pleit ik voor een Nationaal Programma, en wel nu.",
        True,
    ),
    # cut in two by a page break, in another order
    ("binnen het kabinet te beleggen", "te beleggen Pagina 2 van 3 binnen het kabinet", True),
    # half is not more than half
    ("een brief aan u", "Dit is een brief", False),
    # a word counts as often as it stands there
    ("de de de de", "de minister", False),
    ("Ik dank u.", "Het kabinet moet investeren.", False),
    ("", "Het kabinet moet investeren.", False),
]

NAMES = [
    ("Nederlandse regering", ["de Nederlandse regering"], True),
    ("NOC*NSF", ["NOC-NSF"], True),
    ("Commissie-De Vries", ["commissie De Vries"], True),
    ("Coordinatie", ["Coördinatie"], True),
    ("politie", ["Nationale Politie"], False),
    ("Openbaar Ministerie (OM)", ["Openbaar Ministerie"], True),
    ("Openbaar Ministerie (OM)", ["Nationale Politie", "OM-directie"], False),
    ("Expertisecentrum Eergerelateerd Geweld", ["Expertise Centrum Eer Gerelateerd Geweld"], True),
    ("(OM)", ["Openbaar Ministerie"], False),
    ("politie", ["Nationale Politie", "politie"], True),
    ("Minister van Justitie en Veiligheid", ["Minister van Veiligheid en Justitie"], False),
]

PERSONS = [
    ("F. Agema", ["Fleur Agema"], True),
    ("F. Agema", ["Mevr. F. Agema"], True),
    ("C.R.J.J. Rijken", ["Conny Rijken"], True),
    ("Senna El Messaoudi", ["S. el Messaoudi"], True),
    ("Ard van der Steur", ["Van der Steur"], True),
    ("Stef Blok", ["minister Blok"], True),
    ("Stef Blok", ["Jan Blok"], False),
    ("F. Agema", ["V. Maeijer"], False),
    ("F. Agema", [], False),
]


@pytest.mark.parametrize(("one", "other", "same"), QUOTES)
def test_quotes_match_when_more_than_half_of_the_shorter_lies_in_the_other(
    one: str,
    other: str,
    *,
    same: bool,
) -> None:
    assert same_quote(one, other) is same
    assert same_quote(other, one) is same


@pytest.mark.parametrize(("name", "labels", "same"), NAMES)
def test_a_name_matches_on_any_label(name: str, labels: list[str], *, same: bool) -> None:
    assert same_name(name, labels) is same


@pytest.mark.parametrize(("name", "labels", "same"), PERSONS)
def test_initials_and_titles_do_not_hide_a_person(name: str, labels: list[str], *, same: bool) -> None:
    assert same_person(name, labels) is same


def test_a_section_is_the_same_with_or_without_the_point_behind_its_number() -> None:
    assert same_label("1. Inleiding", "1  Inleiding")
    assert not same_label("1. Inleiding", "2. Inleiding")

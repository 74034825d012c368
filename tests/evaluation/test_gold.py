import re
from pathlib import Path

import pytest

from kg.evaluation.gold import GoldError, GoldParty, load
from kg.evaluation.report import find_document

FAULTS = [
    ("kind: Letter", "key 'document' is missing"),
    ("document: [a.txt]", "key 'document' must be a single value"),
    ("- a list", "key 'the file' must be a mapping"),
    ("document: a\nsections: none", "key 'sections' must be a list"),
    ("document: a\nsender: {name: X}", "key 'sender.name' is unknown"),
    ("document: a\npersons: {should: [X]}", "key 'persons.should' is unknown"),
    ("document: a\nconcerns: {must: [{section: X}]}", "key 'concerns.must[0].quote' is missing"),
    ("document: a\nkind: Letter\nkind: Plan", "the key 'kind' stands twice"),
    ("document: {a", "is not valid YAML"),
]


@pytest.fixture
def gold_file(tmp_path: Path) -> Path:
    return tmp_path / "letter.yaml"


@pytest.mark.parametrize(("text", "told"), FAULTS)
def test_a_faulty_gold_file_is_named_with_its_key(gold_file: Path, text: str, told: str) -> None:
    gold_file.write_text(text, encoding="utf-8")
    with pytest.raises(GoldError, match=re.escape(told)) as caught:
        load(gold_file)
    assert str(gold_file) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_letter_may_be_signed_by_two(gold_file: Path) -> None:
    gold_file.write_text("document: a\nsender:\n- {person: X}\n- {post: Y}\n", encoding="utf-8")
    assert load(gold_file).sender == (GoldParty(person="X"), GoldParty(post="Y"))


def test_a_missing_gold_file_is_an_error_in_one_line(gold_file: Path) -> None:
    with pytest.raises(GoldError, match="cannot be read"):
        load(gold_file)


def test_the_commas_in_the_name_of_a_ministry_do_not_part_it(gold_file: Path) -> None:
    gold_file.write_text(
        "document: a\n"
        "addressees:\n"
        "  - {person: F. Agema, organisation: Ministerie van Volksgezondheid, Welzijn en Sport,"
        " post: Minister van Volksgezondheid, Welzijn en Sport}\n"
        "posts: [Minister van Onderwijs, Cultuur en Wetenschap, Informateur]\n",
        encoding="utf-8",
    )
    gold = load(gold_file)
    assert gold.addressees == (
        GoldParty(
            person="F. Agema",
            post="Minister van Volksgezondheid, Welzijn en Sport",
            organisation="Ministerie van Volksgezondheid, Welzijn en Sport",
        ),
    )
    assert dict(gold.names)["posts"].must == ("Minister van Onderwijs, Cultuur en Wetenschap", "Informateur")


def test_what_a_gold_file_leaves_out_is_none_and_what_it_denies_is_empty(gold_file: Path) -> None:
    gold_file.write_text("document: a\naddressees: []\nlaws: {must: []}\nmood: merry\n", encoding="utf-8")
    gold = load(gold_file)
    assert gold.addressees == ()
    assert gold.copy_to is None
    assert dict(gold.names).keys() == {"laws"}
    assert gold.ignored == ("mood",)


def test_every_gold_file_of_the_project_loads(root: Path) -> None:
    golds = [load(path) for path in sorted((root / "tests" / "gold").rglob("*.yaml"))]
    assert len(golds) >= 7
    assert not [gold.ignored for gold in golds if gold.ignored]


def test_gold_of_another_file_by_the_same_name_is_refused(gold_file: Path) -> None:
    gold_file.with_name("a.txt").write_text("as it is now", encoding="utf-8")
    gold_file.write_text(f"document: a.txt\nsha256: {'0' * 64}\n", encoding="utf-8")
    with pytest.raises(GoldError, match="key 'sha256' is not that of"):
        find_document(load(gold_file))

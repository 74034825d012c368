"""The command that learns from gold, and the weights that come with the package."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.evaluation.lessons import weights
from kg.graph.register import load_register
from kg.pipeline import prepare, record
from kg.reading import read_bytes
from kg.resources import folder
from kg.statements import actors, learned
from kg.statements.weights import Taught, Weights, read
from tests.corpus import CORPUS, needs_corpus

GOLD = Path(__file__).parents[1] / "gold"
TABLES = [
    # whether it tells of whom sentences say things, the table, what its columns are
    (False, Path(learned.__file__).with_name("learned.csv"), learned.KINDS),
    (True, Path(actors.__file__).with_name("actors.csv"), actors.POINTS),
]
ROUNDING = 0.02
"""What another machine may make of the last digit."""


LETTER = "Geachte minister,\n\n" + "\n\n".join(
    f"{line}\n\nOver {subject} is dit alles."
    for subject, line in {
        "opvang": "Het is van belang dat gemeenten de politie in kennis stellen.",
        "hulp": "De politie gaat de opvang met gemeenten uitbreiden.",
        "zorg": "Gemeenten zijn verantwoordelijk voor de hulp die de politie vraagt.",
    }.items()
)
NAMED = """document: letter.txt
recommendations:
- {quote: Het is van belang dat gemeenten de politie in kennis stellen, addressee: gemeenten}
commitments:
- {quote: De politie gaat de opvang met gemeenten uitbreiden, holder: politie}
responsibilities:
- {quote: Gemeenten zijn verantwoordelijk voor de hulp die de politie vraagt, holder: gemeenten}
"""


LEARNED = "De politie kan na het onderzoek besluiten de zaak naar het Openbaar Ministerie te sturen."
"""A duty that no cue tells."""


def run(*words: str) -> str:
    done = CliRunner().invoke(main, list(words))
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture
def taught(tmp_path: Path) -> str:
    """Return a folder of gold that tells of whom a letter says things."""
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    for number in range(5):
        (tmp_path / f"{number}.yaml").write_text(NAMED, encoding="utf-8")
    return str(tmp_path)


def test_what_sentences_say_is_learned_and_the_table_can_be_read(tmp_path: Path) -> None:
    table = tmp_path / "learned.csv"
    done = CliRunner().invoke(main, ["learn", str(GOLD), "-o", str(table)])
    assert done.exit_code == 0, done.output
    assert 0 < len(read(table.read_text("utf-8"), learned.KINDS).of) < len(learned.shipped().of)


def test_of_whom_they_say_it_is_learned_and_the_table_can_be_read(taught: str) -> None:
    done = CliRunner().invoke(main, ["learn", taught, "--actors"])
    assert done.exit_code == 0, done.output
    weights = read(done.output, actors.POINTS)
    assert weights.of["number 0"][1] > 0 > weights.of["number 1"][1]  # who is named first promises


def test_how_well_each_document_is_told_by_the_others_is_shown() -> None:
    done = CliRunner().invoke(main, ["learn", str(GOLD), "--crossed"])
    assert done.exit_code == 0, done.output
    assert "recommendations" in done.output
    assert "found/must" in done.output


def test_how_well_its_actors_are_told_is_shown_as_well(taught: str) -> None:
    for number in range(5):  # other documents, with the same words
        Path(taught, f"{number}.txt").write_text(LETTER, encoding="utf-8")
        gold = Path(taught, f"{number}.yaml")
        gold.write_text(NAMED.replace("letter.txt", f"{number}.txt"), encoding="utf-8")
    done = CliRunner().invoke(main, ["learn", taught, "--actors", "--crossed"])
    assert done.exit_code == 0, done.output
    for point in actors.POINTS:
        assert re.search(rf"{point} +1.00 +1.00 +1.00 +5/5 +5/5", done.output)


def test_each_document_may_be_read_with_the_weights_that_the_others_teach() -> None:
    written = GOLD / "written" / "commitments-others.csv"
    plain = run("evaluate", str(GOLD), "--totals")
    crossed = run("evaluate", str(GOLD), str(written), "--totals", "--crossed")
    assert crossed != plain
    heads = [re.findall(r"^\S+\.txt$", each, re.MULTILINE) for each in (plain, crossed)]
    assert heads[0] == heads[1] != []


def test_what_the_package_has_learned_is_not_used_where_documents_are_crossed() -> None:
    known = prepare(load_register(folder("ontology")))
    deaf = replace(known, taught=Taught(Weights((2.0,) * 4, (0.0,) * 4, {})))
    text = read_bytes(LEARNED.encode(), "letter.txt")
    rules = [{each.rule for each in record(text, one).statements} for one in (known, deaf)]
    assert any(rule.startswith("learned.") for rule in rules[0])
    assert not any(rule.startswith("learned.") for rule in rules[1])


@pytest.mark.parametrize(
    "words", [["learn"], ["learn", "nowhere"], ["learn", str(GOLD), "--documents", "nowhere"]]
)
def test_wrong_use_is_one_line_and_exit_code_2(words: list[str]) -> None:
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 2
    assert "Traceback" not in done.output


@needs_corpus
@pytest.mark.parametrize(("of_actors", "table", "columns"), TABLES)
def test_the_shipped_weights_are_those_that_the_gold_teaches(
    *, of_actors: bool, table: Path, columns: Sequence[str], renew: bool
) -> None:
    """Of all gold but what is kept for scoring; `make renew` learns them anew."""
    names = ("corpus", "other", "statements", "parts", "passages", "sentences", "written")
    folders = [GOLD, *(GOLD / name for name in names)]
    text = weights(folders, [CORPUS, CORPUS / "other"], of_actors=of_actors)
    if renew:
        table.write_text(text, encoding="utf-8")
    now, shipped = (read(each, columns) for each in (text, table.read_text("utf-8")))
    assert now.of.keys() == shipped.of.keys(), "the gold or the names have changed: run `make renew`"
    for feature, row in now.of.items():
        assert row == pytest.approx(shipped.of[feature], abs=ROUNDING), feature

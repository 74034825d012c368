"""Sentences that were written to learn from: what a row tells, and what a wrong one is answered."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.evaluation.gold import GoldError
from kg.evaluation.lessons import exercises
from kg.evaluation.written import Exercise, Written, load
from kg.model import StatementKind
from kg.pipeline import Knowledge
from kg.statements.actors import Point
from kg.statements.learned import KINDS

GOLD = Path(__file__).parents[1] / "gold"
TABLES = sorted((GOLD / "written").glob("*.csv"))
HEAD = "says,who,sentence\n"
CONCERN, COMMITMENT = KINDS.index(StatementKind.CONCERN), KINDS.index(StatementKind.COMMITMENT)


def table(folder: Path, *rows: str) -> Path:
    path = folder / "sentences.csv"
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def read(path: Path, known: Knowledge) -> tuple[Exercise, ...]:
    return exercises(path, load(path), known)


@pytest.mark.parametrize(
    ("row", "says", "who"),
    [
        # a sentence, what it says and whether that is sure, whom it names for that
        (",,De zon schijnt vandaag in het land.", (), ()),
        (
            "concern? commitment,de politie,De politie komt later terug op dit tekort.",
            ((StatementKind.CONCERN, False), (StatementKind.COMMITMENT, True)),
            ("de politie",),
        ),
        (
            'responsibility,politie; OM,"De politie en het OM doen dit, samen."',
            ((StatementKind.RESPONSIBILITY, True),),
            ("politie", "OM"),
        ),
    ],
)
def test_a_row_tells_what_a_sentence_says_and_of_whom(
    row: str, says: tuple[tuple[StatementKind, bool], ...], who: tuple[str, ...], tmp_path: Path
) -> None:
    (written,) = load(table(tmp_path, row))
    assert (written.says, written.who) == (says, who)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("says,sentence\n", "the first line must be: says,who,sentence"),
        (f"{HEAD}concern,Dat is erg.\n", "line 2: has 2 columns"),
        (f"{HEAD},,Dat is goed.\nworry,,Dat is erg.\n", "line 3: a sentence says no 'worry'"),
        (f"{HEAD}commitment,de politie,Dat gebeurt morgen.\n", "'de politie' does not stand in the sentence"),
        (f'{HEAD},,"Dat is goed.\n', "line 2: is not valid CSV"),
    ],
)
def test_a_wrong_row_is_named_by_its_line(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "sentences.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GoldError, match=re.escape(told)) as error:
        load(path)
    assert str(path) in str(error.value)


def test_what_cannot_be_opened_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"nowhere\.csv: cannot be read"):
        load(tmp_path / "nowhere.csv")


def test_what_is_no_sentence_is_named_by_its_line(tmp_path: Path, known: Knowledge) -> None:
    rows = table(tmp_path, ",,De zon schijnt vandaag in het land.", "concern,,Wie weet nog hoe dit moet?")
    with pytest.raises(GoldError, match="line 3: is not read as a sentence"):
        read(rows, known)


def test_what_is_debatable_counts_as_much_for_as_against(tmp_path: Path, known: Knowledge) -> None:
    rows = table(
        tmp_path,
        "concern? commitment,,De politie komt later terug op dit grote tekort.",
        ",,De zon schijnt vandaag in het land.",
    )
    debated, plain = read(rows, known)
    for_, against = debated.examples()
    (other,) = plain.examples()
    assert for_.says[CONCERN]
    assert for_.says[COMMITMENT]
    assert not against.says[CONCERN]
    assert for_.counts[CONCERN] == against.counts[CONCERN] < for_.counts[COMMITMENT]
    assert against.counts[COMMITMENT] == 0
    assert not any(other.says)
    assert other.counts == pytest.approx([for_.counts[COMMITMENT]] * len(KINDS))


def test_it_is_not_looked_at_where_a_written_sentence_stands(tmp_path: Path, known: Knowledge) -> None:
    (exercise,) = read(table(tmp_path, ",,De zon schijnt vandaag in het land."), known)
    assert any(each.startswith("in ") for each in exercise.observation.features)
    (example,) = exercise.examples()
    assert "word zon" in example.features
    assert not any(each.startswith(("in ", "as ")) for each in example.features)


@pytest.mark.parametrize(
    ("row", "point", "who"),
    [
        ("commitment,Ik,Ik kom hier volgend jaar bij de politie op terug.", Point.PROMISES, "Nationaal Rapp"),
        ("recommendation,uw,Het is aan uw ministerie om dit te regelen.", Point.ASKED, "minister van Just"),
        ("responsibility,De politie,De politie regelt dit in het hele land.", Point.CARRIES, "De politie"),
    ],
)
def test_whom_a_row_names_is_whoever_that_is_in_a_letter(
    row: str, point: Point, who: str, tmp_path: Path, known: Knowledge
) -> None:
    (exercise,) = read(table(tmp_path, row), known)
    ((named, (name,), _),) = exercise.named()
    assert named == point
    assert name.startswith(who)


def test_in_a_row_that_names_nobody_none_of_those_in_the_sentence_is_meant(
    tmp_path: Path, known: Knowledge
) -> None:
    row = "recommendation,,Het is nodig dat de kennis van de politie niet verloren gaat."
    (exercise,) = read(table(tmp_path, row), known)
    ((named, who, _),) = exercise.named()
    assert (named, who) == (Point.ASKED, ())


def test_of_a_sentence_that_says_nothing_nobody_is_named() -> None:
    written = Written(2, (), ("de politie",), "De politie is er.")
    assert not list(Exercise(written, None).named())  # type: ignore[arg-type] # it is not looked at


def test_written_sentences_are_learned_from_beside_gold(tmp_path: Path) -> None:
    rows = [f"commitment,,De zwaluwen vliegen over {number} jaar naar Zembla." for number in range(9)]
    plain = CliRunner().invoke(main, ["learn", str(GOLD)])
    taught = CliRunner().invoke(main, ["learn", str(GOLD), str(table(tmp_path, *rows))])
    assert taught.exit_code == 0, taught.output
    assert "zwaluwen" in taught.output
    assert "zwaluwen" not in plain.output


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_each_sentence_that_comes_with_the_project_is_read_as_one(path: Path, known: Knowledge) -> None:
    assert read(path, known)
    text = path.read_text("utf-8")
    assert not re.search(r"@|\b0\d[\d -]{7,}\d", text), "no mail address and no phone number"

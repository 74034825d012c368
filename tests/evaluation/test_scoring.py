import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.evaluation.counting import Count, Verdict
from kg.evaluation.gold import Gold, GoldParty, Item, Names
from kg.evaluation.report import as_json, as_text, score_all
from kg.evaluation.scoring import score
from kg.model import (
    Actor,
    DocumentKind,
    Entity,
    EntityKind,
    Field,
    Letterhead,
    Link,
    Mention,
    Outline,
    Party,
    PartyRole,
    Record,
    Register,
    Section,
    Span,
    Statement,
    StatementKind,
    Text,
)

AGEMA = Entity("id:agema", EntityKind.PERSON, "foaf:Person", "Fleur Agema", ("F. Agema",))
MINISTER = Entity("id:vws", EntityKind.POST, "kg:MinisterPost", "Minister van Volksgezondheid")
KABINET = Entity("id:kabinet", EntityKind.ORGANISATION, "kg:GovernmentBody", "kabinet")
POLICE = Entity("id:politie", EntityKind.ORGANISATION, "org:Organization", "Nationale Politie", ("politie",))
CARE = Entity("id:zorg", EntityKind.POST, "kg:MinisterPost", "Minister voor Zorg", broader=MINISTER.iri)
REGISTER = Register(entities=(AGEMA, MINISTER, KABINET, POLICE, CARE))


def said(text: str, kind: StatementKind = StatementKind.RECOMMENDATION, **points: object) -> Statement:
    return Statement(kind, text, (Span(0, 1),), "1 Kop", "a-rule", 0.9, **points)  # type: ignore[arg-type]


def named(entity: Entity, words: str) -> Link:
    return Link(Mention(entity.kind, 0, len(words), words, "gazetteer"), entity.iri, confidence=1.0)


def record(*statements: Statement, links: tuple[Link, ...] = ()) -> Record:
    head = Letterhead(date=Field("2024-08-19", Span(0, 1)))
    outline = Outline(DocumentKind.LETTER, "nl", "", head, (Section("1. Kop", 1, 0, 1),), ())
    party = Party(PartyRole.ADDRESSEE, person="Mevr. F. Agema")
    return Record(
        Text("a.txt", "0" * 64, "utf-8", "x", "x", ()),
        outline,
        parties=((party, Actor("mevrouw Agema", AGEMA.iri, MINISTER.iri)),),
        links=links,
        statements=statements,
    )


def gold(**parts: object) -> Gold:
    return Gold(Path("a.yaml"), "a.txt", **parts)  # type: ignore[arg-type]


ASKED = Item("Het kabinet moet snel investeren", must=True, attributes=(("addressee", ("kabinet",)),))
WELCOME = Item("Meer inzicht is gewenst", must=False)
ASKS = gold(statements=(("recommendations", (ASKED, WELCOME)),))


@pytest.mark.parametrize(
    ("statements", "count"),
    [
        # nothing said: nothing found, nothing wrong
        ((), Count(0, 1, 0, 0)),
        ((said("Het kabinet moet snel investeren."),), Count(1, 1, 1, 1)),
        # what may be said is right, but need not be found
        ((said("Meer inzicht is gewenst."),), Count(0, 1, 1, 1)),
        # one item in two parts: both are right, the item is found once
        ((said("Het kabinet moet"), said("moet snel investeren")), Count(1, 1, 2, 2)),
        # anything else is wrong
        ((said("De zon schijnt vandaag."),), Count(0, 1, 0, 1)),
        # of another kind, so it does not count here
        ((said("Het kabinet moet snel investeren.", StatementKind.CONCERN),), Count(0, 1, 0, 0)),
    ],
)
def test_must_counts_for_recall_and_may_for_precision(
    statements: tuple[Statement, ...], count: Count
) -> None:
    assert score(ASKS, record(*statements), REGISTER).counts["recommendations"] == count


def test_one_long_statement_may_find_two_items() -> None:
    both = Item("en dat bij de minister beleggen", must=True)
    scored = score(
        gold(statements=(("recommendations", (ASKED, both)),)),
        record(said("Het kabinet moet snel investeren en dat bij de minister beleggen")),
        REGISTER,
    )
    assert scored.counts["recommendations"] == Count(2, 2, 1, 1)


def test_the_addressee_of_a_matched_statement_is_scored_both_ways() -> None:
    statement = said(
        "Het kabinet moet snel investeren.",
        addressees=(Actor("u", AGEMA.iri), Actor("kabinet", KABINET.iri)),
    )
    scored = score(ASKS, record(statement), REGISTER)
    assert scored.counts["addressee"] == Count(1, 1, 1, 2)
    wrong = [finding for finding in scored.findings if finding.verdict is Verdict.WRONG]
    assert [(finding.kind, finding.rule) for finding in wrong] == [("addressee", "a-rule")]


def test_the_addressee_of_a_missed_statement_is_not_counted_once_more() -> None:
    assert "addressee" not in score(ASKS, record(), REGISTER).counts


def test_an_entity_named_in_many_ways_is_one_entity() -> None:
    links = (named(POLICE, "politie"), named(POLICE, "Nationale Politie"), named(KABINET, "kabinet"))
    names = gold(names=(("organisations", Names(must=("politie", "Eerste Kamer"))),))
    assert score(names, record(links=links), REGISTER).counts["organisations"] == Count(1, 2, 1, 2)


def test_a_portfolio_answers_to_the_post_it_is_a_portfolio_of() -> None:
    names = gold(names=(("posts", Names(must=("Minister van Volksgezondheid",))),))
    links = (named(CARE, "minister voor Zorg"),)
    assert score(names, record(links=links), REGISTER).counts["posts"] == Count(1, 1, 1, 1)


def test_an_unresolved_mention_claims_nothing() -> None:
    link = Link(Mention(EntityKind.ORGANISATION, 0, 2, "OM", "gazetteer"), why="two candidates")
    names = gold(names=(("organisations", Names(must=("OM",))),))
    assert score(names, record(links=(link,)), REGISTER).counts["organisations"] == Count(0, 1, 0, 0)


def test_a_name_that_the_gold_gives_elsewhere_is_not_wrong() -> None:
    parts = gold(addressees=(GoldParty(person="F. Agema"),), names=(("persons", Names()),))
    assert score(parts, record(), REGISTER).counts["persons"] == Count(0, 0, 1, 1)


@pytest.mark.parametrize(
    ("parts", "right"),
    [
        ({"values": (("date", "2024-08-19"), ("kind", "Letter"))}, 2),
        ({"values": (("date", "2024-08-20"),)}, 0),
        ({"values": (("year", "2024"),)}, 1),
        ({"addressees": (GoldParty(person="F. Agema", post="Minister van Volksgezondheid"),)}, 2),
        ({"addressees": (GoldParty(person="V. Maeijer"),)}, 0),
        ({"addressees": (GoldParty(person="F. Agema"), GoldParty(person="V. Maeijer"))}, 0),
        ({"addressees": ()}, 0),  # the gold says there is none, the record has one
        ({"copy_to": ()}, 1),
    ],
)
def test_a_letterhead_field_is_right_or_it_is_not(parts: dict[str, object], right: int) -> None:
    assert score(gold(**parts), record(), REGISTER).counts["letterhead"].found == right


def test_f1_is_none_where_there_was_nothing_to_find() -> None:
    assert Count(0, 0, 3, 4).f1 is None
    assert Count(0, 2, 0, 0).f1 == 0
    assert Count(1, 2, 1, 2).f1 == pytest.approx(0.5)


def test_the_report_says_what_was_missed_and_which_rule_was_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    annotation = "document: a.txt\nrecommendations: {must: [{quote: Er moet meer geld komen}]}\n"
    (tmp_path / "a.yaml").write_text(annotation, encoding="utf-8")
    scores = score_all([tmp_path], lambda _: record(said("De zon schijnt.")), REGISTER)
    text, data = as_text(scores), json.loads(as_json(scores))
    assert "missed recommendations: Er moet meer geld komen" in text
    assert "wrong  recommendations: De zon schijnt. [a-rule]" in text
    assert data["overall"]["recommendations"]["f1"] == 0


def test_annotated_documents_may_lie_in_several_folders(tmp_path: Path) -> None:
    places = [tmp_path / name for name in ("letters", "plans")]
    for place in (tmp_path / "gold", *places):
        place.mkdir()
        (place / f"{place.name}.txt").write_text("De zon schijnt.", encoding="utf-8")
        annotation = f"document: {place.name}.txt\nconcerns: []\n"
        (tmp_path / "gold" / f"{place.name}.yaml").write_text(annotation, encoding="utf-8")
    options = [word for place in places for word in ("--documents", str(place))]
    done = CliRunner().invoke(main, ["evaluate", str(tmp_path / "gold"), *options])
    assert done.exit_code == 0, done.output
    assert {"gold.txt", "letters.txt", "plans.txt"} <= set(done.output.split())


def test_two_documents_end_with_their_sum() -> None:
    scores = [score(ASKS, record(), REGISTER), score(ASKS, record(said(ASKED.quote)), REGISTER)]
    assert "1/2" in as_text(scores, listing=False).split("overall")[1]

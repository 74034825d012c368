"""Whether what a sentence says is so: denied, only proposed, or so already."""

import tomllib
from pathlib import Path

import pytest

from kg.model import Statement, StatementKind
from kg.pipeline import Knowledge, record
from kg.reading import read_bytes
from kg.statements import modality

TABLE = tomllib.loads(Path(modality.__file__).with_suffix(".toml").read_text("utf-8"))
OWN_ACT, OWN_WORK, RELIEVED, PAST = (TABLE[name] for name in ("own_act", "own_work", "relieved", "past"))
PLAN = """Jaarplan 2017

Nationaal Rapporteur Mensenhandel en Seksueel Geweld tegen Kinderen

Den Haag, 5 april 2017

1 Inleiding

{sentence}
"""
LETTER = """De minister van Volksgezondheid, Welzijn en Sport
Postbus 20350
2500 EJ Den Haag

Datum 5 april 2017
Onderwerp Opvang

Geachte mevrouw Schippers,

{sentence}

Met vriendelijke groet,

Corinne Dettmeijer-Vermeulen
Nationaal Rapporteur Mensenhandel en Seksueel Geweld tegen Kinderen
"""
MINISTER = "https://w3id.org/verantwoord/id/post/minister-van-veiligheid-en-justitie"

PROPOSED = [
    "De coördinatie van de aanpak zou moeten worden neergelegd bij de minister van Veiligheid en Justitie.",
    "Dit zou vorm moeten krijgen onder leiding van de minister van Veiligheid en Justitie.",
    "Ik adviseer u om de coördinatie te beleggen bij de minister van Veiligheid en Justitie.",
]
SO = [
    "De minister van Veiligheid en Justitie coördineert de aanpak.",
    "De aanpak staat onder leiding van de minister van Veiligheid en Justitie.",
    "Het is zaak de coördinatie te leggen bij de minister van Veiligheid en Justitie, zoals nu het geval is.",
]


def said(sentence: str, known: Knowledge, document: str = LETTER) -> dict[StatementKind, Statement]:
    text = read_bytes(document.format(sentence=sentence).encode(), "text.txt")
    return {each.kind: each for each in record(text, known).statements if each.text == sentence}


@pytest.mark.parametrize("sentence", PROPOSED)
def test_what_is_proposed_is_assigned_by_a_recommendation_and_is_no_fact(
    sentence: str, known: Knowledge
) -> None:
    found = said(sentence, known)
    assert found[StatementKind.RESPONSIBILITY].proposed
    assert [actor.agent for actor in found[StatementKind.RECOMMENDATION].assigns_to] == [MINISTER]


@pytest.mark.parametrize("sentence", SO)
def test_what_is_said_to_be_so_is_a_fact(sentence: str, known: Knowledge) -> None:
    duty = said(sentence, known)[StatementKind.RESPONSIBILITY]
    assert not duty.proposed
    assert [actor.agent for actor in duty.holders] == [MINISTER]


def test_a_duty_beside_a_recommendation_is_not_assigned_by_it(known: Knowledge) -> None:
    found = said("Gemeenten hebben een centrale rol en hun beleid moet beter worden.", known)
    assert not found[StatementKind.RESPONSIBILITY].proposed
    assert not found[StatementKind.RECOMMENDATION].assigns_to


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Ik adviseer u niet om dit beleid te herzien.", StatementKind.RECOMMENDATION),
        ("Ik zal geen uitspraken doen over deze zaak.", StatementKind.COMMITMENT),
        ("Gemeenten zijn niet verantwoordelijk voor deze opvang.", StatementKind.RESPONSIBILITY),
        ("De aanpak van mensenhandel schiet niet tekort.", StatementKind.CONCERN),
        ("Dit wordt een probleem als de hulp onvoldoende is.", StatementKind.CONCERN),
    ],
)
def test_what_is_denied_is_not_said(sentence: str, kind: StatementKind, known: Knowledge) -> None:
    assert kind not in said(sentence, known)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Ik adviseer u om dit niet langer uit te stellen.", StatementKind.RECOMMENDATION),
        ("Ik zal onderzoeken waarom slachtoffers niet gevonden worden.", StatementKind.COMMITMENT),
        ("Gemeenten zijn niet alleen verantwoordelijk voor opvang.", StatementKind.RESPONSIBILITY),
        ("Als de hulp uitblijft, is de bescherming onvoldoende.", StatementKind.CONCERN),
        ("Dit is als gevolg van het beleid onvoldoende.", StatementKind.CONCERN),
        ("Het is zorgelijk dat de hulp niet op tijd komt.", StatementKind.CONCERN),
    ],
)
def test_a_denial_elsewhere_does_not_silence_a_cue(
    sentence: str, kind: StatementKind, known: Knowledge
) -> None:
    assert kind in said(sentence, known)


@pytest.mark.parametrize("sentence", OWN_ACT["examples"])
def test_what_a_letter_does_by_being_written_is_no_promise(sentence: str, known: Knowledge) -> None:
    assert not {StatementKind.COMMITMENT, StatementKind.RESPONSIBILITY}.intersection(said(sentence, known))


@pytest.mark.parametrize("sentence", OWN_ACT["counters"])
def test_what_a_letter_says_will_be_done_is_a_promise(sentence: str, known: Knowledge) -> None:
    assert StatementKind.COMMITMENT in said(sentence, known)


@pytest.mark.parametrize("sentence", RELIEVED["examples"])
def test_a_worry_that_is_met_is_no_concern(sentence: str, known: Knowledge) -> None:
    assert StatementKind.CONCERN not in said(sentence, known)


@pytest.mark.parametrize("sentence", RELIEVED["counters"])
def test_a_worry_that_is_not_is_one(sentence: str, known: Knowledge) -> None:
    assert StatementKind.CONCERN in said(sentence, known)


@pytest.mark.parametrize("sentence", PAST["examples"])
def test_what_a_plan_tells_of_the_year_before_is_no_promise(sentence: str, known: Knowledge) -> None:
    assert StatementKind.COMMITMENT not in said(sentence, known, PLAN)


@pytest.mark.parametrize("sentence", PAST["counters"])
def test_what_is_to_come_of_it_is_one(sentence: str, known: Knowledge) -> None:
    assert StatementKind.COMMITMENT in said(sentence, known, PLAN)


def promised_by(sentence: str, known: Knowledge) -> set[str]:
    found = record(read_bytes(LETTER.format(sentence=sentence).encode(), "brief.txt"), known).statements
    return {actor.agent for each in found if each.kind == StatementKind.COMMITMENT for actor in each.holders}


@pytest.mark.parametrize("sentence", OWN_WORK["examples"])
def test_research_that_nobody_is_named_for_is_its_author_s(sentence: str, known: Knowledge) -> None:
    assert any("dettmeijer" in each or "rapporteur" in each for each in promised_by(sentence, known))


@pytest.mark.parametrize("sentence", OWN_WORK["counters"])
def test_what_others_do_is_not_the_author_s(sentence: str, known: Knowledge) -> None:
    assert not any("dettmeijer" in each or "rapporteur" in each for each in promised_by(sentence, known))


@pytest.mark.parametrize("provision", TABLE["provision"]["examples"])
def test_a_provision_of_criminal_law_says_nothing(provision: str, known: Knowledge) -> None:
    assert not said(provision, known)


@pytest.mark.parametrize("sentence", TABLE["provision"]["counters"])
def test_what_only_speaks_of_punishment_is_no_provision(sentence: str) -> None:
    assert not modality.is_provision(sentence.lower())


@pytest.mark.parametrize("sentence", TABLE["urged"]["examples"])
def test_what_must_be_done_better_or_now_is_urged(sentence: str) -> None:
    assert modality.is_urged(sentence.lower())


@pytest.mark.parametrize("sentence", TABLE["urged"]["counters"])
def test_what_is_done_as_a_rule_is_not_urged(sentence: str) -> None:
    assert not modality.is_urged(sentence.lower())

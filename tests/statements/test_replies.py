"""What came of an advice: the rows of the table, what is answered, by whom, and what kind of answer it is."""

from collections.abc import Iterator

import pytest

from kg.model import Record, Statement, StatementKind
from kg.pipeline import Knowledge, record
from kg.reading import read_bytes
from kg.statements.replies import reply
from kg.statements.reply_rows import Row, rows
from tests.statements.test_cues import coded

MINISTER = """Den Haag, 12 mei 2021

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Betreft: kabinetsreactie

Geachte voorzitter,

Onlangs bracht de Nationaal Rapporteur Mensenhandel en Seksueel Geweld tegen Kinderen een rapport uit.

{text}

Hoogachtend,

De minister van Justitie en Veiligheid,

Ferd Grapperhaus
"""
RAPPORTEUR = """Den Haag, 5 april 2017

De minister van Veiligheid en Justitie

Geachte minister,

{text}

Met vriendelijke groet,

Corinne Dettmeijer-Vermeulen
Nationaal Rapporteur Mensenhandel en Seksueel Geweld tegen Kinderen
"""
ADVICE = "De Nationaal Rapporteur beveelt aan om de registratie van slachtoffers te verbeteren."
OWN = "Ik heb de minister in 2015 aanbevolen om de registratie van slachtoffers te verbeteren."
NUMBERED = """Aanbeveling 1

Zorg voor opvang.

Aanbeveling 2

Zorg voor scholing.

Slot

Hierboven staan de adviezen van de Rapporteur."""
QUOTED = """Aanbeveling 1

“Borg de financiering van de centra.”

Reactie

Het kabinet neemt deze aanbeveling over."""
INSTITUTE = "/nationaal-rapporteur-mensenhandel-en-seksueel-geweld-tegen-kinderen"
KINDS = {StatementKind.RESPONSE, StatementKind.PROGRESS_REPORT, StatementKind.ASSESSMENT}
SAID = [
    # letter, text, kind, stance, whose words it is, what it answers
    (MINISTER, f"{ADVICE} Deze aanbeveling neem ik over.", "Response", "accepted", "Ferd", "registratie"),
    (
        MINISTER,
        f"{ADVICE} Het kabinet neemt dit niet over.",
        "Response",
        "rejected",
        "kabinet",
        "registratie",
    ),
    (
        MINISTER,
        f"{ADVICE} Ik onderschrijf deze aanbeveling.",
        "Response",
        "in-principle",
        "Ferd",
        "registratie",
    ),
    (MINISTER, f"{ADVICE} Aan dit advies is gevolg gegeven.", "ProgressReport", "", "Ferd", "registratie"),
    (
        MINISTER,
        "De aanbeveling om de opvang te verbeteren neem ik niet over.",
        "Response",
        "rejected",
        "Ferd",
        "opvang",
    ),
    (
        MINISTER,
        f"{NUMBERED} Aanbeveling 1 neem ik over.",
        "Response",
        "accepted",
        "Ferd",
        "opvang",
    ),
    (
        RAPPORTEUR,
        f"{OWN} Deze aanbeveling is nog niet opgevolgd.",
        "Assessment",
        "",
        "Corinne",
        "registratie",
    ),
    (
        RAPPORTEUR,
        f"{OWN} De minister neemt deze aanbeveling over.",
        "Response",
        "accepted",
        "minister",
        "registratie",
    ),
    (
        RAPPORTEUR,
        "De politie heeft toegezegd alle zaken te registreren. Deze toezegging is niet nagekomen.",
        "Assessment",
        "",
        "Corinne",
        "alle zaken",
    ),
]
STANCES = [
    # what is said of an advice, the stance ("" where that is not clear)
    ("Het kabinet omarmt deze aanbeveling niet.", "rejected"),
    ("Het kabinet geeft geen gehoor aan deze aanbeveling.", "rejected"),
    ("Het kabinet onderschrijft deze aanbeveling niet.", "rejected"),
    ("Ik ben het niet eens met deze aanbeveling.", "rejected"),
    ("Ik stem niet in met deze aanbeveling.", "rejected"),
    ("De politie wijst deze aanbeveling niet af.", ""),
    ("Ik zie geen reden om deze aanbeveling niet over te nemen.", ""),
    ("Het kabinet neemt deze aanbeveling slechts voor een klein deel over.", "partly"),
    ("Het kabinet neemt deze aanbeveling niet zonder meer over.", "partly"),
    ("Het kabinet onderschrijft deze aanbeveling ten dele.", "partly"),
    ("Niet alle gemeenten nemen deze aanbeveling over.", ""),
    ("Noch het kabinet noch de politie neemt deze aanbeveling over.", ""),
    ("Zodra er geld is, neemt het kabinet deze aanbeveling over.", ""),
    ("Had het kabinet deze aanbeveling overgenomen, dan was het beter.", ""),
    ("De Tweede Kamer wil dat het kabinet deze aanbeveling overneemt.", ""),
    ("De aanbeveling om niet langer te wachten neemt het kabinet over.", "accepted"),
]
SUBJECTS = [
    # what is said, whose answer it is
    ("Het advies van de Nationaal Rapporteur neemt het kabinet over.", "kabinet"),
    ("Dit advies heeft het Openbaar Ministerie afgewezen.", "Openbaar Ministerie"),
]
SILENT = [
    # letter, text: nothing comes back to an advice that stands there, or it is not said that it does
    (MINISTER, "Deze aanbeveling neem ik over."),
    (MINISTER, f"{ADVICE} De politie neemt de zaak over."),
    (MINISTER, f"{ADVICE} De gemeenten moeten deze aanbeveling uitvoeren."),
    (MINISTER, f"{ADVICE} Het kabinet neemt alle aanbevelingen van de commissie over."),
    (MINISTER, "Gemeenten hebben een taak. Deze toezegging is nagekomen."),
    (RAPPORTEUR, f"{OWN} Ik neem deze aanbeveling over in mijn rapport."),
    (RAPPORTEUR, f"{OWN} Ik hoop dat u deze aanbeveling overneemt."),
    (MINISTER, f"{ADVICE} Het Openbaar Ministerie heeft het advies van de reclassering overgenomen."),
    (MINISTER, f"{ADVICE} Het kabinet heeft een advies overgenomen."),
    (MINISTER, f"{ADVICE} Het verzoek van de politie heeft het Openbaar Ministerie afgewezen."),
    (RAPPORTEUR, "Het verzoek om schadevergoeding toe te kennen heeft de Hoge Raad afgewezen."),
    (RAPPORTEUR, "De motie om de opvang uit te breiden is door de Tweede Kamer verworpen."),
    (RAPPORTEUR, f"{OWN} Bovendien helpt de wet, wanneer deze is ingevoerd."),
    (RAPPORTEUR, "De Kinderombudsman beveelt aan om de wet te wijzigen. Ik onderschrijf deze aanbeveling."),
]


def read(letter: str, text: str, known: Knowledge) -> Record:
    return record(read_bytes(letter.format(text=text).encode(), "letter.txt"), known)


def replies(found: Record) -> Iterator[tuple[Statement, list[Statement]]]:
    """Yield each answer of a document with what it answers."""
    by_place = {(each.kind, each.spans): each for each in found.statements}
    for each in found.statements:
        if each.kind in KINDS:
            yield each, [by_place[place] for place in each.responds_to]


EXAMPLES = [(row, example) for row in rows() for example in row.examples]
COUNTERS = [(row, counter) for row in rows() for counter in row.counters]


@pytest.mark.parametrize(("row", "example"), EXAMPLES)
def test_a_row_finds_each_of_its_examples(row: Row, example: str, known: Knowledge) -> None:
    found = reply(coded(example, known))
    assert found, coded(example, known).text
    assert found.rule == row.id


@pytest.mark.parametrize(("row", "counter"), COUNTERS)
def test_a_row_stays_silent_at_each_of_its_counters(row: Row, counter: str, known: Knowledge) -> None:
    found = reply(coded(counter, known))
    assert not found or found.rule != row.id


@pytest.mark.parametrize(("letter", "text", "kind", "stance", "by", "answered"), SAID)
def test_an_answer_has_its_kind_its_author_and_what_it_answers(  # noqa: PLR0913, PLR0917 - a row of the table
    letter: str, text: str, kind: str, stance: str, by: str, answered: str, known: Knowledge
) -> None:
    ((answer, targets),) = replies(read(letter, text, known))
    assert (answer.kind, answer.stance) == (kind, stance)
    assert by in answer.stated_by[0].words
    (target,) = targets
    assert answered in target.text


@pytest.mark.parametrize(("letter", "text"), SILENT)
def test_what_answers_nothing_that_stands_there_is_no_answer(
    letter: str, text: str, known: Knowledge
) -> None:
    assert not list(replies(read(letter, text, known)))


def test_what_is_answered_is_of_who_advised_it_and_not_of_who_answers(known: Knowledge) -> None:
    text = "De aanbeveling van de Nationaal Rapporteur om de opvang te verbeteren neem ik over."
    ((_, (asked,)),) = replies(read(MINISTER, text, known))
    assert asked.stated_by[0].agent.endswith(INSTITUTE)


def test_who_rejects_an_advice_does_not_worry_about_it(known: Knowledge) -> None:
    found = read(MINISTER, f"{ADVICE} Ik zie geen aanleiding om dit advies op te volgen.", known)
    assert StatementKind.CONCERN not in {each.kind for each in found.statements}


def test_what_is_quoted_under_its_number_is_what_others_advise(known: Knowledge) -> None:
    ((answer, (asked,)),) = replies(read(MINISTER, QUOTED, known))
    assert (answer.stance, asked.rule, asked.numbered) == ("accepted", "recommendation.quoted", "1")


@pytest.mark.parametrize(("sentence", "stance"), STANCES)
def test_a_stance_is_what_the_sentence_makes_of_it(sentence: str, stance: str, known: Knowledge) -> None:
    found = [answer.stance for answer, _ in replies(read(MINISTER, f"{ADVICE} {sentence}", known))]
    assert found == ([stance] if stance else [])


@pytest.mark.parametrize(("sentence", "by"), SUBJECTS)
def test_who_answers_is_not_whose_advice_it_is(sentence: str, by: str, known: Knowledge) -> None:
    ((answer, _),) = replies(read(MINISTER, f"{ADVICE} {sentence}", known))
    assert [each.words for each in answer.stated_by] == [by]


ONCE = [
    f"{NUMBERED} Aanbeveling 3 neem ik over.\n\nAanbeveling 3\n\nIk onderschrijf dit advies en roep u op.",
    "Deze aanbeveling om de wet te wijzigen heeft de minister van Financiën overgenomen.",
    "Aanbeveling 3\n\nGemeenten nemen dit advies over.",
]


@pytest.mark.parametrize("text", ONCE)
def test_what_is_answered_is_said_and_said_once(text: str, known: Knowledge) -> None:
    said = read(MINISTER, text, known).statements
    places = [(each.kind, each.spans) for each in said]
    assert len(set(places)) == len(places)
    assert {place for each in said for place in each.responds_to} <= set(places)


def test_a_list_without_full_stops_is_no_answer(known: Knowledge) -> None:
    names = ", ".join(["de politie", "het Openbaar Ministerie"] * 200)
    assert not reply(coded(f"Deze aanbeveling neemt {names} over.", known))


REPLY = """Den Haag, 12 juni 2025

Aan de Nationaal Rapporteur Mensenhandel en Seksueel Geweld tegen Kinderen

Betreft: {subject}

Geachte mevrouw Rijken,

{text}

Hoogachtend,

De minister van Justitie en Veiligheid,

D.M. van Weel
"""
SUBJECT = "Reactie op uw brief van 3 maart 2025"
RECEIVED = "Met belangstelling las ik uw brief van maandag 3 maart 2025."
APART = [
    # subject, text, the stances and numbers of what is answered in the other letter, in the order of the text
    (SUBJECT, "Aanbeveling 1 neem ik over.", [("accepted", ("1",))]),
    (SUBJECT, "Ik neem aanbeveling 2 niet over.", [("rejected", ("2",))]),
    (SUBJECT, "De minister van Justitie en Veiligheid wijst aanbeveling 2 af.", [("rejected", ("2",))]),
    (SUBJECT, "Uw derde aanbeveling neem ik deels over.", [("partly", ("3",))]),
    (SUBJECT, "Aanbeveling 4\n\nDeze aanbeveling neem ik over.", [("accepted", ("4",))]),
    (SUBJECT, "Aanbevelingen 1 en 3 neem ik over.", [("accepted", ("1", "3"))]),
    (SUBJECT, "Aanbevelingen 2 tot en met 4 neem ik over.", [("accepted", ("2", "3", "4"))]),
    (SUBJECT, "Ik neem uw aanbevelingen over.", [("accepted", ())]),
    ("Uw advies", f"{RECEIVED} Aanbeveling 1 neem ik over.", [("accepted", ("1",))]),
    (
        SUBJECT,
        "Aanbeveling 1 neem ik over, aanbeveling 2 niet.",
        [("accepted", ("1",)), ("rejected", ("2",))],
    ),
    (
        SUBJECT,
        "Aanbeveling 1 neem ik niet over, aanbeveling 2 wel.",
        [("rejected", ("1",)), ("accepted", ("2",))],
    ),
    (
        SUBJECT,
        "Aanbeveling 1 neem ik over en aanbeveling 2 wijs ik af.",
        [("accepted", ("1",)), ("rejected", ("2",))],
    ),
    (
        SUBJECT,
        "Aanbeveling 1 neem ik over, aanbeveling 2 gedeeltelijk.",
        [("accepted", ("1",)), ("partly", ("2",))],
    ),
    (SUBJECT, "Aanbeveling 1 neem ik over, aanbeveling 2 later.", [("accepted", ("1",))]),
    ("Opvang", "Aanbeveling 1 neem ik over.", []),
    ("Opvang", f"{RECEIVED} Uw brief van 5 mei 2025 las ik ook. Aanbeveling 1 neem ik over.", []),
    (SUBJECT, "Uw brief van 5 mei 2025 las ik ook. Aanbeveling 1 neem ik over.", [("accepted", ("1",))]),
    (SUBJECT, "Deze aanbeveling neem ik over.", []),
    (SUBJECT, "Ik neem uw aanbevelingen over opvang ter harte.", []),
]


@pytest.mark.parametrize(("subject", "text", "expected"), APART)
def test_an_answer_tells_which_advice_of_the_letter_it_answers(
    subject: str, text: str, expected: list[tuple[str, tuple[str, ...]]], known: Knowledge
) -> None:
    found = record(read_bytes(REPLY.format(subject=subject, text=text).encode(), "letter.txt"), known)
    answers = [(each.stance, each.elsewhere) for each, _ in replies(found)]
    assert [(stance, where.numbers) for stance, where in answers if where] == expected
    assert all(where and where.letters == ("2025-03-03",) for _, where in answers)


def test_advice_that_only_its_answer_tells_of_is_of_who_is_written_to(known: Knowledge) -> None:
    text = "De aanbeveling om de financiering wettelijk vast te leggen neem ik niet over."
    found = record(read_bytes(REPLY.format(subject=SUBJECT, text=text).encode(), "letter.txt"), known)
    ((answer, (asked,)),) = replies(found)
    assert answer.stance == "rejected"
    assert "Rijken" in asked.stated_by[0].words


def test_what_a_private_writer_promises_is_not_of_who_is_written_to(known: Knowledge) -> None:
    letter = RAPPORTEUR.partition("Corinne")[0].format(text="Ik zal u in mei een plan sturen.")
    found = record(read_bytes(f"{letter}J. de Vries\ninwoner van Zwolle\n".encode(), "letter.txt"), known)
    (promise,) = (each for each in found.statements if each.kind == StatementKind.COMMITMENT)
    assert not promise.holders


def test_the_publication_that_a_subject_answers_is_told_by_where_it_stands_in_the_file(
    known: Knowledge,
) -> None:
    letter = REPLY.format(
        subject="Beleidsreactie Dadermonitor seksueel geweld tegen kinderen 2015-2020",
        text="De Dadermonitor mensenhandel 2015-2019 lees ik later. Aanbeveling 1 neem ik over.",
    )
    apart = letter.replace("Aan de", "\n" * 60 + "Aan de")  # the reading view leaves that out
    for text in (letter, apart):
        ((answer, _),) = replies(record(read_bytes(text.encode(), "letter.txt"), known))
        assert answer.elsewhere
        assert [work.rpartition("/")[2] for work in answer.elsewhere.works] == [
            "dadermonitor-seksueel-geweld-tegen-kinderen-2015-2020"
        ]

"""What a sentence says: its kind, who is asked, who holds it, about what, by when."""

from dataclasses import dataclass

import pytest

from kg.model import Actor, Record, Statement, StatementKind
from kg.namespaces import ID
from kg.pipeline import Knowledge, record
from kg.reading import read_bytes

LETTER = """Retouradres Postbus 20301 2500 EH Den Haag

De minister van Volksgezondheid, Welzijn en Sport
De heer H.M. de Jonge
Postbus 20350
2500 EJ Den Haag

Datum 5 april 2019
Onderwerp Opvang

Geachte heer De Jonge,

{sentence}

Met vriendelijke groet,

H.J. Bolhaar
Nationaal Rapporteur Mensenhandel en Seksueel Geweld tegen Kinderen
"""
RAPPORTEUR = "post/nationaal-rapporteur-mensenhandel-en-seksueel-geweld-tegen-kinderen"


@dataclass(frozen=True)
class Row:
    sentence: str
    kind: StatementKind
    addressees: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    by: str = ""
    role: str = ""
    strength: str = ""
    due: str = ""
    about: str = ""
    held_by: str = ""
    made: str = ""


ROWS = [
    Row(
        "Ik adviseer u om de opvang te versterken.",
        StatementKind.RECOMMENDATION,
        addressees=("person/hugo-de-jonge",),
        strength="advises",
        about="theme/shelter",
    ),
    Row(
        "Ik roep gemeenten op beleid te maken.",
        StatementKind.RECOMMENDATION,
        addressees=("organisation/gemeenten",),
        strength="urges",
    ),
    Row(
        "In 2015 heb ik de minister van Veiligheid en Justitie aanbevolen om dit te regelen.",
        StatementKind.RECOMMENDATION,
        addressees=("post/minister-van-veiligheid-en-justitie",),
        made="2015",
    ),
    Row(
        "De Tweede Kamer heeft opgeroepen tot meer opvang.",
        StatementKind.RECOMMENDATION,
        by="organisation/tweede-kamer",
    ),
    Row("Het is zorgelijk dat opvang niet beschikbaar is.", StatementKind.CONCERN, about="theme/shelter"),
    Row(
        "Ik zal u hierover uiterlijk 1 juli 2019 informeren.",
        StatementKind.COMMITMENT,
        holders=(RAPPORTEUR,),
        due="2019-07-01",
        held_by="person/herman-bolhaar",
    ),
    Row(
        "Dit najaar breng ik een advies uit over opvang.",
        StatementKind.COMMITMENT,
        holders=(RAPPORTEUR,),
        due="2019-11",
    ),
    Row(
        "De minister van Justitie en Veiligheid coördineert de aanpak van mensenhandel.",
        StatementKind.RESPONSIBILITY,
        holders=("post/minister-van-justitie-en-veiligheid",),
        role="coordination",
        held_by="person/ferdinand-grapperhaus",
    ),
    Row(
        "De versnipperde financiering door uw departement van de opvang.",
        StatementKind.RESPONSIBILITY,
        holders=("organisation/ministerie-van-volksgezondheid-welzijn-en-sport",),
        role="funding",
    ),
    Row(
        "De Nederlandse Arbeidsinspectie houdt toezicht op de naleving.",
        StatementKind.RESPONSIBILITY,
        holders=("organisation/nederlandse-arbeidsinspectie",),
        role="oversight",
    ),
    Row(
        "De ministers van OCW en SZW zijn verantwoordelijk voor dit beleid.",
        StatementKind.RESPONSIBILITY,
        holders=(
            "post/minister-van-onderwijs-cultuur-en-wetenschap",
            "post/minister-van-sociale-zaken-en-werkgelegenheid",
        ),
    ),
    Row("In 2018 werden 1.437 slachtoffers gemeld.", StatementKind.FIGURE, about="theme/victims"),
]
SILENT = [
    # sentence, the kind it must not be taken for
    ("Moet de opvang niet beter?", StatementKind.RECOMMENDATION),
    ("Dit is niet noodzakelijk.", StatementKind.COMMITMENT),
    ("De richtlijn zal gevolgen hebben.", StatementKind.COMMITMENT),
    ("Er zijn vandaag veel mensen gekomen.", StatementKind.CONCERN),
]


def read(sentence: str, known: Knowledge) -> Record:
    return record(read_bytes(LETTER.format(sentence=sentence).encode(), "letter.txt"), known)


def agents(actors: tuple[Actor, ...]) -> tuple[str, ...]:
    return tuple(actor.agent.removeprefix(ID) for actor in actors)


def said(found: Record, kind: StatementKind) -> Statement:
    (statement,) = [statement for statement in found.statements if statement.kind == kind]
    return statement


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.sentence[:40])
def test_a_sentence_says_what_it_says(row: Row, known: Knowledge) -> None:
    statement = said(read(row.sentence, known), row.kind)
    assert statement.text == row.sentence
    if row.addressees or row.by:
        assert agents(statement.addressees) == row.addressees
    if row.holders:
        assert agents(statement.holders) == row.holders
    if row.by:
        assert agents(statement.stated_by) == (row.by,)
    if row.held_by:
        assert statement.holders[0].held_by == ID + row.held_by
    if row.about:
        assert ID + row.about in statement.about
    assert not row.role or statement.role == row.role
    assert not row.strength or statement.strength == row.strength
    assert not row.due or statement.due == row.due
    assert not row.made or statement.first_made_year == row.made


@pytest.mark.parametrize(("sentence", "kind"), SILENT)
def test_a_question_or_forecast_says_nothing(sentence: str, kind: StatementKind, known: Knowledge) -> None:
    assert kind not in {statement.kind for statement in read(sentence, known).statements}


def test_every_statement_has_a_theme(known: Knowledge) -> None:
    for row in ROWS:
        for statement in read(row.sentence, known).statements:
            assert any("/theme/" in iri for iri in statement.about), statement.text


def test_this_programme_is_the_one_named_before(known: Knowledge) -> None:
    found = read("Samen tegen mensenhandel loopt af. Ik hoop dat dit programma een vervolg krijgt.", known)
    assert ID + "programme/samen-tegen-mensenhandel" in said(found, StatementKind.RECOMMENDATION).about


def test_they_are_the_ones_named_before(known: Knowledge) -> None:
    found = read("Gemeenten staan dicht bij burgers. Zo zijn zij verantwoordelijk voor opvang.", known)
    assert agents(said(found, StatementKind.RESPONSIBILITY).holders) == ("organisation/gemeenten",)


def test_he_is_who_holds_an_office_rather_than_the_body_that_was_named_last(known: Knowledge) -> None:
    found = read(
        "De minister van Financiën overlegt met de politie. Zo is hij verantwoordelijk voor de kas.", known
    )
    assert agents(said(found, StatementKind.RESPONSIBILITY).holders) == ("post/minister-van-financien",)


def test_a_promise_of_an_author_whom_nobody_knows_is_nobody_else_s(known: Knowledge) -> None:
    text = "Ik zal de aanpak van de politie en het Openbaar Ministerie voor de zomer evalueren."
    found = record(read_bytes(text.encode(), "letter.txt"), known)
    assert said(found, StatementKind.COMMITMENT).holders == ()


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("De opvang van slachtoffers moet beter.", ()),
        ("Ik verzoek u dit wetsvoorstel spoedig te behandelen.", ("post/voorzitter-van-de-tweede-kamer",)),
        ("Gemeenten moeten de opvang versterken.", ("organisation/gemeenten",)),
    ],
)
def test_what_a_minister_tells_parliament_must_be_done_is_not_asked_of_parliament(
    sentence: str, asked: tuple[str, ...], known: Knowledge
) -> None:
    head = "28 638 Mensenhandel\n\nNr. 261 BRIEF VAN DE MINISTER VAN FINANCIËN\n\n"
    to = "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 5 april 2019\n\n"
    found = record(read_bytes(f"{head}{to}{sentence}\n".encode(), "letter.txt"), known)
    statement = said(found, StatementKind.RECOMMENDATION)
    assert agents(statement.addressees) == asked
    assert agents(statement.stated_by) == ("post/minister-van-financien",)


def test_the_then_holder_of_a_post_is_who_held_it_in_the_year_spoken_of(known: Knowledge) -> None:
    sentence = "In 2016 heb ik de toenmalig staatssecretaris van VWS aanbevolen om de opvang te versterken."
    (addressee,) = said(read(sentence, known), StatementKind.RECOMMENDATION).addressees
    assert addressee.post == ID + "post/staatssecretaris-van-volksgezondheid-welzijn-en-sport"
    assert addressee.held_by == ID + "person/martin-van-rijn"


def test_a_recommendation_assigns_the_responsibility_it_asks_for(known: Knowledge) -> None:
    sentence = "Ik pleit ervoor de coördinatie te beleggen bij de minister van Justitie en Veiligheid."
    statement = said(read(sentence, known), StatementKind.RECOMMENDATION)
    assert agents(statement.assigns_to) == ("post/minister-van-justitie-en-veiligheid",)
    assert statement.assigns_role == "coordination"


LISTS = [
    # what announces a list, its items, and whom each item asks
    (
        "Ik adviseer u om:",
        ["- de opvang van slachtoffers te financieren;", "- de registratie te verbeteren."],
        ["person/hugo-de-jonge"] * 2,
    ),
    (
        "Ik doe u drie aanbevelingen.",
        ["1. Opvang in elke regio.", "2. Meer kennis bij de politie.", "3. Een landelijk meldpunt."],
        ["person/hugo-de-jonge"] * 3,
    ),
    (
        "Daarom geef ik de volgende adviezen.",
        [
            "Ten eerste: investeer in de deskundigheid van de politie.",
            "Ten tweede is het nodig dat het OM meer officieren vrijmaakt.",
            "Ten derde zouden gemeenten een vast aanspreekpunt moeten hebben.",
        ],
        ["person/hugo-de-jonge", "organisation/openbaar-ministerie", "organisation/gemeenten"],
    ),
]


@pytest.mark.parametrize(("lead", "items", "asked"), LISTS, ids=[lead for lead, _, _ in LISTS])
def test_what_announces_a_list_is_said_by_each_of_its_items(
    lead: str, items: list[str], asked: list[str], known: Knowledge
) -> None:
    found = read("\n\n".join((lead, *items)), known)
    statements = [each for each in found.statements if each.kind == StatementKind.RECOMMENDATION]
    assert [agents(each.addressees)[0] for each in statements] == asked
    for statement, item in zip(statements, items, strict=True):
        assert item.split(" ", 2)[2] in statement.text


def test_a_line_may_point_from_the_announcement_to_its_list(known: Knowledge) -> None:
    items = ["1. het investeren in goede registratie;", "2. het inrichten van een meldpunt."]
    found = read("\n\n".join(("Ik doe u daarom twee aanbevelingen.", "Dit zijn:", *items)), known)
    asked = [one.text for one in found.statements if one.kind == StatementKind.RECOMMENDATION]
    assert [item in text for item, text in zip(items, asked, strict=True)] == [True, True]


def test_what_announces_a_list_says_nothing_where_no_list_follows(known: Knowledge) -> None:
    found = read("Ik doe u in dit verband drie aanbevelingen. De opvang is goed geregeld.", known)
    assert not [each for each in found.statements if each.kind == StatementKind.RECOMMENDATION]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Aanbeveling 4\n\nRicht een landelijk meldpunt in voor online misbruik van kinderen.", "4"),
        ("- Aanbeveling 3. Ontwikkel een landelijk registratiesysteem voor opvangplekken.", "3"),
        ("Aanbeveling 2.1: Investeer in opvang voor slachtoffers.", "2.1"),
        ("Ik adviseer u om de opvang te versterken.", ""),
    ],
)
def test_a_recommendation_keeps_the_number_its_author_gave_it(
    text: str, number: str, known: Knowledge
) -> None:
    assert said(read(text, known), StatementKind.RECOMMENDATION).numbered == number


def test_what_is_said_of_another_after_and_is_not_said_of_the_first(known: Knowledge) -> None:
    sentence = "De minister van VWS heeft toegezegd dit te doen en de Tweede Kamer heeft opgeroepen tot meer."
    found = read(sentence, known)
    assert agents(said(found, StatementKind.RECOMMENDATION).stated_by) == ("organisation/tweede-kamer",)
    (holder,) = said(found, StatementKind.COMMITMENT).holders
    assert holder.agent == ID + "post/minister-van-volksgezondheid-welzijn-en-sport"


def test_what_a_sentence_quotes_is_not_said_by_its_author(known: Knowledge) -> None:
    found = read("‘Er moet veel meer opvang komen voor deze groep’, zegt wethouder Anna de Boer.", known)
    assert {statement.kind for statement in found.statements} == {StatementKind.QUOTATION}


def test_a_quotation_has_the_speaker_and_post_of_its_caption(known: Knowledge) -> None:
    quote = "‘" + "De aanpak van mensenhandel is een zaak van lange adem voor deze stad. " * 3 + "Echt.’"
    plain = "Dit is een gewone alinea van deze folder, lang genoeg om geen kop te zijn en met een punt."
    caption = "Peter Oskam\n\nBurgemeester van Capelle aan den IJssel"
    text = f"Inleiding\n\n{plain}\n\n{quote}\n\n{caption}\n\nMei 2020\n"
    found = record(read_bytes(text.encode(), "folder.txt"), known)
    statement = said(found, StatementKind.QUOTATION)
    assert agents(statement.stated_by) == ("person/peter-oskam",)
    assert statement.stated_by[0].post == ID + "post/burgemeester-van-capelle-aan-den-ijssel"
    assert [tenure.post for tenure in found.tenures] == [statement.stated_by[0].post]


def test_a_caption_may_tell_the_post_alone(known: Knowledge) -> None:
    quote = "‘" + "De aanpak van mensenhandel is een zaak van lange adem voor deze stad. " * 3 + "Echt.’"
    plain = "Dit is een gewone alinea van deze folder, lang genoeg om geen kop te zijn en met een punt."
    text = f"Inleiding\n\n{plain}\n\n{quote}\n\nTeamleider opsporing\n\nMei 2020\n"
    found = record(read_bytes(text.encode(), "folder.txt"), known)
    assert [each.words for each in said(found, StatementKind.QUOTATION).stated_by] == ["Teamleider opsporing"]
    assert not found.tenures


def test_a_caption_of_somebody_in_no_post_quotes_nobody(known: Knowledge) -> None:
    quote = "‘" + "Ik heb maanden op een plek gewacht en niemand vertelde mij daar iets over. " * 3 + "Echt.’"
    text = f"Inleiding\n\nEen gewone alinea.\n\n{quote}\n\nSlachtoffer van mensenhandel\n\nMei 2020\n"
    found = record(read_bytes(text.encode(), "folder.txt"), known)
    assert StatementKind.QUOTATION not in {each.kind for each in found.statements}


def test_a_sentence_that_names_its_speaker_is_a_quotation(known: Knowledge) -> None:
    sentence = "“Wij kunnen dit als stad niet alleen”, zegt minister Grapperhaus in een reactie."
    statement = said(read(sentence, known), StatementKind.QUOTATION)
    assert agents(statement.stated_by) == ("person/ferdinand-grapperhaus",)


@pytest.mark.parametrize(
    ("sentence", "person", "post"),
    [
        (
            "‘De aanpak is een zaak van lange adem’, zegt Piet Jansen, burgemeester van Zwolle.",
            "piet-jansen",
            "burgemeester-van-zwolle",
        ),
        (
            "“Slachtoffers worden vaak niet herkend”, aldus wethouder Anna de Boer van Utrecht.",
            "anna-de-boer",
            "wethouder-van-utrecht",
        ),
        (
            "Piet Jansen, burgemeester van Zwolle, zegt: ‘Wij moeten hier samen iets aan doen.’",
            "piet-jansen",
            "burgemeester-van-zwolle",
        ),
        (
            "Volgens officier van justitie Karin van den Berg is ‘de capaciteit al jaren onvoldoende’.",
            "karin-van-den-berg",
            "officier-van-justitie",
        ),
    ],
)
def test_who_is_quoted_in_running_text_is_named_with_their_role(
    sentence: str, person: str, post: str, known: Knowledge
) -> None:
    statement = said(read(sentence, known), StatementKind.QUOTATION)
    assert agents(statement.stated_by) == (f"person/{person}",)
    assert statement.stated_by[0].post == f"{ID}post/{post}"


def test_who_is_quoted_without_a_public_role_stays_out(known: Knowledge) -> None:
    found = read("‘Ik werd jarenlang gedwongen te werken’, zegt Maria Jansen, slachtoffer.", known)
    assert not [each for each in found.statements if each.kind == StatementKind.QUOTATION]
    assert not [link for link in found.links if "Jansen" in link.mention.text]


def test_english_text_is_read_for_names_and_not_for_statements(known: Knowledge) -> None:
    text = "The minister should improve the shelter for victims of trafficking, and GRETA has said so before."
    found = record(read_bytes(text.encode(), "letter.txt"), known)
    assert found.outline.language == "en"
    assert found.statements == ()
    assert [link.entity for link in found.links if link.mention.text == "GRETA"]


@pytest.mark.parametrize(
    "between",
    [
        pytest.param("Veel slachtoffers wachten lang.", id="others were named since"),
        pytest.param("Dat is goed. Dat blijft zo. Het werkt.", id="it is long ago"),
    ],
)
def test_they_are_not_a_party_when(between: str, known: Knowledge) -> None:
    found = read(f"Hier zijn gemeenten. {between} Toch zijn zij verantwoordelijk voor zichzelf.", known)
    assert not [one for one in found.statements if one.kind == StatementKind.RESPONSIBILITY]


def test_these_ministers_are_those_that_were_named(known: Knowledge) -> None:
    found = read(
        "De minister van Justitie en Veiligheid en de minister van Financiën overleggen hierover."
        " Deze ministers moeten de registratie verbeteren.",
        known,
    )
    asked = [one for one in found.statements if one.kind == StatementKind.RECOMMENDATION]
    assert {actor.post.rsplit("/", 1)[-1] for one in asked for actor in one.addressees} == {
        "minister-van-justitie-en-veiligheid",
        "minister-van-financien",
    }


def test_an_office_that_nothing_names_is_kept_by_its_words(known: Knowledge) -> None:
    found = read("De staatssecretaris heeft toegezegd de registratie te verbeteren.", known)
    promised = [one for one in found.statements if one.kind == StatementKind.COMMITMENT]
    assert [(actor.words, actor.agent) for one in promised for actor in one.holders] == [
        ("de staatssecretaris", "")
    ]


TOGETHER = [
    # sentences, those who promise or carry the last one
    (
        "De minister van VWS en ik gaan dit samen onderzoeken.",
        ["minister-van-volksgezondheid", "nationaal-rapp"],
    ),
    (
        "De AIVD (Algemene Inlichtingen- en Veiligheidsdienst), het OM en de IND hebben dit afgesproken.",
        ["algemene-inlichtingen", "immigratie", "openbaar-ministerie"],
    ),
    (
        "De reclassering en/of de Raad voor de Kinderbescherming zijn verantwoordelijk voor het advies.",
        ["raad-voor-de-kinderbescherming", "reclassering"],
    ),
    (
        "De politie en het OM spraken hierover. Zij zijn verantwoordelijk voor de opsporing.",
        ["openbaar-ministerie", "politie"],
    ),
    (
        "Van de politie en het OM weten wij dat zij verantwoordelijk zijn voor de opsporing.",
        ["openbaar-ministerie", "politie"],
    ),
    (
        "De politie en het OM spraken hierover. Beide organisaties zijn verantwoordelijk voor de opsporing.",
        ["openbaar-ministerie", "politie"],
    ),
    (
        "De politie, die het OM ondersteunt, is verantwoordelijk voor de registratie.",
        ["politie"],
    ),
    (
        "De ministers van Volksgezondheid, Welzijn en Sport en voor Rechtsbescherming gaan dit onderzoeken.",
        ["minister-van-volksgezondheid", "minister-voor-rechtsbescherming"],
    ),
    ("Veilig Thuis is bekend. Deze organisatie is verantwoordelijk voor de registratie.", ["veilig-thuis"]),
]


@pytest.mark.parametrize(("sentences", "holders"), TOGETHER)
def test_those_who_are_named_in_one_breath_hold_it_together(
    sentences: str, holders: list[str], known: Knowledge
) -> None:
    carried = {StatementKind.COMMITMENT, StatementKind.RESPONSIBILITY}
    *_, last = (each for each in read(sentences, known).statements if each.kind in carried)
    agents = sorted(actor.agent.rsplit("/", 1)[-1] for actor in last.holders)
    assert len(agents) == len(holders), agents
    assert all(agent.startswith(each) for agent, each in zip(agents, holders, strict=True)), agents


def test_the_mark_of_a_note_behind_a_name_is_no_part_of_it(known: Knowledge) -> None:
    found = read("De politie1 en het Openbaar Ministerie2 zijn verantwoordelijk voor de opsporing.", known)
    assert len(said(found, StatementKind.RESPONSIBILITY).holders) == 2


def test_a_law_that_the_document_names_elsewhere_is_what_its_kind_of_law_stands_for(known: Knowledge) -> None:
    text = (
        "1. Aanleiding\n\nDe Jeugdwet geldt sinds 2015 in het hele land voor alle gemeenten.\n\n"
        "2. Advies\n\nIk adviseer u om deze wet op korte termijn te laten evalueren.\n"
    )
    found = record(read_bytes(text.encode(), "rapport.txt"), known)
    assert f"{ID}law/jeugdwet" in said(found, StatementKind.RECOMMENDATION).about


UNDER = """Rapport

2 Aanbevelingen

Dit zijn de aanbevelingen van het onderzoek, in volgorde van belang voor de praktijk.

Aanbeveling 1

De politie stelt bij elke eenheid rechercheurs vrij voor dit werk.

Aanbeveling 2

Wie dit wil volgen, leest nu afzonderlijke vonnissen van de rechtbanken in het land.
"""


def test_what_stands_right_under_its_number_is_asked_of_its_subject(known: Knowledge) -> None:
    found = record(read_bytes(UNDER.encode(), "rapport.txt"), known).statements
    asked = [each for each in found if each.rule == "recommendation.under-number"]
    assert [agents(each.addressees) for each in asked] == [("organisation/politie",)]


NORM = """Rapport over opvang

Referentie: Nationaal Rapporteur (2017). De opvang van slachtoffers. Den Haag: Nationaal Rapporteur.

1 Samenvatting

Dit rapport gaat over de opvang van slachtoffers.

{heading}

De politie dient altijd een onderzoek in te stellen, ook als er geen aangifte ligt.
"""


@pytest.mark.parametrize(
    ("heading", "duties"),
    [("3 Het opsporingsonderzoek", [("organisation/politie",)]), ("7 Conclusies en aanbevelingen", [])],
)
def test_a_norm_is_a_duty_where_a_report_tells_how_things_are_done(
    heading: str, duties: list[tuple[str, ...]], known: Knowledge
) -> None:
    found = record(read_bytes(NORM.format(heading=heading).encode(), "rapport.txt"), known)
    assert [agents(each.holders) for each in found.statements if each.rule == "responsibility.norm"] == duties


def test_notes_below_a_line_that_ends_in_a_colon_are_no_list(known: Knowledge) -> None:
    lead = "Er zijn projecten die er op gericht zijn om de genoemde knelpunten te overbruggen:"
    notes = ["6 Richtlijn 2011/36/EU, artikel 19.", "7 Zie ook het jaarverslag van de dienst."]
    found = read("\n\n".join((lead, *notes)), known)
    assert not [each for each in found.statements if "2011/36/EU" in each.text and lead in each.text]


def test_the_municipality_of_no_place_is_all_of_them(known: Knowledge) -> None:
    found = read("De gemeente is verantwoordelijk voor de jeugdhulp.", known)
    assert agents(said(found, StatementKind.RESPONSIBILITY).holders) == ("organisation/gemeenten",)


def test_the_municipality_that_was_named_is_that_one(known: Knowledge) -> None:
    text = "De gemeente Zwolle heeft een plan. De gemeente is verantwoordelijk voor de jeugdhulp."
    found = read(text, known)
    assert agents(said(found, StatementKind.RESPONSIBILITY).holders) == ("organisation/gemeente-zwolle",)


def test_what_another_is_said_to_promise_is_not_the_author_s(known: Knowledge) -> None:
    found = read("Volgens de politie zal hierop in een volgende rapportage worden teruggekomen.", known)
    assert agents(said(found, StatementKind.COMMITMENT).holders) == ("organisation/politie",)


def test_of_several_who_sign_it_is_promised_by_the_one_it_names(known: Knowledge) -> None:
    letter = LETTER.replace(
        "H.J. Bolhaar\nNationaal Rapporteur Mensenhandel en Seksueel Geweld tegen Kinderen",
        "De minister van Justitie en Veiligheid,\nDe staatssecretaris van Volksgezondheid, Welzijn en Sport,",
    )
    words = "De minister van Justitie en Veiligheid zal hierop voor de zomer terugkomen."
    found = record(read_bytes(letter.format(sentence=words).encode(), "brief.txt"), known)
    (promise,) = (each for each in found.statements if each.kind == StatementKind.COMMITMENT)
    assert agents(promise.holders) == ("post/minister-van-justitie-en-veiligheid",)

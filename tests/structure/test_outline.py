"""Sections, sentences and dates."""

import pytest

from kg.model import BlockKind
from kg.reading import read_bytes
from kg.structure import outline
from kg.structure.dates import find, first_day, last_day
from kg.structure.sentences import split
from tests.reading.test_sizes import BODY, pdf

SENTENCES = [
    # text, its sentences
    ("Ik sprak mr. M. Abelman. Dat was goed.", ["Ik sprak mr. M. Abelman.", "Dat was goed."]),
    (
        "Zie o.a. de nota (d.d. 5 april 2017). Dit is nr. 3.",
        ["Zie o.a. de nota (d.d. 5 april 2017).", "Dit is nr. 3."],
    ),
    ("Directeur a.i. Jansen kwam. Hij bleef.", ["Directeur a.i. Jansen kwam.", "Hij bleef."]),
    ("Prof. dr. C.R.J.J. Rijken schreef het.", ["Prof. dr. C.R.J.J. Rijken schreef het."]),
    ("Ik vraag u dat. Het is nodig.", ["Ik vraag u dat.", "Het is nodig."]),
    ("Hierover spreek ik u. ‘Kom’, zei hij.", ["Hierover spreek ik u.", "‘Kom’, zei hij."]),
    (
        "De opvang is nog nodig.1 Dat blijft zo.12 Ook nu.",
        ["De opvang is nog nodig.1", "Dat blijft zo.12", "Ook nu."],
    ),
    ("Zie art.3 Grondwet en p.4 Bijlage.", ["Zie art.3 Grondwet en p.4 Bijlage."]),
    (
        "(1) Hoe vaak komt het voor? (2) Wie doet er iets aan? Dat blijkt uit figuur 1.",
        ["(1) Hoe vaak komt het voor?", "(2) Wie doet er iets aan?", "Dat blijkt uit figuur 1."],
    ),
    ("Registreer dit. (De politie)", ["Registreer dit. (De politie)"]),
    ("Registreer dit. (Dat moet beter.)", ["Registreer dit.", "(Dat moet beter.)"]),
    ("▪ Er is opvang. Die is vol.", ["▪ Er is opvang.", "Die is vol."]),
    ("(2)", ["(2)"]),
    (
        "Het gaat om artikel 248b Sr. Enkele zaken (art. 250 Sr. en 252 Sr) zijn oud.",
        ["Het gaat om artikel 248b Sr.", "Enkele zaken (art. 250 Sr. en 252 Sr) zijn oud."],
    ),
    (
        "Er is informatie van de CIE. Er was een melding.",
        ["Er is informatie van de CIE.", "Er was een melding."],
    ),
    ("Dit schreef DRS. Jansen ons.", ["Dit schreef DRS. Jansen ons."]),
    ("Er zijn 5.000 zaken. Klopt dat? Ja!", ["Er zijn 5.000 zaken.", "Klopt dat?", "Ja!"]),
]
LONG = (
    "Dit is een zin over de ‘aanpak van mensenhandel in de regio. "
    + "Nog een gewone zin van een brief. " * 30
)

DATES = [
    # text, date
    ("19 augustus 2024", "2024-08-19"),
    ("Mei 2020", "2020-05"),
    ("5-4-2017", "2017-04-05"),
    ("2017-04-05", "2017-04-05"),
    ("31 februari 2020", ""),
    ("in 2020", ""),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_text_is_split_where_its_sentences_end(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in split(text)] == expected


def test_many_marks_are_one_piece() -> None:
    assert len(list(split("- " * 1500))) == 1


def test_a_quotation_mark_that_never_closes_does_not_swallow_a_page() -> None:
    assert len(list(split(LONG))) == 31
    assert len(list(split(LONG + "Het staat in artikel 248b Sr. Dat is zo."))) == 33


@pytest.mark.parametrize(("text", "date"), DATES)
def test_a_date_is_as_precise_as_written(text: str, date: str) -> None:
    assert [found for _, _, found in find(text)] == ([date] if date else [])


def test_a_month_runs_from_its_first_day_to_its_last() -> None:
    assert (first_day("2024-02"), last_day("2024-02")) == ("2024-02-01", "2024-02-29")
    assert (first_day("2024"), last_day("2024")) == ("2024-01-01", "2024-12-31")


def test_numbered_headings_make_sections_and_sentences_know_theirs() -> None:
    text = "1. Inleiding\nDit is de inleiding van het plan.\n\n2.1 Opvang\nDit gaat over opvang van mensen.\n"
    parts = outline(read_bytes(text.encode(), "plan.txt"))
    assert [(section.label, section.level) for section in parts.sections] == [
        ("1. Inleiding", 1),
        ("2.1 Opvang", 2),
    ]
    said = [sentence for sentence in parts.sentences if sentence.block == BlockKind.PARAGRAPH]
    assert [sentence.section for sentence in said] == ["1. Inleiding", "2.1 Opvang"]


def test_a_quotation_is_told_from_its_caption_and_a_heading() -> None:
    quote = "‘" + "Dit is een lange uitspraak over de aanpak van mensenhandel in de stad. " * 3 + "Echt.’"
    plain = "Een gewone alinea die lang genoeg is om een alinea te zijn en eindigt."
    text = f"Inleiding\n\n{plain}\n\n{quote}\n\nAnna de Vries\n\nBurgemeester van Zwolle\n"
    kinds = [sentence.block for sentence in outline(read_bytes(text.encode(), "folder.txt")).sentences]
    assert kinds[0] == BlockKind.HEADING
    assert kinds[-2:] == [BlockKind.CAPTION, BlockKind.CAPTION]
    assert BlockKind.QUOTE in kinds


@pytest.mark.parametrize(
    ("title", "sections"),
    [
        ("Mensenhandel in Nederland", ["Aanleiding", "Conclusie"]),
        ("Wat is mensenhandel?", ["Wat is mensenhandel?", "Aanleiding", "Conclusie"]),
    ],
)
def test_a_title_is_no_section_unless_it_asks(title: str, sections: list[str]) -> None:
    text = f"# {title}\n\nDit is het begin.\n\n## Aanleiding\n\nDaarom.\n\n## Conclusie\n\nZo is het.\n"
    parts = outline(read_bytes(text.encode(), "stuk.md"))
    assert (parts.title, [section.label for section in parts.sections]) == (title, sections)


def test_the_parts_of_a_title_are_no_sections() -> None:
    running = (f"{BODY}.", 11, "plain")
    lines = (("Mensenhandel in beeld", 30, "plain"), ("Update cijfers 2010-2014", 22, "plain"))
    below = (running, ("Inleiding", 16, "plain"), running, running, ("Slot", 16, "plain"), running, running)
    found = outline(read_bytes(pdf(*lines, *below), "stuk.pdf"))
    assert found.title == "Mensenhandel in beeld. Update cijfers 2010-2014"
    assert [section.label for section in found.sections] == ["Inleiding", "Slot"]


def test_a_heading_that_the_contents_list_over_two_lines_is_one_section() -> None:
    words = "De rapporteur doet onderzoek naar mensenhandel en adviseert daarover de regering.\n"
    contents = "1 Positie en taak van de rapporteur mensenhandel en geweld\ntegen kinderen 6\n2 Bureau 7\n"
    first = "1 Positie en taak van de rapporteur mensenhandel en geweld tegen kinderen"
    body = f"{first}\n\n{words}\n2 Bureau\n\n{words}"
    found = outline(read_bytes(f"{words}\n{contents}\n{body}".encode(), "x.txt"))
    assert [section.label for section in found.sections] == [first, "2 Bureau"]


def test_what_has_been_read_begins_a_part_of_its_own() -> None:
    text = "De cijfers zijn van het bureau.\nLiteratuur\nJansen (2010). Opvang. Den Haag: Uitgever.\n"
    found = outline(read_bytes(text.encode(), "x.txt"))
    assert [section.label for section in found.sections] == ["Literatuur"]


def test_words_in_bold_on_a_line_of_their_own_are_no_part_of_the_sentence_below() -> None:
    text = (
        "# Wie doet wat\n\n**Gemeenten**  \nGemeenten zorgen voor opvang.\n\nDe **politie** en **OM**\nook.\n"
    )
    assert [sentence.text for sentence in outline(read_bytes(text.encode(), "x.md")).sentences][1:] == [
        "Gemeenten",
        "Gemeenten zorgen voor opvang.",
        "De politie en OM ook.",
    ]


def test_words_in_bold_within_a_sentence_do_not_tear_it() -> None:
    text = "# Plan\n\nDe gemeenten moeten\n**uiterlijk in het voorjaar**\nde opvang verbeteren.\n"
    assert [sentence.text for sentence in outline(read_bytes(text.encode(), "x.md")).sentences][1:] == [
        "De gemeenten moeten uiterlijk in het voorjaar de opvang verbeteren."
    ]

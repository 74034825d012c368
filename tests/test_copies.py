"""Copies are found whatever they lost; what is only alike is none."""

import random
import re
import time
import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest

from kg.building.found import find
from kg.copies import Sketch, alike, copies, sketch
from kg.model import Recognised, Span, Text
from kg.reading import UnreadableError, documents, fingerprint, formats, read
from kg.resources import folder
from tests.corpus import CORPUS

IDENTICAL = ("P0058", "P0080", "P0102", "P0114", "P0116")
NEARLY = {("P0092D02.pdf", "P0092D01.pdf")}  # two characters differ in 44 pages

SENTENCES = (
    "De minister van Veiligheid en Justitie coördineert de aanpak van mensenhandel.",
    "In 2016 werden 952 mogelijke slachtoffers gemeld, onder wie 276 kinderen.",
    "Ik beveel u aan om in elke regio te zorgen voor opvang (categorie 1).",
    "Het Openbaar Ministerie en de politie hebben daarvoor sinds 2013 onvoldoende capaciteit.",
    "Op 5 april 2017 stuurde ik u mijn tiende rapportage, met 12 aanbevelingen.",
    "Gemeenten zijn op grond van de Wmo 2015 verantwoordelijk voor de ondersteuning.",
    "Van de 3 regio's die ik bezocht heeft er 1 een sluitende aanpak, 2 werken eraan.",
    "De Inspectie SZW doet onderzoek naar arbeidsuitbuiting in 7 sectoren.",
)
LETTER = "\n".join(SENTENCES)
OTHER_NUMBERS = re.sub(r"\d+", lambda each: str(int(each[0]) * 7 + 3), LETTER)
ENGLISH = (
    "The Minister of Security and Justice coordinates the fight against human trafficking. In 2016 there "
    "were 952 possible victims, 276 of whom were children. I advise you to see to shelter in every region."
)


def text(raw: str, name: str = "") -> Text:
    digest = f"{random.Random(name or raw).getrandbits(256):064x}"  # noqa: S311 - only to tell them apart
    return Text(name=name, sha256=digest, encoding="", raw=raw, clean=raw, runs=())


def without_accents(raw: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", raw) if not unicodedata.combining(char))


PAIRS = [
    # what was done to the letter, what became of it, whether it is a copy
    ("lost its case", LETTER.lower(), True),
    ("lost its digits", re.sub(r"\d", "", LETTER), True),
    ("lost its punctuation", re.sub(r"[^\w\s]", "", LETTER), True),
    ("lost all three", re.sub(r"[^a-zà-ÿ\s]", "", LETTER.lower()), True),
    ("other line breaks", LETTER.replace(" ", "\n"), True),
    ("on a line", LETTER.replace("\n", " "), True),
    ("a word added", LETTER + " Hoogachtend.", True),
    ("half of it", LETTER[: len(LETTER) // 2], False),
    ("a translation", ENGLISH, False),
    ("lost its accents", without_accents(LETTER), True),
    ("the same form with other numbers", OTHER_NUMBERS, False),
    ("another letter", "De Tweede Kamer debatteert morgen over de begroting van Defensie.", False),
    ("nothing", "", False),
]


@pytest.mark.parametrize(("raw", "is_copy"), [row[1:] for row in PAIRS], ids=[row[0] for row in PAIRS])
def test_a_copy_is_one_whatever_it_lost(raw: str, *, is_copy: bool) -> None:
    one, other = sketch(text(LETTER)), sketch(text(raw))
    found = copies([one, other])
    assert bool(found) == is_copy
    assert copies([other, one]) == found, "the order does not matter"


SPEAKING = [
    # the first speaks: text, date; and the second is its copy
    ("the complete one, though younger", (LETTER, "2018-01-01"), (LETTER.lower(), "2017-01-01")),
    ("the older of two complete ones", (LETTER, "2017-01-01"), (LETTER + " Nieuw.", "2018-01-01")),
    ("the dated one", (LETTER, "2018-01-01"), (LETTER + " Nieuw.", "")),
    ("the longer one of one day", (LETTER + " Nieuw.", "2018-01-01"), (LETTER, "2018-01-01")),
    ("the one with digits", (LETTER.lower(), ""), (re.sub(r"\d", "", LETTER).lower(), "2017-01-01")),
]


@pytest.mark.parametrize(("first", "second"), [row[1:] for row in SPEAKING], ids=[row[0] for row in SPEAKING])
def test_the_complete_one_speaks_or_else_the_oldest(first: tuple[str, str], second: tuple[str, str]) -> None:
    original, copy = (sketch(text(pair[0]), date=pair[1]) for pair in (first, second))
    assert copies([copy, original]) == {copy.sha256: original.sha256}


def test_the_one_with_text_speaks_rather_than_a_scan_of_it() -> None:
    long = LETTER + " Nieuw."
    read = tuple(Recognised(Span(*found.span()), 0.9) for found in re.finditer(r"\S+", long))
    scan = sketch(replace(text(long), recognised=read), date="2017-01-01")
    own = sketch(text(LETTER), date="2018-01-01")
    assert copies([scan, own]) == {scan.sha256: own.sha256}
    lost = sketch(text(LETTER.lower()), date="2018-01-01")
    assert copies([scan, lost]) == {lost.sha256: scan.sha256}, "a scan has at least its capitals"


def test_one_letter_to_two_ministers_is_no_copy() -> None:
    one, other = (sketch(text(LETTER, name), reference=name) for name in ("14071", "14072"))
    assert copies([one, other]) == {}
    same, again = (sketch(text(LETTER, name), reference="14071") for name in ("a", "b"))
    assert len(copies([same, again])) == 1


def test_copies_of_a_copy_all_point_to_the_one_that_speaks() -> None:
    texts = [LETTER, LETTER.lower(), re.sub(r"[\d.,]", "", LETTER.lower()), LETTER + " Ja."]
    found = copies([sketch(text(raw)) for raw in texts])
    assert len(found) == 3
    assert len(set(found.values())) == 1
    assert not set(found.values()) & set(found)


def words(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)  # noqa: S311 - any words will do
    return ["".join(chance.choices("aeinorst", k=7)) for _ in range(count)]


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.8, 0.95, 1.0])
def test_a_sketch_estimates_what_long_texts_have_in_common(share: float) -> None:
    both, own, other = words(1, int(6000 * share)), words(2, 6000), words(3, 6000)
    rest = 6000 - len(both)
    one, two = (sketch(text(" ".join(both + part[:rest]))) for part in (own, other))
    wanted = share / (2 - share)
    assert alike(one.words, two.words) == pytest.approx(wanted, abs=0.08)


FORM = " ".join(words(0, 60))
MANY = [
    # a form, and what each document of it has that others have not: comparing each with each takes minutes
    ("letters that share their first words", lambda at: f"{FORM} {' '.join(words(at, 90))}"),
    ("letters of one form, with other numbers", lambda at: f"{FORM} op 5 april 2017 nummer {at} en {at * 7}"),
    ("notes of one year", lambda at: f"{' '.join(words(at, 40))} 2017"),
]


@pytest.mark.parametrize("made", [row[1] for row in MANY], ids=[row[0] for row in MANY])
def test_many_documents_are_compared_in_little_time(made: Callable[[int], str]) -> None:
    many = [sketch(text(made(seed))) for seed in range(1, 1500)]
    twins = [sketch(text(f"{made(seed)} Toe.")) for seed in range(1, 4)]
    begun = time.process_time()
    assert len(copies([*many, *twins])) == 3
    assert time.process_time() - begun < 5


def test_the_copy_among_the_bundled_documents_is_found() -> None:
    texts = [read(path) for path in sorted(folder("documents").glob("*.txt"))]
    names = {each.sha256: each.name[:3] for each in texts}
    found = copies(sketch(each) for each in texts)
    assert {(names[copy], names[original]) for copy, original in found.items()} == {("004", "001")}


@pytest.fixture(scope="module")
def drawn() -> dict[str, Sketch]:
    """Return the sketches of the corpus and of the bundled documents, by name, without letterheads."""
    if not CORPUS.is_dir():
        pytest.skip("needs the corpus of publications; see KG_SHARED")
    sketches: dict[str, Sketch] = {}
    for path in documents((CORPUS, folder("documents")))[0]:
        try:
            raw = formats.draw(path.read_bytes(), path.suffix[1:].lower(), path.name).raw
        except UnreadableError:
            continue
        drawn = Text(name=path.name, sha256=fingerprint(path)[0], encoding="", raw=raw, clean="", runs=())
        sketches[path.name] = sketch(drawn)
    return sketches


def test_the_duplicate_pairs_of_the_corpus_are_found_and_no_false_one(drawn: dict[str, Sketch]) -> None:
    found = find(documents((CORPUS,))[0], [])
    same = {each.names for each in found.values() if len(each.names) > 1}
    assert same == {(f"{name}D01.pdf", f"{name}D02.pdf") for name in IDENTICAL}
    names = {each.sha256: name for name, each in sorted(drawn.items(), reverse=True)}
    pairs = {(names[copy], names[original]) for copy, original in copies(drawn.values()).items()}
    inside = {pair for pair in pairs if not pair[0].startswith("00") and not pair[1].startswith("00")}
    assert {frozenset(pair) for pair in inside} == {frozenset(pair) for pair in NEARLY}


def test_the_pdf_of_a_letter_and_its_text_are_one_letter(drawn: dict[str, Sketch]) -> None:
    letters = [each for name, each in drawn.items() if name.startswith(("001", "004", "P0018D01"))]
    assert len(letters) == 3
    assert len(copies(letters)) == 2

"""A page that is a picture is recognised and proved like any page; where it cannot be, that is said."""

import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from click.testing import CliRunner
from PIL import Image, ImageDraw, ImageFont

from kg import pipeline
from kg.cli import main
from kg.model import FurnitureKind, PartyRole, StatementKind, Text
from kg.pipeline import Knowledge, build, record
from kg.reading import UnreadableError, ocr, read_bytes
from kg.reading.pictures import Quote
from kg.reading.pictures import picture as show
from tests.corpus import CORPUS, needs_corpus

needs_tesseract = pytest.mark.skipif(
    bool(ocr.lacking()), reason="needs Tesseract with Dutch: apt install tesseract-ocr tesseract-ocr-nld"
)
MARKED = (255, 235, 90)
A4 = (1654, 2339)  # dots at 200 an inch
Place = tuple[int, int, str]
HEAD: list[Place] = [
    # how far from the left and the top, and what stands there
    (220, 300, "Retouradres Postbus 20301 2500 EH Den Haag"),
    (220, 420, "De minister van Veiligheid en Justitie"),
    (220, 470, "Postbus 20301"),
    (220, 520, "2500 EH Den Haag"),
    (220, 640, "Datum 5 april 2017"),
    (220, 690, "Onderwerp Opvang van slachtoffers"),
    (220, 820, "Geachte minister,"),
]
MARGIN: list[Place] = [
    (1150, 640, "Ons kenmerk"),
    (1150, 690, "10026"),
    (1150, 800, "Bij beantwoording de datum"),
    (1150, 850, "en ons kenmerk vermelden."),
]
BODY: list[Place] = [
    (220, 940, "Ik adviseer u om in het hele land de opvang van"),
    (220, 990, "slachtoffers van mensenhandel te versterken."),
]
ASKED = "Ik adviseer u om in het hele land de opvang van slachtoffers van mensenhandel te versterken."
SECOND: list[Place] = [
    (220, 300, "Het is zorgelijk dat de opvang van slachtoffers van"),
    (220, 350, "mensenhandel in het hele land niet beschikbaar is."),
    (220, 480, "Met vriendelijke groet,"),
    (220, 560, "H.J. Bolhaar"),
    (220, 610, "Nationaal Rapporteur"),
]
ENGLISH: list[Place] = [
    (220, 300 + 50 * at, line)
    for at, line in enumerate(
        (
            "The National Rapporteur writes about the shelter of",
            "victims of trafficking in human beings, which is not",
            "what it should have been with the means that there are.",
        )
    )
]


def picture(places: Iterable[Place]) -> Image.Image:
    """Return a page as a scanner gives it."""
    image = Image.new("L", A4, 255)
    pen = ImageDraw.Draw(image)
    font = ImageFont.load_default(34)
    for left, top, words in places:
        pen.text((left, top), words, fill=0, font=font)
    return image


def scan(*pages: Iterable[Place]) -> bytes:
    """Return a PDF of pictures."""
    return as_pdf(*map(picture, pages))


def as_pdf(first: Image.Image, *others: Image.Image) -> bytes:
    written = io.BytesIO()
    first.save(written, "PDF", resolution=200, save_all=True, append_images=others)
    return written.getvalue()


def marks(page: Image.Image) -> set[tuple[int, int]]:
    """Return which dots of a page are marked, of every fourth each way."""
    pixels = page.load()
    assert pixels is not None
    places = ((x, y) for x in range(0, page.width, 4) for y in range(0, page.height, 4))
    return {place for place in places if pixels[place] == MARKED}


def typed(*lines: str) -> bytes:
    """Return a PDF of one page with text."""
    shown = " ".join(f"1 0 0 1 72 {760 - 20 * at} Tm ({line}) Tj" for at, line in enumerate(lines))
    stream = f"BT /F1 11 Tf {shown} ET"
    font = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    resources = f"/Resources {font}"
    parts = [
        "%PDF-1.4",
        "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
        "2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj",
        f"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {resources} >> endobj",
        f"4 0 obj << /Length {len(stream)} >> stream\n{stream}\nendstream endobj",
        "trailer << /Root 1 0 R >>",
        "%%EOF",
    ]
    return "\n".join(parts).encode("latin-1")


def together(*files: bytes) -> bytes:
    """Return one PDF with the pages of several."""
    whole = pdfium.PdfDocument.new()
    for file in files:
        whole.import_pages(pdfium.PdfDocument(file))
    written = io.BytesIO()
    whole.save(written)
    return written.getvalue()


TYPED = (
    "Den Haag, 5 april 2017",
    "Geachte minister,",
    "De politie dient hiervoor meer capaciteit te krijgen.",
)
LETTER = scan([*HEAD, *MARGIN, *BODY], SECOND)


@pytest.fixture(scope="module")
def letter() -> Text:
    """Return a scanned letter of two pages, as read."""
    return read_bytes(LETTER, "brief.pdf")


@needs_tesseract
def test_a_scanned_letter_has_its_letterhead(letter: Text, known: Knowledge) -> None:
    head = record(letter, known).outline.letterhead
    assert head.date
    assert head.date.value == "2017-04-05"
    assert head.reference
    assert letter.quote(head.reference.span) == "10026"
    assert head.subject
    assert head.subject.value == "Opvang van slachtoffers"
    assert [party.post for party in head.of(PartyRole.ADDRESSEE)] == ["minister van Veiligheid en Justitie"]


@needs_tesseract
def test_a_statement_on_a_scan_has_its_page_and_characters(letter: Text, known: Knowledge) -> None:
    said = {one.kind: one for one in record(letter, known).statements}
    asked, worry = said[StatementKind.RECOMMENDATION], said[StatementKind.CONCERN]
    assert asked.text == ASKED
    assert " ".join(" ".join(map(letter.quote, asked.spans)).split()) == ASKED
    assert {letter.page(span.start) for span in asked.spans} == {1}
    assert {letter.page(span.start) for span in worry.spans} == {2}


@needs_tesseract
def test_a_margin_column_is_read_apart_from_what_stands_beside_it(letter: Text) -> None:
    margin = [letter.quote(item.span) for item in letter.furniture if item.kind == FurnitureKind.MARGIN]
    assert [line for _, _, line in MARGIN] == margin
    assert "Datum 5 april 2017\n" in letter.raw


@needs_tesseract
def test_every_recognised_word_has_its_place_and_certainty(letter: Text) -> None:
    assert letter.recognised_pages() == (1, 2)
    assert not letter.unread
    words = [letter.quote(word.span) for word in letter.recognised]
    assert words == letter.raw.split()
    assert all(0.5 < word.certainty <= 1 for word in letter.recognised)
    (first, *_), end = letter.recognised, len(letter.raw)
    assert letter.certainty([first.span]) == first.certainty
    assert 0.5 < letter.certainty([type(first.span)(0, end)]) < 1


@needs_tesseract
def test_the_same_scan_gives_the_same_text(letter: Text) -> None:
    assert read_bytes(LETTER, "brief.pdf") == letter


@needs_tesseract
def test_of_a_mixed_document_only_the_pages_without_text_are_recognised() -> None:
    alone = read_bytes(typed(*TYPED), "brief.pdf")
    mixed = read_bytes(together(typed(*TYPED), scan(SECOND), typed(*TYPED)), "brief.pdf")
    first, second, third = mixed.raw.split("\f")
    assert first == third == alone.raw
    assert "Het is zorgelijk dat" in second
    assert mixed.recognised_pages() == (2,)
    assert mixed.certainty([type(mixed.recognised[0].span)(0, len(first))]) == 1


@needs_tesseract
def test_an_english_page_is_recognised_as_english(known: Knowledge) -> None:
    text = read_bytes(scan(ENGLISH), "letter.pdf")
    assert text.raw.split() == " ".join(line for _, _, line in ENGLISH).split()
    assert record(text, known).outline.language == "en"


@needs_tesseract
@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_lay_on_its_side_or_head_is_turned(degrees: int) -> None:
    image = picture([*HEAD, *BODY])
    upright, turned = (as_pdf(each) for each in (image, image.rotate(degrees, expand=True)))
    assert read_bytes(turned, "brief.pdf").raw == read_bytes(upright, "brief.pdf").raw
    drawn, found = show(turned, "brief.pdf", 1, [Quote(ASKED)])
    assert found == 1
    page = Image.open(io.BytesIO(drawn)).convert("RGB").rotate(-degrees, expand=True)
    assert {int(y / page.height * A4[1] / 50) for _, y in marks(page)} == {18, 19, 20}, "from 940 to 1030"


@needs_tesseract
def test_a_picture_without_letters_is_no_text() -> None:
    with pytest.raises(UnreadableError, match="no text can be recognised"):
        read_bytes(as_pdf(Image.effect_noise((600, 800), 90).convert("L")), "foto.pdf")


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Return a function that puts a program in place of Tesseract: the languages it knows, what it does."""
    folder = tmp_path / "bin"
    folder.mkdir()

    def put(languages: str, does: str) -> None:
        program = folder / "tesseract"
        told = f'List of available languages in "/nowhere" (1):\\n{languages}'
        program.write_text(
            "#!/bin/sh\n"
            'case "$1" in\n--version) echo tesseract 5.9; exit;;\n'
            f"--list-langs) printf '{told}\\n'; exit;;\nesac\n{does}\n"
        )
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    return put


@pytest.fixture
def nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no program be found."""
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.usefixtures("nothing")
def test_a_scan_where_nothing_recognises_text_is_said_to_be_one() -> None:
    with pytest.raises(UnreadableError, match="a scan without text") as caught:
        read_bytes(LETTER, "brief.pdf")
    assert "apt install tesseract-ocr tesseract-ocr-nld" in str(caught.value)
    assert "installeer Tesseract met Nederlands" in caught.value.told("nl")


@pytest.mark.usefixtures("nothing")
def test_the_pages_of_a_mixed_document_that_stay_pictures_are_known() -> None:
    text = read_bytes(together(typed(*TYPED), scan(SECOND), typed("")), "brief.pdf")
    assert "De politie dient" in text.clean
    assert text.unread == (2,)  # the third is blank


FAULTS = [
    # the languages it knows, what it does with a page, what is said of the scan
    ("eng", "exit 0", "Tesseract knows no Dutch here; install that"),
    ("nld", "echo geen geheugen >&2; exit 1", r"failed on it \(geen geheugen\)"),
    ("nld", "kill -SEGV $$", r"failed on it \(exit code -11\)"),
    ("nld", "sleep 60", r"failed on it \(> 0.5 s\)"),
    ("nld", "(sleep 60 &) ; sleep 60", r"failed on it \(> 0.5 s\)"),
    ("nld", "echo rommel", "no text can be recognised"),
    ("nld", "exit 0", "failed on it"),
]


@pytest.mark.parametrize(("languages", "does", "why"), FAULTS)
def test_a_program_that_does_not_do_its_work_is_told(
    languages: str,
    does: str,
    why: str,
    fake: Callable[[str, str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ocr, "_SECONDS", 0.5)
    fake(languages, does)
    with pytest.raises(UnreadableError, match=why):
        read_bytes(scan(SECOND), "brief.pdf")


READINGS = [
    # how certain the words of two paragraphs are, how many of them are text, whether the page was read well
    ((90, 80), 2, True),
    ((90, 40), 1, False),
    ((60, 60), 2, False),
]


@pytest.mark.parametrize(("sure", "paragraphs", "is_legible"), READINGS)
def test_a_page_that_was_read_badly_is_told(  # noqa: PLR0913, PLR0917 - fixtures and the row
    sure: tuple[int, int],
    paragraphs: int,
    is_legible: bool,  # noqa: FBT001 - of the row
    fake: Callable[[str, str], None],
    tmp_path: Path,
    known: Knowledge,
) -> None:
    words = ("Het", "is", "zorgelijk", "dat", "de", "opvang", "niet", "beschikbaar", "is.") * 4
    answer = "".join(
        "<p class='ocr_par'><span class='ocr_line' title='x_size 30'>"
        + "".join(
            f"<span class='ocrx_word' title='bbox {at} {each} {at} {each}; x_wconf {each}'>{word}</span>"
            for at, word in enumerate(words)
        )
        + "</span></p>"
        for each in sure
    )
    (tmp_path / "answer").write_text(f"<html><body>{answer}</body></html>")
    fake("nld", f"cat '{tmp_path / 'answer'}'")
    text = read_bytes(together(typed(*TYPED), scan(SECOND)), "brief.pdf")
    assert len(text.recognised) == paragraphs * len(words)
    assert (text.recognised_pages(), text.unread) == ((2,), () if is_legible else (2,))
    concerns = [one for one in record(text, known).statements if one.kind == StatementKind.CONCERN]
    assert bool(concerns) == (sure[0] >= 80)


def test_a_program_that_hangs_ends_with_the_time_of_its_document(
    tmp_path: Path, fake: Callable[[str, str], None]
) -> None:
    note = tmp_path / "pid"
    fake("nld", f"echo $$ > '{note}'\nexec sleep 600")
    (tmp_path / "scan.pdf").write_bytes(scan(SECOND))
    (tmp_path / "brief.txt").write_text("Den Haag, 5 april 2017\n\nDe minister betreurt dit.\n", "utf-8")
    begun = time.monotonic()
    built = build([tmp_path / "scan.pdf", tmp_path / "brief.txt"], tmp_path / "graph", time_limit=3)
    assert time.monotonic() - begun < 60
    assert [each.key for each in built.skipped] == ["too_slow"]
    assert built.read == 1
    assert not runs(int(note.read_text()))


def test_a_program_that_hangs_ends_with_a_killed_build(
    tmp_path: Path, fake: Callable[[str, str], None]
) -> None:
    note = tmp_path / "pid"
    fake("nld", f"echo $$ > '{note}'\nexec sleep 600")
    (tmp_path / "scan.pdf").write_bytes(scan(SECOND))
    words = ["build", str(tmp_path / "scan.pdf"), "--graph", str(tmp_path / "graph")]
    with subprocess.Popen(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", "from kg.cli import main; main()", *words]
    ) as building:
        until = time.monotonic() + 60
        while time.monotonic() < until and not (note.exists() and note.read_text()):
            time.sleep(0.05)
        building.kill()
    assert not runs(int(note.read_text()))


def runs(number: int) -> bool:
    """Tell whether a process is still at work a moment later; one that nobody has buried yet is not."""
    for _ in range(40):
        try:
            os.kill(number, 0)
            state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
        except (ProcessLookupError, FileNotFoundError):
            return False
        if state == "Z":
            return False
        time.sleep(0.05)
    return True


@needs_tesseract
def test_a_scan_is_read_once_text_recognition_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "brief.pdf").write_bytes(together(typed(*TYPED), scan([*HEAD, *BODY], SECOND)))
    graph = tmp_path / "graph"
    versions = []
    for path in (str(tmp_path), os.environ["PATH"], os.environ["PATH"]):
        monkeypatch.setenv("PATH", path)
        pipeline.version.cache_clear()
        versions.append(pipeline.version())
        built = build([tmp_path / "brief.pdf"], graph)
        versions.append(str((built.read, built.statements.get("Recommendation"))))
    pipeline.version.cache_clear()
    without, first, has, second, again, third = versions
    assert without != has == again
    assert (first, second, third) == ("(1, 1)", "(1, 2)", "(0, 2)")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a scanned letter and its graph."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "brief.pdf").write_bytes(LETTER)
    summary = build([folder / "brief.pdf"], folder / "graph")
    assert summary.recognised == (("brief.pdf", 2),)
    return folder


def kg(folder: Path, *words: str) -> str:
    """Run a command on the graph of the scanned letter and return what it says."""
    run = CliRunner().invoke(main, [*words, "--graph", str(folder / "graph"), "--lang", "en"])
    assert run.exit_code == 0, run.output
    return run.output


def said_on_the_second_page(folder: Path) -> str:
    return kg(folder, "sparql", "SELECT ?s { ?s a kg:Concern }", "-f", "csv").split()[-1]


@needs_tesseract
def test_the_graph_says_which_pages_were_recognised_and_conforms(built: Path) -> None:
    pages = kg(built, "sparql", "SELECT ?p { ?d kg:recognisedPage ?p } ORDER BY ?p", "-f", "csv")
    assert pages.split() == ["p", "1", "2"]
    kg(built, "validate")


@needs_tesseract
def test_explain_says_that_a_text_was_recognised(built: Path) -> None:
    told = kg(built, "explain", said_on_the_second_page(built))
    assert "page 2 (text recognised in its picture, may be misread), characters" in told
    assert json.loads(kg(built, "explain", said_on_the_second_page(built), "--json"))["recognised"] == ["2"]


@needs_tesseract
def test_explain_marks_the_sentence_on_the_picture(built: Path, tmp_path: Path) -> None:
    target = tmp_path / "page.png"
    kg(built, "explain", said_on_the_second_page(built), "--png", str(target), "--documents", str(built))
    image = Image.open(target).convert("RGB")
    marked = marks(image)
    scale = image.height / A4[1]
    assert {int(y / scale / 50) for _, y in marked} == {6, 7}, "its two lines, at 300 and 350"
    assert min(x for x, _ in marked) < 240 * scale
    assert max(x for x, _ in marked) > 900 * scale


@needs_tesseract
def test_a_page_that_cannot_be_recognised_again_is_told(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    iri = said_on_the_second_page(built)
    monkeypatch.setenv("PATH", str(tmp_path))
    words = ["explain", iri, "--png", str(tmp_path / "p.png"), "--documents", str(built)]
    run = CliRunner().invoke(main, [*words, "--graph", str(built / "graph"), "--lang", "en"])
    assert run.exit_code == 2
    assert "install Tesseract with Dutch" in run.output
    assert not (tmp_path / "p.png").exists()


@needs_tesseract
@needs_corpus
@pytest.mark.parametrize("name", ["P0018D01.pdf", "P0116D01.pdf"])
def test_the_scan_of_a_letter_says_what_the_letter_says(name: str, known: Knowledge) -> None:
    data = (CORPUS / name).read_bytes()
    drawn = [page.render(scale=200 / 72, grayscale=True).to_pil() for page in pdfium.PdfDocument(data)]
    own, scanned = (record(read_bytes(each, name), known) for each in (data, as_pdf(*drawn)))
    assert scanned.text.recognised_pages() == tuple(range(1, len(drawn) + 1))
    for field in ("date", "reference", "subject"):
        assert (
            getattr(own.outline.letterhead, field).value == getattr(scanned.outline.letterhead, field).value
        )
    for role in (PartyRole.SENDER, PartyRole.ADDRESSEE):
        actors = [
            [actor.agent for party, actor in each.parties if party.role == role] for each in (own, scanned)
        ]
        assert actors[0] == actors[1]
    said, read = ([(one.kind, one.rule) for one in each.statements] for each in (own, scanned))
    assert SequenceMatcher(None, said, read, autojunk=False).ratio() > 0.95
    assert all(one.confidence < 0.95 for one in scanned.statements)

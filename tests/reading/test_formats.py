"""Every format gives the same letter: the same words, the same headings and items, and offsets that hold."""

import io
import zipfile
from collections.abc import Callable

import pytest

from kg.model import BlockKind, FurnitureKind, Text
from kg.pipeline import Knowledge, record
from kg.reading import UnreadableError, read_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style")
)
HEADING = "Opvang van slachtoffers"
CONCERN = "Het is zorgelijk dat de opvang van slachtoffers van mensenhandel tekortschiet."
DUTY = "De minister van Justitie en Veiligheid is verantwoordelijk voor de aanpak van mensenhandel."


def packed(parts: dict[str, str | bytes]) -> bytes:
    """Return a ZIP with these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, words in parts.items():
            package.writestr(name, words)
    return stream.getvalue()


def paragraph(words: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def changed(words: str) -> str:
    """Return a paragraph in pieces, with a tab, a word that was struck out and the code of a field."""
    first, last = words[:28], words[28:]
    return (
        f'<w:p><w:r><w:t xml:space="preserve">{first}</w:t></w:r><w:r><w:tab/></w:r>'
        "<w:del><w:r><w:delText>GEHEIM</w:delText></w:r></w:del>"
        f"<w:r><w:instrText>GEHEIM</w:instrText></w:r><w:r><w:t>{last}</w:t></w:r></w:p>"
    )


def docx(body: str = "", **more: str) -> bytes:
    """Return a Word document: the letter, or another body."""
    body = body or "".join(
        (
            paragraph("Datum 5 april 2019"),
            paragraph("Geachte heer Grapperhaus,"),
            paragraph(HEADING, '<w:pStyle w:val="Kop2"/>'),
            paragraph(CONCERN),
            paragraph("de tekst van een item", '<w:numPr><w:numId w:val="1"/></w:numPr>'),
            changed(DUTY),
            "<w:tbl>"
            + "".join(
                f"<w:tr><w:tc>{paragraph(year)}</w:tc><w:tc>{paragraph(count)}</w:tc></w:tr>"
                for year, count in (("Jaar", "Aantal"), ("2018", "668"), ("2019", "1334"))
            )
            + "</w:tbl>",
            paragraph("Hoogachtend,"),
        )
    )
    styles = (
        f'<w:styles {W}><w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="Kop2"><w:name w:val="Kop van ons"/><w:basedOn w:val="Kop1"/></w:style>'
        "</w:styles>"
    )
    return packed(
        {
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": styles,
            **more,
        }
    )


def odt() -> bytes:
    table = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in (("Jaar", "Aantal"), ("2018", "668"), ("2019", "1334"))
    )
    words = DUTY.replace("van Justitie", "van<text:s/>Justitie").replace(
        "aanpak",
        "aanpak<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Zie de wet.</text:p></text:note-body></text:note>",
    )
    body = (
        "<text:tracked-changes><text:p>GEHEIM</text:p></text:tracked-changes>"
        "<text:p>Datum 5 april 2019</text:p><text:p>Geachte heer Grapperhaus,</text:p>"
        f'<text:h text:outline-level="1">{HEADING}</text:h><text:p>{CONCERN}</text:p>'
        "<text:list><text:list-item><text:p>de tekst van een item</text:p></text:list-item></text:list>"
        f"<text:p>{words}</text:p><table:table>{table}</table:table><text:p>Hoogachtend,</text:p>"
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {OFFICE}><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
        }
    )


def page() -> bytes:
    return (
        "<!DOCTYPE html><html><head><title>GEHEIM</title><style>.x{color:red}</style></head><body>"
        "<nav><a href='/'>Naar de inhoud</a></nav><script>var x = '<p>GEHEIM</p>';</script>"
        "<p>Datum 5 april 2019<p>Geachte heer Grapperhaus,"
        f"<h1>{HEADING}</h1><p>{CONCERN}<ul><li>de tekst van een item</ul>"
        f"<p>{DUTY.replace('mensenhandel', '<b>mensen</b>handel')}</p><!-- GEHEIM -->"
        "<table><tr><th>Jaar<th>Aantal<tr><td>2018<td>668<tr><td>2019<td>1334</table>"
        "<p onclick='GEHEIM()'>Hoogachtend,</p></body></html>"
    ).encode()


def publication() -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><officiele-publicatie>'
        '<metadata><meta name="DC.identifier" content="GEHEIM"/></metadata><kamerstuk><stuk><algemeen>'
        "<vrije-tekst><tekst><al>Datum 5 april 2019</al><al>Geachte heer Grapperhaus,</al>"
        f"<divisie><kop><titel>{HEADING}</titel></kop><al>{CONCERN}</al>"
        "<lijst><li><li.nr>–</li.nr><al>de tekst van een item</al></li></lijst>"
        f"<al>{DUTY.replace('handel', '<nadruk>handel</nadruk>')}"
        '<noot id="a"><noot.nr>1</noot.nr><noot.al>Zie de wet.</noot.al></noot></al>'
        "<table><tgroup><row><entry>Jaar</entry><entry>Aantal</entry></row>"
        "<row><entry>2018</entry><entry>668</entry></row>"
        "<row><entry>2019</entry><entry>1334</entry></row></tgroup></table></divisie>"
        "<al>Hoogachtend,</al></tekst></vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>"
    ).encode()


LETTERS: list[tuple[str, Callable[[], bytes]]] = [
    ("brief.docx", docx),
    ("brief.odt", odt),
    ("brief.html", page),
    ("brief.xml", publication),
]


@pytest.fixture(params=LETTERS, ids=[name for name, _ in LETTERS])
def letter(request: pytest.FixtureRequest) -> Text:
    name, make = request.param
    return read_bytes(make(), name)


def blocks(text: Text, kind: BlockKind) -> list[str]:
    return [text.clean[block.start : block.end] for block in text.blocks if block.kind == kind]


def test_headings_and_items_are_those_of_the_format(letter: Text) -> None:
    assert blocks(letter, BlockKind.HEADING) == [HEADING]
    assert [item.lstrip("– ") for item in blocks(letter, BlockKind.ITEM)] == ["de tekst van een item"]


def test_every_offset_leads_to_the_same_characters(letter: Text) -> None:
    for run in letter.runs:
        assert letter.clean[run.clean : run.clean + run.length] == letter.raw[run.raw : run.raw + run.length]


def test_a_sentence_is_whole_and_what_is_no_text_is_not_read(letter: Text) -> None:
    assert [words for words in blocks(letter, BlockKind.PARAGRAPH) if "mensenhandel" in words] == [
        CONCERN,
        DUTY,
    ]
    assert "GEHEIM" not in letter.raw


def test_tables_and_footnotes_are_kept_out_of_sentences(letter: Text) -> None:
    assert "1334" not in letter.clean
    assert "1334" in [
        letter.quote(item.span) for item in letter.furniture if item.kind == FurnitureKind.TABLE
    ]
    assert "Zie de wet" not in letter.clean


def test_every_format_gives_the_same_statements(letter: Text, known: Knowledge) -> None:
    plain = "\n\n".join(
        ("Datum 5 april 2019", "Geachte heer Grapperhaus,", f"1 {HEADING}", CONCERN, DUTY, "Hoogachtend,")
    )
    wanted = record(read_bytes(plain.encode(), "brief.txt"), known).statements
    found = record(letter, known).statements
    assert [(one.kind, one.text) for one in found] == [(one.kind, one.text) for one in wanted]
    assert len(found) == 2


def test_a_page_in_the_encoding_it_declares_is_read() -> None:
    words = "<meta charset=iso-8859-1><p>Financiële zaken: de minister beëindigt dat"
    assert "Financiële" in read_bytes(words.encode("cp1252"), "a.html").raw


def test_a_debate_has_its_speakers_each_on_a_line() -> None:
    words = (
        "<officiele-publicatie><handelingen><spreekbeurt><spreker><voorvoegsels>De heer</voorvoegsels>"
        "<naam><achternaam>Van Dijk</achternaam></naam>(<politiek>SP</politiek>):</spreker>"
        "<tekst><al>Voorzitter. Dit is zorgelijk.</al></tekst></spreekbeurt></handelingen>"
        "</officiele-publicatie>"
    )
    assert read_bytes(words.encode(), "h.xml").raw.split("\n\n") == [
        "De heer Van Dijk (SP):",
        "Voorzitter. Dit is zorgelijk.",
    ]


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(2, 12)).replace("&a1;", "&a;")
    + "]><officiele-publicatie><al>&a11;</al></officiele-publicatie>"
)
OUTSIDE = (
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    "<officiele-publicatie><al>Lees &a; hier</al></officiele-publicatie>"
)
REFUSED = [
    # name, bytes, what the error says
    ("lach.xml", LAUGHS.encode(), "declares entities of its own"),
    ("buiten.xml", OUTSIDE.encode(), "declares entities of its own"),
    ("lach.docx", packed({"word/document.xml": LAUGHS}), "declares entities of its own"),
    ("kapot.xml", b"<officiele-publicatie><al>tekst", "the XML is broken"),
    ("ander.xml", b"<rss><channel/></rss>", r"this XML \(rss\) is no"),
    ("leeg.xml", b"", "the file is empty"),
    ("leeg.html", b" \n", "the file is empty"),
    ("stil.html", b"<html><script>1</script></html>", "there is no text in the HTML"),
    ("diep.html", b"<div>" * 5000 + b"tekst", "the HTML is broken"),
    ("brief.docx", b"Geachte heer", "is called a DOCX and is none"),
    ("brief.odt", b"", "the file is empty"),
    ("oud.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "an old or encrypted Office file"),
    ("half.docx", docx()[:-40], "is broken"),
    ("los.docx", packed({"a.txt": "tekst"}), "this is a ZIP, no DOCX or ODT"),
    ("bom.docx", packed({"word/document.xml": bytes(80 << 20)}), "unpacks to 80 MB"),
    ("bom.odt", packed({"content.xml": "<a/>", "beeld.png": bytes(600 << 20)}), "unpacks to 600 MB"),
    (
        "slot.odt",
        packed({"content.xml": b"\x01\x02", "META-INF/manifest.xml": "<a><encryption-data/></a>"}),
        "the ODT is encrypted",
    ),
]


@pytest.mark.parametrize(("name", "data", "why"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_is_broken_or_dangerous_is_refused_in_one_line(name: str, data: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why) as caught:
        read_bytes(data, name)
    for lang in ("nl", "en"):
        assert caught.value.told(lang).startswith(f"{name}: ")
        assert "\n" not in caught.value.told(lang)


def test_the_bytes_tell_more_than_the_name() -> None:
    assert CONCERN in read_bytes(docx(), "brief.odt").raw
    assert CONCERN in read_bytes(page(), "brief.xml").raw

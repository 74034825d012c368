"""A page of a PDF that has no text but a picture: what is recognised in it, laid out as PDFium gives a page.

Within the reading step, for `kg.reading.pdf` and `kg.reading.pictures`; `kg.reading.ocr` asks the program and
`kg.reading.hocr` puts its answer in order. What comes after treats the words like those of any page.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from statistics import median
from typing import Final

import pypdfium2 as pdfium
from PIL.Image import Image, Transpose

from kg.model import FurnitureKind, Recognised, Span
from kg.reading import hocr, ocr
from kg.reading.drawn import Hint
from kg.reading.errors import UnreadableError
from kg.reading.language import language
from kg.reading.sizes import Row, Sized

_DOTS: Final = 300
"""Dots an inch: at fewer Tesseract errs more, at more it errs as much and takes longer."""
_POINTS: Final = 72
_LARGEST: Final = 5000  # dots on the longest side: a poster is looked at from further away
_GLANCE: Final = 150
_SHADES: Final = 24
"""A page whose lightest and darkest spots differ less, of 255, is blank or has one colour."""
ENOUGH_LETTERS: Final = 20
"""What has fewer letters has no text worth the name."""
_DEEP: Final = 5
_SPECKS: Final = 200
"""So many letters may be seen in a photograph or stamp that has none."""
_MOSTLY: Final = 0.7
_LONG: Final = 4
"""A word of so many letters is wider than it is high."""
_APART: Final = 1.4
"""So many times the usual distance of two lines parts paragraphs."""
_TURNS: Final = {1: Transpose.ROTATE_270, 2: Transpose.ROTATE_180, 3: Transpose.ROTATE_90}
"""By quarters clockwise; Pillow turns the other way."""
_Places = Callable[[int, int], tuple[float, float]]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Seen:
    """What was recognised on a page: its text, the sizes of its lines, which are its margin, and its words.

    `is_legible` is false where most of what looks like text could not be read. The spans count from the start
    of the page's text; `boxes` are the rectangles of the words on the page,
    in points (left, bottom, right, top).
    """

    text: str
    sized: Sized
    hints: tuple[Hint, ...]
    words: tuple[Recognised, ...]
    boxes: tuple[Box, ...]
    is_legible: bool = True


def is_scan(page: pdfium.PdfPage, words: str) -> bool:
    """Tell whether what a page says is in a picture: it has next to no text of its own, and is not blank.

    A scan may have a page number or a stamp as text; a page with but a title has no picture besides.
    """
    own = letters(words)
    return own < ENOUGH_LETTERS and _shows(page) and (not own or _has_image(page))


def letters(words: str) -> int:
    """Return how many letters a text has."""
    return sum(map(str.isalpha, words))


def _has_image(page: pdfium.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEP))


def _shows(page: pdfium.PdfPage) -> bool:
    image, _ = _drawn(page, _GLANCE / max(page.get_size()))
    shades = [shade for shade, count in enumerate(image.histogram()) if count]
    return shades[-1] - shades[0] >= _SHADES


def recognise(page: pdfium.PdfPage) -> Seen:
    """Return what is recognised on a page: as Dutch, or as English where it turns out to be that.

    Raises:
        RecognitionError: text recognition fails on it, or takes too long.
    """
    scale = min(_DOTS / _POINTS, _LARGEST / max(page.get_size()))
    dots = round(scale * _POINTS)
    image, places = _drawn(page, scale)
    (rows, noise), quarters = _language(image, dots), 0
    if _is_askew(rows) and (quarters := ocr.turned(image, dots)):
        rows, noise = _language(image.transpose(_TURNS[quarters]), dots)
    seen = _seen(rows, partial(_to_page, places, quarters, image.size), scale)
    return replace(seen, is_legible=_is_legible(rows, noise))


def _is_legible(rows: Iterable[hocr.Row], noise: int) -> bool:
    """Tell whether most of what looks like text on a page could be read, `noise` letters left out."""
    words = [word for row in rows for word in row.words]
    seen = noise + sum(len(word.text) for word in words)
    return seen < _SPECKS or sum(len(word.text) * word.certainty for word in words) >= _MOSTLY * seen


def _language(image: Image, dots: int) -> tuple[tuple[hocr.Row, ...], int]:
    rows, noise = _rows(image, dots, ocr.DUTCH)
    found = ocr.engine()
    if found and ocr.ENGLISH in found.languages and language(_text(rows)) == "en":
        rows, noise = _rows(image, dots, ocr.ENGLISH)
    return rows, noise


def _is_askew(rows: Iterable[hocr.Row]) -> bool:
    """Tell whether a page may lie on its side or head: hardly any text, or words that stand upright."""
    words = [word for row in rows for word in row.words]
    long = [word.box for word in words if letters(word.text) >= _LONG]
    upright = sum(bottom - top > right - left for left, top, right, bottom in long)
    return sum(letters(word.text) for word in words) < ENOUGH_LETTERS or 2 * upright > len(long)


def _to_page(
    places: pdfium.PdfPosConv, quarters: int, size: tuple[int, int], x: int, y: int
) -> tuple[float, float]:
    """Return where on the page a dot of its picture lies, after that was turned clockwise by quarters."""
    width, height = size
    turned_back = ((x, y), (y, height - x), (width - x, height - y), (width - y, x))
    left, top = turned_back[quarters]
    there: tuple[float, float] = places.to_page(left, top)
    return there


def _rows(image: Image, dots: int, called: str) -> tuple[tuple[hocr.Row, ...], int]:
    try:
        return hocr.rows(ocr.recognise(image, dots, called), image.width)
    except UnreadableError as error:
        raise ocr.RecognitionError(called, error.why("en")) from error


def _drawn(page: pdfium.PdfPage, scale: float) -> tuple[Image, pdfium.PdfPosConv]:
    bitmap = page.render(scale=scale, grayscale=True)
    return bitmap.to_pil().convert("L"), bitmap.get_posconv(page)


def _text(rows: Iterable[hocr.Row]) -> str:
    return " ".join(word.text for row in rows for word in row.words)


def _seen(rows: Iterable[hocr.Row], to_page: _Places, scale: float) -> Seen:
    """Lay lines out: a blank line parts paragraphs, and each line has its size in points."""
    parts: list[str] = []
    lines: list[Row] = []
    hints: list[Hint] = []
    words: list[Recognised] = []
    boxes: list[Box] = []
    position, above = 0, None
    rows = tuple(rows)
    usual = _distance(rows)
    for row in rows:
        if above:
            parts.append("\n" if 0 < row.middle - above.middle <= _APART * usual else "\n\n")
            position += len(parts[-1])
        start, above = position, row
        for number, word in enumerate(row.words):
            position += number > 0
            words.append(Recognised(Span(position, position + len(word.text)), word.certainty))
            boxes.append(_box(word, to_page))
            position += len(word.text)
        parts.append(" ".join(word.text for word in row.words))
        span = Span(start, position)
        lines.append(Row(span, 0.0 if row.is_margin else round(row.size / scale, 1), 0, slanted=False))
        if row.is_margin:
            hints.append(Hint(span, aside=FurnitureKind.MARGIN))
    sizes = Sized((), tuple(lines))
    return Seen("".join(parts), sizes, tuple(hints), tuple(words), tuple(boxes))


def _distance(rows: tuple[hocr.Row, ...]) -> float:
    """Return how far lines of a paragraph mostly are from one another, in dots."""
    within = [
        below.middle - above.middle for above, below in pairwise(rows) if above.paragraph == below.paragraph
    ]
    return median([distance for distance in within if distance > 0] or [0])


def _box(word: hocr.Word, to_page: _Places) -> Box:
    left, top, right, bottom = word.box
    corners = (to_page(left, bottom), to_page(right, top))
    (x0, x1), (y0, y1) = (sorted(axis) for axis in zip(*corners, strict=True))
    return x0, y0, x1, y1

"""A page of a PDF as a picture, with words on it marked. Beside `kg.reading.pdf`, which gives its characters.

Words are found again by what they say and what stands around them, as a text quote selector of the Web
Annotation Data Model is meant: whatever order or joining the reading gave them, the letters are those of the
page. pypdfium2 draws the page and knows where each character stands; Pillow marks and writes.
"""

import io
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw

from kg.reading import ocr, scans
from kg.reading.errors import UnreadableError
from kg.reading.pdf import is_pdf, opened

_DOTS_PER_POINT: Final = 150 / 72
_LARGEST: Final = 4000  # dots on the longest side: a poster is drawn smaller
_MARKER: Final = (255, 235, 90)
_MARGIN: Final = 2  # dots around the letters


@dataclass(frozen=True, slots=True)
class Quote:
    """Words to mark, with what stands before and after them where they stand more than once."""

    exact: str
    prefix: str = ""
    suffix: str = ""


def picture(data: bytes, name: str, number: int, quotes: Iterable[Quote] = ()) -> tuple[bytes, int]:
    """Return a page as PNG with the quotes marked, and how many of the quotes were found on it.

    Args:
        data: the PDF.
        name: what errors call it.
        number: the page, from 1.
        quotes: words to mark.

    Raises:
        UnreadableError: it is no PDF, cannot be read, or has no such page; or that is a scan whose text
            cannot be recognised here.
    """
    if not is_pdf(data):
        raise UnreadableError(name, "no_pages")
    with opened(data, name) as document:
        if not 1 <= number <= len(document):
            raise UnreadableError(name, "no_such_page", page=number, pages=len(document))
        try:
            page = document[number - 1]
            letters = _letters(page, name)
            found = [boxes for quote in quotes if (boxes := list(letters.boxes(quote)))]
            return _drawn(page, [box for boxes in found for box in boxes]), len(found)
        except pdfium.PdfiumError as error:
            raise UnreadableError(name, "broken_page") from error


_Box = tuple[float, float, float, float]


def _drawn(page: pdfium.PdfPage, boxes: Iterable[_Box]) -> bytes:
    scale = min(_DOTS_PER_POINT, _LARGEST / max(page.get_size()))
    bitmap = page.render(scale=scale, rev_byteorder=True)
    image = bitmap.to_pil().convert("RGB")
    places = bitmap.get_posconv(page)
    layer = Image.new("RGB", image.size, "white")
    pen = ImageDraw.Draw(layer)
    for left, bottom, right, top in boxes:
        corners = [places.to_bitmap(left, bottom), places.to_bitmap(right, top)]
        (x0, x1), (y0, y1) = (sorted(axis) for axis in zip(*corners, strict=True))
        pen.rectangle((x0 - _MARGIN, y0 - _MARGIN, x1 + _MARGIN, y1 + _MARGIN), fill=_MARKER)
    written = io.BytesIO()
    ImageChops.multiply(image, layer).save(written, "PNG")
    return written.getvalue()


_Rectangles = Callable[[int, int, int], Iterable[_Box]]
"""The rectangles of some characters or words, by the numbers of the first and the last, and how many marks
(a full stop, a quotation mark) come after the last letter."""


def _letters(page: pdfium.PdfPage, name: str) -> "_Letters":
    """Return the letters of a page: its own, or those recognised in it where it is a scan."""
    text = page.get_textpage()
    if not scans.is_scan(page, text.get_text_bounded()):
        count = text.count_chars()
        chars = (chr(pdfium.raw.FPDFText_GetUnicode(text, index)) for index in range(count))
        return _Letters(chars, partial(_typed, text))
    if lacking := ocr.lacking():
        raise UnreadableError(name, lacking)
    try:
        seen = scans.recognise(page)
    except ocr.RecognitionError as error:
        raise UnreadableError(name, "not_recognised", reason=error.reason) from error
    words = (seen.text[word.span.start : word.span.end] for word in seen.words)
    return _Letters(words, lambda first, last, _: seen.boxes[first : last + 1])


def _typed(text: pdfium.PdfTextPage, first: int, last: int, marks: int) -> Iterator[_Box]:
    """Yield a rectangle per line; the text page keeps those it counted last."""
    for index in range(text.count_rects(first, last + marks - first + 1)):
        yield text.get_rect(index)


class _Letters:
    """The letters and digits of a page in a row, each with the number of its character or word."""

    def __init__(self, pieces: Iterable[str], rectangles: _Rectangles) -> None:
        folded = [(letter, index) for index, piece in enumerate(pieces) for letter in _folded(piece)]
        self._row = "".join(letter for letter, _ in folded)
        self._indices = [index for _, index in folded]
        self._rectangles = rectangles

    def boxes(self, quote: Quote) -> Iterator[_Box]:
        """Yield the rectangles of a quote; where it does not stand in one piece, those of its lines."""
        first = self._place(quote)
        pieces = [quote] if first >= 0 else [Quote(line) for line in quote.exact.splitlines()]
        for piece in pieces:
            wanted = _folded(piece.exact)
            start = self._place(piece) if wanted else -1
            if start >= 0:
                last = self._indices[start + len(wanted) - 1]
                yield from self._rectangles(self._indices[start], last, _closing(piece.exact))

    def _place(self, quote: Quote) -> int:
        """Return where a quote begins in the row: of several places, that with the right surroundings."""
        wanted, before, after = map(_folded, (quote.exact, quote.prefix, quote.suffix))
        best, best_score, start = -1, -1, self._row.find(wanted) if wanted else -1
        while start >= 0:
            end = start + len(wanted)
            score = _alike(self._row[max(0, start - len(before)) : start][::-1], before[::-1])
            score += _alike(self._row[end : end + len(after)], after)
            if score > best_score:
                best, best_score = start, score
            start = self._row.find(wanted, start + 1)
        return best


def _folded(text: str) -> str:
    """Return the letters and digits of a text: white space, hyphens and ligatures differ between readings."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text).lower() if letter.isalnum())


def _closing(text: str) -> int:
    """Return how many marks (a full stop, a quotation mark) come after the last letter of a text."""
    bare = text.rstrip()
    return len(bare) - len(bare.rstrip("".join(char for char in bare if not char.isalnum())))


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common from their beginning."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count

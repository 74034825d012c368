"""A file to a `Text`: decode, split in lines, set furniture aside, join the rest."""

import hashlib
import stat
from dataclasses import replace
from pathlib import Path
from typing import Final

from kg.model import Furniture, FurnitureKind, Span, Text
from kg.reading import blocks, furniture, markup, pdf
from kg.reading.contacts import contact_details, outside
from kg.reading.decoding import decode
from kg.reading.errors import UnreadableError
from kg.reading.formulas import is_salutation
from kg.reading.lines import Line, setting, split

_SALUTATION_WITHIN: Final = 90
_LARGEST: Final = 256 << 20


def read(path: Path) -> Text:
    """Read a text file or PDF.

    Raises:
        UnreadableError: the file is missing, may not be read, is too large, empty, or not text.
    """
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise UnreadableError(str(path), "not_regular")  # a pipe would be waited for without end
        if about.st_size > _LARGEST:
            size, limit = about.st_size >> 20, _LARGEST >> 20
            raise UnreadableError(str(path), "too_large", size=size, limit=limit)
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError(str(path), "missing") from None
    except PermissionError:
        raise UnreadableError(str(path), "forbidden") from None
    except OSError as error:
        raise UnreadableError(str(path), "unreadable", reason=error.strerror) from error
    return read_bytes(data, path.name, str(path))


def read_bytes(data: bytes, name: str, where: str = "") -> Text:
    """Read a text from bytes; `where` names it in errors, `name` in the graph.

    Raises:
        UnreadableError: the bytes are empty, not text, or a PDF without any.
    """
    pages: tuple[int, ...] = ()
    if pdf.is_pdf(data):
        raw, pages = pdf.characters(data, where or name)
        encoding = "pdf"
    elif name.lower().endswith(".pdf"):
        raise UnreadableError(where or name, "no_pdf")
    else:
        raw, encoding = decode(data, where or name)
    text = _text(raw, pages)
    return replace(text, name=name, sha256=hashlib.sha256(data).hexdigest(), encoding=encoding)


def _text(raw: str, pages: tuple[int, ...] = ()) -> Text:
    lines = split(raw)
    markdown = not pages and markup.is_markdown(raw)
    marked = [markup.unmark(line.text, line.start, markdown=markdown) for line in lines]
    words = tuple("".join(raw[piece.start : piece.end] for piece in line.pieces).strip() for line in marked)
    body = _body(words)
    contacts = contact_details(raw)
    kinds = furniture.classify(lines, words, body, pages, contacts)
    aside = [Furniture(FurnitureKind.CONTACT_DETAIL, span) for span in contacts]
    kept: list[tuple[Line, markup.Marked]] = []
    for line, marks, kind in zip(lines, marked, kinds, strict=True):
        if kind:
            aside.append(Furniture(kind, Span(line.start, line.end)))
            continue
        aside += [Furniture(FurnitureKind.MARKUP, span) for span in marks.marks]
        kept.append((line, replace(marks, pieces=outside(marks.pieces, contacts))))
    head = lines[body].start if body < len(lines) else 0
    view = blocks.view(raw, kept, setting(tuple(line for line, _ in kept)), head=head, masked=contacts)
    return Text(
        name="",
        sha256="",
        encoding="",
        raw=raw,
        clean=view.clean,
        runs=view.runs,
        blocks=view.blocks,
        furniture=tuple(sorted(aside, key=lambda item: (item.span, item.kind))),
        pages=pages,
    )


def _body(words: tuple[str, ...]) -> int:
    """Return the index of the line where the body begins: the salutation of a letter, or the first line."""
    for index, text in enumerate(words[:_SALUTATION_WITHIN]):
        if is_salutation(text):
            return index
    return 0

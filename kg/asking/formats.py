"""Formats: an answer as a table for people, CSV and TSV for spreadsheets, JSON, Markdown. Last step.

Tables, CSV, TSV and Markdown show labels; JSON gives each thing's IRI beside its label.
"""

import csv
import io
import json
from typing import Final
from urllib.parse import urlsplit

from kg.asking.answers import Answer, Cell, Value, short
from kg.asking.tables import Column, drawn
from kg.asking.wording import Lang, say
from kg.namespaces import ID

FORMATS: Final = ("table", "csv", "tsv", "json", "md")

_UNLABELLED: Final = ("statement", "mention", "evidence")
_WIDE: Final = frozenset({"text", "quote", "what", "description", "title"})


def render(answer: Answer, style: str, lang: Lang, width: int | None = None) -> str:
    """Return the answer written in a style of `FORMATS`; `width` is that of the terminal, if there is one.

    Raises:
        ValueError: there is no such style; the message lists those there are.
    """
    if style == "table":
        return _table(answer, lang, width)
    if style == "csv":
        return _separated(answer, lang, ",")
    if style == "tsv":
        return _separated(answer, lang, "\t")
    if style == "json":
        return to_json(answer)
    if style == "md":
        return _markdown(answer, lang)
    message = f"there is no format '{style}'; choose from: {', '.join(FORMATS)}"
    raise ValueError(message)


def to_json(answer: Answer) -> str:
    """Return the answer as a list of objects, one per row, with the query's variables as keys."""
    found = [
        {column: _plain(answer, column, cell) for column, cell in zip(answer.columns, row, strict=True)}
        for row in answer.rows
    ]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _plain(answer: Answer, column: str, cell: Cell) -> object:
    if column in answer.folded:
        return [value.plain for value in cell]
    return cell[0].plain if cell else None


def shown(answer: Answer, column: str, cell: Cell, lang: Lang, *, brief: bool = False) -> str:
    """Return a cell as people read it; a statement is shown as the id that `kg explain` takes.

    A web address would fill a table's cell: `brief` leaves its host, and the other formats have it whole.
    """
    if not cell:
        return say("answer.unknown", lang) if column in answer.unknown else ""
    texts = dict.fromkeys(_text(value, lang, brief=brief) for value in cell)
    return "; ".join(_clean(text) for text in texts)


def _text(value: Value, lang: Lang, *, brief: bool) -> str:
    if isinstance(value.plain, bool):
        return say("answer.yes" if value.plain else "answer.no", lang)
    if value.iri.startswith(tuple(f"{ID}{kind}/" for kind in _UNLABELLED)):
        return short(value.iri)
    if brief and value.iri == value.text and value.iri.startswith("http"):
        return urlsplit(value.iri).netloc.removeprefix("www.")
    return value.text


def _clean(text: str) -> str:
    """Return the text in one line without control characters, which could steer a terminal."""
    return "".join(character for character in " ".join(text.split()) if character.isprintable())


def _cells(answer: Answer, lang: Lang, *, brief: bool = False) -> list[list[str]]:
    return [
        [
            shown(answer, column, cell, lang, brief=brief)
            for column, cell in zip(answer.columns, row, strict=True)
        ]
        for row in answer.rows
    ]


def _table(answer: Answer, lang: Lang, width: int | None) -> str:
    if not answer.rows:
        return say("answer.none", lang) + "\n"
    kept = [
        place
        for place, column in enumerate(answer.columns)
        if column in answer.unknown or any(row[place] for row in answer.rows)
    ]
    columns = [(answer.headings[place], len(kept) == 1 or answer.columns[place] in _WIDE) for place in kept]
    return drawn(
        [Column(heading, wide=wide) for heading, wide in columns],
        [[cells[place] for place in kept] for cells in _cells(answer, lang, brief=True)],
        width,
    )


def _separated(answer: Answer, lang: Lang, separator: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows(_cells(answer, lang))
    return out.getvalue()


def _markdown(answer: Answer, lang: Lang) -> str:
    def line(cells: list[str]) -> str:
        escaped = (cell.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;") for cell in cells)
        return f"| {' | '.join(escaped)} |\n"

    head = line(list(answer.headings)) + "|" + " --- |" * len(answer.columns) + "\n"
    return head + "".join(line(cells) for cells in _cells(answer, lang))

"""Sentences that were written to learn from: rows of a CSV file that tell what each says, and of whom.

Beside `kg.evaluation.gold`, which annotates documents. They show ways to say things that the annotated
documents happen to lack; nothing is ever scored against them. A file has three columns: `says`, the kinds
of statement, one after the other, with a `?` where people would disagree, or nothing; `who`, as the sentence
has it, for the first of those kinds that has somebody (`;` between several); and `sentence`. Where a sentence
says one such kind and `who` is empty, none of those that it names is meant.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.evaluation.fitting import DEBATABLE, Example, taught
from kg.evaluation.gold import GoldError
from kg.model import StatementKind
from kg.statements import Observation
from kg.statements.actors import POINT_OF, Point
from kg.statements.learned import KINDS, of_words

COLUMNS: Final = ("says", "who", "sentence")
_KINDS: Final = {kind.value.lower(): kind for kind in KINDS}
_COUNTS: Final = 0.5
"""How much a written sentence counts beside one of a document, chosen by cross-validation."""
_WRITER: Final = re.compile(r"(?:ik|wij|we|mij|mijn|ons|onze)\b", re.IGNORECASE)
_READER: Final = re.compile(r"(?:u|uw)\b", re.IGNORECASE)
_SENDER: Final = "Nationaal Rapporteur Mensenhandel en Seksueel Geweld tegen Kinderen"
_ADDRESSEE: Final = "minister van Justitie en Veiligheid"
_LETTER: Final = f"""De {_ADDRESSEE}
Postbus 20301
2500 EH Den Haag

Datum 5 april 2022
Onderwerp Voortgang

Geachte minister,

{{sentences}}

Met vriendelijke groet,

{_SENDER}
"""
"""Where the sentences are read: so "u" and "ik" are somebody."""


@dataclass(frozen=True, slots=True)
class Written:
    """A row: what a sentence says, each with whether that is sure, and who is asked, promises or carries."""

    line: int
    says: tuple[tuple[StatementKind, bool], ...]
    who: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """A written sentence as it is read."""

    written: Written
    observation: Observation

    def examples(self) -> Iterator[Example]:
        """Yield what it says; where it stands is not looked at, since it stands nowhere."""
        says = dict(self.written.says)
        agreed = [(1.0 if says[kind] else DEBATABLE) if kind in says else 0.0 for kind in KINDS]
        yield from taught(of_words(self.observation.features), agreed, _COUNTS)

    def named(self) -> Iterator[tuple[Point, tuple[str, ...], Observation]]:
        """Yield whom it names for what: nobody, where the row says that it does and gives nobody."""
        points = [POINT_OF[kind] for kind, _ in self.written.says if kind in POINT_OF]
        if points and (self.written.who or len(points) == 1):
            yield points[0], tuple(map(_name, self.written.who)), self.observation


def _name(who: str) -> str:
    """Return who is meant, in the letter, by what a row says."""
    if _WRITER.match(who):
        return _SENDER
    return _ADDRESSEE if _READER.match(who) else who


def load(path: Path) -> tuple[Written, ...]:
    """Read the rows of a file.

    Raises:
        GoldError: it cannot be read, or a row holds what it should not.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path}: cannot be read ({error}); give a CSV file in UTF-8"
        raise GoldError(message) from error
    rows = csv.reader(text.splitlines(), strict=True)
    try:
        if tuple(next(rows, ())) != COLUMNS:
            message = f"{path}: the first line must be: {','.join(COLUMNS)}"
            raise GoldError(message)
        return tuple(_row(path, rows.line_num, row) for row in rows)
    except csv.Error as error:
        message = f"{path}, line {rows.line_num}: is not valid CSV ({error})"
        raise GoldError(message) from error


def _row(path: Path, line: int, row: Sequence[str]) -> Written:
    where = f"{path}, line {line}"
    if len(row) != len(COLUMNS):
        message = f"{where}: has {len(row)} columns; it must have {len(COLUMNS)}: {', '.join(COLUMNS)}"
        raise GoldError(message)
    says, who, sentence = (" ".join(each.split()) for each in row)
    for kind in says.split():
        if kind.removesuffix("?") not in _KINDS:
            message = f"{where}: a sentence says no '{kind}'; give one of: {', '.join(_KINDS)}"
            raise GoldError(message)
    names = tuple(name.strip() for name in who.split(";") if name.strip())
    for name in names:
        if name.lower() not in sentence.lower():
            message = f"{where}: '{name}' does not stand in the sentence"
            raise GoldError(message)
    kinds = tuple((_KINDS[kind.removesuffix("?")], not kind.endswith("?")) for kind in says.split())
    return Written(line, kinds, names, sentence)


def as_letter(written: Sequence[Written]) -> bytes:
    """Return a letter with these sentences, a paragraph each."""
    return _LETTER.format(sentences="\n\n".join(each.sentence for each in written)).encode()


def exercises(path: Path, written: Sequence[Written], read: Sequence[Observation]) -> tuple[Exercise, ...]:
    """Return each written sentence as it was read in their letter.

    Raises:
        GoldError: one is not read as a sentence of its own.
    """
    found = {" ".join(each.text.split()): each for each in read}
    for each in written:
        if each.sentence not in found:
            message = (
                f"{path}, line {each.line}: is not read as a sentence; "
                "write one whole sentence that is no question and no heading"
            )
            raise GoldError(message)
    return tuple(Exercise(each, found[each.sentence]) for each in written)

"""Frog, the parser of Dutch that Debian packages (frog, frogdata, uctodata), run as a program of its own.

Within the analysis beside the steps. Frog is GPL: it is called as a separate program and never linked.
It writes a line a token, ten columns: number, word, lemma, morphology, tag, certainty, entity, chunk, head,
relation; see https://frognlp.readthedocs.io/en/latest/output.html. Words of a multi-word unit are joined
by "_".
"""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from kg.analysis.tokens import Token

_PROGRAM: Final = "frog"
_COLUMNS: Final = 10
_AHEAD: Final = 4
"""So many sentences on, a block of words is looked for; what stands in none of them is left out."""
_BLANK: Final = re.compile(r"\s+")


class Frog:
    """Analyses the sentences of a document in one run of the program: about 4 seconds to start."""

    @staticmethod
    def missing() -> str:
        """Return what is missing to run it, and what to do; empty where nothing is."""
        if shutil.which(_PROGRAM):
            return ""
        return "the program 'frog' is not here; on Debian: apt install frog frogdata uctodata"

    def analyse(self, sentences: Sequence[str]) -> list[tuple[Token, ...]]:
        """Return the tokens of each sentence; none where its words are not found again."""
        lines = [_BLANK.sub(" ", sentence).strip() or "." for sentence in sentences]
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder, "in.txt")
            source.write_text("\n".join(lines) + "\n", encoding="utf-8")
            told = subprocess.run(  # noqa: S603 - a fixed program and files of our own
                [shutil.which(_PROGRAM) or _PROGRAM, "-n", "-t", source],
                check=True,
                capture_output=True,
                cwd=folder,
            )
            blocks = _blocks(told.stdout.decode("utf-8"))
        return _aligned(sentences, blocks)


def _aligned(sentences: Sequence[str], blocks: list[list[list[str]]]) -> list[tuple[Token, ...]]:
    """Return the tokens of each sentence; the program may take one for two, so words tell which is which."""
    told: list[list[Token]] = [[] for _ in sentences]
    number, position = 0, 0
    for rows in blocks:
        for tried in range(number, min(number + _AHEAD, len(sentences))):
            start = position if tried == number else 0
            places = list(_places(sentences[tried], [row[1] for row in rows], start))
            if rows and len(places) == len(rows):
                told[tried] += _tokens(rows, places, len(told[tried]))
                number, position = tried, places[-1][1]
                break
    return [tuple(tokens) for tokens in told]


def _blocks(output: str) -> list[list[list[str]]]:
    """Return the rows of each sentence, split into columns."""
    return [
        [row for line in block.splitlines() if len(row := line.split("\t")) == _COLUMNS]
        for block in output.strip().split("\n\n")
    ]


def _tokens(rows: list[list[str]], places: list[tuple[int, int]], before: int) -> list[Token]:
    """Return tokens with their places; heads count from the first token of the whole sentence."""
    tokens: list[Token] = []
    for (start, end), row in zip(places, rows, strict=True):
        head = int(row[8] or 0)
        tokens.append(Token(start, end, row[2].lower(), row[4], before + head - 1 if head else -1, row[9]))
    return tokens


def _places(sentence: str, words: list[str], position: int) -> Iterator[tuple[int, int]]:
    """Yield where each word stands in a sentence, from a position on, as far as they follow each other."""
    for word in words:
        pattern = r"\s*".join(re.escape(part) for part in word.split("_") if part) or re.escape(word)
        found = re.compile(rf"\s*(?P<word>{pattern})").match(sentence, position)
        if not found:
            return
        yield found.span("word")
        position = found.end()

"""Human decisions, replayed on every build: this mention is that person, these two are one, those are not.

Within the linking step. The file is `ontology/decisions.toml`; a decision always wins over a rule.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from kg.model import Iri
from kg.namespaces import ID
from kg.recognition.folding import fold


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people have decided; names are folded, IRIs are whole."""

    mentions: dict[tuple[str, str], Iri]
    merges: dict[Iri, Iri]
    apart: frozenset[tuple[str, Iri]]

    def of(self, document: str, words: str) -> Iri | None:
        """Return the entity decided for words in a document; empty means: leave it unresolved."""
        key = fold(words)
        return self.mentions.get((document, key), self.mentions.get(("", key)))

    def allowed(self, words: str, candidates: tuple[Iri, ...]) -> tuple[Iri, ...]:
        """Return the candidates without those that people said these words do not stand for."""
        return tuple(iri for iri in candidates if (fold(words), iri) not in self.apart)


def load(path: Path) -> Decisions:
    """Read the decisions; a missing file holds none.

    Raises:
        ValueError: a row lacks a key, or names an IRI outside the project's.
    """
    table = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    try:
        return Decisions(
            mentions={
                (row.get("document", ""), fold(row["text"])): _iri(row["entity"])
                for row in table.get("mention", [])
            },
            merges={_iri(row["from"]): _iri(row["into"]) for row in table.get("merge", [])},
            apart=frozenset((fold(row["text"]), _iri(row["not"])) for row in table.get("apart", [])),
        )
    except KeyError as error:
        message = f"{path.name}: a decision lacks the key {error}; every row needs it"
        raise ValueError(message) from error


def _iri(text: str) -> Iri:
    """Return a whole IRI from `person/stef-blok`; the empty string stays empty."""
    return ID + text if text and not text.startswith("http") else text

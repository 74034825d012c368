"""The sections of a page: `queries/pages/*.rq`, for things of some classes. Before `things`.

A section is a question with one parameter, `?thing`; its header says of which classes (`of`) and at which
place (`place`). A new section is a new file.
"""

import tomllib
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode

from kg.asking.answers import Answer, tabled
from kg.asking.parameters import LANGUAGE, fill
from kg.asking.questions import Question, header_of, parse
from kg.asking.source import Source
from kg.asking.wording import Lang
from kg.namespaces import expand
from kg.resources import folder


@dataclass(frozen=True, slots=True)
class Section:
    """A question about a thing, the classes it is asked of, and its place on the page."""

    place: int
    question: Question
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Shown:
    """A section as it stands on a page."""

    title: str
    answer: Answer


@cache
def sections() -> tuple[Section, ...]:
    """Return all sections in their order."""
    found = []
    for file in sorted((folder("queries") / "pages").glob("*.rq")):
        source = file.read_text(encoding="utf-8")
        header = tomllib.loads(header_of(source))
        classes = frozenset(map(expand, header["of"]))
        found.append(Section(int(header["place"]), parse(file.stem, source), classes))
    return tuple(sorted(found, key=lambda section: (section.place, section.question.name)))


def shown(iri: str, classes: frozenset[str], source: Source, lang: Lang) -> list[Shown]:
    """Return the sections of a thing that have something to say."""
    found = []
    for section in sections():
        if section.classes & classes:
            query = fill(section.question.query, {"thing": (NamedNode(iri),), LANGUAGE: (Literal(lang),)})
            answer = tabled(section.question, query, source, lang)
            if answer.rows:
                found.append(Shown(section.question.title[lang], answer))
    return found

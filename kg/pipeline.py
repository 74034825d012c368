"""The steps, one line each: read → structure → recognise → link → interpret; then assert.

Nothing is worked out here; each line calls the package of its step.
"""

import gc
import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.metadata import version as installed
from pathlib import Path
from typing import Final

from kg.analysis import Analyser
from kg.building import TIME_LIMIT, BuildSummary, Facts, Form, Progress, Task
from kg.building import build as build_all
from kg.copies import sketch
from kg.graph.assertion import assert_record
from kg.graph.counts import Tally, tally
from kg.graph.keeping import as_bytes
from kg.graph.knowledge import Background
from kg.graph.register import load_register
from kg.linking import Decisions, Index, Linked, arrange, link_document, load
from kg.model import Outline, Record, Register, Statement, Text
from kg.reading import UnreadableError, ocr, read, read_bytes
from kg.recognition import Gazetteer, recognise
from kg.recognition import build as build_gazetteer
from kg.resources import folder
from kg.statements import Observation, Themes, compile_themes, interpret, observe
from kg.statements.weights import SHIPPED, Taught
from kg.structure import outline


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known beforehand, arranged for the steps: built once, used for every document."""

    register: Register
    gazetteer: Gazetteer
    index: Index
    decisions: Decisions
    themes: Themes
    analyser: Analyser | None = None
    taught: Taught = SHIPPED


def prepare(register: Register, analyser: Analyser | None = None) -> Knowledge:
    """Arrange a register for the steps, with the human decisions beside it, and an analyser if wanted."""
    return Knowledge(
        register=register,
        gazetteer=build_gazetteer(register),
        index=arrange(register),
        decisions=load(folder("ontology") / "decisions.toml"),
        themes=compile_themes(register.themes),
        analyser=analyser,
    )


def record(text: Text, known: Knowledge) -> Record:
    """Take one text through the steps."""
    parts, linked = _linked(text, known)
    tokens = tuple(known.analyser.analyse([each.text for each in parts.sentences])) if known.analyser else ()
    said = interpret(text, parts, linked, known.index, known.themes, tokens, known.taught)
    entities = {**linked.cast.entities, **said.entities}
    return Record(
        text=text,
        outline=parts,
        parties=tuple(linked.cast.actors),
        links=linked.links,
        statements=tuple(said.statements),
        entities=tuple(entities[iri] for iri in sorted(entities)),
        tenures=tuple(sorted(set(said.tenures))),
        topics=topics(said.statements),
    )


def observations(text: Text, known: Knowledge) -> tuple[Observation, ...]:
    """Take one text through the steps up to its sentences, as weights are learned from them."""
    parts, linked = _linked(text, known)
    return tuple(observe(text, parts, linked, known.index, known.themes))


def _linked(text: Text, known: Knowledge) -> tuple[Outline, Linked]:
    parts = outline(text)
    mentions = recognise(text, parts, known.gazetteer)
    return parts, link_document(text, parts, mentions, known.index, known.gazetteer, known.decisions)


def topics(statements: Iterable[Statement]) -> tuple[str, ...]:
    """Return the themes of a document: those of its statements, the commonest first, at most five."""
    counts = Counter(iri for statement in statements for iri, _ in statement.theme_words)
    return tuple(sorted(counts, key=lambda iri: (-counts[iri], iri))[:5])


def read_document(path: Path, known: Knowledge) -> Record:
    """Read one file and take it through the steps.

    Raises:
        UnreadableError: the file cannot be read.
    """
    return record(read(path), known)


def copy(text: Text, original: str, title: str) -> Record:
    """Return the record of a copy of another document, by the key and title of that: it says nothing."""
    parts = replace(outline(text), title=f"{title} (kopie)" if title else "Kopie")
    return Record(text=text, outline=parts, copy_of=original)


_AFTER: Final = {"asking", "cli", "evaluation", "serving", "showing"}
_FIRST: Final = b"De minister moet dit onderzoeken en is hiervoor verantwoordelijk.\n"
_READ_BY: Final = {".csv", ".py", ".toml", ".ttl"}
_LIBRARIES: Final = ("ahocorasick-rs", "charset-normalizer", "lxml", "phonenumbers", "pypdfium2", "sentencex")


@cache
def version() -> str:
    """Return what a document's graph depends on beside its bytes: code, knowledge, and what reads for us.

    Text recognition is among that: once it is installed, the pages that are scans are read. What comes after
    the graph, such as a page that shows it, is left out: it changes no document.
    """
    digest = hashlib.sha256(" ".join((*map(installed, _LIBRARIES), ocr.version())).encode())
    for place in (Path(__file__).parent, folder("ontology")):
        for path in sorted(place.rglob("*")):
            inside = path.relative_to(place)
            if path.suffix in _READ_BY and inside.parts[0] not in _AFTER and path.is_file():
                digest.update(inside.as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


class Steps:
    """The steps as a build runs them, file by file; what is known beforehand is arranged when needed."""

    @property
    def version(self) -> str:
        """What a document's graph depends on beside its bytes."""
        return version()

    @cached_property
    def background(self) -> Background:
        """What the graph holds beside its documents."""
        return Background(folder("ontology"), load_register(folder("ontology")))

    @cached_property
    def known(self) -> Knowledge:
        """What is known beforehand, for the steps."""
        return prepare(self.background.register)

    def prepare(self) -> None:
        """Arrange what is known beforehand, and take a sentence through the steps, before processes are made.

        So they share what is made once, such as the patterns of the cues, and a document's time is its own.
        What is known stays: it is looked through no more for what may be thrown away.
        """
        record(read_bytes(_FIRST, "first.txt"), self.known)
        gc.collect()
        gc.freeze()

    def take(self, task: Task) -> tuple[Facts, bytes]:
        """Take a file through all steps; return what is known of it, and its graph as N-Quads.

        Raises:
            UnreadableError: the file cannot be read, or is another one than it was.
        """
        text = read(task.path)
        if not text.sha256.startswith(task.key):
            raise UnreadableError(str(task.path), "changed")
        own, *others = task.form.names
        text = replace(text, name=own, other_names=tuple(others))
        form = task.form
        one = copy(text, form.copy_of, form.copy_title) if form.copy_of else record(text, self.known)
        quads = assert_record(one, self.background.register)
        return _facts(one, form, tally(quads)), as_bytes(quads)


def _facts(one: Record, form: Form, counted: Tally) -> Facts:
    head = one.outline.letterhead
    date = head.date.value if head.date else ""
    return Facts(
        form=form,
        sketch=sketch(one.text, date, head.reference.value if head.reference else ""),
        title=one.outline.title,
        statements=counted.statements,
        unresolved=counted.unresolved,
        unsigned=counted.unsigned,
        foreign=one.outline.language != "nl",
        recognised=len(one.text.recognised_pages()),
        unread=len(one.text.unread),
    )


def build(
    paths: Iterable[Path],
    graph: Path,
    progress: Progress | None = None,
    *,
    jobs: int = 0,
    time_limit: float = TIME_LIMIT,
) -> BuildSummary:
    """Make the graph in a folder hold exactly the documents under these paths.

    What was read before with the same bytes, code and knowledge is not read again. `jobs` processes read (0:
    as many as there are cores), and each document has `time_limit` seconds.

    Raises:
        GraphError: another build is at work on the graph, or the folder cannot be written.
    """
    return build_all(paths, graph, Steps(), progress, jobs=jobs, time_limit=time_limit)

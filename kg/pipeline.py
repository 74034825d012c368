"""The steps, one line each: read → structure → recognise → link → interpret; then assert.

Nothing is worked out here; each line calls the package of its step.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from kg.analysis import Analyser
from kg.copies import copies
from kg.graph.assertion import assert_record
from kg.graph.counts import statements_by_kind, unresolved, unsigned
from kg.graph.keeping import Made, Wanted, to_make, update
from kg.graph.knowledge import load_knowledge
from kg.graph.register import load_register
from kg.graph.store import GraphStore, drafting, locked, read_state
from kg.linking import Decisions, Index, arrange, link_document, load
from kg.model import Record, Register, Statement, Text
from kg.reading import UnreadableError, documents, read
from kg.recognition import Gazetteer, recognise
from kg.recognition import build as build_gazetteer
from kg.resources import folder
from kg.statements import Themes, compile_themes, interpret
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


def prepare(register: Register, analyser: Analyser | None = None) -> Knowledge:
    """Arrange a register, and the human decisions beside it, for the steps; an analyser where one is wanted."""
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
    parts = outline(text)
    mentions = recognise(text, parts, known.gazetteer)
    linked = link_document(text, parts, mentions, known.index, known.gazetteer, known.decisions)
    tokens = tuple(known.analyser.analyse([each.text for each in parts.sentences])) if known.analyser else ()
    said = interpret(text, parts, linked, known.index, known.themes, tokens)
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


def as_copy(one: Record, original: Text | None) -> Record:
    """Return a record as that of a copy of another document: it says nothing of its own."""
    if original is None:
        return one
    title = outline(original).title
    return replace(
        one,
        outline=replace(one.outline, title=f"{title} (kopie)" if title else "Kopie"),
        copy_of=original.sha256[:16],
        links=(),
        statements=(),
        entities=(),
        tenures=(),
        parties=(),
        topics=(),
    )


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did: documents read and left as they were, what was skipped and why, what it found.

    `unsigned` names the files of which it is not known who wrote them;
    `gone` names the documents that the graph held and that were not among the files given this time;
    `doubles` the files that have the same bytes as another, with the name of that other.
    """

    read: int
    unchanged: int
    skipped: tuple[UnreadableError, ...]
    gone: tuple[str, ...] = ()
    doubles: tuple[tuple[str, str], ...] = ()
    statements: Mapping[str, int] = field(default_factory=dict)
    unresolved: int = 0
    unsigned: tuple[str, ...] = ()


Progress = Callable[[int, int, str], None]
"""Told before each document: its number from 1, how many there are, and its name."""


@cache
def version() -> str:
    """Return what a document's graph depends on beside its bytes: the code and all knowledge files."""
    digest = hashlib.sha256()
    for place in (Path(__file__).parent, folder("ontology")):
        for path in sorted(place.rglob("*")):
            if path.suffix in {".py", ".toml", ".ttl"} and path.is_file():
                digest.update(path.relative_to(place).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def build(paths: Iterable[Path], graph: Path, progress: Progress | None = None) -> BuildSummary:
    """Make the graph in a folder hold exactly the documents under these paths.

    What was read before with the same bytes, code and knowledge is not interpreted again.

    Raises:
        GraphError: another build is at work on the graph, or the folder cannot be written.
    """
    files, troubles = documents(tuple(paths))
    skipped = list(troubles)
    with locked(graph):
        texts = _texts(files, skipped)
        if not texts:
            return BuildSummary(0, 0, tuple(skipped))  # what was there stays: a typing error destroys nothing
        copied = copies(list(texts.values()))
        gone = _gone(graph, texts)
        wanted = Wanted(version(), {key: _told(text, copied) for key, text in texts.items()})
        todo = to_make(graph, wanted)
        if todo is not None:
            register = load_register(folder("ontology"))
            with drafting(graph, lambda store: load_knowledge(store, folder("ontology"), register)) as draft:
                made = _made(todo, texts, wanted, register, skipped, progress)
                update(graph, wanted, draft, made)
    unchanged = len(texts) - len(todo or ())
    store = GraphStore.open(graph)
    return BuildSummary(
        read=len(wanted.documents) - unchanged,
        unchanged=unchanged,
        skipped=tuple(skipped),
        gone=gone,
        doubles=tuple((name, text.name) for text in texts.values() for name in text.other_names),
        statements=statements_by_kind(store),
        unresolved=unresolved(store),
        unsigned=unsigned(store),
    )


def _made(  # noqa: PLR0913, PLR0917 - what a build works with
    todo: tuple[str, ...],
    texts: Mapping[str, Text],
    wanted: Wanted,
    register: Register,
    skipped: list[UnreadableError],
    progress: Progress | None,
) -> Made:
    """Return the quads of the documents to make anew; what the program fails on is told and left out."""
    known = prepare(register)
    made: Made = {}
    for key in _told_of(todo, texts, progress):
        try:
            original = texts.get(wanted.documents[key]["copy"])
            made[key] = assert_record(as_copy(record(texts[key], known), original), register)
        except Exception as error:  # noqa: BLE001 - one document must not cost the others
            skipped.append(_fault(texts[key], error))
            del wanted.documents[key]
    return made


def _fault(text: Text, error: Exception) -> UnreadableError:
    """Return a document that a step could not take: a fault of the program, not of the file."""
    return UnreadableError(text.name, "failed", reason=f"{type(error).__name__}: {error}")


def _gone(graph: Path, texts: Mapping[str, Text]) -> tuple[str, ...]:
    """Return the names of the documents that the graph holds and that are not given any more.

    A file with other bytes under the same name has changed; it is not gone.
    """
    names = {name for text in texts.values() for name in (text.name, *text.other_names)}
    held = read_state(graph).documents
    return tuple(sorted({told["name"] for key, told in held.items() if key not in texts} - names))


def _texts(files: Iterable[Path], skipped: list[UnreadableError]) -> dict[str, Text]:
    """Read the files; the same bytes under two names are one text, called by the first name."""
    texts: dict[str, Text] = {}
    for path in files:
        try:
            text = read(path)
        except UnreadableError as error:
            skipped.append(error)
        else:
            same = texts.setdefault(text.sha256[:16], text)
            if same is not text:
                names = tuple(sorted({*same.other_names, text.name} - {same.name}))
                texts[text.sha256[:16]] = replace(same, other_names=names)
    return dict(sorted(texts.items()))


def _told(text: Text, copied: Mapping[str, str]) -> dict[str, str]:
    names = "\n".join(text.other_names)
    return {
        "name": text.name,
        "names": names,
        "sha256": text.sha256,
        "copy": copied.get(text.sha256, "")[:16],
    }


def _told_of(keys: tuple[str, ...], texts: Mapping[str, Text], progress: Progress | None) -> Iterable[str]:
    for number, key in enumerate(keys, 1):
        if progress:
            progress(number, len(keys), texts[key].name)
        yield key

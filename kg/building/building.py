"""A build: what the graph holds already stays, what it does not is read, and a new graph takes its place.

Last of the build; `kg.pipeline` calls it. A document is read again when its bytes, its names, that of which
it is a copy, the code or the knowledge changed. What of them is a copy is known only when all were read: a
document that turns out to be one is taken once more, as a copy.
"""

import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from kg.building.facts import Facts, Form, Task
from kg.building.found import Found, find, name_of
from kg.building.parts import Parts
from kg.building.refusals import Refusals
from kg.building.workers import Crew, Result, cores
from kg.copies import copies
from kg.graph.keeping import Draft
from kg.graph.knowledge import Background
from kg.graph.store import GraphError, locked, read_documents, read_state, tidy
from kg.reading import UnreadableError, documents

Progress = Callable[[int, int, str], None]
"""Told as documents are begun and done: bytes done, bytes in all, and the file at hand."""


TIME_LIMIT: Final = 300.0


class Steps(Protocol):
    """What makes a graph of a file."""

    @property
    def version(self) -> str:
        """What a document's graph depends on beside its bytes: the code and the knowledge."""
        ...

    def prepare(self) -> None:
        """Arrange what all documents need, once, before processes are made that share it."""
        ...

    @property
    def background(self) -> Background:
        """What the graph holds beside its documents."""
        ...

    def take(self, task: Task) -> tuple[Facts, bytes]:
        """Read a document; return what is known of it, and its graph as N-Quads.

        Raises:
            UnreadableError: it cannot be read.
        """
        ...


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did: documents read and left as they were, what was skipped and why, what it found.

    `others` names the files in the folders given that are of a type that is not read: no fault, but told.
    `unsigned` names the files of which it is not known who wrote them, `foreign` those that are not in Dutch;
    `gone` names the documents that the graph held and that were not among the files given this time;
    `doubles` the files that have the same bytes as another, with the name of that other, and `copies` the
    documents that are another's text once more, with the name of that other. `recognised` and `unread` name
    the documents with pages that are pictures, in which text was or was not recognised, and how many of them.
    """

    read: int
    unchanged: int
    skipped: tuple[UnreadableError, ...]
    others: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    doubles: tuple[tuple[str, str], ...] = ()
    statements: Mapping[str, int] = field(default_factory=dict)
    unresolved: int = 0
    unsigned: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()
    recognised: tuple[tuple[str, int], ...] = ()
    unread: tuple[tuple[str, int], ...] = ()
    seconds: float = field(default=0.0, compare=False)


def build(  # noqa: PLR0913 - all that its user may choose
    paths: Iterable[Path],
    graph: Path,
    steps: Steps,
    progress: Progress | None = None,
    *,
    jobs: int = 0,
    time_limit: float = TIME_LIMIT,
) -> BuildSummary:
    """Make the graph in a folder hold exactly the documents under these paths.

    Args:
        paths: files and folders.
        graph: the folder of the graph.
        steps: what makes a graph of a file.
        progress: told how far the build is.
        jobs: how many processes read; 0 for as many as there are cores.
        time_limit: how many seconds one document may take.

    Raises:
        GraphError: another build is at work on the graph, or the folder cannot be written.
    """
    begun = time.monotonic()
    skipped: list[UnreadableError] = []
    with locked(graph) as lock:
        below = documents(tuple(paths), apart=_is_graph(graph))
        skipped += below.troubles
        found, others = find(below.files, skipped), tuple(map(name_of, below.others))
        keys, given = set(found), {name for each in found.values() for name in each.names}
        refusals = Refusals(graph, steps.version)
        skipped += refusals.take_out(found)
        if not found:
            # what was there stays: a slip destroys nothing
            return BuildSummary(0, 0, _sorted(skipped), others=others)
        held = _held(graph)
        same = read_state(graph).version == steps.version
        parts = Parts(graph, steps.version)
        known = {key: facts for key, facts in held.items() if same and key in found}
        settled = held.keys() if same else ()
        with closing(Draft(graph, steps.version, lambda: steps.background)) as draft:
            crew = Crew(
                partial(_take, parts=parts, steps=steps), jobs or cores(), time_limit, draft.begin, (lock,)
            )
            made = _make(found, known, settled, parts, crew, steps, refusals, skipped, progress)
            refusals.save(keys)
            # a file with other bytes under the same name has changed; it is not gone
            gone = {key: facts for key, facts in held.items() if key not in found}
            if found and (made or gone or not same):  # where nothing could be read, the old graph stays
                notes = ((key, facts.as_dict()) for key, facts in sorted(known.items()))
                draft.finish(notes, made, gone)
        parts.clear()
        tidy(graph)
    return BuildSummary(
        read=len(made),
        unchanged=len(known) - len(made),
        skipped=_sorted(skipped),
        others=others,
        gone=tuple(sorted({facts.form.names[0] for facts in gone.values()} - given)),
        doubles=tuple(sorted((name, each.names[0]) for each in found.values() for name in each.names[1:])),
        statements=_sum(known.values()),
        unresolved=sum(facts.unresolved for facts in known.values()),
        unsigned=tuple(sorted(facts.form.names[0] for facts in known.values() if facts.unsigned)),
        foreign=tuple(sorted(facts.form.names[0] for facts in known.values() if facts.foreign)),
        copies=_copies(known),
        recognised=_pages((facts.form.names[0], facts.recognised) for facts in known.values()),
        unread=_pages((facts.form.names[0], facts.unread) for facts in known.values()),
        seconds=time.monotonic() - begun,
    )


def _is_graph(own: Path) -> Callable[[Path], bool]:
    """Return what tells a folder that holds a graph, among which that of this build, from other folders."""
    return lambda place: bool(read_state(place).store) or (place.name == own.name and place.samefile(own))


def _held(graph: Path) -> dict[str, Facts]:
    """Return what the graph says it holds; what another version wrote says nothing."""
    try:
        return {key: Facts.of(told) for key, told in read_documents(graph)}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _make(  # noqa: PLR0913, PLR0917 - what a build works with
    found: dict[str, Found],
    known: dict[str, Facts],
    settled: Collection[str],
    parts: Parts,
    crew: Crew,
    steps: Steps,
    refusals: Refusals,
    skipped: list[UnreadableError],
    progress: Progress | None,
) -> dict[str, Path]:
    """Read until every document is known in the form it must have; return the parts by key.

    `known` grows with what is read; what cannot be read leaves `found` and `known`, and is told in `skipped`.
    Where the documents are just the `settled` ones, it is known already which of them are copies.
    """
    made: dict[str, Path] = {}
    while tasks := _tasks(found, known, settled):
        steps.prepare()
        total = sum(task.size for task in tasks)
        tell = partial(_tell, progress, total)
        for task, result in crew.run(tasks, tell):
            if isinstance(result, GraphError):
                raise result  # a full disk is no fault of a document
            if isinstance(result, UnreadableError):
                skipped.append(result)
                refusals.note(task.key, result)
                del found[task.key]
                known.pop(task.key, None)
                made.pop(task.key, None)
            else:
                known[task.key] = result
                made[task.key] = parts.place(task.key, task.form)
    return made


def _tell(progress: Progress | None, total: int, done: int, name: str) -> None:
    if progress:
        progress(done, total, name)


def _tasks(found: Mapping[str, Found], known: Mapping[str, Facts], settled: Collection[str]) -> list[Task]:
    """Return what is to be read: first what is not known at all, then what has changed its form."""
    fresh = [key for key in found if key not in known]
    if fresh:
        forms = {key: Form(found[key].names) for key in fresh}
    else:
        if known.keys() == settled:
            copied = {key: facts.form.copy_of for key, facts in known.items()}
        else:
            pairs = copies(facts.sketch for facts in known.values())
            copied = {sha256[:16]: original[:16] for sha256, original in pairs.items()}
        forms = {key: _form(each, copied.get(key, ""), known) for key, each in found.items()}
        forms = {key: form for key, form in forms.items() if known[key].form != form}
    return [Task(found[key].path, key, found[key].size, form) for key, form in forms.items()]


def _form(each: Found, original: str, known: Mapping[str, Facts]) -> Form:
    return Form(each.names, original, known[original].title if original else "")


def _take(task: Task, parts: Parts, steps: Steps) -> Result:
    """Return what is known of a document once its part is written, or why it cannot be read.

    What a killed build had done already is taken over. Runs in a process of its own.
    """
    try:
        if left := parts.left(task.key, task.form):
            return left
        facts, quads = steps.take(task)
    except UnreadableError as error:
        return error
    except MemoryError:
        return UnreadableError(str(task.path), "died")
    except Exception as error:  # noqa: BLE001 - one document must not cost the others
        return UnreadableError(str(task.path), "failed", reason=f"{type(error).__name__}: {error}")
    return parts.write(task.key, facts, quads) or facts


def _sorted(skipped: Iterable[UnreadableError]) -> tuple[UnreadableError, ...]:
    return tuple(sorted(skipped, key=lambda error: (error.name, error.key)))


def _copies(known: Mapping[str, Facts]) -> tuple[tuple[str, str], ...]:
    pairs = ((facts.form.names[0], known.get(facts.form.copy_of)) for facts in known.values())
    return tuple(sorted((name, original.form.names[0]) for name, original in pairs if original))


def _pages(counted: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((name, count) for name, count in counted if count))


def _sum(known: Iterable[Facts]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for facts in known:
        counts.update(facts.statements)
    return dict(sorted(counts.items()))

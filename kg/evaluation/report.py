"""The report of an evaluation: a table per document and overall, what was missed, what was wrong.

The last step of the evaluation, after `kg.evaluation.scoring`; only the command comes after it.
Text for people, JSON for programs; both sorted, so that two runs give the same bytes.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from kg.analysis import analyser as named
from kg.evaluation.counting import Count, Score, Verdict, pool
from kg.evaluation.gold import Gold, GoldError, load
from kg.evaluation.scoring import score
from kg.graph.register import load_register
from kg.model import Record, Register
from kg.pipeline import prepare, read_document
from kg.resources import folder

GOLD_FILES: Final = ("*.yaml", "*.yml")
OVERALL: Final = "overall"
_HEAD: Final = f"{'':<24}{'P':>6}{'R':>6}{'F1':>6}   {'right/said':>11}{'found/must':>12}"


def scores_of(paths: Iterable[Path], documents: Sequence[Path] = (), analyser: str = "") -> list[Score]:
    """Score gold files (or folders of them) with the pipeline as it is installed.

    A gold file's document is looked for in `documents` (folders), beside the gold file, in the `documents`
    folder beside its folder, and among the bundled ones.

    Raises:
        GoldError: a gold file or its document cannot be used.
        AnalysisError: there is no such analyser.
        UnreadableError: a document cannot be read.
    """
    register = load_register(folder("ontology"))
    known = prepare(register, named(analyser) if analyser else None)
    return score_all(paths, lambda path: read_document(path, known), register, documents)


def score_all(
    paths: Iterable[Path],
    read: Callable[[Path], Record],
    register: Register,
    documents: Sequence[Path] = (),
) -> list[Score]:
    """Score gold files (or folders of them), in the order of their documents' names.

    `read` takes a document through the pipeline.

    Raises:
        GoldError: a gold file or its document cannot be used.
    """
    golds = [load(path) for path in files_of(paths)]
    pairs = [(gold, find_document(gold, *documents)) for gold in golds]  # all of them, before any is read
    return score_pairs(pairs, read, register)


def score_pairs(
    pairs: Sequence[tuple[Gold, Path]], read: Callable[[Path], Record], register: Register
) -> list[Score]:
    """Score gold with the document of each, in the order of the documents' names; each is read once."""
    once = lru_cache(maxsize=1)(read)  # the parts of a document one after the other
    in_order = sorted(pairs, key=lambda pair: pair[0].document)
    return [score(gold, once(document), register) for gold, document in in_order]


def find_document(gold: Gold, *documents: Path) -> Path:
    """Return the file that a gold file annotates.

    Raises:
        GoldError: it is in none of the places, or is another file by the same name.
    """
    beside = gold.path.parent
    places = [*documents, beside, beside.parent / "documents", folder("documents")]
    for place in places:
        found = place / gold.document
        if found.is_file():
            if gold.sha256 and hashlib.sha256(found.read_bytes()).hexdigest() != gold.sha256:
                message = f"{gold.path}: key 'sha256' is not that of {found}; annotate the file that is there"
                raise GoldError(message)
            return found
    looked = ", ".join(str(place) for place in places)
    message = f"{gold.path}: key 'document' names '{gold.document}', which is not in {looked}"
    raise GoldError(message)


def files_of(paths: Iterable[Path], patterns: Sequence[str] = GOLD_FILES) -> list[Path]:
    """Return the gold files given, and those of the folders given, by the patterns of their names.

    Raises:
        GoldError: a folder has none.
    """
    files: list[Path] = []
    for path in paths:
        inside = sorted(file for each in patterns for file in path.glob(each)) if path.is_dir() else [path]
        if not inside:
            message = f"{path}: this folder has no gold files (*.yaml)"
            raise GoldError(message)
        files.extend(inside)
    return files


def as_text(scores: Sequence[Score], *, listing: bool = True) -> str:
    """Return the tables, and with `listing` every missed and wrong item with the rule that said it."""
    lines = [line for each in scores for line in as_table(each.document, each.counts)]
    if len(scores) > 1:
        lines += as_table(OVERALL, pool(scores))
    if listing:
        lines += [line for each in scores for line in _listing(each)]
    return "\n".join(lines)


def as_data(scores: Sequence[Score], *, listing: bool = True) -> dict[str, object]:
    """Return everything as plain data, ready for JSON; without the listing, no text of a document."""
    return {
        "documents": {
            each.document: {
                "counts": {kind: _figures(count) for kind, count in each.counts.items()},
                "findings": [
                    {
                        "kind": finding.kind,
                        "verdict": finding.verdict.value,
                        "text": finding.text,
                        "detail": finding.detail,
                        "rule": finding.rule,
                    }
                    for finding in (each.findings if listing else ())
                ],
                "notes": list(each.notes),
            }
            for each in scores
        },
        OVERALL: {kind: _figures(count) for kind, count in pool(scores).items()},
    }


def as_json(scores: Sequence[Score], *, listing: bool = True) -> str:
    """Return everything as JSON text."""
    return json.dumps(as_data(scores, listing=listing), ensure_ascii=False, indent=2)


def _figures(count: Count) -> dict[str, float | None]:
    return {
        "precision": _rounded(count.precision),
        "recall": _rounded(count.recall),
        "f1": _rounded(count.f1),
        "found": count.found,
        "must": count.must,
        "right": count.right,
        "said": count.said,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def as_table(title: str, counts: dict[str, Count]) -> list[str]:
    """Return the lines of a table: precision, recall, F1 and the counts behind them, a row per kind."""
    rows = [f"{title}", _HEAD]
    for kind, count in counts.items():
        figures = "".join(f"{_cell(value):>6}" for value in (count.precision, count.recall, count.f1))
        shares = f"{f'{count.right}/{count.said}':>11}{f'{count.found}/{count.must}':>12}"
        rows.append(f"  {kind:<22}{figures}   {shares}")
    return [*rows, ""]


def _cell(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _listing(score_: Score) -> list[str]:
    lines = [f"{score_.document}: missed and wrong", *(f"  {note}" for note in score_.notes)]
    for finding in score_.findings:
        if finding.verdict is Verdict.FOUND:
            continue
        said = f" (said: {finding.detail})" if finding.detail else ""
        rule = f" [{finding.rule}]" if finding.rule else ""
        lines.append(f"  {finding.verdict.value:<7}{finding.kind}: {finding.text}{said}{rule}")
    return [*lines, ""]

"""`kg build`, `kg validate` and `kg evaluate`: from documents to a graph that was checked."""
# ruff: noqa: PLC0415 - the packages that do the work are imported in the commands: `kg --help` answers at once

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from kg.cli.settings import (
    Settings,
    as_json_option,
    everywhere,
    opened,
)


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(readable=False, path_type=Path), metavar="[PATH]...")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="How many processes read [all cores].")
@click.option(
    "--time-limit",
    type=click.FloatRange(0, min_open=True),
    default=300.0,
    metavar="SECONDS",
    help="How long one document may take [300].",
)
@as_json_option
@everywhere
@click.pass_obj
def build(
    settings: Settings, paths: Sequence[Path], *, jobs: int | None, time_limit: float, as_json: bool
) -> None:
    """Read files and folders into the graph (default: the bundled documents)."""
    from kg.asking.progress import bar
    from kg.asking.summary import summary, summary_json
    from kg.pipeline import build as build_graph
    from kg.resources import folder

    with bar(settings.lang) as progress:
        given = list(paths) or [folder("documents")]
        built = build_graph(given, settings.graph, progress, jobs=jobs or 0, time_limit=time_limit)
    for trouble in built.skipped:
        click.echo(trouble.told(settings.lang), err=True)
    click.echo(
        summary_json(built, settings.lang) if as_json else summary(built, settings.graph, settings.lang),
        nl=False,
    )
    sys.exit(1 if built.skipped else 0)


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@as_json_option
@everywhere
@click.pass_obj
def validate(settings: Settings, file: Path | None, *, as_json: bool) -> None:
    """Check the graph, or a file, against the SHACL shapes; exit code 1 when it does not conform."""
    checked = file or opened(settings)
    from kg.asking.progress import bar
    from kg.graph.validation import validate as check

    with bar(settings.lang) as progress:
        report = check(checked, progress=progress)
    click.echo(report.as_json(settings.lang) if as_json else report.render(settings.lang) + "\n", nl=False)
    sys.exit(0 if report.conforms else 1)


_documents_option = click.option(
    "--documents",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where the annotated documents lie, when not beside the gold; may be given more than once.",
)


@click.command()
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@_documents_option
@click.option("--analyser", metavar="NAME", help="Read with a parser of Dutch as well: frog.")
@click.option("--totals", is_flag=True, help="Totals only: say nothing of what was missed or wrong.")
@click.option(
    "--crossed",
    is_flag=True,
    help="Read each document with the weights that the others teach, and tables of written sentences (.csv).",
)
@as_json_option
@everywhere
def evaluate(  # noqa: PLR0913 - options of a command
    gold: Sequence[Path],
    documents: Sequence[Path],
    analyser: str | None,
    *,
    totals: bool,
    crossed: bool,
    as_json: bool,
) -> None:
    """Compare what is read with gold files: precision, recall, F1 per kind, and what was missed."""
    from kg.evaluation.lessons import crossed_scores
    from kg.evaluation.report import as_json as data_of
    from kg.evaluation.report import as_text, scores_of

    scores = (crossed_scores if crossed else scores_of)(gold, documents, analyser or "")
    click.echo((data_of if as_json else as_text)(scores, listing=not totals), nl=False)


@click.command()
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@_documents_option
@click.option(
    "-o", "output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write to FILE."
)
@click.option("--actors", is_flag=True, help="Learn of whom sentences say things, rather than what they say.")
@click.option("--crossed", is_flag=True, help="Tell how well each document is told by what the others teach.")
@everywhere
def learn(
    gold: Sequence[Path], documents: Sequence[Path], output: Path | None, *, actors: bool, crossed: bool
) -> None:
    """Learn from gold files, and tables of written sentences (.csv), how sentences say things.

    That gives the weights for what no cue tells.
    """
    from kg.evaluation.lessons import crossed_table, weights

    text = (crossed_table if crossed else weights)(gold, documents, of_actors=actors)
    if output:
        output.write_text(text, encoding="utf-8")
    else:
        click.echo(text, nl=False)

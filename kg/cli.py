"""The command `kg`: click and nothing else. Every command calls the package that does the work.

Imports of those packages stand in the commands, so that `kg --help` answers at once.
"""
# ruff: noqa: PLC0415 - see above

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from kg import __version__
from kg.asking.errors import WrongUseError
from kg.asking.wording import LANGUAGES, Lang, say

if TYPE_CHECKING:
    from kg.graph.store import GraphStore

_Command = TypeVar("_Command", bound=Callable[..., Any])
_TABLES = ("table", "csv", "tsv", "json", "md")
_EXPORTS = ("turtle", "trig", "nquads", "jsonld", "graphml", "csv")


@dataclass(slots=True)
class Settings:
    """What holds for every command."""

    graph: Path = Path("graph")
    lang: Lang = "nl"
    debug: bool = False


class _Group(click.Group):
    """A group in which every error is one line on standard error, and the exit code says what it was."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; show an error's traceback only when `--debug` asks for it."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            settings = ctx.find_object(Settings) or Settings()
            if settings.debug:
                raise
            raise _failure(error, settings.lang) from error


class _Failure(click.ClickException):
    exit_code = 2

    def __init__(self, message: str, lang: Lang) -> None:
        super().__init__(message)
        self.lang = lang

    def show(self, file: Any = None) -> None:  # noqa: ANN401 - click's own signature
        click.echo(say("cli.error", self.lang, what=self.message), file=file, err=file is None)


def _failure(error: Exception, lang: Lang) -> _Failure:
    line = " ".join(str(error).split())
    if isinstance(error, WrongUseError):
        return _Failure(" ".join(error.told(lang).split()), lang)
    if isinstance(error, ModuleNotFoundError):
        return _Failure(say("cli.not_here", lang, what=error.name), lang)
    if type(error).__module__.startswith("kg."):
        return _Failure(line, lang)
    if isinstance(error, OSError) and error.filename:
        return _Failure(f"{error.filename}: {error.strerror or line}", lang)
    return _Failure(say("cli.broken", lang, what=line or type(error).__name__), lang)


def _set(ctx: click.Context, option: click.Parameter, value: object) -> None:
    settings = ctx.ensure_object(Settings)
    if value is not None and option.name:
        setattr(settings, option.name, value)


def _everywhere(command: _Command) -> _Command:
    """Add the global options, so that they may stand before the command as well as after it."""
    folder = click.Path(file_okay=False, path_type=Path)
    for option in (
        click.option("--debug", is_flag=True, default=None, help="Show the traceback of an error."),
        click.option("--lang", type=click.Choice(LANGUAGES), help="Language of headings and messages [nl]."),
        click.option(
            "--graph", type=folder, metavar="DIR", help="Folder of the graph [graph/, or KG_GRAPH]."
        ),
    ):
        option(command)
    for parameter in cast("list[click.Parameter]", getattr(command, "__click_params__", [])):
        if parameter.name in {"debug", "lang", "graph"}:
            parameter.callback, parameter.expose_value, parameter.is_eager = _set, False, True
    return command


def _graph(settings: Settings) -> "GraphStore":
    from kg.graph.store import GraphStore, read_state

    if not read_state(settings.graph).store:
        raise _Failure(say("cli.no_graph", settings.lang, folder=settings.graph), settings.lang)
    return GraphStore.open(settings.graph, read_only=True)


def _width() -> int | None:
    return max(80, get_terminal_size().columns) if sys.stdout.isatty() else None


_as_json = click.option("--json", "as_json", is_flag=True, help="Write JSON.")
_style = click.option(
    "-f", "--format", "style", type=click.Choice(_TABLES), default="table", help="How to write it."
)
_date = click.option("--on", default="", metavar="DATE", help="On this day, such as 2017-04-05.")
_person = click.option("--person", default="", metavar="NAME", help="A person, by (part of) a name.")


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "KG"})
@click.version_option(__version__, prog_name="kg")
@_everywhere
def main() -> None:
    """Wie is waarvoor verantwoordelijk? Who is responsible for what, in Dutch government documents."""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(readable=False, path_type=Path), metavar="[PATH]...")
@_as_json
@_everywhere
@click.pass_obj
def build(settings: Settings, paths: Sequence[Path], *, as_json: bool) -> None:
    """Read files and folders into the graph (default: the bundled documents)."""
    from kg.asking.progress import bar
    from kg.asking.summary import summary, summary_json
    from kg.pipeline import build as build_graph
    from kg.resources import folder

    with bar(settings.lang) as progress:
        built = build_graph(list(paths) or [folder("documents")], settings.graph, progress)
    for line in built.skipped:
        click.echo(line, err=True)
    click.echo(summary_json(built) if as_json else summary(built, settings.graph, settings.lang), nl=False)
    sys.exit(1 if built.skipped else 0)


@main.command()
@click.argument("topic", default="")
@_date
@click.option("--ministry", default="", metavar="NAME", help="A ministry, such as VWS.")
@_person
@click.option("--programme", default="", metavar="NAME", help="A programme, by (part of) its name.")
@_style
@_as_json
@_everywhere
@click.pass_obj
def who(settings: Settings, /, style: str, *, as_json: bool, **asked: str) -> None:
    """Tell who is responsible for what, since when, according to which document."""
    from kg.asking.formats import render
    from kg.asking.responsibility import Asked
    from kg.asking.responsibility import who as find

    found = find(Asked(**asked), _graph(settings), settings.lang)
    click.echo(render(found, "json" if as_json else style, settings.lang, _width()), nl=False)


@main.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("name", default="")
@click.argument("values", nargs=-1, type=click.UNPROCESSED, metavar="[--PARAM VALUE]...")
@click.option("--list", "listed", is_flag=True, help="List the questions.")
@click.option("-h", "--help", "helped", is_flag=True, help="Help, also of one question.")
@click.option(
    "--queries", type=click.Path(path_type=Path), metavar="DIR", help="A folder with questions of your own."
)
@_style
@_as_json
@_everywhere
@click.pass_context
def ask(
    ctx: click.Context, /, name: str, values: Sequence[str], queries: Path | None, style: str, **flags: bool
) -> None:
    """Ask a named question; `kg ask --list` names them, `kg ask NAME --help` its parameters."""
    from kg.asking.answers import answer
    from kg.asking.formats import render
    from kg.asking.listing import described, listing
    from kg.asking.parameters import arguments
    from kg.asking.questions import load, named

    settings = ctx.ensure_object(Settings)
    style = "json" if flags["as_json"] else style
    if flags["helped"]:
        click.echo(described(named(name, queries), settings.lang) if name else ctx.get_help())
    elif flags["listed"] or not name:
        click.echo(render(listing(load(queries), settings.lang), style, settings.lang, _width()), nl=False)
    else:
        question, given = named(name, queries), arguments(values)
        for parameter in given:
            question.parameter(parameter)
        found = answer(question, given, _graph(settings), settings.lang)
        click.echo(render(found, style, settings.lang, _width()), nl=False)


@main.command()
@click.argument("query")
@click.option(
    "-f",
    "--format",
    "style",
    type=click.Choice([*_TABLES, "turtle"]),
    default="table",
    help="How to write it.",
)
@_as_json
@_everywhere
@click.pass_obj
def sparql(settings: Settings, query: str, style: str, *, as_json: bool) -> None:
    """Run read-only SPARQL: text, a .rq file, or - for standard input. Our prefixes are known."""
    from kg.asking.sparql import refuse, run, text_of

    text = text_of(query, sys.stdin.read() if query == "-" else "")
    refuse(text)
    click.echo(run(text, _graph(settings), "json" if as_json else style, settings.lang), nl=False)


@main.command()
@click.argument("iri")
@_as_json
@_everywhere
@click.pass_obj
def explain(settings: Settings, iri: str, *, as_json: bool) -> None:
    """Show a statement's sentence in context, its document, rule and confidence."""
    from kg.asking.explain import explain as tell
    from kg.asking.explain import explain_json

    click.echo((explain_json if as_json else tell)(iri, _graph(settings), settings.lang), nl=False)


@main.command()
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), default=Path("network.html"))
@click.option("--topic", default="", metavar="WORD", help="Only what concerns this theme or word.")
@_person
@_date
@_everywhere
@click.pass_obj
def show(settings: Settings, output: Path, topic: str, person: str, on: str) -> None:
    """Write the network page: one file that needs no network."""
    store = _graph(settings)
    from kg.showing.page import write_page

    write_page(store, output, topic=topic, person=person, on=on)
    click.echo(say("cli.written", settings.lang, file=output), err=True)


@main.command()
@click.option(
    "-f", "--format", "style", type=click.Choice(_EXPORTS), default="turtle", help="How to write it."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="File to write (default: standard output)."
)
@_everywhere
@click.pass_obj
def export(settings: Settings, style: str, output: Path | None) -> None:
    """Write the graph; the same graph gives the same bytes."""
    store = _graph(settings)
    from kg.graph.export import export as write

    data = write(store, style)
    if output:
        output.write_bytes(data)
        click.echo(say("cli.written", settings.lang, file=output), err=True)
    else:
        sys.stdout.buffer.write(data)


@main.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@_everywhere
@click.pass_obj
def validate(settings: Settings, file: Path | None) -> None:
    """Check the graph, or a file, against the SHACL shapes; exit code 1 when it does not conform."""
    checked = file or _graph(settings)
    from kg.graph.validation import validate as check

    report = check(checked)
    click.echo(report.render(settings.lang))
    sys.exit(0 if report.conforms else 1)


@main.command()
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@_as_json
@_everywhere
def evaluate(gold: Sequence[Path], *, as_json: bool) -> None:
    """Compare what is read with gold files: precision, recall, F1 per kind, and what was missed."""
    from kg.evaluation.report import evaluate as compare

    text, data = compare(gold)
    click.echo(data if as_json else text, nl=False)

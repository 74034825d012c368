"""What holds for every command: the global options, the shared ones, and errors as one line.

The commands of `kg.cli` come after.
"""
# ruff: noqa: PLC0415 - the packages that do the work are imported in the commands: `kg --help` answers at once

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from errno import errorcode
from pathlib import Path
from shutil import get_terminal_size
from signal import SIGPIPE
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import click
from click.core import ParameterSource

from kg.asking.errors import WrongUseError
from kg.asking.wording import LANGUAGES, Lang, known, say, wrong

if TYPE_CHECKING:
    from kg.graph.store import GraphStore

_Command = TypeVar("_Command", bound=Callable[..., Any])
_READER_GONE: Final = 128 + SIGPIPE
"""The exit code of a program whose output nobody reads any more, such as before `head`. What goes wrong on
the way to a server is no such thing: it has a message of its own."""
TABLES = ("table", "csv", "tsv", "json", "md")


@dataclass(slots=True)
class Settings:
    """What holds for every command."""

    graph: Path = Path("graph")
    lang: Lang = "nl"
    debug: bool = False
    endpoint: str | None = None


class Group(click.Group):
    """A group in which every error is one line on standard error, and the exit code says what it was."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; show an error's traceback only when `--debug` asks for it."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            _hush()
            raise click.exceptions.Exit(_READER_GONE) from None
        except Exception as error:
            settings = ctx.find_object(Settings) or Settings()
            if settings.debug:
                raise
            raise failure(error, settings.lang) from error


class Failure(click.ClickException):
    """Wrong use: one line in the user's language, exit code 2."""

    exit_code = 2

    def __init__(self, message: str, lang: Lang) -> None:
        """Keep the line and the language to say it in."""
        super().__init__(message)
        self.lang = lang

    def show(self, file: Any = None) -> None:  # noqa: ANN401 - click's own signature
        """Write the line to standard error."""
        click.echo(say("cli.error", self.lang, what=self.message), file=file, err=file is None)


def _hush() -> None:
    """Let what was not written yet go nowhere, or Python would complain of it when it ends."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def failure(error: Exception, lang: Lang) -> Failure:
    """Return an error as one line that says what is wrong, where, and what to do."""
    line = " ".join(str(error).split())
    if isinstance(error, ModuleNotFoundError):
        return Failure(say("cli.not_here", lang, what=error.name), lang)
    if callable(told := getattr(error, "told", None)):
        return Failure(" ".join(str(told(lang)).split()), lang)
    if type(error).__module__.startswith("kg."):
        return Failure(line, "en")  # words for developers, so all of the line
    if isinstance(error, OSError) and error.filename:
        key = f"cli.{errorcode.get(error.errno or 0)}"
        remedy = say(key if known(key) else "cli.os_other", lang)
        return Failure(f"{error.filename}: {wrong(error, lang)}; {remedy}", lang)
    return Failure(say("cli.broken", lang, what=line or type(error).__name__), lang)


def _set(ctx: click.Context, option: click.Parameter, value: object) -> None:
    settings = ctx.ensure_object(Settings)
    if value is not None and option.name:
        setattr(settings, option.name, value)


def everywhere(command: _Command) -> _Command:
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


def opened(settings: Settings) -> "GraphStore":
    """Return the graph, read-only; a clear line where there is none."""
    from kg.graph.store import GraphStore, read_state

    if not read_state(settings.graph).store:
        raise Failure(say("cli.no_graph", settings.lang, folder=settings.graph), settings.lang)
    return GraphStore.open(settings.graph, read_only=True)


def width() -> int | None:
    """Return the columns of the terminal; None where output goes to a pipe or file."""
    return get_terminal_size().columns if sys.stdout.isatty() else None


as_json_option = click.option("--json", "as_json", is_flag=True, help="Write JSON.")
style_option = click.option(
    "-f", "--format", "style", type=click.Choice(TABLES), default="table", help="How to write it."
)


def _filled(ctx: click.Context, option: click.Parameter, value: str) -> str:
    """Refuse a value that was given and is empty: it would look like an answer about everything."""
    given = option.name and ctx.get_parameter_source(option.name) == ParameterSource.COMMANDLINE
    if given and not value.strip():
        raise WrongUseError(key="empty_value", name=option.name)
    return value


def narrowing(name: str, metavar: str, what: str) -> Callable[[_Command], _Command]:
    """Return an option that narrows an answer; empty is everything, but may not be given as empty."""
    return click.option(f"--{name}", default="", metavar=metavar, help=what, callback=_filled)


date_option = narrowing("on", "DATE", "On this day, such as 2017-04-05.")
person_option = narrowing("person", "NAME", "A person, by (part of) a name.")

"""`--endpoint URL`, `kg push` and `kg pull`: the graph on a server."""
# ruff: noqa: PLC0415 - the packages that do the work are imported in the commands: `kg --help` answers at once

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.settings import Settings, as_json_option, everywhere
from kg.cli.settings import opened as opened_here

if TYPE_CHECKING:
    from kg.graph.store import GraphStore
    from kg.remote.pushing import Pushed
    from kg.remote.source import Remote

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _set(ctx: click.Context, _option: click.Parameter, value: str | None) -> None:
    ctx.ensure_object(Settings).endpoint = value


endpoint_option = click.option(
    "--endpoint",
    metavar="URL",
    callback=_set,
    expose_value=False,
    is_eager=True,
    help="Ask a SPARQL endpoint instead of the folder of the graph.",
)
"""Where a command may ask a server; name and password come from the environment or netrc."""


def opened(settings: Settings, seconds: float = 60) -> "GraphStore | Remote":
    """Return what is to be asked: the endpoint that was named, or the graph in its folder."""
    if settings.endpoint is None:
        return opened_here(settings)
    from kg.remote.layouts import caution
    from kg.remote.source import Remote

    remote = Remote(settings.endpoint, seconds=seconds)

    def tell() -> None:
        if told := caution(remote.server, settings.lang):
            click.echo(told, err=True)

    click.get_current_context().call_on_close(tell)
    return remote


def held(settings: Settings, seconds: float = 300) -> "GraphStore":
    """Return the same as a whole that can be gone through: of a server, all its graphs are fetched."""
    if settings.endpoint is None:
        return opened_here(settings)
    from kg.remote.pulling import together
    from kg.remote.source import Remote

    return together(Remote(settings.endpoint, seconds=seconds), seconds=seconds)


def _seconds(what: str) -> Callable[[_Command], _Command]:
    return click.option(
        "--timeout",
        "seconds",
        type=click.FloatRange(min=0, min_open=True),
        default=300,
        show_default=True,
        metavar="SECONDS",
        help=what,
    )


_dry_run = click.option("--dry-run", is_flag=True, help="Only say what would be done.")
_store = click.option(
    "--store", default="", metavar="URL", help="Address of the Graph Store Protocol [guessed]."
)


@click.command()
@click.argument("url", default="")
@_store
@click.option("--update", default="", metavar="URL", help="Address for SPARQL updates [guessed].")
@click.option("--all", "everything", is_flag=True, help="Send unchanged graphs as well.")
@click.option("--delete", is_flag=True, help="Remove graphs that were sent before and are no longer here.")
@click.option(
    "--parts",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write N-Quads files for a bulk loader; without URL nothing is sent.",
)
@_dry_run
@_seconds("How long the server may take over one graph.")
@as_json_option
@everywhere
@click.pass_obj
def push(settings: Settings, /, url: str, parts: Path | None, *, as_json: bool, **wanted: Any) -> None:  # noqa: ANN401 - of several types
    """Send the graph to a SPARQL 1.1 server: what changed since the last time.

    Name and password: KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD, or netrc.
    """
    here = opened_here(settings)
    from kg.asking.progress import bar
    from kg.remote import summary
    from kg.remote.errors import RemoteError
    from kg.remote.parts import write_parts
    from kg.remote.pushing import Wanted
    from kg.remote.pushing import push as send

    if not url and not parts:
        raise RemoteError(key="no_address")
    if parts:
        click.echo(summary.parted(write_parts(here, parts), settings.lang), nl=False, err=bool(url))
    if not url:
        return
    dry_run = bool(wanted["dry_run"])

    def tell(done: "Pushed") -> None:
        text = (
            summary.pushed_json(done, dry_run=dry_run)
            if as_json
            else summary.pushed(done, settings.lang, dry_run=dry_run)
        )
        click.echo(text, nl=False)

    with bar(settings.lang) as progress:
        send(here, url, Wanted(**wanted), progress, tell)


@click.command()
@click.argument("url")
@_store
@_dry_run
@_seconds("How long the server may take over one graph.")
@as_json_option
@everywhere
@click.pass_obj
def pull(settings: Settings, /, url: str, *, dry_run: bool, as_json: bool, **wanted: Any) -> None:  # noqa: ANN401 - of several types
    """Fetch the graph of a SPARQL 1.1 server into the folder: what differs from what is there.

    Name and password: KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD, or netrc.
    """
    from kg.asking.progress import bar
    from kg.remote import summary
    from kg.remote.pulling import pull as fetch

    with bar(settings.lang) as progress:
        done = fetch(settings.graph, url, dry_run=dry_run, progress=progress, **wanted)
    text = (
        summary.pulled_json(done, dry_run=dry_run)
        if as_json
        else summary.pulled(done, settings.graph, settings.lang, dry_run=dry_run)
    )
    click.echo(text, nl=False)

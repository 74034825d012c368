"""`--endpoint URL`: the same commands, asked of a server."""
# ruff: noqa: PLC0415 - the packages that do the work are imported in the commands: `kg --help` answers at once

from typing import TYPE_CHECKING

import click

from kg.cli.settings import Settings
from kg.cli.settings import opened as opened_here

if TYPE_CHECKING:
    from kg.graph.store import GraphStore
    from kg.remote.source import Remote


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
    from kg.remote.source import Remote

    return Remote(settings.endpoint, seconds=seconds)

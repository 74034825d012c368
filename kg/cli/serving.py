"""`kg serve`: the graph over HTTP, for this machine unless told otherwise."""
# ruff: noqa: PLC0415 - the packages that do the work are imported in the commands: `kg --help` answers at once

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from kg.cli.settings import Failure, Settings, everywhere, opened


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="Port; 0 is any."
)
@click.option(
    "--documents",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    help="Where the documents lie whose text is shown [the bundled ones].",
)
@click.option("--name", "names", multiple=True, metavar="HOST", help="A name this server may be called by.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=30,
    show_default=True,
    metavar="SECONDS",
    help="How long a query may run.",
)
@click.option(
    "--processes", type=click.IntRange(1, 64), default=2, show_default=True, help="Queries at once."
)
@click.option(
    "--allow-service", "services", multiple=True, metavar="URL", help="A server that SERVICE may call."
)
@click.option(
    "--allow-origin",
    "origins",
    multiple=True,
    metavar="URL",
    help="A site whose pages may ask this server from a browser; * is any [where --host is for others: *].",
)
@everywhere
@click.pass_obj
def serve(
    settings: Settings,
    /,
    host: str,
    port: int,
    documents: Sequence[Path],
    **options: Any,  # noqa: ANN401 - of several types
) -> None:
    """Serve the graph, only to read: a SPARQL 1.1 endpoint, a query page, and a page per thing."""
    opened(settings)
    from kg.resources import folder
    from kg.serving.app import LOOPBACK, application
    from kg.serving.limits import Limits
    from kg.serving.origins import OriginError, origin
    from kg.serving.running import PortError, listening
    from kg.serving.running import serve as run
    from kg.serving.wording import say

    try:
        origins = [origin(each) for each in options["origins"]]
    except OriginError as error:
        raise Failure(say("bad_origin", settings.lang, given=error.given), settings.lang) from error
    limits = Limits(seconds=options["timeout"], processes=options["processes"])
    local = host in {"127.0.0.1", "::1", "localhost"}
    names: Sequence[str] = options["names"]
    hosts = (*LOOPBACK, host, *names) if local or names else ("*",)
    try:
        listener = listening(host, port)
    except PortError as error:
        raise Failure(
            say("port_taken", settings.lang, port=error.port, host=error.host, why=error.why), settings.lang
        ) from error
    app = application(
        settings.graph,
        documents=list(documents) or [folder("documents")],
        limits=limits,
        services=options["services"],
        hosts=hosts,
        origins=origins or (["*"] if hosts == ("*",) else []),
    )
    shown = f"[{host}]" if ":" in host else host
    url = f"http://{shown}:{listener.getsockname()[1]}/"
    run(app, listener, limits, lambda: click.echo(say("started", settings.lang, url=url), err=True))

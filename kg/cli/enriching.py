"""`kg enrich`: what other servers know of our things, only when it is asked for."""
# ruff: noqa: PLC0415 - the packages that do the work are imported in the commands: `kg --help` answers at once

from pathlib import Path
from typing import Any

import click

from kg.cli.settings import Settings, as_json_option, everywhere, opened


@click.command()
@click.argument("name", default="")
@click.option("--remove", is_flag=True, help="Take away what the source said before.")
@click.option("--dry-run", is_flag=True, help="Only say whom would be asked of how many things.")
@click.option(
    "--endpoint", default="", metavar="URL", help="Another address of the source, such as a mirror."
)
@click.option(
    "--queries", type=click.Path(path_type=Path), metavar="DIR", help="A folder with sources of your own."
)
@click.option(
    "--timeout",
    "seconds",
    type=click.FloatRange(min=0, min_open=True),
    default=60,
    show_default=True,
    metavar="SECONDS",
    help="How long the server may take over one query.",
)
@as_json_option
@everywhere
@click.pass_obj
def enrich(
    settings: Settings,
    /,
    name: str,
    queries: Path | None,
    *,
    remove: bool,
    as_json: bool,
    **how: Any,  # noqa: ANN401 - of several types
) -> None:
    """Ask a source, such as Wikidata, what it knows; without NAME: list the sources, and ask nothing."""
    from kg.asking.progress import bar
    from kg.remote import enriching, summary
    from kg.remote.enrichments import load, named

    if not name:
        click.echo(summary.sources(load(queries).values(), settings.lang, as_json=as_json), nl=False)
        return
    source = named(name, queries)
    opened(settings)
    if remove:
        enriching.remove(settings.graph, source)
        click.echo(summary.removed(source, settings.lang), nl=False)
        return
    with bar(settings.lang) as progress:
        done = enriching.enrich(settings.graph, source, progress=progress, **how)
    dry_run = bool(how["dry_run"])
    click.echo(
        summary.enriched_json(done, dry_run=dry_run)
        if as_json
        else summary.enriched(done, settings.lang, dry_run=dry_run),
        nl=False,
    )

"""`kg show` and `kg export`: the graph as a file."""
# ruff: noqa: PLC0415 - the packages that do the work are imported in the commands: `kg --help` answers at once

import sys
from pathlib import Path

import click

from kg.asking.wording import say
from kg.cli.remote import endpoint_option, held, opened
from kg.cli.settings import (
    Settings,
    date_option,
    everywhere,
    narrowing,
    person_option,
)

_EXPORTS = ("turtle", "trig", "nquads", "jsonld", "graphml", "csv")


@click.command()
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), default=Path("network.html"))
@narrowing("topic", "WORD", "Only what concerns this theme or word.")
@person_option
@date_option
@endpoint_option
@everywhere
@click.pass_obj
def show(settings: Settings, output: Path, topic: str, person: str, on: str) -> None:
    """Write the network page: one file that needs no network."""
    store = opened(settings)
    from kg.showing.page import write_page

    write_page(store, output, topic=topic, person=person, on=on)
    click.echo(say("cli.written", settings.lang, file=output), err=True)


@click.command()
@click.option(
    "-f", "--format", "style", type=click.Choice(_EXPORTS), default="turtle", help="How to write it."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="File to write (default: standard output)."
)
@endpoint_option
@everywhere
@click.pass_obj
def export(settings: Settings, style: str, output: Path | None) -> None:
    """Write the graph; the same graph gives the same bytes."""
    store = held(settings)
    from kg.graph.export import export as write

    data = write(store, style)
    if output:
        output.write_bytes(data)
        click.echo(say("cli.written", settings.lang, file=output), err=True)
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()

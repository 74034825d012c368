"""`kg who`, `kg ask`, `kg sparql` and `kg explain`: answers as tables."""
# ruff: noqa: PLC0415 - the packages that do the work are imported in the commands: `kg --help` answers at once

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from kg.asking.wording import say
from kg.cli.remote import endpoint_option, opened
from kg.cli.settings import (
    TABLES,
    Settings,
    as_json_option,
    date_option,
    everywhere,
    narrowing,
    person_option,
    style_option,
    width,
)


@click.command()
@click.argument("topic", default="")
@date_option
@narrowing("ministry", "NAME", "A ministry, such as VWS.")
@person_option
@narrowing("programme", "NAME", "A programme, by (part of) its name.")
@style_option
@as_json_option
@endpoint_option
@everywhere
@click.pass_obj
def who(settings: Settings, /, style: str, *, as_json: bool, **asked: str) -> None:
    """Tell who is responsible for what, since when, according to which document."""
    from kg.asking.formats import render
    from kg.asking.responsibility import Asked
    from kg.asking.responsibility import who as find

    source, given = opened(settings), Asked(**asked)
    found = find(given, source, settings.lang)
    click.echo(render(found, "json" if as_json else style, settings.lang, width()), nl=False)
    if given.topic.strip() and not found.rows:
        from kg.asking.hints import hint

        click.echo(hint(given, source, settings.lang), err=True)


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("name", default="")
@click.argument("values", nargs=-1, type=click.UNPROCESSED, metavar="[--PARAM VALUE]...")
@click.option("--list", "listed", is_flag=True, help="List the questions.")
@click.option("-h", "--help", "helped", is_flag=True, help="Help, also of one question.")
@click.option("--choices", metavar="PARAM", help="List the names that a parameter of a question may have.")
@click.option(
    "--queries", type=click.Path(path_type=Path), metavar="DIR", help="A folder with questions of your own."
)
@style_option
@as_json_option
@endpoint_option
@everywhere
@click.pass_context
def ask(
    ctx: click.Context,
    /,
    name: str,
    values: Sequence[str],
    queries: Path | None,
    style: str,
    **flags: Any,  # noqa: ANN401 - of several types
) -> None:
    """Ask a named question; `kg ask --list` names them, `kg ask NAME --help` its parameters."""
    from kg.asking.answers import answer
    from kg.asking.formats import render
    from kg.asking.listing import choices, described, listing
    from kg.asking.parameters import arguments
    from kg.asking.questions import load, named

    settings = ctx.ensure_object(Settings)
    style = "json" if flags["as_json"] else style
    if flags["helped"]:
        click.echo(described(named(name, queries), settings.lang) if name else ctx.get_help())
    elif flags["listed"] or not name:
        click.echo(render(listing(load(queries), settings.lang), style, settings.lang, width()), nl=False)
    elif flags["choices"]:
        parameter = named(name, queries).parameter(flags["choices"].removeprefix("--"))
        found = choices(parameter, opened(settings), settings.lang)
        click.echo(render(found, style, settings.lang, width()), nl=False)
    else:
        question, given = named(name, queries), arguments(values)
        for each in given:
            question.parameter(each)
        found = answer(question, given, opened(settings), settings.lang)
        click.echo(render(found, style, settings.lang, width()), nl=False)


@click.command()
@click.argument("query")
@click.option(
    "-f",
    "--format",
    "style",
    type=click.Choice([*TABLES, "turtle"]),
    default="table",
    help="How to write it.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=60,
    show_default=True,
    metavar="SECONDS",
    help="Give up after this long.",
)
@as_json_option
@endpoint_option
@everywhere
@click.pass_obj
def sparql(settings: Settings, query: str, style: str, timeout: float, *, as_json: bool) -> None:
    """Run read-only SPARQL: text, a .rq file, or - for standard input. Our prefixes are known."""
    from kg.asking.limits import within
    from kg.asking.reading_only import refuse
    from kg.asking.sparql import run, text_of

    text = text_of(query, sys.stdin.read() if query == "-" else "")
    refuse(text)
    source = opened(settings, timeout)
    style = "json" if as_json else style
    if settings.endpoint is None:
        found = within(timeout, lambda: run(text, source, style, settings.lang, width()))
    else:  # what asks the server keeps to the time itself
        found = run(text, source, style, settings.lang, width())
    click.echo(found, nl=False)


@click.command()
@click.argument("iri")
@click.option(
    "--png",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the page of the PDF as a picture, with the sentence marked.",
)
@click.option(
    "--documents",
    type=click.Path(path_type=Path),
    multiple=True,
    default=["."],
    metavar="PATH",
    help="Where the documents lie, for --png [this folder].",
)
@as_json_option
@endpoint_option
@everywhere
@click.pass_obj
def explain(
    settings: Settings, iri: str, png: Path | None, documents: Sequence[Path], *, as_json: bool
) -> None:
    """Show a statement's sentence in context, its document, rule and confidence."""
    from kg.asking.explain import explain as tell
    from kg.asking.explain import explain_json

    source = opened(settings)
    click.echo((explain_json if as_json else tell)(iri, source, settings.lang), nl=False)
    if png:
        from kg.showing.pictures import write_pictures

        for file in write_pictures(iri, source, png, documents):
            click.echo(say("cli.written", settings.lang, file=file), err=True)

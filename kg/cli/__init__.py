"""The command `kg`: click and nothing else. Every command calls the package that does the work.

A module per group of commands; a new command is added in `_COMMANDS`.
"""

import click

from kg import __version__
from kg.cli.asking import ask, explain, sparql, who
from kg.cli.enriching import enrich
from kg.cli.making import build, evaluate, learn, validate
from kg.cli.remote import pull, push
from kg.cli.serving import serve
from kg.cli.settings import Group, everywhere
from kg.cli.writing import export, show

_COMMANDS = (
    build,
    who,
    ask,
    sparql,
    explain,
    show,
    export,
    validate,
    evaluate,
    learn,
    serve,
    push,
    pull,
    enrich,
)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "KG"})
@click.version_option(__version__, prog_name="kg")
@everywhere
def main() -> None:
    """Wie is waarvoor verantwoordelijk? Who is responsible for what, in Dutch government documents."""


for _command in _COMMANDS:
    main.add_command(_command)

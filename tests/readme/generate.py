"""Write README.md: the text of README.in.md with what each command really prints.

In the template, `<!-- run: COMMAND -->` alone on a line becomes a block with the command and its
output; `<!-- run lines=N: COMMAND -->` keeps the first N lines. All commands run in one empty folder,
in the order of the text, so an earlier one may make what a later one reads. `make readme` runs this;
a test does too, and compares.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TEMPLATE = HERE / "README.in.md"
README = ROOT / "README.md"
_RUN = re.compile(
    r"^<!-- run(?: lines=(?P<lines>\d+))?(?: as=(?P<language>\w+))?: (?P<command>.+) -->$", re.MULTILINE
)

_TIME = re.compile(r"(?<=^Seconden: )[\d,]+$")  # differs each time


class CommandError(Exception):
    """A command of the README failed; the message has its output."""


def printed(command: str, folder: Path) -> str:
    """Return what a shell command prints on standard output, run in `folder`.

    Raises:
        CommandError: it ends with another exit code than 0.
    """
    environment = {key: value for key, value in os.environ.items() if not key.startswith("KG_")}
    environment |= {
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), environment.get("PATH", ""))),
        "NO_COLOR": "1",
        "COLUMNS": "100",
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(  # noqa: S602 - the commands stand in our own template
        command,
        shell=True,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        message = f"{command}: exit code {done.returncode}\n{done.stdout}{done.stderr}"
        raise CommandError(message)
    lines = (_TIME.sub("…", line.rstrip()) for line in done.stdout.splitlines())
    return "\n".join(lines).strip("\n")


def fill(template: str, folder: Path) -> str:
    """Return the template with the commands' output, run in `folder` in the order of the text.

    >>> print(fill("Look:\\n<!-- run: echo dag -->", Path(".")))
    Look:
    ```console
    $ echo dag
    dag
    ```
    """
    parts: list[str] = []
    last = 0
    for match in _RUN.finditer(template):
        command = match["command"]
        lines = printed(command, folder).splitlines()
        keep = int(match["lines"] or len(lines))
        shown = [*lines[:keep], "…"] if len(lines) > keep else lines
        head = [] if match["language"] else [f"$ {command}"]
        block = [f"```{match['language'] or 'console'}", *head, *shown, "```"]
        parts += [template[last : match.start()], "\n".join(block)]
        last = match.end()
    return "".join((*parts, template[last:]))


def commands(template: str) -> list[str]:
    """Return the commands of a template, in order."""
    return [match["command"] for match in _RUN.finditer(template)]


def generate() -> str:
    """Return the README with fresh output."""
    with tempfile.TemporaryDirectory() as folder:
        return fill(TEMPLATE.read_text(encoding="utf-8"), Path(folder))


def main() -> None:
    """Write README.md."""
    README.write_text(generate(), encoding="utf-8")


if __name__ == "__main__":
    main()

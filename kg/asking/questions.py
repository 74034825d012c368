"""Questions: `.rq` files whose `#+` lines say what they ask. First step of asking.

A question is a SELECT that runs as it stands, in any SPARQL tool. Its header is TOML in comments:

    #+ title.nl = "Wie bekleedde welke functie?"
    #+ title.en = "Who held which post?"
    #+ parameters.on = { type = "date", nl = "op deze dag", en = "on this day" }
    SELECT ?person ?post WHERE { VALUES ?on { UNDEF } … }

Each parameter stands in the query as `VALUES ?on { default }`, as often as the query needs it, and
`UNDEF` means that it may be left out. `kg.asking.parameters` puts typed terms in that place, so a
value is never pasted as text, and the file runs unchanged on a remote endpoint.
"""

import re
import tomllib
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, cast, get_args

from kg.asking.errors import WrongUseError
from kg.asking.wording import Lang, heading
from kg.namespaces import expand
from kg.resources import folder

ParameterType = Literal["text", "date", "year", "number", "iri"]

_HEADER = re.compile(r"^#\+ ?(.*)$", re.MULTILINE)
_VALUES = r"VALUES\s+\?{name}\s*\{{\s*([^{{}}]*?)\s*\}}"
_OPEN_DEFAULT: Final = "UNDEF"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a user may fill in for a question; an `iri` is one of `choices`, a SELECT of `?thing ?label`."""

    name: str
    type: ParameterType
    label: dict[str, str]
    choices: str = ""
    default: str = ""
    required: bool = False
    question: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A named query. `fold` names columns whose values are gathered when all others are equal."""

    name: str
    title: dict[str, str]
    description: dict[str, str]
    query: str
    parameters: tuple[Parameter, ...] = ()
    columns: dict[str, dict[str, str]] = field(default_factory=dict)
    fold: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    def heading(self, column: str, lang: Lang) -> str:
        """Return the heading of a column: the question's own, or the common one."""
        own = self.columns.get(column)
        return own[lang] if own else heading(column, lang)

    def parameter(self, name: str) -> Parameter:
        """Return the parameter of that name.

        Raises:
            WrongUseError: there is none; the message lists those there are.
        """
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        if not self.parameters:
            raise WrongUseError(key="no_parameters", question=self.name, name=name)
        choices = ", ".join(f"--{parameter.name}" for parameter in self.parameters)
        raise WrongUseError(key="unknown_parameter", question=self.name, name=name, choices=choices)


def slot(name: str) -> re.Pattern[str]:
    """Return the pattern of a parameter's place in a query: `VALUES ?name { … }`."""
    return re.compile(_VALUES.format(name=re.escape(name)))


def load(extra: Path | None = None) -> tuple[Question, ...]:
    """Return all questions by name: ours, and those of a folder of the user's own, which win.

    Raises:
        WrongUseError: the folder is missing, or a header is wrong.
    """
    if extra and not extra.is_dir():
        raise WrongUseError(key="no_folder", folder=extra)
    found = dict(_ours())
    for file in sorted(extra.glob("*.rq")) if extra else ():
        found[file.stem] = read(file)
    return tuple(question for _, question in sorted(found.items()))


def named(name: str, extra: Path | None = None) -> Question:
    """Return the question of that name.

    Raises:
        WrongUseError: there is none; the message names the closest ones, or all.
    """
    known = {question.name: question for question in load(extra)}
    if name in known:
        return known[name]
    close = get_close_matches(name, known, n=3, cutoff=0.6) or [
        each for each in sorted(known) if name in each
    ]
    if close and name:
        raise WrongUseError(key="unknown_question", name=name, close=", ".join(close))
    raise WrongUseError(key="no_such_question", name=name, choices=", ".join(sorted(known)))


@cache
def _ours() -> tuple[tuple[str, Question], ...]:
    files = sorted((folder("queries") / "questions").glob("*.rq"))
    return tuple((file.stem, read(file)) for file in files)


def read(file: Path) -> Question:
    """Return the question in a file.

    Raises:
        WrongUseError: it cannot be read, or its header is wrong; the message says which file and why.
    """
    try:
        return parse(file.stem, file.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError) as error:
        why = f"{error.args[0]} is missing" if isinstance(error, KeyError) else error
        raise WrongUseError(key="header", file=file, why=why) from error


def header_of(source: str) -> str:
    """Return the TOML of the `#+` lines of a question."""
    return "\n".join(_HEADER.findall(source))


def parse(name: str, source: str) -> Question:
    """Return the question in a text.

    Raises:
        ValueError: the header is no TOML, or does not fit the query below it.
        KeyError: the header lacks a title or a label.
    """
    header: dict[str, Any] = tomllib.loads(header_of(source))
    query = _HEADER.sub("", source).strip() + "\n"
    parameters = tuple(_parameter(key, row, query, name) for key, row in header.get("parameters", {}).items())
    return Question(
        name=name,
        title=_both(header["title"]),
        description=_both(header["description"]),
        query=query,
        parameters=parameters,
        columns={column: _both(words) for column, words in header.get("columns", {}).items()},
        fold=tuple(header.get("fold", ())),
        unknown=tuple(header.get("unknown", ())),
    )


def _both(words: dict[str, str]) -> dict[str, str]:
    return {"nl": words["nl"], "en": words["en"]}


def _parameter(name: str, row: dict[str, Any], query: str, question: str) -> Parameter:
    kind = row["type"]
    if kind not in get_args(ParameterType):
        message = f"parameter {name} has the type '{kind}'; choose from: {', '.join(get_args(ParameterType))}"
        raise ValueError(message)
    place = slot(name).search(query)
    if not place:
        message = f"the query lacks 'VALUES ?{name} {{ UNDEF }}', where the value of {name} goes"
        raise ValueError(message)
    choices = row.get("choices", "") or _instances(row.get("class", []))
    if kind == "iri" and not choices:
        message = f"parameter {name} is an iri, so it needs 'class' or 'choices'"
        raise ValueError(message)
    default = place.group(1)
    return Parameter(
        name=name,
        type=cast("ParameterType", kind),
        label=_both(row),
        choices=choices,
        default="" if default == _OPEN_DEFAULT else default,
        required=bool(row.get("required", False)),
        question=question,
    )


def _instances(classes: str | list[str]) -> str:
    """Return a query for all names of the things of some classes; empty without classes."""
    names = [classes] if isinstance(classes, str) else classes
    if not names:
        return ""
    iris = " ".join(f"<{expand(name)}>" for name in names)
    labels = "|".join(
        f"<{expand(name)}>" for name in ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "foaf:name")
    )
    return f"SELECT DISTINCT ?thing ?label {{ VALUES ?class {{ {iris} }} ?thing a ?class ; {labels} ?label }}"

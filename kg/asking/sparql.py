"""Any read-only query, written in the format that was asked for. After `reading_only`: it says what may run.

Beside `questions`: for what no question asks.
"""

import re
from pathlib import Path
from typing import Final

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat

from kg.asking.answers import Answer, Cell, Value, table
from kg.asking.errors import WrongUseError
from kg.asking.formats import render
from kg.asking.reading_only import position, refuse, words
from kg.asking.source import Source
from kg.asking.wording import LANGUAGES, Lang, say
from kg.graph.writing import write
from kg.namespaces import KIND_PREFIXES, PREFIXES

_PLACE: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_RAW: Final = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
}


def text_of(query: str, standard_input: str = "") -> str:
    """Return the SPARQL meant by an argument: `-` is standard input, the path of a file its content.

    Raises:
        WrongUseError: it is empty, or the file cannot be read.
    """
    found = standard_input if query == "-" else query
    if query != "-" and "{" not in query and query.endswith((".rq", ".sparql")):
        try:
            found = Path(query).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise WrongUseError(key="query_file", file=query, why=error) from error
    if not found.strip():
        raise WrongUseError(key="empty_query")
    return found


def run(query: str, source: Source, style: str, lang: Lang, width: int | None = None) -> str:
    """Return what a query finds, written as `table`, `csv`, `tsv`, `json`, `md` or `turtle`.

    `csv`, `tsv` and `json` are the W3C's own result formats, byte for byte as the store makes them. A table
    is for a terminal of so many columns, if any.

    Raises:
        WrongUseError: the query does not parse, would change something, or does not fit the format.
    """
    refuse(query)
    for word, at in words(query):
        if word == "FROM":
            line, column = position(query, at)
            raise WrongUseError(key="dataset", line=line, column=column)
    try:
        found = source.query(declared(query))
        return _written(found, style, lang, width)
    except SyntaxError as error:
        raise syntax_error(query, str(error)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise WrongUseError(key="not_run", why=_one_line(str(error))) from error


def _written(
    found: QuerySolutions | QueryBoolean | QueryTriples, style: str, lang: Lang, width: int | None
) -> str:
    if isinstance(found, QueryTriples):
        if style not in {"turtle", "table"}:
            raise WrongUseError(key="no_rows_format", format=style)
        triples = sorted(set(found), key=str)
        return write(triples, RdfFormat.TURTLE).decode()
    if style == "turtle":
        raise WrongUseError(key="no_turtle")
    if isinstance(found, QueryBoolean):
        if style == "json":
            return (found.serialize(format=QueryResultsFormat.JSON) or b"").decode() + "\n"
        return say("answer.yes" if bool(found) else "answer.no", lang) + "\n"
    if style in _RAW:
        written = (found.serialize(format=_RAW[style]) or b"").decode()
        return written if written.endswith("\n") else written + "\n"
    return render(_shown(table(found)), style, lang, width)


def _shown(answer: Answer) -> Answer:
    def whole(cell: Cell) -> Cell:
        return tuple(Value(value.text) for value in cell)

    return Answer(answer.columns, answer.headings, tuple(tuple(map(whole, row)) for row in answer.rows))


def declared(query: str) -> str:
    """Return the query with our prefixes before it, on its first line, so that lines keep their number."""
    return _preamble(query) + query


def _preamble(query: str) -> str:
    own = {name.lower() for name in re.findall(r"\bPREFIX\s+([\w.-]*):", query, re.IGNORECASE)}
    return "".join(
        f"PREFIX {name}: <{iri}> " for name, iri in {**KIND_PREFIXES, **PREFIXES}.items() if name not in own
    )


def syntax_error(query: str, message: str) -> WrongUseError:
    """Return what is wrong with a query that was given to the store as `declared` made it, and where."""
    match = _PLACE.match(message)
    if not match:
        return WrongUseError(key="not_run", why=_one_line(message))
    line, column = int(match.group(1)), int(match.group(2))
    if line == 1:
        column = max(1, column - len(_preamble(query)))
    lines = query.splitlines() or [""]
    text = lines[min(line, len(lines)) - 1].strip()
    return WrongUseError(key="syntax", line=line, column=column, why=_expected(match.group(3)), text=text)


def _expected(message: str) -> object:
    """Return what a parser says in both languages, where we know it, without its list of what it expected."""
    for sign, key in (
        ("Prefix not found", "prefix"),
        ("variable that is unbound", "unbound"),
        ("[", "syntax"),
        ("expected ", "syntax"),
    ):
        if sign in message:
            return {lang: say(f"parser.{key}", lang) for lang in LANGUAGES}
    return _one_line(message)


def _one_line(message: str) -> str:
    return " ".join(message.split())

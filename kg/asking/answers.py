"""Answers: a question with its values → a table of labelled values.

After `parameters`, before `formats`. A query gives IRIs; what people read are their labels, looked
up here for a whole answer at once, so that no question has to.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple

from kg.asking.parameters import bind
from kg.asking.questions import Question
from kg.asking.source import Source, rows
from kg.asking.wording import Lang
from kg.namespaces import ID, PREFIXES, expand

_XSD: Final = PREFIXES["xsd"]
_NUMBERS: Final = {_XSD + name for name in ("integer", "decimal", "double", "float", "nonNegativeInteger")}
_BOOLEAN: Final = _XSD + "boolean"
# A truth value may be written in two ways, and a server may give the other one.
_TRUTH: Final = {"1": "true", "0": "false"}

# A label is the first of these that a thing has, in the reader's language where it has one.
_LABELS: Final = ("skos:prefLabel", "foaf:name", "dcterms:title", "rdfs:label")


@dataclass(frozen=True, slots=True)
class Value:
    """One term of an answer: what people read, and the IRI or datatype behind it."""

    text: str
    iri: str = ""
    datatype: str = ""

    @property
    def plain(self) -> object:
        """Return it as JSON knows it: a number, a truth value, a string, or an IRI with its label."""
        if self.iri:
            return {"iri": self.iri, "label": self.text}
        if self.datatype in _NUMBERS:
            return int(self.text) if self.text.lstrip("-").isdigit() else float(self.text)
        return self.text == "true" if self.datatype == _BOOLEAN else self.text


Cell = tuple[Value, ...]
"""What stands in one place of the table: nothing, one value, or several where a column is folded."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A table: variables, their headings, and rows with one cell for each.

    `folded` are columns whose cells may hold several values; in `unknown` columns an empty cell
    means that the graph does not know, which the reader is told in so many words.
    """

    columns: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    folded: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()


def answer(question: Question, values: Mapping[str, str], source: Source, lang: Lang) -> Answer:
    """Return the answer to a question.

    Raises:
        WrongUseError: a parameter or its value is wrong.
    """
    return tabled(question, bind(question, values, source, lang), source, lang)


def tabled(question: Question, query: str, source: Source, lang: Lang) -> Answer:
    """Return the answer to a query that is a question with its values in place."""
    solutions = rows(source, query)
    columns = tuple(variable.value for variable in solutions.variables)
    found = _distinct(tuple(row[column] for column in columns) for row in solutions)
    labels = labelled(
        (term.value for row in found for term in row if isinstance(term, NamedNode)), source, lang
    )
    cells = [tuple(_cell(term, labels) for term in row) for row in found]
    return Answer(
        columns=columns,
        headings=tuple(question.heading(column, lang) for column in columns),
        rows=tuple(_folded(cells, [columns.index(name) for name in question.fold])),
        folded=frozenset(question.fold),
        unknown=frozenset(question.unknown),
    )


def table(solutions: QuerySolutions) -> Answer:
    """Return the answer to a query without a question: terms as they are, variables as headings."""
    columns = tuple(variable.value for variable in solutions.variables)
    cells = tuple(tuple(_cell(row[column], {}) for column in columns) for row in solutions)
    return Answer(columns, columns, cells)


Term = NamedNode | Literal | BlankNode | Triple | None


def _distinct(found: Iterable[tuple[Term, ...]]) -> list[tuple[Term, ...]]:
    return list(dict.fromkeys(found))


def short(iri: str) -> str:
    """Return an IRI as people write it: `statement/0a1b…` for our own things, `kg:Letter` for terms."""
    if iri.startswith(ID):
        return iri.removeprefix(ID)
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def labelled(iris: Iterable[str], source: Source, lang: Lang) -> dict[str, str]:
    """Return the label of each IRI that has one, in the language where it can be had."""
    wanted = " ".join(str(NamedNode(iri)) for iri in sorted(set(iris)))
    if not wanted:
        return {}
    ranked = " ".join(f"(<{expand(name)}> {rank})" for rank, name in enumerate(_LABELS))
    query = (
        f"SELECT ?thing ?label ?rank WHERE {{ VALUES ?thing {{ {wanted} }} "
        f"VALUES (?property ?rank) {{ {ranked} }} ?thing ?property ?label . FILTER(isLiteral(?label)) }}"
    )
    best: dict[str, tuple[int, bool, str]] = {}
    for row in rows(source, query):
        offer = (int(row["rank"].value), row["label"].language not in {lang, None}, row["label"].value)
        thing = row["thing"].value
        best[thing] = min(best.get(thing, offer), offer)
    return {thing: label for thing, (_, _, label) in best.items()}


def _cell(term: Term, labels: Mapping[str, str]) -> Cell:
    if term is None:
        return ()
    if isinstance(term, NamedNode):
        return (Value(labels.get(term.value, short(term.value)), iri=term.value),)
    if isinstance(term, Literal):
        text = _TRUTH.get(term.value, term.value) if term.datatype.value == _BOOLEAN else term.value
        return (Value(text, datatype=term.datatype.value),)
    return (Value(str(term)),)


def _folded(found: Sequence[tuple[Cell, ...]], fold: Sequence[int]) -> Iterable[tuple[Cell, ...]]:
    """Yield rows in which those that differ in folded columns only have become one."""
    gathered: dict[tuple[Cell, ...], list[dict[Value, None]]] = {}
    for row in found:
        key = tuple(() if place in fold else cell for place, cell in enumerate(row))
        lists = gathered.setdefault(key, [{} for _ in fold])
        for values, place in zip(lists, fold, strict=True):
            values.update(dict.fromkeys(row[place]))
    for key, lists in gathered.items():
        row_out = list(key)
        for values, place in zip(lists, fold, strict=True):
            row_out[place] = tuple(sorted(values, key=lambda value: (value.text, value.iri)))
        yield tuple(row_out)

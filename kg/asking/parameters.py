"""Parameters: what a user typed → typed terms in the places a question keeps for them.

After `questions`, before `answers`. A value becomes an RDF term first and is written by the library
that parses it, so no quote, brace or line end in it can become part of the query.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.asking.errors import WrongUseError
from kg.asking.nearest import nearest
from kg.asking.questions import Parameter, Question, slot
from kg.asking.source import Source, rows
from kg.asking.wording import Lang
from kg.namespaces import ID, PREFIXES

Term = Literal | NamedNode

LANGUAGE: Final = "lang"
"""The variable that any query may use for the language of its labels: `VALUES ?lang { "nl" }`."""

_WORDS = re.compile(r"[^\w*]+")
_YEAR = re.compile(r"[12][0-9]{3}")
_SHOWN_CHOICES: Final = 12


def arguments(words: Sequence[str]) -> dict[str, str]:
    """Return `--name value` and `--name=value` pairs as a mapping.

    Raises:
        WrongUseError: a word belongs to no name, a name has no value or comes twice.
    """
    found: dict[str, str] = {}
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if not word.startswith("--") or word == "--":
            raise WrongUseError(key="stray_word", word=word)
        name, given, value = word[2:].partition("=")
        if not given:
            if not rest or rest[0].startswith("--"):
                raise WrongUseError(key="no_value", name=name)
            value = rest.pop(0)
        if name in found:
            raise WrongUseError(key="twice", name=name)
        found[name] = value
    return found


def bind(question: Question, values: Mapping[str, str], source: Source, lang: Lang) -> str:
    """Return the question's query with every value in its place.

    Raises:
        WrongUseError: a parameter is unknown or missing, or its value is none of the valid ones.
    """
    terms = {name: _terms(question.parameter(name), value, source) for name, value in values.items()}
    for parameter in question.parameters:
        if parameter.required and parameter.name not in terms:
            raise WrongUseError(
                key="missing_parameter", question=question.name, name=parameter.name, label=parameter.label
            )
    return fill(question.query, {**terms, LANGUAGE: (Literal(lang),)})


def fill(query: str, terms: Mapping[str, Sequence[Term]]) -> str:
    """Return the query with terms in its `VALUES ?name { … }` places, all in a single pass.

    One pass, so that what was filled in is never searched for places again.
    """
    places = re.compile("|".join(f"(?P<{name}>{slot(name).pattern})" for name in sorted(terms)))

    def written(match: re.Match[str]) -> str:
        name = next(name for name in terms if match.group(name))
        return f"VALUES ?{name} {{ {' '.join(str(term) for term in terms[name])} }}"

    return places.sub(written, query)


def _terms(parameter: Parameter, value: str, source: Source) -> tuple[Term, ...]:
    if not value.strip():
        raise WrongUseError(key="empty_value", name=parameter.name)
    if parameter.type == "iri":
        return chosen(parameter, value.strip(), source)
    if parameter.type == "date":
        return (_date(parameter, value.strip()),)
    if parameter.type == "year":
        return (_year(parameter, value.strip()),)
    if parameter.type == "number":
        return (_number(parameter, value.strip()),)
    return (Literal(value.strip()),)


def _date(parameter: Parameter, value: str) -> Literal:
    try:
        day = date.fromisoformat(value) if "-" in value else None
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:
        raise WrongUseError(key="bad_date", name=parameter.name, value=value)
    return Literal(value, datatype=NamedNode(PREFIXES["xsd"] + "date"))


def _year(parameter: Parameter, value: str) -> Literal:
    if not _YEAR.fullmatch(value):
        raise WrongUseError(key="bad_year", name=parameter.name, value=value)
    return Literal(value, datatype=NamedNode(PREFIXES["xsd"] + "gYear"))


def _number(parameter: Parameter, value: str) -> Literal:
    try:
        number = Decimal(value.replace(",", "."))
    except InvalidOperation:
        raise WrongUseError(key="bad_number", name=parameter.name, value=value) from None
    if not number.is_finite():
        raise WrongUseError(key="bad_number", name=parameter.name, value=value)
    return Literal(f"{number:f}", datatype=NamedNode(PREFIXES["xsd"] + "decimal"))


def chosen(parameter: Parameter, value: str, source: Source) -> tuple[NamedNode, ...]:
    """Return the things a user means by an IRI, a short id (`person/stef-blok`) or a name.

    A whole name wins over a part of one; of a part, every word must begin a word of the name. Case
    does not matter. Several things may answer to one name, and then all of them are meant.

    Raises:
        WrongUseError: nothing answers to it; the message names the nearest, or says how to list all.
    """
    names = [(row["thing"], row["label"].value) for row in rows(source, parameter.choices)]
    things = {str(thing.value): thing for thing, _ in names if isinstance(thing, NamedNode)}
    direct = things.get(value) or things.get(ID + value.removeprefix("id:"))
    if direct:
        return (direct,)
    wanted = _plain(value)
    whole = {thing.value for thing, label in names if _plain(label) == wanted}
    part = {thing.value for thing, label in names if wanted and _begins(wanted, _plain(label))}
    found = sorted(whole or part)
    if found:
        return tuple(things[iri] for iri in found)
    raise _not_a_choice(
        parameter, value, {label: str(thing.value) for thing, label in names if "*" not in label}
    )


def _plain(name: str) -> str:
    return _WORDS.sub(" ", name.casefold()).strip()


def _begins(wanted: str, name: str) -> bool:
    words = name.split()
    return all(any(word.startswith(part) for word in words) for part in wanted.split())


def _not_a_choice(parameter: Parameter, value: str, labels: Mapping[str, str]) -> WrongUseError:
    """Return what to fill in instead: the nearest names, one for each thing, or all where those are few."""
    near: dict[str, str] = {}
    for name in nearest(value, labels, _SHOWN_CHOICES):
        near.setdefault(labels[name], name)
    few = sorted(labels) if len(labels) <= _SHOWN_CHOICES else ()
    key = "near_choice" if near else "not_a_choice" if few else "far_choice" if labels else "no_choices"
    return WrongUseError(
        key=key,
        name=parameter.name,
        label=parameter.label,
        value=value,
        choices="; ".join(near.values() or few),
        question=parameter.question,
    )

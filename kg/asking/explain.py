"""Explain: why a statement is believed — the sentence in its context, where it stands, by which rule.

Beside `answers`: it asks the question `evidence` and writes what comes back for people to read.
"""

import json
from collections.abc import Iterable, Sequence
from textwrap import shorten
from typing import Final

from pyoxigraph import NamedNode

from kg.asking.answers import Answer, Cell, answer, labelled, short
from kg.asking.errors import WrongUseError
from kg.asking.questions import named
from kg.asking.source import Source, rows
from kg.asking.wording import Lang, say
from kg.model import LEARNED
from kg.namespaces import ID, PREFIXES, expand

_SHOWN: Final = 5
_WORDS: Final = 100
"""So many characters of another statement at most are shown."""
# What the block above already shows is not told again among the facts.
_TOLD: Final = frozenset(
    expand(name)
    for name in (
        "kg:text",
        "kg:evidence",
        "kg:statedIn",
        "kg:section",
        "kg:rule",
        "kg:confidence",
        "rdf:type",
    )
)


def identify(name: str, source: Source) -> str:
    """Return the IRI of a statement from the IRI, `statement/0a1b…`, or the first characters of its id.

    Raises:
        WrongUseError: nothing, or more than one thing, answers to it.
    """
    wanted = name.strip().removeprefix("id:").removeprefix(ID).removeprefix("statement/")
    wanted = wanted.removeprefix("statement:")
    query = f"SELECT DISTINCT ?thing {{ ?thing a <{expand('kg:Statement')}> }}"
    known = {str(row["thing"].value) for row in rows(source, query)}
    if name in known or ID + "statement/" + wanted in known:
        return name if name in known else ID + "statement/" + wanted
    found = sorted(iri for iri in known if wanted and iri.rpartition("/")[2].startswith(wanted))
    if len(found) == 1:
        return found[0]
    if found:
        shown = ", ".join(map(short, found[:_SHOWN])) + (" …" if len(found) > _SHOWN else "")
        raise WrongUseError(key="several_things", name=name, choices=shown)
    raise WrongUseError(key="no_such_thing", name=name)


def explain(name: str, source: Source, lang: Lang) -> str:
    """Return a statement with its sentence in context, document, section, rule and confidence."""
    iri = identify(name, source)
    found = _evidence(iri, source, lang)
    first = _cells(found, found.rows[0]) if found.rows else {}
    lines = [
        (say("explain.statement", lang), f"{short(iri)} ({_text(first.get('kind', ()))})"),
        (
            say("explain.document", lang),
            ", ".join(filter(None, (_text(first.get(key, ())) for key in _DOCUMENT))),
        ),
        (say("explain.section", lang), _text(first.get("section", ()))),
    ]
    pictures = _pictures(iri, source)
    for row in found.rows:
        cells = _cells(found, row)
        quote = "{}«{}»{}".format(*(_flat(_text(cells[key])) for key in ("prefix", "quote", "suffix")))
        place = {key: _text(cells[key]) for key in ("start", "end", "file")}
        lines.append((say("explain.sentence", lang), quote))
        page = _text(cells["page"])
        how = "explain.recognised" if page in pictures else "explain.page"
        where = [say(how, lang, page=page)] if page else []
        where.append(say("explain.characters", lang, **place))
        lines.append((say("explain.place", lang), ", ".join(where)))
    lines += [
        (say("explain.rule", lang), rule := _text(first.get("rule", ()))),
        (say("explain.telling", lang), _telling(rule, found)),
        (say("explain.confidence", lang), _text(first.get("confidence", ()))),
        *_facts(iri, source, lang),
    ]
    width = max(len(label) for label, _ in lines) + 2
    return "".join(f"{label + ':':<{width}}{text}\n" for label, text in lines if text)


def explain_json(name: str, source: Source, lang: Lang) -> str:
    """Return the same as a JSON object: the statement, its evidence and its facts."""
    iri = identify(name, source)
    found = _evidence(iri, source, lang)
    evidence = [
        {column: cell[0].plain if cell else None for column, cell in _cells(found, row).items()}
        for row in found.rows
    ]
    facts: dict[str, list[str]] = {}
    for label, text in _facts(iri, source, lang):
        facts.setdefault(label, []).append(text)
    pictures = sorted(_pictures(iri, source) & {row["page"] for row in evidence})
    told = {"iri": iri, "evidence": evidence, "recognised": pictures, "facts": facts}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _telling(rule: str, found: Answer) -> str:
    """Return the words of a statement by which it was told, where no cue but what was learned told it."""
    if not rule.startswith(LEARNED):
        return ""
    from kg.statements.learned import KINDS, telling  # noqa: PLC0415 - slow to load, and seldom needed

    kinds = {LEARNED + kind.lower(): kind for kind in KINDS}
    if rule not in kinds:
        return ""
    quotes = " ".join(_text(_cells(found, row)["quote"]) for row in found.rows)
    return ", ".join(telling(quotes, kinds[rule]))


_DOCUMENT: Final = ("document", "issued", "file")


def _evidence(iri: str, source: Source, lang: Lang) -> Answer:
    return answer(named("evidence"), {"statement": iri}, source, lang)


def _pictures(iri: str, source: Source) -> frozenset[str]:
    """Return the pages of a statement's document whose text was recognised in their picture."""
    scanned, said = expand("kg:recognisedPage"), expand("kg:statedIn")
    query = f"SELECT DISTINCT ?page {{ {NamedNode(iri)} <{said}>/<{scanned}> ?page }}"
    return frozenset(str(row["page"].value) for row in rows(source, query))


def _cells(found: Answer, row: Sequence[Cell]) -> dict[str, Cell]:
    return dict(zip(found.columns, row, strict=True))


def _text(cell: Cell) -> str:
    return cell[0].text if cell else ""


def _flat(text: str) -> str:
    """Return the text with every stretch of white space as one space, those at its ends included."""
    words = " ".join(text.split())
    return f"{' ' * text[:1].isspace()}{words}{' ' * text[-1:].isspace()}" if words else ""


def _facts(iri: str, source: Source, lang: Lang) -> list[tuple[str, str]]:
    """Return the other properties of a statement, labelled by the ontology where it is loaded."""
    query = f"SELECT DISTINCT ?property ?object {{ {NamedNode(iri)} ?property ?object }}"
    pairs = [(row["property"].value, row["object"]) for row in rows(source, query)]
    things = {term.value for _, term in pairs if isinstance(term, NamedNode)}
    names = {**labelled(things | {name for name, _ in pairs}, source, lang), **_said(things, source)}
    return sorted(
        (names.get(key, key.removeprefix(PREFIXES["kg"])), names.get(term.value, _readable(term)))
        for key, term in pairs
        if key not in _TOLD
    )


def _said(things: Iterable[str], source: Source) -> dict[str, str]:
    """Return the first words of those that are statements, behind what each is called."""
    wanted = " ".join(str(NamedNode(iri)) for iri in sorted(things))
    query = f"SELECT ?thing ?text {{ VALUES ?thing {{ {wanted} }} ?thing <{expand('kg:text')}> ?text }}"
    found = ((row["thing"].value, row["text"].value) for row in rows(source, query))
    return {iri: f"{short(iri)} «{shorten(text, _WORDS, placeholder=' …')}»" for iri, text in found}


def _readable(term: object) -> str:
    return short(term.value) if isinstance(term, NamedNode) else str(getattr(term, "value", term))

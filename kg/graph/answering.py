"""Which advice of an earlier document an answer comes back to, as RDF.

Within the assertion step, for `kg.graph.inference`: an answer says the number of the advice, and which letter
or publication it stands in; here it is looked up. Who answers advice that repeats an earlier one answers that
as well.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kg.graph.facts import Fact, Facts, first
from kg.graph.terms import Quads
from kg.namespaces import expand

_WORD: Final = re.compile(r"\w+")
_LETTERS: Final = expand("kg:answersLetterOf")
_WORKS: Final = expand("kg:answersPublication")


def answers(facts: Facts, repeated: Mapping[str, str], quads: Quads) -> None:
    """Add what the answers of all documents come back to in others; `repeated` is what an advice repeats."""
    asked, library = _asked(facts), _library(facts)
    for answer, fact in facts.items():
        answered = [*fact.get(expand("kg:respondsTo"), ())]
        for found in _looked_up(facts, fact, asked, library):
            quads.add(answer, "kg:respondsTo", found)
            answered.append(found)
        for each in answered:
            for original in _before(each, repeated):
                quads.add(answer, "kg:respondsTo", original)


@dataclass(frozen=True, slots=True)
class _Library:
    """The documents that are no copies: letters by their day, the rest by the words of their title."""

    letters: Mapping[str, list[str]]
    works: Mapping[frozenset[str], list[str]]


def _library(facts: Facts) -> _Library:
    letters: dict[str, list[str]] = defaultdict(list)
    works: dict[frozenset[str], list[str]] = defaultdict(list)
    for iri, fact in facts.items():
        types = fact.get(expand("rdf:type"), ())
        if expand("kg:Document") not in types or fact.get(expand("kg:copyOf")):
            continue
        if expand("kg:Letter") in types:
            letters[first(fact, "dcterms:issued")].append(iri)
        elif title := _words(first(fact, "dcterms:title")):
            works[title].append(iri)
    return _Library(letters, works)


def _asked(facts: Facts) -> dict[str, dict[str, list[str]]]:
    """Return the recommendations of each document that its author numbers, by their number."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for iri, fact in facts.items():
        for number in fact.get(expand("kg:number"), ()):
            for document in fact.get(expand("kg:statedIn"), ()):
                found[document][number].append(iri)
    return found


def _looked_up(
    facts: Facts, answer: Fact, asked: Mapping[str, Mapping[str, list[str]]], library: _Library
) -> Iterator[str]:
    """Yield what an answer comes back to, if one document alone can be meant, and one advice in it."""
    if not (answer.get(_LETTERS) or answer.get(_WORKS)):
        return
    own = answer[expand("kg:statedIn")][0]
    meant = {
        each
        for each in _answered(facts, answer, own, library)
        if each != own and _is_earlier(facts, each, own)
    }
    if len(meant) != 1:
        return
    numbered = asked.get(meant.pop(), {})
    for number in sorted(answer.get(expand("kg:answersNumber"), ()) or numbered):
        if len(numbered.get(number, ())) == 1:
            yield numbered[number][0]


def _answered(facts: Facts, answer: Fact, own: str, library: _Library) -> Iterator[str]:
    """Yield the letters, and the publications of that title, that an answer in a document names."""
    for day in answer.get(_LETTERS, ()):
        for letter in library.letters.get(day, ()):
            if _is_correspondence(facts, facts[letter], facts.get(own, {})):
                yield letter
    for work in answer.get(_WORKS, ()):
        for predicate in ("skos:prefLabel", "dcterms:title"):
            for name in facts.get(work, {}).get(expand(predicate), ()):
                yield from library.works.get(_words(name), ())


def _is_correspondence(facts: Facts, letter: Fact, reply: Fact) -> bool:
    """Tell whether who replies is known to be written to in a letter, and the other way round."""
    return not (
        _parties(facts, letter, "addressee").isdisjoint(_parties(facts, reply, "sender"))
        or _parties(facts, letter, "sender").isdisjoint(_parties(facts, reply, "addressee"))
    )


def _parties(facts: Facts, document: Fact, role: str) -> set[str]:
    """Return the persons, posts and bodies in a role of a document's letterhead."""
    return {
        iri
        for party in document.get(expand("kg:correspondent"), ())
        if first(said := facts.get(party, {}), "kg:correspondentRole") == role
        for predicate in ("kg:person", "kg:post", "org:organization")
        for iri in said.get(expand(predicate), ())
    }


def _is_earlier(facts: Facts, document: str, answer: str) -> bool:
    """Tell whether a document may have been there when another answered it."""
    before, after = (first(facts.get(each, {}), "dcterms:issued") for each in (document, answer))
    return not (before and after) or before <= after


def _words(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(title.lower()))


def _before(statement: str, repeated: Mapping[str, str]) -> Iterator[str]:
    """Yield what a recommendation repeats, back to the oldest."""
    while statement in repeated:
        statement = repeated[statement]
        yield statement

"""Which advice of an earlier document an answer comes back to, as RDF.

Within the assertion step, for `kg.graph.inference`: an answer says the number of the advice, and which letter
or publication it stands in; here it is looked up. Who answers advice that repeats an earlier one answers that
as well.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from kg.graph.facts import Fact, Facts, first
from kg.graph.terms import Quads
from kg.namespaces import expand

_WORD: Final = re.compile(r"\w+")
_LETTERS: Final = expand("kg:answersLetterOf")
_WORKS: Final = expand("kg:answersPublication")


def answers(facts: Facts, repeated: Mapping[str, str], quads: Quads) -> None:
    """Add what the answers of all documents come back to in others; `repeated` is what an advice repeats."""
    asked = _asked(facts)
    documents = [iri for iri, fact in facts.items() if _is_original(fact)]
    for answer, fact in facts.items():
        answered = [*fact.get(expand("kg:respondsTo"), ())]
        for found in _looked_up(facts, answer, asked, documents):
            quads.add(answer, "kg:respondsTo", found)
            answered.append(found)
        for each in answered:
            for original in _before(each, repeated):
                quads.add(answer, "kg:respondsTo", original)


def _is_original(fact: Fact) -> bool:
    """Tell whether a fact is of a document that is no copy of another."""
    return expand("kg:Document") in fact.get(expand("rdf:type"), ()) and not fact.get(expand("kg:copyOf"))


def _asked(facts: Facts) -> dict[str, dict[str, list[str]]]:
    """Return the recommendations of each document that its author numbers, by their number."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for iri, fact in facts.items():
        for number in fact.get(expand("kg:number"), ()):
            for document in fact.get(expand("kg:statedIn"), ()):
                found[document][number].append(iri)
    return found


def _looked_up(
    facts: Facts, answer: str, asked: Mapping[str, Mapping[str, list[str]]], documents: Iterable[str]
) -> Iterator[str]:
    """Yield what an answer comes back to, if one document alone can be meant, and one advice in it."""
    fact = facts[answer]
    if not (fact.get(_LETTERS) or fact.get(_WORKS)):
        return
    own = fact[expand("kg:statedIn")][0]
    meant = [
        each
        for each in documents
        if each != own and _is_answered(facts, each, answer) and _is_earlier(facts, each, own)
    ]
    if len(meant) != 1:
        return
    numbered = asked.get(meant[0], {})
    for number in sorted(fact.get(expand("kg:answersNumber"), ()) or numbered):
        if len(numbered.get(number, ())) == 1:
            yield numbered[number][0]


def _is_answered(facts: Facts, document: str, answer: str) -> bool:
    """Tell whether a document is the letter, or a publication of the title, that an answer names."""
    fact, named = facts[document], facts[answer]
    if expand("kg:Letter") in fact.get(expand("rdf:type"), ()):
        day = first(fact, "dcterms:issued") in named.get(_LETTERS, ())
        return day and _is_correspondence(facts, fact, facts[named[expand("kg:statedIn")][0]])
    title = _words(first(fact, "dcterms:title"))
    return bool(title) and any(
        _words(name) == title
        for work in named.get(_WORKS, ())
        for predicate in ("skos:prefLabel", "dcterms:title")
        for name in facts[work].get(expand(predicate), ())
    )


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
        if first(facts[party], "kg:correspondentRole") == role
        for predicate in ("kg:person", "kg:post", "org:organization")
        for iri in facts[party].get(expand(predicate), ())
    }


def _is_earlier(facts: Facts, document: str, answer: str) -> bool:
    """Tell whether a document may have been there when another answered it."""
    before, after = (first(facts[each], "dcterms:issued") for each in (document, answer))
    return not (before and after) or before <= after


def _words(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(title.lower()))


def _before(statement: str, repeated: Mapping[str, str]) -> Iterator[str]:
    """Yield what a recommendation repeats, back to the oldest."""
    while statement in repeated:
        statement = repeated[statement]
        yield statement

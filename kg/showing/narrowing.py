"""Narrow a selection: to a topic, a person, a day.

After `source`, before `selection`. What the words mean is what they mean to `kg who`.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from kg.asking.errors import WrongUseError
from kg.asking.parameters import chosen
from kg.asking.questions import named
from kg.model import Iri, IsoDate
from kg.showing.source import NAMES, TENURES, Description, Descriptions, Store, rows

ACTORS: Final = ("statedBy", "speakerPost", "addressee", "addresseePost", "holder", "holderPost", "heldBy")
"""Local names of the properties that tie a statement to those who say it, hear it or are to act."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person in a post from `start` up to `end`, either of them empty where unknown."""

    person: Iri
    post: Iri
    start: IsoDate
    end: IsoDate

    def holds_on(self, day: IsoDate) -> bool:
        """Tell whether the post is held on a day; of an unknown start nobody can tell, so not."""
        return bool(self.start) and self.start <= day and (not self.end or self.end > day)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a user asked for: words, the persons meant, a day. Empty is: no limit."""

    topic: str = ""
    persons: frozenset[Iri] = frozenset()
    on: IsoDate = ""


def tenures(store: Store) -> tuple[Tenure, ...]:
    """Return who held which post when, sorted by person, post and start."""
    found = {tuple(value for value, _ in row) for row in rows(store, TENURES)}
    return tuple(Tenure(*row) for row in sorted(found))


def wished(store: Store, topic: str | None, person: str | None, on: str | None) -> Wish:
    """Return a wish from what a user typed.

    Raises:
        WrongUseError: nobody has that name, or it is no date.
    """
    persons: frozenset[Iri] = frozenset()
    if person:
        persons = frozenset(found.value for found in chosen(named("who").parameter("person"), person, store))
    return Wish((topic or "").strip().casefold(), persons, _day(on) if on else "")


def _day(words: str) -> IsoDate:
    try:
        day = date.fromisoformat(words).isoformat()
    except ValueError:
        day = ""
    if day != words:
        raise WrongUseError(key="bad_date", name="on", value=words)
    return day


def documents_for(wish: Wish, documents: Descriptions) -> Descriptions:
    """Return the documents of that day or before; without a day: all."""
    return {
        iri: one
        for iri, one in documents.items()
        if not wish.on or (one.one("dcterms:issued") or wish.on) <= wish.on
    }


def statements_for(
    wish: Wish, statements: Descriptions, documents: Descriptions, held: tuple[Tenure, ...], store: Store
) -> Descriptions:
    """Return the statements of these documents that fit a wish, with what they assign and their answers."""
    names = _names(store, wish.topic) if wish.topic else {}
    kept: Descriptions = {}
    for iri, one in statements.items():
        issued = documents.get(one.one("kg:statedIn"))
        if (
            issued is not None
            and _concerns(one, wish.topic, names)
            and _involves(one, wish, held, issued.one("dcterms:issued"))
        ):
            kept[iri] = one
    beside = {duty for one in kept.values() for duty in one.all("kg:assigns")}
    beside |= {
        iri for iri, one in statements.items() if any(each in kept for each in one.all("kg:respondsTo"))
    }
    return {iri: one for iri, one in statements.items() if iri in kept or iri in beside}


def _names(store: Store, topic: str) -> Mapping[Iri, bool]:
    found: dict[Iri, bool] = defaultdict(bool)
    for (thing, _), (name, _) in rows(store, NAMES):
        found[thing] = found[thing] or topic in name.casefold()
    return found


def _concerns(statement: Description, topic: str, names: Mapping[Iri, bool]) -> bool:
    return (
        not topic
        or any(topic in words.casefold() for words in statement.all("kg:text"))
        or any(names.get(thing, False) for thing in statement.all("kg:about"))
    )


def _involves(statement: Description, wish: Wish, held: tuple[Tenure, ...], issued: IsoDate) -> bool:
    if not wish.persons:
        return True
    actors = {actor for name in ACTORS for actor in statement.all(f"kg:{name}")}
    day = wish.on or issued
    posts = {one.post for one in held if one.person in wish.persons and one.holds_on(day)}
    if actors & wish.persons:
        return True
    # A post counts for the one who held it that day, unless the words already name somebody else.
    return bool(actors & posts) and not statement.all("kg:heldBy")

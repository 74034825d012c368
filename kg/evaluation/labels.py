"""What a record calls a thing: every label of an entity and of an actor, to hold against gold names.

Before `kg.evaluation.scoring`. Entities come from the register and from the record itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.evaluation.matching import same_name, same_person
from kg.model import Actor, Entity, EntityKind, Iri, Record, Register


@dataclass(frozen=True, slots=True)
class Called:
    """Something the system said with all the names it has; `person` when people's rules apply."""

    text: str
    names: tuple[str, ...]
    person: bool = False
    rule: str = ""

    def fits(self, name: str) -> bool:
        """Tell whether a gold name means this."""
        return same_person(name, self.names) if self.person else same_name(name, self.names)


def entities(register: Register, record: Record) -> dict[Iri, Entity]:
    """Return all entities by IRI; those of the record come on top of the register's."""
    return {entity.iri: entity for entity in (*register.entities, *record.entities)}


def called(entity: Entity, known: dict[Iri, Entity], written: Iterable[str] = (), rule: str = "") -> Called:
    """Return an entity with its labels and the words by which the text wrote it.

    A portfolio answers to the post it is a portfolio of as well: the "Staatssecretaris Jeugd, Preventie
    en Sport" is a Staatssecretaris van Volksgezondheid, Welzijn en Sport.
    """
    broader = known.get(entity.broader)
    wider = (broader.label, *broader.names) if broader else ()
    names = (entity.label, *entity.names, *wider, *written)
    return Called(entity.label, tuple(name for name in names if name), entity.kind is EntityKind.PERSON, rule)


@dataclass(frozen=True, slots=True)
class Meant:
    """An actor: the things it may be matched by (agent, post, organisation, the words themselves)."""

    text: str
    things: tuple[Called, ...]

    def fits(self, name: str) -> bool:
        """Tell whether a gold name means this actor, in any of its guises."""
        return any(thing.fits(name) for thing in self.things)


def meant(actor: Actor, known: dict[Iri, Entity]) -> Meant:
    """Return an actor with the labels of everything it stands for."""
    iris = (actor.agent, actor.post, actor.organisation, actor.held_by)
    things = [called(known[iri], known) for iri in iris if iri in known]
    if actor.words:
        things.append(Called(actor.words, (actor.words,)))
    text = things[0].text if things else (actor.agent or "?")
    return Meant(text, tuple(things))

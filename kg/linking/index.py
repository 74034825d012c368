"""The register arranged for linking: by name, by family name, by post and by day.

First of the linking step, after `kg.recognition`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Entity, EntityKind, Iri, IsoDate, Register, Tenure
from kg.recognition.folding import fold, plain
from kg.structure.dates import first_day, last_day


@dataclass(frozen=True, slots=True)
class Index:
    """Look-ups over a register; every list is sorted."""

    entities: dict[Iri, Entity]
    by_name: dict[tuple[EntityKind, str], tuple[Iri, ...]]
    by_family: dict[str, tuple[Iri, ...]]
    tenures_of: dict[Iri, tuple[Tenure, ...]]
    tenures_in: dict[Iri, tuple[Tenure, ...]]
    portfolios_of: dict[Iri, tuple[Iri, ...]]


def arrange(register: Register) -> Index:
    """Return the index of a register."""
    by_name: dict[tuple[EntityKind, str], list[Iri]] = {}
    by_family: dict[str, list[Iri]] = {}
    portfolios: dict[Iri, list[Iri]] = {}
    for entity in sorted(register.entities, key=lambda entity: entity.iri):
        for name in dict.fromkeys(fold(name) for name in (entity.label, *entity.names)):
            by_name.setdefault((entity.kind, name), []).append(entity.iri)
        for part in _family_names(entity):
            by_family.setdefault(part, []).append(entity.iri)
        if entity.broader:
            portfolios.setdefault(entity.broader, []).append(entity.iri)
    return Index(
        entities={entity.iri: entity for entity in register.entities},
        by_name={key: tuple(iris) for key, iris in by_name.items()},
        by_family={key: tuple(iris) for key, iris in by_family.items()},
        tenures_of=_grouped(register.tenures, "person"),
        tenures_in=_grouped(register.tenures, "post"),
        portfolios_of={iri: tuple(iris) for iri, iris in portfolios.items()},
    )


def _grouped(tenures: Iterable[Tenure], key: str) -> dict[Iri, tuple[Tenure, ...]]:
    groups: dict[Iri, list[Tenure]] = {}
    for tenure in sorted(tenures, key=lambda tenure: (tenure.start, tenure.iri)):
        groups.setdefault(getattr(tenure, key), []).append(tenure)
    return {iri: tuple(group) for iri, group in groups.items()}


def _family_names(entity: Entity) -> tuple[str, ...]:
    """Return the family names a person goes by: "Dettmeijer-Vermeulen" also as "Dettmeijer"."""
    if entity.kind != EntityKind.PERSON or not entity.family:
        return ()
    names = [plain(name) for name in (entity.family, *entity.variants)]
    return tuple(dict.fromkeys(part for name in names for part in (name, name.split("-")[0])))


def holds_on(tenure: Tenure, date: IsoDate) -> bool:
    """Tell whether a tenure covers some day of a date that may be a month or a year."""
    if not date:
        return False
    begins = not tenure.start or first_day(tenure.start) <= last_day(date)
    ends = not tenure.end or first_day(date) < last_day(tenure.end)
    return begins and ends


def exists_on(entity: Entity, date: IsoDate) -> bool:
    """Tell whether a thing existed on some day of a date; without a date, everything did."""
    start, end = entity.valid
    begins = not start or not date or first_day(start) <= last_day(date)
    ends = not end or not date or first_day(date) < last_day(end)
    return begins and ends


def holders(index: Index, post: Iri, date: IsoDate) -> tuple[Tenure, ...]:
    """Return who held a post, or a portfolio of it, on a date."""
    posts = (post, *index.portfolios_of.get(post, ()))
    return tuple(
        tenure for each in posts for tenure in index.tenures_in.get(each, ()) if holds_on(tenure, date)
    )


def posts_of(index: Index, person: Iri, date: IsoDate) -> tuple[Tenure, ...]:
    """Return the tenures of a person on a date."""
    return tuple(tenure for tenure in index.tenures_of.get(person, ()) if holds_on(tenure, date))

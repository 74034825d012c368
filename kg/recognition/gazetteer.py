"""Names known beforehand, and where a text uses them.

First of the recognition step. The names come from the register (`ontology/reference/`); here they become
an Aho-Corasick automaton, so that a hundred thousand names cost no more than ten.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.model import Entity, EntityKind, Iri, Mention, Register
from kg.recognition.folding import fold

_SHORT: Final = 5
_ABBREVIATION: Final = re.compile(r"(?=(?:.*[A-Z]){2})[A-Z][A-Za-z&*/+-]{1,9}")
_NOTE: Final = re.compile(r"\d{1,2}(?!\w)")
_DOUBLE: Final = re.compile(r"[A-ZÀ-Ý][\w’']+ (?:(?:van|de|den|der) )*[A-ZÀ-Ý][\w’']+$")
"""A family name of two names ("Hirsch Ballin"): it is told from other words without a first name."""
_SET_OFF: Final = (": ", " - ", ", ", " ")
"""How a subtitle may be set off, besides by a full stop; every dash is the same."""
_YEARS: Final = re.compile(r"\(?((?:19|20)\d\d)[-–]((?:19|20)\d\d)\)?")
_MINISTERIAL: Final = frozenset({"kg:MinisterPost", "kg:StateSecretaryPost"})


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Automata over all names, the bare names of ministries, and the entities by IRI.

    `portfolios` are by rank (a class) what its posts are for, with those: "rechtsbescherming".
    """

    exact: AhoCorasick
    exact_names: tuple[str, ...]
    folded: AhoCorasick
    folded_names: tuple[str, ...]
    by_name: dict[str, tuple[Iri, ...]]
    ministries: dict[str, tuple[Iri, ...]]
    portfolios: dict[str, dict[str, tuple[Iri, ...]]]
    entities: dict[Iri, Entity]


def build(register: Register) -> Gazetteer:
    """Return the gazetteer of a register; sorted, so that two builds are alike."""
    exact: dict[str, set[Iri]] = {}
    folded: dict[str, set[Iri]] = {}
    bare: dict[str, set[Iri]] = {}
    ministries = {entity.iri: entity for entity in register.entities if entity.cls == "kg:Ministry"}
    short = {iri: _short_names(entity) for iri, entity in ministries.items()}
    for entity in register.entities:
        posts = _posts_by_abbreviation(entity, ministries)
        for name in _spellings((*_names(entity), *posts, *_bills(entity), *_citations(entity))):
            if entity.iri in short and not _names_a_ministry(name):
                bare.setdefault(fold(name), set()).add(entity.iri)
            if not _matched_alone(entity, name):
                continue
            if _is_exact(name):
                exact.setdefault(name, set()).add(entity.iri)
            else:
                folded.setdefault(fold(name), set()).add(entity.iri)
    for iri, names in short.items():
        for name in names:
            bare.setdefault(fold(name), set()).add(iri)
    by_name = {name: tuple(sorted(iris)) for name, iris in sorted({**folded, **exact}.items())}
    exact_names, folded_names = tuple(sorted(exact)), tuple(sorted(folded))
    return Gazetteer(
        exact=AhoCorasick(exact_names, matchkind=MatchKind.Standard),
        exact_names=exact_names,
        folded=AhoCorasick(folded_names, matchkind=MatchKind.Standard),
        folded_names=folded_names,
        by_name=by_name,
        ministries={name: tuple(sorted(iris)) for name, iris in sorted(bare.items())},
        portfolios=_portfolios(register),
        entities={entity.iri: entity for entity in register.entities},
    )


def _portfolios(register: Register) -> dict[str, dict[str, tuple[Iri, ...]]]:
    found: dict[str, dict[str, tuple[Iri, ...]]] = {}
    for entity in sorted(register.entities, key=lambda each: each.iri):
        for name in entity.names if entity.cls in _MINISTERIAL else ():
            _, link, portfolio = fold(name).partition(" voor ")
            if link:
                posts = found.setdefault(entity.cls, {}).get(portfolio, ())
                found[entity.cls][portfolio] = tuple(dict.fromkeys((*posts, entity.iri)))
    return found


def _names(entity: Entity) -> tuple[str, ...]:
    """Return the names of an entity; of a person of two family names, those as well."""
    return (*entity.names, entity.family) if _DOUBLE.match(entity.family) else entity.names


def _spellings(names: Iterable[str]) -> Iterator[str]:
    """Yield names as they may be written: "&" for "en", and a long abbreviation as a word ("Unicef")."""
    for name in names:
        yield name
        if " en " in name:
            yield name.replace(" en ", " & ")
        if len(name) > _SHORT and name.isalpha() and _is_exact(name):
            yield name.capitalize()


def _short_names(entity: Entity) -> tuple[str, ...]:
    return tuple(name for name in entity.names if _ABBREVIATION.fullmatch(name))


def _names_a_ministry(name: str) -> bool:
    return fold(name).startswith(("minist", "departement", "the minist"))


def _matched_alone(entity: Entity, name: str) -> bool:
    """Tell whether a name says by itself what is meant: "Blok" and "Defensie" do not."""
    if entity.kind == EntityKind.PERSON:
        return bool(_DOUBLE.match(name)) or (" " in name and fold(name) != fold(entity.family))
    if entity.cls == "kg:Ministry":
        return _names_a_ministry(name) or bool(_ABBREVIATION.fullmatch(name))
    return entity.kind not in {EntityKind.THEME, EntityKind.CABINET} and len(name) > 1


def _is_exact(name: str) -> bool:
    """Tell whether a name must stand in the text as written: abbreviations and short names must."""
    short = len(name) <= _SHORT and not name.islower()
    return short or bool(_ABBREVIATION.fullmatch(name))


def _posts_by_abbreviation(entity: Entity, ministries: dict[Iri, Entity]) -> Iterator[str]:
    """Yield "Minister van VWS" for the minister who is called after a ministry that is called VWS."""
    ministry = ministries.get(entity.part_of)
    if entity.cls in _MINISTERIAL and ministry and leads(entity, ministry):
        rank, link, _ = entity.label.split(" ", 2)
        for name in _short_names(ministry):
            yield f"{rank} {link} {name}"
            yield f"{rank} {name}"


def _bills(entity: Entity) -> Iterator[str]:
    """Yield "wetsvoorstel computercriminaliteit III" for the act of that name: what it was called before."""
    for name in entity.names if entity.kind == EntityKind.LAW else ():
        if name.startswith("Wet "):
            yield f"wetsvoorstel {name.removeprefix('Wet ')}"


def _citations(entity: Entity) -> Iterator[str]:
    """Yield the titles of a publication as others cite it: a subtitle or years may be set off in another way.

    "Mensenhandel in en uit beeld: Update cijfers 2010 - 2014", where its title has a full stop and no spaces.
    """
    for name in entity.names if entity.kind == EntityKind.PUBLICATION else ():
        title, mark, subtitle = name.partition(". ")
        forms = [f"{title}{each}{subtitle}" for each in _SET_OFF] if mark and ". " not in subtitle else []
        yield from forms
        for form in (name, *forms):
            if _YEARS.search(form):
                yield from (_YEARS.sub(each, form) for each in (r"\1 - \2", r"(\1-\2)"))


def leads(post: Entity, ministry: Entity) -> bool:
    """Tell whether a post is called after its ministry: its minister, not a minister for a part of it."""
    parts = fold(post.label).split(" ", 2)
    names = {fold(name) for name in ministry.names}
    return len(parts) > 2 and parts[1] in {"van", "voor"} and parts[2] in names  # noqa: PLR2004 - rank, link, name


def find(gazetteer: Gazetteer, text: str) -> tuple[Mention, ...]:
    """Return every place where a text uses a known name as whole words, overlaps included.

    A name shared by things of different kinds gives a mention for each kind: the Nationaal Rapporteur is
    a post and an institute.
    """
    hits: list[tuple[int, int, str]] = []
    for automaton, names, haystack in (
        (gazetteer.exact, gazetteer.exact_names, text),
        (gazetteer.folded, gazetteer.folded_names, fold(text)),
    ):
        for index, start, end in automaton.find_matches_as_indexes(haystack, overlapping=True):
            if is_whole(text, start, end):
                hits.append((start, end, names[index]))
    mentions: list[Mention] = []
    for start, end, name in sorted(set(hits)):
        for kind, iris in _by_kind(gazetteer, gazetteer.by_name[name]):
            mentions.append(Mention(kind, start, end, text[start:end], "gazetteer", iris))
    return tuple(mentions)


def _by_kind(gazetteer: Gazetteer, iris: Iterable[Iri]) -> Iterator[tuple[EntityKind, tuple[Iri, ...]]]:
    kinds: dict[EntityKind, list[Iri]] = {}
    for iri in iris:
        kinds.setdefault(gazetteer.entities[iri].kind, []).append(iri)
    yield from ((kind, tuple(found)) for kind, found in sorted(kinds.items()))


def is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether `text[start:end]` is whole words: no letter or digit before or behind.

    But for the mark of a note: "de politie3".
    """
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before.isalnum():
        return False
    return not after.isalnum() or (text[end - 1].islower() and bool(_NOTE.match(text, end)))

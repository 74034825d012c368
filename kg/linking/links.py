"""Mentions to entities: who or what is meant, at the document's date, or why that stays open.

Within the linking step. Order: a human decision, then what the document itself says (its parties), then the
register at the document's date; what is in none becomes a new entity, save persons in no public role.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from kg.linking.decisions import Decisions
from kg.linking.index import Index, exists_on
from kg.linking.minting import mint
from kg.linking.names import match
from kg.linking.parties import Cast, municipality
from kg.linking.standing import Around, Claim, Standing
from kg.model import EntityKind, Iri, IsoDate, Link, Mention, Span, Text, Unresolved
from kg.recognition import editions, foreign, groups, patterns
from kg.recognition.folding import fold, plain
from kg.recognition.titles import offices
from kg.structure import dates
from kg.structure.parties import bare_name

_SURE: Final = 1.0
_PERIOD: Final = 0.8
_NEW: Final = 0.7
_MEMBER: Final = "person.member"
_CAPTION: Final = "person.caption"
_IN_ROLE: Final = frozenset({_CAPTION, "person.role", "person.speaker", _MEMBER})
"""Rules that find a name beside a public role: such a person may be new."""
_YEAR: Final = re.compile(r"\b20\d\d\b")
_UNTOLD: Final = "nothing tells that it is this person"
"""Of a name that may be a known person's, who may hold an office that day, but of many others too."""
_NOWHERE: Final = -1
"""Offset in the reading view of words that are not in it."""


@dataclass(frozen=True, slots=True)
class _Held:
    """What the names of a document are held against."""

    index: Index
    found: Cast
    decisions: Decisions
    beside: Around
    date: IsoDate


def link(  # noqa: PLR0913, PLR0917 - all of them are read
    text: Text,
    mentions: tuple[Mention, ...],
    index: Index,
    found: Cast,
    decisions: Decisions,
    beside: Around,
    date: IsoDate,
) -> tuple[Link, ...]:
    """Return a link for every mention that may enter the graph, in order."""
    held = _Held(index, found, decisions, beside, date)
    links: list[Link] = []
    unsure: list[Link] = []
    for mention in mentions:
        spans = text.spans(mention.start, mention.end)
        if not spans:
            continue
        decided = decisions.of(text.key, mention.text)
        if decided is not None:
            why = "" if decided else Unresolved.LEFT_OPEN
            links.append(Link(mention, decided, (), _SURE if decided else 0.0, why, spans))
            continue
        doubtful = any(word.is_doubtful for word in text.words(spans))
        is_broken = mention.rule == _CAPTION and any("\n" in text.quote(span) for span in spans)
        may_be_new = not doubtful and not is_broken
        if result := _resolve(mention, held, may_be_new=may_be_new):
            entity, candidates, confidence, why = result
            sure = round(confidence * text.certainty(spans), 2)
            one = Link(mention, decisions.merges.get(entity, entity), candidates, sure, why, spans)
            (unsure if why == _UNTOLD else links).append(one)
    links = _by_full_name(_told_elsewhere(links, unsure, found), index, found)
    return _by_context(links, index, date or max(_YEAR.findall(text.clean), default=""))


def _told_elsewhere(links: list[Link], unsure: list[Link], found: Cast) -> list[Link]:
    """Add the names that tell of nobody by themselves, of those whom the document names for certain."""
    named = {link.entity for link in links} | {actor.agent for _, actor in found.actors}
    told: list[Link] = []
    for link in unsure:
        meant = [iri for iri in (link.entity, *link.candidates) if iri and iri in named]
        if len(meant) == 1:
            told.append(replace(link, entity=meant[0], candidates=(), why=""))
    return sorted((*links, *told), key=lambda link: (link.mention.start, -link.mention.end))


def _by_full_name(links: list[Link], index: Index, found: Cast) -> list[Link]:
    """Take a new person of a family name alone for the known one of that name, named in full elsewhere."""
    families: dict[str, set[Iri]] = {}
    for each in links:
        if each.entity in index.entities and index.entities[each.entity].kind == EntityKind.PERSON:
            families.setdefault(plain(index.entities[each.entity].family), set()).add(each.entity)
    same: dict[Iri, Iri] = {}
    for iri, new in found.entities.items():
        named = families.get(plain(new.label), set()) if new.kind == EntityKind.PERSON else set()
        if len(named) == 1:
            same[iri] = min(named)
    for iri in same:
        found.entities.pop(iri)
    return [
        replace(each, entity=same[each.entity], confidence=_PERIOD) if each.entity in same else each
        for each in links
    ]


def _by_context(links: list[Link], index: Index, date: IsoDate) -> tuple[Link, ...]:
    """Settle what is still open by what the document says elsewhere: the one candidate it names in full.

    A post that got another name is the one of the document's day; without a date, of the last year that it
    names, or else of today.
    """
    named = {link.entity for link in links if link.entity}
    settled: list[Link] = []
    for link in links:
        if link.entity:
            settled.append(link)
            continue
        found = [iri for iri in link.candidates if iri in named] or _renamed(link, index, date)
        if len(found) == 1:
            settled.append(replace(link, entity=found[0], candidates=(), confidence=_PERIOD, why=""))
        else:
            settled.append(link)
    return tuple(settled)


def _renamed(link: Link, index: Index, date: IsoDate) -> list[Iri]:
    """Return which of the names that one post had through the years is meant; nothing where it is not one."""
    posts = [index.entities[iri] for iri in link.candidates]
    if len({(post.cls, post.part_of) for post in posts}) != 1 or not posts[0].part_of:
        return []
    return [post.iri for post in posts if (exists_on(post, date) if date else not post.valid[1])]


Result = tuple[Iri, tuple[Iri, ...], float, str]


def _resolve(mention: Mention, held: _Held, *, may_be_new: bool) -> Result | None:  # noqa: PLR0911 - a way out for each case
    index, found, decisions, date = held.index, held.found, held.decisions, held.date
    if mention.kind == EntityKind.PERSON:
        return _person(mention, held, may_be_new=may_be_new)
    if mention.kind == EntityKind.DATE:
        _, _, iso = dates.find(mention.text)[0]
        return found.add(mint(EntityKind.DATE, "time:Instant", iso), index), (), _SURE, ""
    candidates = decisions.allowed(mention.text, mention.candidates)
    if candidates:
        return _choose(mention, candidates, index, date)
    if not (cls := _class(mention)):
        return None
    known = decisions.allowed(mention.text, index.by_name.get((mention.kind, fold(mention.text)), ()))
    if known:
        return _choose(mention, known, index, date)
    if not may_be_new:
        return None
    home = municipality(mention.text, index) if mention.kind == EntityKind.POST else ""
    return found.add(mint(mention.kind, cls, mention.text, part_of=home), index), (), _NEW, ""


def _class(mention: Mention) -> str:
    """Return of which class a new thing is that a rule finds; empty where none is new."""
    if mention.rule == foreign.RULE:
        return foreign.CLASSES[mention.kind]
    new = {groups.RULE: groups.CLASS, editions.RULE: editions.CLASS}
    return new.get(mention.rule) or patterns.classes().get(mention.rule, "")


def _choose(mention: Mention, candidates: tuple[Iri, ...], index: Index, date: IsoDate) -> Result:
    """Choose the one candidate that existed that day; several stay open."""
    if len(candidates) == 1:
        sure = exists_on(index.entities[candidates[0]], date)
        return candidates[0], (), _SURE if sure else _PERIOD, ""
    valid = [iri for iri in candidates if exists_on(index.entities[iri], date)]
    for choice in (
        valid,
        [iri for iri in valid if fold(index.entities[iri].label) == fold(mention.text)],
        [iri for iri in valid if not index.entities[iri].broader],
    ):
        if len(choice) == 1:
            return choice[0], (), _SURE if len(valid) == 1 else _PERIOD, ""
    reason = Unresolved.SEVERAL if valid else Unresolved.NONE_EXISTED
    return "", tuple(valid or candidates), 0.0, reason


def _person(mention: Mention, held: _Held, *, may_be_new: bool) -> Result | None:  # noqa: PLR0911 - a way out for each case
    index, found, beside, date = held.index, held.found, held.beside, held.date
    title = mention.rule.removeprefix("person.title.") if mention.rule.startswith("person.title.") else ""
    result = match(index, mention.text, date, title)
    allowed = held.decisions.allowed(mention.text, result.persons)
    says = {person: beside.standing(mention, Claim(index, person, date)) for person in allowed}
    fitting = tuple(person for person in allowed if says[person] == Standing.FITS)
    if not says or set(says.values()) != {Standing.OTHER}:
        for party, actor in found.actors:
            if party.person and actor.agent and _same_person(mention.text, party.person):
                return actor.agent, (), _SURE, ""
    if not fitting and any(_same_person(mention.text, name) for name in found.private):
        return None
    persons = fitting or tuple(person for person in allowed if says[person] == Standing.NOTHING)
    if len(persons) == 1:
        return persons[0], (), result.confidence, "" if fitting or result.full else _UNTOLD
    if len(persons) > 1 and not fitting and not result.full:
        return "", persons, _PERIOD, _UNTOLD
    if len(persons) > 1:
        return "", persons, 0.0, Unresolved.SEVERAL
    if beside.is_private(mention):
        return None
    if may_be_new and (mention.rule in _IN_ROLE or (title in offices() and _is_name(mention.text, index))):
        alone = "." not in mention.text and (mention.rule == _MEMBER or title in offices())
        return found.newcomer(bare_name(mention.text), index, alone=alone), (), _NEW, ""
    return None


def _is_name(words: str, index: Index) -> bool:
    """Tell whether words behind a title are a name: "minister Donner", not "minister van Immigratie"."""
    posts = (fold(entity.label) for entity in index.entities.values() if entity.kind == EntityKind.POST)
    return words[:1].isupper() and not words.isupper() and not any(fold(words) in post for post in posts)


def _same_person(words: str, party: str) -> bool:
    """Tell whether words are a party's name, or the family name at its end."""
    name, whole = plain(bare_name(words)), plain(party)
    return name == whole or (" " not in name and whole.endswith(f" {name}")) or whole.endswith(f".{name}")


def outside(text: Text, links: tuple[Link, ...], found: Cast) -> tuple[Link, ...]:
    """Return links for the parties that only the margin names: it is no part of the reading view.

    A bare rank ("Directeur") names no post of its own, so it stays a field of the letterhead; so do the
    "bewindspersonen" of a ministry.
    """
    linked = {link.entity for link in links}
    added: list[Link] = []
    for party, actor in found.actors:
        named = [(span, text.quote(span)) for span in party.spans]
        person = [span for span, words in named if party.person and party.person in " ".join(words.split())]
        if person and actor.agent and actor.agent not in linked:
            added.append(_outside(EntityKind.PERSON, text, person[:1], actor.agent))
            linked.add(actor.agent)
        post = [span for span, words in named if span not in person and " ".join(words.split()) in party.post]
        if post and actor.post in found.entities and len(party.post.split()) > 1:
            added.append(_outside(EntityKind.POST, text, post, actor.post))
            linked.add(actor.post)
    return tuple(added)


def _outside(kind: EntityKind, text: Text, spans: list[Span], entity: Iri) -> Link:
    words = " ".join(text.quote(span) for span in spans)
    return Link(Mention(kind, _NOWHERE, _NOWHERE, words, "letterhead"), entity, (), _SURE, "", tuple(spans))

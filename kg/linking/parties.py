"""Who the parties of a letter are: the person, their post on that day, and the body they speak for.

Within the linking step, after `kg.linking.names`; `kg.statements` takes "ik" and "u" from here.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

from kg.linking.functions import is_private, is_public
from kg.linking.index import Index, exists_on, posts_of
from kg.linking.minting import mint
from kg.linking.names import match
from kg.linking.standing import Around, Claim, Standing
from kg.model import Actor, Entity, EntityKind, Iri, IsoDate, Mention, Outline, Party, PartyRole, Text
from kg.recognition import titles
from kg.recognition.folding import fold
from kg.recognition.gazetteer import Gazetteer, find
from kg.resources import table
from kg.structure.parties import is_person

_SHORT: Final = 2
"""So many words of a post at most need the name of the organisation beside them to tell which it is."""
_FAMILY_ALONE: Final = re.compile(r"(?:[a-z'’]+ )*[A-ZÀ-Ý][\w'’-]+")
"""A family name without initials or a given name: somebody of this document, and no other."""
_INITIAL: Final = re.compile(r"[A-ZÀ-Ý]\w?\.")


@dataclass(slots=True)
class Cast:
    """The parties of a document with who they are, and the entities that had to be made for them.

    `doubtful` are words of a scan that may be misread: nobody is made of them; `document` is what stands
    for it in the IRI of who is known by a family name alone. `private` are the names of those who write or
    are written to in no public role: they stay out of the graph.
    """

    doubtful: frozenset[str] = frozenset()
    document: str = ""
    actors: list[tuple[Party, Actor]] = field(default_factory=list)
    entities: dict[Iri, Entity] = field(default_factory=dict)
    private: set[str] = field(default_factory=set)

    def of(self, role: PartyRole) -> tuple[Actor, ...]:
        """Return the actors in one role."""
        return tuple(actor for party, actor in self.actors if party.role == role)

    def add(self, entity: Entity, index: Index) -> Iri:
        """Keep a new entity, unless the register has one of that IRI, and return the IRI."""
        if entity.iri not in index.entities:
            self.entities.setdefault(entity.iri, entity)
        return entity.iri

    def newcomer(self, name: str, index: Index, *, alone: bool) -> Iri:
        """Keep a person whom the register does not have, and return the IRI.

        A family name alone is somebody of this document, and so is a namesake of a known person.
        """
        person = mint(EntityKind.PERSON, "foaf:Person", name, scope=self.document if alone else "")
        if person.iri in index.entities:
            person = mint(EntityKind.PERSON, "foaf:Person", name, scope=self.document)
        return self.add(person, index)


def cast(  # noqa: PLR0913, PLR0917 - what was read and what is known
    text: Text, outline: Outline, index: Index, known: Gazetteer, beside: Around, date: IsoDate
) -> Cast:
    """Find out who the parties of a letterhead are; the sender first, for a contact works for it.

    Whoever is a party in no public role is none here: of them the body they write for stays.
    """
    found = Cast(doubtful=_doubtful(text, outline.letterhead.parties), document=text.key)
    home = ""
    standing = _Standing(index, known, beside, date)
    behalf = any(map(standing.is_for_others, outline.letterhead.parties))
    for each in sorted(outline.letterhead.parties, key=lambda party: party.role != PartyRole.SENDER):
        party = each
        if standing.is_of_persons(each):
            continue
        person = standing.known(each) if each.person else ""
        unknown = not person or (behalf and not standing.is_told(each))
        if each.person and unknown and not standing.is_public(each):
            found.private.add(each.person)
            spans = tuple(span for span in each.spans if _within(text.quote(span), each.organisation))
            party = replace(each, person="", post="", spans=spans)
            if not spans:
                continue
        actor = _actor(party, person if party.person else "", standing, found, home)
        if party.role == PartyRole.SENDER:
            home = actor.organisation
        found.actors.append((party, actor))
    return found


def _within(words: str, name: str) -> bool:
    return " ".join(words.split()).strip(" ,.;:") in name


@dataclass(frozen=True, slots=True)
class _Standing:
    """Who a party may be, by what stands with the name."""

    index: Index
    gazetteer: Gazetteer
    beside: Around
    date: IsoDate

    def post(self, party: Party) -> Iri:
        """Return the known post of a party."""
        return _post(party.post, self.index, self.gazetteer, self.date)

    def organisation(self, party: Party) -> Iri:
        """Return the known body that a party names."""
        named = _named(f"{party.post} {party.organisation}", self.index, self.gazetteer, self.date)
        kind = EntityKind.ORGANISATION
        return next((iri for iri in named if self.index.entities[iri].kind == kind), "")

    def known(self, party: Party) -> Iri:
        """Return the one known person a party is: nothing with the name tells of another."""
        meant = match(self.index, party.person, self.date)
        told = {person: self._of(party, person) for person in meant.persons}
        held = [person for person, says in told.items() if says == Standing.FITS]
        left = [person for person, says in told.items() if says == Standing.NOTHING and meant.certain]
        found = held or left
        return found[0] if len(found) == 1 else ""

    def is_told(self, party: Party) -> bool:
        """Tell whether what stands with a name says who a party is, or it is no sender's."""
        persons = match(self.index, party.person, self.date).persons
        is_sender = party.role == PartyRole.SENDER
        return not is_sender or any(self._of(party, person) == Standing.FITS for person in persons)

    def is_for_others(self, party: Party) -> bool:
        """Tell whether somebody signs for a body that nobody knows: "namens de bewonersvereniging"."""
        is_body = party.role == PartyRole.SENDER and party.organisation and not party.person
        return bool(is_body and not party.post and not self.organisation(party))

    def _of(self, party: Party, person: Iri) -> Standing:
        """Return what stands with the name of a party: its post, else its body, else what the text has."""
        claim = Claim(self.index, person, self.date, now=True)
        if party.post and not _several().match(party.post):
            return Standing.FITS if claim.fits(self.post(party), party.post) else Standing.OTHER
        organisation = self.organisation(party)
        if organisation and claim.belongs(organisation):
            return Standing.FITS
        if party.organisation:
            return Standing.OTHER
        name = re.compile(rf"(?<!\w){re.escape(party.person)}(?!\w)")
        said = {
            self.beside.standing(
                Mention(EntityKind.PERSON, *each.span(), each.group(), "person.party"), claim
            )
            for each in name.finditer(self.beside.clean)
        }
        return next((says for says in Standing if says in said), Standing.NOTHING)

    def is_of_persons(self, party: Party) -> bool:
        """Tell whether what is taken for a body that nobody knows has names in it: "de familie S. Jansen"."""
        if party.person or party.post or not party.organisation or self.organisation(party):
            return False
        names = (each.text for each in self.beside.names.by_start)
        return any(_INITIAL.match(name) and name in party.organisation for name in names)

    def is_public(self, party: Party) -> bool:
        """Tell whether a party is named in a public role: in an office, or for a body where that is told."""
        if party.role == PartyRole.CONTACT:
            return not is_private(party.post)
        organisation = self.organisation(party)
        if party.post:
            is_office = is_public(party.post) or bool(self.post(party) or organisation)
            return is_office and not is_private(party.post)
        return bool(organisation or (party.organisation and party.role != PartyRole.SENDER))


def _doubtful(text: Text, parties: Iterable[Party]) -> frozenset[str]:
    """Return the words of the parties that may be misread."""
    words = (word for party in parties for word in text.words(party.spans))
    return frozenset(text.quote(word.span).strip(",.;:") for word in words if word.is_doubtful)


def _actor(party: Party, person: Iri, standing: _Standing, found: Cast, home: Iri) -> Actor:
    """Return who a party is; `person` is the known one that its name is of, if any."""
    index, date = standing.index, standing.date
    group = index.by_name.get((EntityKind.ORGANISATION, fold(party.post)))
    if group and not party.person and (EntityKind.POST, fold(party.post)) not in index.by_name:
        return Actor(party.post, group[0], "", group[0])
    organisation, post = standing.organisation(party), standing.post(party)
    if party.person:
        named_in_full = party.post or " " in party.person
        if not person and named_in_full and found.doubtful.isdisjoint(party.person.split()):
            alone = bool(_FAMILY_ALONE.fullmatch(party.person))
            person = found.newcomer(party.person, index, alone=alone)
    if person and not post:
        post = _post_held(index, person, date, organisation)
    is_legible = found.doubtful.isdisjoint(party.post.split())
    if not post and party.post and not _several().match(party.post) and is_legible:
        owner = organisation or (home if party.role == PartyRole.CONTACT else "")
        post = found.add(_minted_post(party.post, owner, index), index)
    if not post and party.role == PartyRole.COPY and is_legible and not is_person(party.post):
        post = found.add(_minted_post(party.post, organisation, index), index)
    entity = index.entities.get(post) or found.entities.get(post)
    organisation = organisation or (entity.part_of if entity else "")
    words = party.person or party.post or party.organisation
    return Actor(words, person or post or organisation, post, organisation)


def _named(words: str, index: Index, known: Gazetteer, date: IsoDate) -> tuple[Iri, ...]:
    """Return the known things that words name, the longest name first, those of the day alone."""
    found = sorted(find(known, words), key=lambda mention: (mention.start - mention.end, mention.start))
    return tuple(
        iri for mention in found for iri in mention.candidates if exists_on(index.entities[iri], date)
    )


def _post(words: str, index: Index, known: Gazetteer, date: IsoDate) -> Iri:
    """Return the known post that words name as a whole."""
    for mention in sorted(find(known, words), key=lambda mention: mention.start - mention.end):
        if mention.kind == EntityKind.POST and mention.start <= len("de "):
            valid = [iri for iri in mention.candidates if exists_on(index.entities[iri], date)]
            if len(valid) == 1 and mention.end >= len(words.rstrip(" ,")) - 1:
                return valid[0]
    return ""


def _post_held(index: Index, person: Iri, date: IsoDate, organisation: Iri) -> Iri:
    """Return the one post a person held that day, in that organisation where one is named.

    A portfolio counts as the post it is a portfolio of: a letter to the "bewindspersonen" of a ministry
    names a state secretary of that ministry, not what the cabinet calls the portfolio.
    """
    held = [tenure.post for tenure in posts_of(index, person, date)]
    posts = [index.entities[post].broader or post for post in held]
    within = [post for post in posts if index.entities[post].part_of == organisation] or posts
    return within[0] if len(set(within)) == 1 else ""


@cache
def _several() -> re.Pattern[str]:
    """Return what matches those who are written to by the office they share: "de bewindspersonen"."""
    words = "|".join((*table("recognition/titles.toml")["several"], titles.plurals()))
    return re.compile(rf"(?:de )?(?:{words})\b", re.IGNORECASE)


def municipality(words: str, index: Index) -> Iri:
    """Return the municipality of a "burgemeester van Zwolle", where the register knows one of that name."""
    _, mayor, place = fold(words).rpartition("burgemeester van ")
    found = index.by_name.get((EntityKind.ORGANISATION, f"gemeente {place}"), ()) if mayor else ()
    return found[0] if len(found) == 1 else ""


def _minted_post(words: str, organisation: Iri, index: Index) -> Entity:
    if home := municipality(words, index):
        return mint(EntityKind.POST, "kg:MayorPost", words, part_of=home)
    owner = index.entities.get(organisation)
    scope = (
        "" if not owner or fold(owner.label) in fold(words) or len(words.split()) > _SHORT else owner.label
    )
    return mint(EntityKind.POST, "org:Post", words, part_of=organisation, scope=scope)

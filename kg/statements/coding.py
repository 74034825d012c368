"""A sentence in code: every name and pronoun a token, so that a cue can say "who" without knowing names.

First of the interpretation step, after `kg.linking`. "Daarom adviseer ik de minister van JenV" becomes
"daarom adviseer S0 de A1", the only capitals left in it: S is who writes, U who is written to, A another
actor, P a programme, L a law, B a publication, G a place.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Final

from kg.linking.index import Index, holders, posts_of
from kg.linking.parties import Cast
from kg.model import Actor, Entity, EntityKind, Iri, IsoDate, Link, PartyRole, Sentence
from kg.recognition.folding import fold
from kg.statements import anaphora
from kg.statements.belonging import whole
from kg.statements.notation import together
from kg.statements.plain import plain

_CODES: Final = {
    EntityKind.PERSON: "A",
    EntityKind.POST: "A",
    EntityKind.ORGANISATION: "A",
    EntityKind.GROUP: "A",
    EntityKind.PROGRAMME: "P",
    EntityKind.LAW: "L",
    EntityKind.PUBLICATION: "B",
    EntityKind.PLACE: "G",
}
_COUNTRY: Final = "schema:Country"
"""What may be asked and promise something, as a town may not."""
_HUMAN: Final = frozenset({EntityKind.PERSON, EntityKind.POST})
"""Who "hij" is, rather than a body that was named later."""
_THEY: Final = re.compile(r"\b(?:zij|ze)\b", re.IGNORECASE)
_HE: Final = re.compile(r"\bhij\b")
_PRONOUN: Final = re.compile(r"\b(?:zij|hij)\b")
_CODED: Final = re.compile(r"\bA\d+")
_TOGETHER: Final = 2
_REMEMBERED: Final = 2
"""So many sentences after a party was named, "zij" and "hij" may still be that one."""
_COMMON: Final = frozenset({EntityKind.GROUP, EntityKind.POST})


@dataclass(frozen=True, slots=True)
class Slot:
    """What a token stands for."""

    code: str
    actors: tuple[Actor, ...] = ()
    entity: Iri = ""


@dataclass(frozen=True, slots=True)
class Coded:
    """A sentence in code, with what its tokens stand for, by number."""

    sentence: Sentence
    text: str
    slots: tuple[Slot, ...]


@dataclass(slots=True)
class Coder:
    """Codes the sentences of one document in order; remembers who was spoken of last."""

    index: Index
    entities: dict[Iri, Entity]
    cast: Cast
    date: IsoDate
    single: Slot | None = None
    plural: Slot | None = None
    office: Slot | None = None
    section: str = ""
    _age: int = 0
    _known: tuple[Slot | None, Slot | None, Slot | None, int, anaphora.Last] = field(init=False)
    _fresh: bool = True
    _fresh_office: bool = True
    named: anaphora.Named = field(init=False)
    _self: frozenset[Iri] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        """Note by which IRIs the author goes, and whom the letterhead names."""
        self.named = anaphora.Named(self.entities)
        for role in (PartyRole.SENDER, PartyRole.ADDRESSEE):
            self._note(self.cast.of(role))
        senders = self.cast.of(PartyRole.SENDER)
        self._self = frozenset(
            iri
            for actor in senders
            for iri in (actor.agent, actor.post, actor.organisation, *self._who_hold(actor.post))
            if iri
        )

    def _who_hold(self, post: Iri) -> tuple[Iri, ...]:
        """Return who held a post on the document's day, or at any time where that is not known."""
        held = holders(self.index, post, self.date) if self.date else self.index.tenures_in.get(post, ())
        return tuple(tenure.person for tenure in held)

    def code(self, sentence: Sentence, links: tuple[Link, ...]) -> Coded:
        """Return a sentence in code; `links` are those within it, in order."""
        links = tuple(whole(sentence, links, self._self))
        self._known = (self.single, self.plural, self.office, self._age, self.named.last())
        self._age += 1
        self._fresh = self._fresh_office = True
        self.named.begin()
        if sentence.section != self.section or self._age > _REMEMBERED:
            self.single = self.plural = self.office = None
        if sentence.section != self.section:
            self.section = sentence.section
            self.named.enter()
        slots: list[Slot] = []
        parts: list[str] = []
        position = sentence.start
        others = anaphora.others("people").search(sentence.text) if self._age else None
        if others and _THEY.search(sentence.text, others.end()):
            self.plural = None  # "personen die weten dat zij": those that were named last
        if self._age and anaphora.is_of_person(sentence.text):
            self.single = self.office = None  # "het meisje vertelt dat zij"
        for link, after in zip_longest(links, links[1:]):
            before = sentence.text[max(0, position - sentence.start) : link.mention.start - sentence.start]
            slot = self._both(link, before, parts, slots) or self._slot(link, before)
            if link.mention.start < position or not slot or _is_title(link, after):
                continue
            between = sentence.text[position - sentence.start : link.mention.start - sentence.start]
            self._words(between, parts, slots)
            parts.append(_token(slots, slot))
            position = link.mention.end
            self._remember(slot, link.mention.text)
        rest = sentence.text[position - sentence.start :]
        self._words(rest, parts, slots)
        if not slots and anaphora.others("person").search(rest):
            self.single = self.office = None
        if others and self._age:
            self.plural = None
        text = "".join(parts)
        self._remember_together(text, slots)
        return Coded(sentence, text, tuple(slots))

    def again(self, sentence: Sentence, links: tuple[Link, ...]) -> Coded:
        """Return the sentence that was coded last with other words of it, as if it had not been coded yet."""
        self.single, self.plural, self.office, self._age, last = self._known
        self.named.recall(last)
        return self.code(sentence, links)

    def _is_of(self, actor: Actor, classes: frozenset[str]) -> bool:
        iris = (actor.agent, actor.post, actor.organisation)
        return any(iri in self.entities and self.entities[iri].cls in classes for iri in iris)

    def _words(self, text: str, parts: list[str], slots: list[Slot]) -> None:
        """Add the words between two names, in which "zij" are those who were named together before it."""
        if _THEY.search(text):
            self._remember_together("".join(parts), slots)
        parts.append(self._pronouns(plain(text, is_behind=bool(slots)), slots))

    def _remember_together(self, text: str, slots: list[Slot]) -> None:
        """Remember those that were named last in one breath: "zij" are these, all of them."""
        if sum(len(slot.actors) for slot in slots) < _TOGETHER:
            return
        last = max(together().finditer(text), key=re.Match.start, default=None)
        if not last or _CODED.search(text, last.end()):
            return
        numbers = (int(each[1:]) for each in _CODED.findall(last.group()))
        actors = dict.fromkeys(actor for number in numbers for actor in slots[number].actors)
        if len(actors) >= _TOGETHER:
            self.plural = Slot("A", tuple(actors))

    def _slot(self, link: Link, before: str) -> Slot | None:
        """Return what a mention stands for; of a group, the words with what says which of them."""
        code = _CODES.get(link.mention.kind)
        if not code or not link.entity:
            return None
        if code != "A":
            acts = code == "P" or self.entities[link.entity].cls == _COUNTRY
            return Slot(code, (Actor(link.mention.text, link.entity),) if acts else (), link.entity)
        which = anaphora.which_of_group().search(before) if link.mention.kind == EntityKind.GROUP else None
        actor = self.actor(link.entity, (which.group() if which else "") + link.mention.text)
        if link.entity not in self._self:
            return Slot("A", (actor,), link.entity)
        senders = self.cast.of(PartyRole.SENDER)
        signed = any(each.agent == link.entity for each in senders)
        by_name = link.mention.kind == EntityKind.PERSON and not signed
        return Slot("S", senders if by_name else (actor,), link.entity)

    def _both(self, link: Link, before: str, parts: list[str], slots: list[Slot]) -> Slot | None:
        """Return the two parties that were named together last, where a mention is these: "beide raden"."""
        if _CODES.get(link.mention.kind) != "A" or not link.entity or not anaphora.both().search(before):
            return None
        if not anaphora.pattern("both", "nouns").fullmatch(fold(link.mention.text)):
            return None
        self._remember_together("".join(parts), slots)
        return self.plural if self.plural and len(self.plural.actors) == _TOGETHER else None

    def actor(self, iri: Iri, words: str) -> Actor:
        """Return who is meant by an entity, with post, organisation and holder where they are known."""
        entity = self.entities[iri]
        if entity.kind == EntityKind.PERSON:
            posts = {tenure.post for tenure in posts_of(self.index, iri, self.date)}
            post = posts.pop() if len(posts) == 1 else ""
            return Actor(words, iri, post, self.entities[post].part_of if post else "")
        if entity.kind == EntityKind.POST:
            held = {tenure.person for tenure in holders(self.index, iri, self.date)}
            return Actor(words, iri, iri, entity.part_of, held.pop() if len(held) == 1 else "")
        return Actor(words, iri, "", "" if entity.kind == EntityKind.GROUP else iri)

    def _named_before(self, slots: list[Slot], iris: tuple[Iri, ...]) -> Callable[[re.Match[str]], str]:
        code = "S" if self._self.issuperset(iris) else "A"

        def token(found: re.Match[str]) -> str:
            slot = Slot(code, tuple(self.actor(iri, found.group()) for iri in iris), iris[0])
            self._remember(slot, found.group().partition(" ")[2])
            return _token(slots, slot)

        return token

    def _called(self, slots: list[Slot], found: re.Match[str]) -> str:
        """Return the token of what "de raad" is in this document, or the words where that is not known."""
        iris = self.named.called(found["head"])
        return self._named_before(slots, iris)(found) if iris else found.group()

    def _note(self, actors: tuple[Actor, ...]) -> None:
        self.named.note(
            iri for actor in actors for iri in (actor.agent, actor.post, actor.organisation) if iri
        )

    def _remember(self, slot: Slot, text: str) -> None:
        self._note(slot.actors)
        if slot.code in {"A", "S"}:
            self._age = 0
            kinds = {self.entities[actor.agent].kind for actor in slot.actors if actor.agent}
            several = (
                anaphora.several_of_kind() if kinds <= _COMMON else anaphora.pattern("several", "bodies")
            )
            if several.match(fold(text)):
                self.plural = slot
            else:
                if self._fresh:
                    self.single = slot
                if not _HUMAN.isdisjoint(kinds) and self._fresh_office:
                    self.office = slot
                    self._fresh_office = False
                self._fresh = False

    def _pronouns(self, text: str, slots: list[Slot]) -> str:
        senders, addressees = self.cast.of(PartyRole.SENDER), self.cast.of(PartyRole.ADDRESSEE)
        author = Slot("S", senders)
        # who writes writes, also where nobody knows who that is
        text = anaphora.pattern("author", "words").sub(_as(slots, author), text)
        if senders:
            text = anaphora.pattern("author", "bodies").sub(_as(slots, author), text)
            if any(self._is_of(each, anaphora.offices()) for each in senders):
                text = anaphora.pattern("author", "offices").sub(_as(slots, author), text)
        if addressees:
            bodies = tuple(dict.fromkeys(actor.organisation or actor.agent for actor in addressees))
            body = Slot(
                "U", tuple(self.actor(iri, "uw organisatie") for iri in bodies if iri in self.entities)
            )
            text = anaphora.pattern("addressee", "bodies").sub(_as(slots, body), text)
            text = anaphora.pattern("addressee", "words").sub(_as(slots, Slot("U", addressees)), text)
        for word in anaphora.words() if anaphora.stands_for().search(text) else ():
            if word.by_head:
                text = word.pattern.sub(lambda found: self._called(slots, found), text)
            elif word.pattern.search(text) and (iris := self.named.meant(word)):
                text = word.pattern.sub(self._named_before(slots, iris), text)
        unnamed = anaphora.unnamed()  # who is known by their words alone
        text = unnamed.sub(lambda found: _token(slots, Slot("A", (Actor(found["one"] or found[0]),))), text)
        if self.single or self.plural:
            antecedent = self.single if anaphora.singular().search(text) else self.plural
            if self.office and _HE.search(text):
                text = _HE.sub(_as(slots, self.office), text)
                self._age = 0
            if antecedent and _PRONOUN.search(text):
                text = _PRONOUN.sub(_as(slots, antecedent), text)
                self._age = 0
        return text


def _is_title(link: Link, after: Link | None) -> bool:
    """Tell whether a word for a group says who the person is that is named right behind it."""
    return (
        link.mention.kind == EntityKind.GROUP
        and after is not None
        and after.mention.kind == EntityKind.PERSON
        and after.mention.start <= link.mention.end + 1
    )


def _as(slots: list[Slot], slot: Slot) -> Callable[[re.Match[str]], str]:
    return lambda _: _token(slots, slot)


def _token(slots: list[Slot], slot: Slot) -> str:
    slots.append(slot)
    return f"{slot.code}{len(slots) - 1}"

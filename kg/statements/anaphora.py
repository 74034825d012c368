"""Who "de minister" is where one was named before, and who "ik", "u" and "zij" are: words for somebody.

Within the interpretation step, for `kg.statements.coding`. The words stand in `anaphora.toml`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from kg.model import Entity, EntityKind, Iri
from kg.namespaces import thing
from kg.recognition import groups
from kg.resources import table

_TABLE: Final = table("statements/anaphora.toml")
_ONE: Final = re.compile(r"\b(?:zij|ze|hij)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word for a rank, and the classes of what it may stand for; `several` of them, or one.

    Without classes it may be any body, but only one that was named in the last sentence that named any; or,
    where its pattern has a group `head`, the body or post whose name has that word: "de raad".
    Where none of its class was named it is all of them, `generic`: "de gemeente" is any municipality.
    """

    pattern: re.Pattern[str]
    classes: frozenset[str]
    several: bool = False
    generic: Iri = ""

    @property
    def by_head(self) -> bool:
        """Tell whether it is resolved by the word itself."""
        return "head" in self.pattern.groupindex

    def fits(self, entity: Entity) -> bool:
        """Tell whether it may stand for that entity."""
        if not self.classes:
            return entity.kind == EntityKind.ORGANISATION
        return entity.cls in self.classes


@cache
def words() -> tuple[Word, ...]:
    """Return the words for ranks, with what they may stand for."""
    return tuple(
        Word(
            re.compile(rf"\b{row['pattern']}\b"),
            frozenset(row.get("classes", ())),
            several=bool(row.get("several")),
            generic=thing(*row["generic"].split("/")) if "generic" in row else "",
        )
        for row in _TABLE["word"]
    )


@cache
def stands_for() -> re.Pattern[str]:
    """Return what finds any of the words for ranks: without one there is none to look for."""
    return re.compile("|".join(word.pattern.pattern for word in words()))


@cache
def unnamed() -> re.Pattern[str]:
    """Return what finds an office or body that nothing says whose it is: "de wethouder", "de gemeente".

    Of one of a group the name is in the group `one`: "zedenofficier" of "elke betrokken zedenofficier".
    """
    some = rf"{_TABLE['determiners']} (?:[a-zà-ÿ-]+en? )?(?P<one>{groups.one()})"
    return re.compile(rf"\b(?:{'|'.join((*_TABLE['unnamed'], some))})\b")


@cache
def others(key: str) -> re.Pattern[str]:
    """Return what finds those who are no party, `people` or one `person`: a pronoun may be these instead."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _TABLE[key]))})\b", re.IGNORECASE)


def is_of_person(text: str) -> bool:
    """Tell whether a pronoun of one stands behind such a person in a sentence."""
    pronoun = _ONE.search(text)
    return bool(pronoun and others("person").search(text, 0, pronoun.start()))


@cache
def pattern(section: str, key: str) -> re.Pattern[str]:
    """Return what finds one of the words in a list of a section: "ik", "uw departement"."""
    return re.compile(rf"\b(?:{'|'.join(_TABLE[section][key])})\b")


@cache
def offices() -> frozenset[str]:
    """Return the classes of those who may write of themselves by their office: "de rapporteur"."""
    return frozenset(_TABLE["author"]["classes"])


@cache
def singular() -> re.Pattern[str]:
    """Return what finds a pronoun with a verb of one: "zij is", "wil hij"."""
    verbs, past, never = ("|".join(_TABLE["singular"][key]) for key in ("verbs", "past", "never"))
    return re.compile(
        rf"\b(?:(?!(?:{never}) )\w+t|{verbs}|{past}) (?:zij|ze|hij)\b|\b(?:zij|hij) (?:\w+t|{verbs})\b"
    )


@cache
def which_of_group() -> re.Pattern[str]:
    """Return what finds the adjectives before a group that tell which of it: "de afzonderlijke gemeenten"."""
    words, endings, places = ("|".join(_TABLE["which"][key]) for key in ("words", "endings", "places"))
    which = rf"{words}|[a-zà-ÿ]{{2,}}(?:{endings})|[A-ZÀ-Þ][a-zà-ÿ-]{{3,}}(?:{places})"
    return re.compile(rf"(?:(?<![^\W_])(?:{which}) ){{1,2}}$")


@cache
def leads() -> re.Pattern[str]:
    """Return what matches a clause that begins with a pronoun, or with a word and then one."""
    return re.compile(rf"(?:\S+ )?(?:{'|'.join(_TABLE['pronouns'])})\b")


@cache
def both() -> re.Pattern[str]:
    """Return what finds, before a group, that it is the two parties named before: "beide inspecties"."""
    return re.compile(rf"\b(?:{'|'.join(_TABLE['both']['words'])}) $", re.IGNORECASE)


@cache
def several_of_kind() -> re.Pattern[str]:
    """Return what matches the name of more than one of a kind: "gecertificeerde instellingen"."""
    adjectives, nouns = ("|".join(_TABLE["several"][key]) for key in ("adjectives", "nouns"))
    return re.compile(rf"(?:[a-zà-ÿ’'-]+(?:{adjectives}) )?[a-zà-ÿ’'-]{{3,}}(?:{nouns})\b")


Last = tuple[dict[Iri, None], tuple[Iri, ...]]


@dataclass(slots=True)
class Named:
    """The posts and bodies a document named so far, in the order of their first naming."""

    entities: dict[Iri, Entity]
    document: dict[Iri, None] = field(default_factory=dict)
    section: dict[Iri, None] = field(default_factory=dict)
    _now: dict[Iri, None] = field(default_factory=dict)
    _before: tuple[Iri, ...] = ()

    def note(self, iris: Iterable[Iri]) -> None:
        """Remember that these were named."""
        for iri in iris:
            if iri in self.entities:
                self.document[iri] = None
                self.section[iri] = None
                self._now[iri] = None

    def begin(self) -> None:
        """Begin a sentence: what the last one that named anything named is what "deze ministers" are."""
        if self._now:
            self._before, self._now = tuple(self._now), {}

    def last(self) -> Last:
        """Return what was named last: in this sentence, and in the last that named anything."""
        return dict(self._now), self._before

    def recall(self, last: Last) -> None:
        """Take that for what was named last, as if nothing had been named since."""
        self._now, self._before = last

    def enter(self) -> None:
        """Begin a section."""
        self.section = {}

    def meant(self, word: Word) -> tuple[Iri, ...]:
        """Return what a word can stand for: the one thing of its class, empty where more were named.

        Where none was, it is all of the class, if the word may be that.

        What was named in this sentence or the last that named anything comes first, then the section, then
        the document. "Deze ministers" are the two or more that were named last, in one sentence.
        """
        last = (self._now, self._before)
        wider = () if word.several or not word.classes else (self.section, self.document)
        for named in (*((self._before,) if word.several else last), *wider):
            fits = tuple(iri for iri in named if word.fits(self.entities[iri]))
            if fits:
                return fits if (len(fits) > 1) == word.several else ()
        return (word.generic,) if word.generic in self.entities else ()

    def called(self, head: str) -> tuple[Iri, ...]:
        """Return the one post or body named so far whose name has a word, or a word that ends in it.

        A post comes before the body of that name; what was named last before what was named earlier.
        """
        name = re.compile(rf"\b\w*{re.escape(head)}\b", re.IGNORECASE)
        for named in (self._now, self._before, self.section, self.document):
            for kind in (EntityKind.POST, EntityKind.ORGANISATION):
                fits = [
                    iri
                    for iri in named
                    if self.entities[iri].kind == kind and name.search(self.entities[iri].label)
                ]
                if fits:
                    return tuple(fits) if len(fits) == 1 else ()
        return ()

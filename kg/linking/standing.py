"""What stands with a name: an office that fits a tenure of whom it may be, or a function that does not.

Within the linking step, after `kg.linking.functions`, for `parties`, `links` and `aliases`. Initials and a
family name are many people's: silence beats a wrong link.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kg.linking import functions
from kg.linking.index import Index, exists_on, holds_on
from kg.model import EntityKind, Iri, IsoDate, Mention
from kg.recognition import titles
from kg.recognition.folding import fold
from kg.structure.parties import pattern

_LINE: Final = 80
"""A line of a signature is no longer than this."""
_TITLE: Final = "person.title."
_MEMBER: Final = "person.member"
_APART: Final = frozenset(",;:(")
_ARTICLE: Final = re.compile(r"(?:de|het)\s", re.IGNORECASE)
_WORDS: Final = re.compile(r"[\w-]+(?: [a-z]+)*")


class Standing(StrEnum):
    """What the words beside a name say of a person: it is theirs, it is another's, or nothing."""

    FITS = "fits"
    OTHER = "other"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Claim:
    """That a name is of this person, in a document of that day.

    `now`: of who writes or is written to, whose office is one of that day.
    """

    index: Index
    person: Iri
    date: IsoDate
    now: bool = False

    def fits(self, post: Iri, words: str) -> bool:
        """Tell whether a post, or else the rank that words begin with, is one of theirs.

        In a text the post itself is theirs whenever they held it; of a rank alone, such as that in a ministry
        which has got another name, they must have held one that day, where the day is known.
        """
        known, tenures = self.index.entities, self.index.tenures_of.get(self.person, ())
        any_day = not self.date or functions.is_past(words)
        held = [tenure for tenure in tenures if any_day or holds_on(tenure, self.date)]
        theirs = {tenure.post for tenure in (held if self.now else tenures)}
        if post and post in theirs | {known[each].broader for each in theirs}:
            return True
        if post in known and known[post].broader in theirs:
            return True
        cls = known[post].cls if post in known else functions.rank(words)
        return cls in titles.classes().values() and any(known[each.post].cls == cls for each in held)

    def names(self, post: Mention) -> bool:
        """Tell whether a mention of a post is of one of theirs."""
        valid = [iri for iri in post.candidates if exists_on(self.index.entities[iri], self.date)]
        return any(self.fits(iri, post.text) for iri in valid or post.candidates or ("",))

    def belongs(self, organisation: Iri) -> bool:
        """Tell whether they held a post in an organisation, that day where it is known."""
        return any(
            self.index.entities[tenure.post].part_of == organisation
            for tenure in self.index.tenures_of.get(self.person, ())
            if not self.date or holds_on(tenure, self.date)
        )


@dataclass(frozen=True, slots=True)
class Around:
    """A text with the posts, bodies and names in it, by where they begin and end."""

    clean: str
    posts: tuple[Mention, ...]
    bodies: tuple[Mention, ...]
    names: frozenset[int]

    def standing(self, mention: Mention, claim: Claim) -> Standing:
        """Return what the words beside a name say of a person."""
        if mention.rule == _MEMBER:
            return Standing.OTHER
        if mention.rule.startswith(_TITLE):
            title = mention.rule.removeprefix(_TITLE)
            known = claim.index.by_name.get((EntityKind.POST, fold(title)), ())
            if any(claim.fits(post, title) for post in known or ("",)):
                return Standing.FITS
            if title in titles.functions():
                return Standing.OTHER
        behind, before = self._behind(mention, claim), self._before(mention, claim)
        if Standing.FITS in {behind, before}:
            return Standing.FITS
        if behind == before == Standing.NOTHING and self._above(mention, claim):
            return Standing.FITS
        return before if behind == Standing.NOTHING else behind

    def is_private(self, mention: Mention) -> bool:
        """Tell whether a name stands with a function that is no public office, behind it or before."""
        at, mark = self._after(mention)
        behind = self._line(at)
        told = functions.is_private(behind) if mark.strip(" ") else re.match(functions.private(), behind)
        head, _ = self._head(mention)
        return bool(told or re.search(rf"{functions.private()}$", head))

    def _after(self, mention: Mention) -> tuple[int, str]:
        """Return where what is said of a name begins behind it, and what parts the two."""
        found = functions.trailing().match(self.clean, mention.end)
        return (found.end("mark"), found["mark"]) if found else (len(self.clean), "")

    def _line(self, start: int) -> str:
        return self.clean[start : start + 2 * _LINE].partition("\n")[0]

    def _head(self, mention: Mention) -> tuple[str, str]:
        """Return the line up to a name without what leads to it, and that: "de minister van X", ", mr. "."""
        head = self.clean[self.clean.rfind("\n", 0, mention.start) + 1 : mention.start]
        lead = functions.leading().search(head)
        end = lead.start() if lead else len(head)
        return head[:end], head[end:]

    def _behind(self, mention: Mention, claim: Claim) -> Standing:
        """Look at what follows: "Naam, advocaat te Utrecht", or the line below."""
        at, mark = self._after(mention)
        line, apart = self._line(at), bool(mark.strip(" "))
        if not mark or ("\n" in mark and len(line) > _LINE):
            return Standing.NOTHING
        led = functions.led_by().match(line)
        posts = [each for each in self.posts if 0 <= each.start - at <= (led.end() if led else 0)]
        if any(map(claim.names, posts)) or claim.fits("", line):
            return Standing.FITS
        if self.is_private(mention):
            return Standing.OTHER
        begins = any(each.start == at for each in posts)
        if begins or (functions.is_public(line) and not _ARTICLE.match(line)):
            role = _WORDS.match(line)
            ends = [each.end for each in posts if each.start == at] + ([at + role.end()] if role else [])
            return Standing.NOTHING if any(map(self._is_named_at, ends)) else Standing.OTHER
        bodies = [each for each in self.bodies if each.start == at]
        if any(claim.belongs(iri) for each in bodies for iri in each.candidates):
            return Standing.FITS
        is_body = apart and not _ARTICLE.match(line) and (bodies or pattern("post", "body").match(line))
        return Standing.OTHER if is_body else Standing.NOTHING

    def _before(self, mention: Mention, claim: Claim) -> Standing:
        """Look at what leads to the name on the same line: "de minister van X, Naam", "advocaat Naam"."""
        head, gap = self._head(mention)
        end, apart = mention.start - len(gap), bool(_APART & set(gap))
        posts = [each for each in self.posts if each.end == end and each.end - each.start <= len(head)]
        role = functions.rank_before().search(head)
        if any(map(claim.names, posts)) or (apart and role and claim.fits("", role.group())):
            return Standing.FITS
        if apart:
            return Standing.NOTHING
        direct = functions.role_before().search(head)
        if direct and not posts and claim.fits("", direct.group()):
            return Standing.FITS
        is_other = posts or direct or re.search(rf"{functions.private()}$", head)
        return Standing.OTHER if is_other else Standing.NOTHING

    def _above(self, mention: Mention, claim: Claim) -> bool:
        """Tell whether the line above a name is an office of theirs, or the body they held it in."""
        above = self.clean[: mention.start]
        lead = functions.leading().search(above, max(0, len(above) - _LINE))
        end = lead.start() if lead else mention.start
        return any(claim.names(each) for each in self.posts if each.end == end) or any(
            claim.belongs(iri) for each in self.bodies if each.end == end for iri in each.candidates
        )

    def _is_named_at(self, end: int) -> bool:
        """Tell whether a name follows: in "Agema, staatssecretaris Maeijer" the post is of the other."""
        found = re.compile(rf"\s*{titles.academic()}").match(self.clean, end)
        return found is not None and found.end() in self.names


def around(clean: str, mentions: Iterable[Mention]) -> Around:
    """Return a text with what stands in it, for asking what is beside a name."""
    found = tuple(mentions)
    return Around(
        clean,
        tuple(each for each in found if each.kind == EntityKind.POST),
        tuple(each for each in found if each.kind == EntityKind.ORGANISATION),
        frozenset(each.start for each in found if each.kind == EntityKind.PERSON),
    )

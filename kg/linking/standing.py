"""What stands with a name: an office that fits a tenure of whom it may be, or a function that does not.

Within the linking step, after `kg.linking.functions`, for `parties`, `links` and `aliases`. Initials and a
family name are many people's: silence beats a wrong link.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import Final

from kg.linking import functions
from kg.linking.index import Index, exists_on, holds_on
from kg.model import EntityKind, Iri, IsoDate, Mention
from kg.recognition import titles
from kg.recognition.folding import fold
from kg.structure.parties import pattern

_LINE: Final = 80
"""A line of a signature is no longer than this."""
_WINDOW: Final = 120
"""So far before a name is looked for what stands with it."""
_ROW: Final = 8
"""So many names at most stand in a row behind the one word that says what they all are."""
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
    posts: "Places"
    bodies: "Places"
    names: "Places"

    def standing(self, mention: Mention, claim: Claim) -> Standing:
        """Return what the words beside a name say of a person."""
        titled = _titled(mention, claim)
        if titled != Standing.NOTHING:
            return titled
        behind, before = self._behind(mention, claim), self._before(mention, claim)
        if Standing.FITS in {behind, before}:
            return Standing.FITS
        if self.is_private(mention):
            return Standing.OTHER
        if behind == before == Standing.NOTHING and self._above(mention, claim):
            return Standing.FITS
        return before if behind == Standing.NOTHING else behind

    def is_private(self, mention: Mention) -> bool:
        """Tell whether a name stands with a function that is no public office, behind it or before."""
        at, mark = self._after(mention)
        behind = self._line(at)
        told = functions.is_private(behind) if mark.strip(" ") else re.match(functions.private(), behind)
        first = self._first(mention)
        several = functions.private_several().search(self._head(first)[0])
        return bool(told or several or functions.private_before().search(self._head(mention.start)[0]))

    def _first(self, mention: Mention) -> int:
        """Return where the row of names begins that a name stands in: "de ministers X, Y en Z"."""
        start = mention.start
        for _ in range(_ROW):
            found = functions.row().search(self.clean, max(0, start - _LINE), start)
            before = self.names.ending(found.start()) if found else ()
            if not before:
                break
            start = min(each.start for each in before)
        return start

    def _after(self, mention: Mention) -> tuple[int, str]:
        """Return where what is said of a name begins behind it, and what parts the two."""
        found = functions.trailing().match(self.clean, mention.end)
        return (found.end("mark"), found["mark"]) if found else (len(self.clean), "")

    def _line(self, start: int) -> str:
        return self.clean[start : start + 2 * _LINE].partition("\n")[0]

    def _head(self, start: int) -> tuple[str, str]:
        """Return the line up to a name without what leads to it, and that: "de minister van X", ", mr. "."""
        first = max(0, start - _WINDOW)
        head = self.clean[first:start].rpartition("\n")[2]
        if first and len(head) == start - first:
            head = head.partition(" ")[2]
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
        posts = self.posts.starting(at, at + (led.end() if led else 0))
        of_another = self._is_of_another(at)
        if any(map(claim.names, posts)) or (not of_another and claim.fits("", line)):
            return Standing.FITS
        if self.is_private(mention):
            is_both = functions.is_private(line) and self._also(at, line, claim)
            return Standing.FITS if is_both else Standing.OTHER
        if self.posts.starting(at, at) or (functions.is_public(line) and not _ARTICLE.match(line)):
            return Standing.NOTHING if of_another else Standing.OTHER
        return self._body(at, line, claim, apart=apart)

    def _body(self, at: int, line: str, claim: Claim, *, apart: bool) -> Standing:
        """Look at what body follows: "Naam, Ministerie van X"."""
        bodies = self.bodies.starting(at, at)
        if any(claim.belongs(iri) for each in bodies for iri in each.candidates):
            return Standing.FITS
        is_body = apart and not _ARTICLE.match(line) and (bodies or pattern("post", "body").match(line))
        return Standing.OTHER if is_body else Standing.NOTHING

    def _before(self, mention: Mention, claim: Claim) -> Standing:
        """Look at what leads to the name on the same line: "de minister van X, Naam", "advocaat Naam"."""
        head, gap = self._head(mention.start)
        end, apart = mention.start - len(gap), bool(_APART & set(gap))
        posts = [each for each in self.posts.ending(end) if each.end - each.start <= len(head)]
        several = functions.ranks_before().search(self._head(self._first(mention))[0])
        if several and claim.fits("", several.group()):
            return Standing.FITS
        role = functions.rank_before().search(head)
        if any(map(claim.names, posts)) or (apart and role and claim.fits("", role.group())):
            return Standing.FITS
        if apart:
            return Standing.NOTHING
        direct = functions.role_before().search(head)
        if direct and not posts and claim.fits("", direct.group()):
            return Standing.FITS
        return Standing.OTHER if posts or direct else Standing.NOTHING

    def _also(self, at: int, line: str, claim: Claim) -> bool:
        """Tell whether words behind a name go on to an office of theirs: "vader van twee en minister"."""
        for found in functions.also().finditer(line):
            start = at + found.end()
            if self._is_of_another(start):
                continue
            named = any(map(claim.names, self.posts.starting(start, start)))
            if named or claim.fits("", line[found.end() :]):
                return True
        return False

    def _is_of_another(self, at: int) -> bool:
        """Tell whether the office that begins somewhere is of who is named behind it, and of none before."""
        role = _WORDS.match(self.clean, at, at + _LINE)
        ends = [each.end for each in self.posts.starting(at, at)] + ([role.end()] if role else [])
        return any(map(self._is_named_at, ends))

    def _above(self, mention: Mention, claim: Claim) -> bool:
        """Tell whether the line above a name is an office of theirs, or the body they held it in."""
        lead = functions.leading().search(self.clean, max(0, mention.start - _LINE), mention.start)
        end = lead.start() if lead else mention.start
        return any(map(claim.names, self.posts.ending(end))) or any(
            claim.belongs(iri) for each in self.bodies.ending(end) for iri in each.candidates
        )

    def _is_named_at(self, end: int) -> bool:
        """Tell whether a name follows: in "Agema, staatssecretaris Maeijer" the post is of the other."""
        found = re.compile(rf"\s*{titles.academic()}").match(self.clean, end)
        return found is not None and bool(self.names.starting(found.end(), found.end()))


@dataclass(frozen=True, slots=True)
class Places:
    """Mentions to be found by where they begin and where they end."""

    by_start: tuple[Mention, ...]
    by_end: tuple[Mention, ...]

    def starting(self, first: int, last: int) -> tuple[Mention, ...]:
        """Return those that begin from one offset up to another."""
        low = bisect_left(self.by_start, first, key=_start)
        return self.by_start[low : bisect_right(self.by_start, last, low, key=_start)]

    def ending(self, end: int) -> tuple[Mention, ...]:
        """Return those that end at an offset."""
        low = bisect_left(self.by_end, end, key=_end)
        return self.by_end[low : bisect_right(self.by_end, end, low, key=_end)]


_start, _end = attrgetter("start"), attrgetter("end")


def _titled(mention: Mention, claim: Claim) -> Standing:
    """Look at the title that is right before a name: "minister Naam"."""
    if mention.rule == _MEMBER:
        return Standing.OTHER
    if not mention.rule.startswith(_TITLE):
        return Standing.NOTHING
    title = mention.rule.removeprefix(_TITLE)
    known = claim.index.by_name.get((EntityKind.POST, fold(title)), ())
    if any(claim.fits(post, title) for post in known or ("",)):
        return Standing.FITS
    return Standing.OTHER if title in titles.functions() else Standing.NOTHING


def around(clean: str, mentions: Iterable[Mention]) -> Around:
    """Return a text with what stands in it, for asking what is beside a name."""
    found = tuple(mentions)
    posts, bodies, names = (
        [each for each in found if each.kind == kind]
        for kind in (EntityKind.POST, EntityKind.ORGANISATION, EntityKind.PERSON)
    )
    return Around(
        clean,
        *(
            Places(tuple(sorted(each, key=_start)), tuple(sorted(each, key=_end)))
            for each in (posts, bodies, names)
        ),
    )

"""Names that a document gives itself: "de Hervormingsagenda Jeugd (hierna: de agenda)", "Centrum … (CSG)".

And the family name alone, of who was named in full: "Corinne Dettmeijer … Dettmeijer wijst erop". Within the
linking step, after `kg.linking.links`: what was linked once is linked again wherever the document uses
the short name.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from kg.linking.index import Index
from kg.linking.standing import Around, Claim, Standing
from kg.model import Entity, EntityKind, Iri, IsoDate, Link, Mention, Text
from kg.recognition.overlaps import Taken
from kg.structure.parties import FAMILY

_KINDS: Final = frozenset(
    {EntityKind.ORGANISATION, EntityKind.PROGRAMME, EntityKind.LAW, EntityKind.PUBLICATION}
)
_SURE: Final = 0.9
_NAMED: Final = re.compile(
    r"[’”\"»']?\s?\((?:hierna(?: te noemen)?,?:? ?[‘“\"«']?(?P<words>[^()’”\"»']{2,40})"
    r"|(?P<short>[A-Z][\w&-]{1,9}))[’”\"»']?\)"
)
_CAPITALS: Final = 2
_FULL: Final = re.compile(rf"(?:[A-ZÀ-Ý][a-zà-ÿ’'-]+|(?:[A-ZÀ-Ý]\.\s?)+) ?(?P<family>{FAMILY})")


def aliases(  # noqa: PLR0913, PLR0917 - all of them are read
    text: Text,
    links: Iterable[Link],
    known: Mapping[Iri, Entity],
    index: Index,
    beside: Around,
    date: IsoDate,
) -> tuple[Link, ...]:
    """Return the links, and those of the short names that the document gives to what they name, in order.

    A family name with which another's function stands is not that of who was named in full.
    """
    named = sorted(links, key=lambda link: link.mention.start)
    taken = Taken()
    for link in named:
        if not taken.overlaps(link.mention.start, link.mention.end):
            taken.take(link.mention.start, link.mention.end)
    added: list[Link] = []
    given = [
        (link, rf"(?<!\w){re.escape(alias)}(?!\w)", at) for link in named for alias, at in _given(text, link)
    ]
    for link, alias, position in (*given, *_families(named, known)):
        for found in re.compile(alias).finditer(text.clean, position):
            start, end = found.span()
            if taken.overlaps(start, end):
                continue
            mention = Mention(link.mention.kind, start, end, found.group(), "alias")
            if mention.kind == EntityKind.PERSON and not _may_be(mention, link.entity, index, beside, date):
                continue
            spans = text.spans(start, end)
            if spans:
                added.append(Link(mention, link.entity, (), _SURE, "", spans))
                taken.take(start, end)
    return tuple(sorted((*named, *added), key=lambda link: (link.mention.start, link.mention.end)))


def _may_be(mention: Mention, person: Iri, index: Index, beside: Around, date: IsoDate) -> bool:
    if person not in index.entities:
        return not beside.is_private(mention)
    return beside.standing(mention, Claim(index, person, date)) != Standing.OTHER


def _families(links: list[Link], known: Mapping[Iri, Entity]) -> Iterator[tuple[Link, str, int]]:
    """Yield a link of each person, with what finds the family name alone, wherever one bears it only."""
    first: dict[Iri, Link] = {}
    for link in links:
        if link.mention.kind == EntityKind.PERSON and link.entity in known:
            first.setdefault(link.entity, link)
    people = [(link, _family(known[iri])) for iri, link in first.items()]
    for link, names in people:
        others = {name for other, theirs in people if other is not link for name in theirs}
        for name in names:
            if name not in others:
                yield link, rf"(?<![\w.&-])(?<!\b[A-Z]\. )(?<!& ){_cased(name)}(?![\w-])", 0


def _family(person: Entity) -> tuple[str, ...]:
    """Return the family names of a person; of one whom the register lacks, what follows the first name."""
    if person.family:
        return (person.family, *person.variants)
    found = _FULL.fullmatch(person.label)
    return (found["family"],) if found else ()


def _cased(name: str) -> str:
    """Return a pattern of a family name, whose prefix may begin a sentence: "Van Weel"."""
    return rf"(?:{re.escape(name)}|{re.escape(name[0].upper() + name[1:])})"


def _given(text: Text, link: Link) -> Iterator[tuple[str, int]]:
    """Yield the short name that stands in brackets behind a name, and where the text goes on."""
    if link.mention.kind not in _KINDS or not link.entity or link.mention.start < 0:
        return
    found = _NAMED.match(text.clean, link.mention.end)
    if not found:
        return
    alias = (found["words"] or found["short"]).strip()
    if found["words"] or sum(map(str.isupper, alias)) >= _CAPITALS:
        yield alias, found.end()

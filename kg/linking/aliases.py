"""Names that a document gives itself: "de Hervormingsagenda Jeugd (hierna: de agenda)", "Centrum … (CSG)".

And the family name alone, of who was named in full: "Corinne Dettmeijer … Dettmeijer wijst erop". Within the
linking step, after `kg.linking.links`: what was linked once is linked again wherever the document uses
the short name.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kg.linking.index import Index
from kg.model import EntityKind, Iri, Link, Mention, Text

_KINDS: Final = frozenset(
    {EntityKind.ORGANISATION, EntityKind.PROGRAMME, EntityKind.LAW, EntityKind.PUBLICATION}
)
_SURE: Final = 0.9
_NAMED: Final = re.compile(
    r"[’”\"»']?\s?\((?:hierna(?: te noemen)?,?:? ?[‘“\"«']?(?P<words>[^()’”\"»']{2,40})"
    r"|(?P<short>[A-Z][\w&-]{1,9}))[’”\"»']?\)"
)
_CAPITALS: Final = 2


def aliases(text: Text, links: Iterable[Link], index: Index) -> tuple[Link, ...]:
    """Return the links, and those of the short names that the document gives to what they name, in order."""
    known = sorted(links, key=lambda link: link.mention.start)
    taken = [(link.mention.start, link.mention.end) for link in known]
    added: list[Link] = []
    given = [
        (link, rf"(?<!\w){re.escape(alias)}(?!\w)", at) for link in known for alias, at in _given(text, link)
    ]
    for link, alias, position in (*given, *_families(known, index)):
        for found in re.compile(alias).finditer(text.clean, position):
            start, end = found.span()
            if any(first < end and start < last for first, last in taken):
                continue
            mention = Mention(link.mention.kind, start, end, found.group(), "alias")
            spans = text.spans(start, end)
            if spans:
                added.append(Link(mention, link.entity, (), _SURE, "", spans))
                taken.append((start, end))
    return tuple(sorted((*known, *added), key=lambda link: (link.mention.start, link.mention.end)))


def _families(links: list[Link], index: Index) -> Iterator[tuple[Link, str, int]]:
    """Yield a link of each person, with what finds the family name alone, wherever one bears it only."""
    first: dict[Iri, Link] = {}
    for link in links:
        if link.mention.kind == EntityKind.PERSON and link.entity in index.entities:
            first.setdefault(link.entity, link)
    people = [(link, index.entities[iri]) for iri, link in first.items()]
    for link, person in people:
        names = [name for name in (person.family, *person.variants) if name]
        others = {
            name for _, other in people if other is not person for name in (other.family, *other.variants)
        }
        for name in names:
            if name not in others:
                yield link, rf"(?<![\w.&-])(?<![.&] )(?<![A-Z]){_cased(name)}(?![\w-])", 0


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

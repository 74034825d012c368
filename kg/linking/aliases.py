"""Names that a document gives itself: "de Hervormingsagenda Jeugd (hierna: de agenda)", "Centrum … (CSG)".

Within the linking step, after `kg.linking.links`: what was linked once is linked again wherever the document
uses the short name behind it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kg.model import EntityKind, Link, Mention, Text

_KINDS: Final = frozenset(
    {EntityKind.ORGANISATION, EntityKind.PROGRAMME, EntityKind.LAW, EntityKind.PUBLICATION}
)
_SURE: Final = 0.9
_NAMED: Final = re.compile(
    r"[’”\"»']?\s?\((?:hierna(?: te noemen)?,?:? ?[‘“\"«']?(?P<words>[^()’”\"»']{2,40})"
    r"|(?P<short>[A-Z][\w&-]{1,9}))[’”\"»']?\)"
)
_CAPITALS: Final = 2


def aliases(text: Text, links: Iterable[Link]) -> tuple[Link, ...]:
    """Return the links, and those of the short names that the document gives to what they name, in order."""
    known = sorted(links, key=lambda link: link.mention.start)
    taken = [(link.mention.start, link.mention.end) for link in known]
    added: list[Link] = []
    for link in known:
        for alias, position in _given(text, link):
            for found in re.finditer(rf"(?<!\w){re.escape(alias)}(?!\w)", text.clean[position:]):
                start, end = position + found.start(), position + found.end()
                if any(first < end and start < last for first, last in taken):
                    continue
                mention = Mention(link.mention.kind, start, end, found.group(), "alias")
                spans = text.spans(start, end)
                if spans:
                    added.append(Link(mention, link.entity, (), _SURE, "", spans))
                    taken.append((start, end))
    return tuple(sorted((*known, *added), key=lambda link: (link.mention.start, link.mention.end)))


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

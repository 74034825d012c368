"""Who holds the post that a text is by, where nobody signs: "Rapporteur X", or X under a foreword.

Within the linking step, after `kg.linking.authors`. What may stand between the two is in `authors.toml`.
"""

from dataclasses import replace
from typing import Final

from kg.linking.authors import pattern
from kg.linking.index import Index, holders, holds_on
from kg.model import Actor, EntityKind, Iri, IsoDate, Link, Party, Text
from kg.structure.parties import bare_name

_NEAR: Final = 60
"""So many characters stand at most between a person and the post they hold."""


def in_person(
    text: Text, links: tuple[Link, ...], index: Index, sender: tuple[Party, Actor], date: IsoDate
) -> tuple[Party, Actor]:
    """Return a sender that is a post with the one person whom the text says to hold it; else as it was.

    The register may not say that another held it that day. A name that is a line of its own, as under a
    foreword, is enough where the register says that it was theirs.
    """
    party, actor = sender
    if party.person or not actor.post or actor.agent != actor.post:
        return sender
    held = {tenure.person for tenure in holders(index, actor.post, date)}
    posts = [link for link in links if link.entity == actor.post]
    told = [
        link
        for link in links
        if link.mention.kind == EntityKind.PERSON
        and link.entity
        and _may_hold(link.entity, actor.post, held, index, date)
        and ((link.entity in held and _is_line(text, link)) or any(_says(text, link, post) for post in posts))
    ]
    if len({link.entity for link in told}) != 1:
        return sender
    first = max(told, key=lambda link: len(link.mention.text))
    spans = tuple(sorted({*party.spans, *first.spans}))
    named = replace(party, person=bare_name(first.mention.text), spans=spans)
    return named, replace(actor, words=named.person, agent=first.entity)


def _may_hold(person: Iri, post: Iri, held: set[Iri], index: Index, date: IsoDate) -> bool:
    """Tell whether nothing known speaks against it: neither another holder, nor another time."""
    own = [tenure for tenure in index.tenures_of.get(person, ()) if tenure.post == post]
    return person in held or not (held or (date and own and not any(holds_on(each, date) for each in own)))


def _is_line(text: Text, link: Link) -> bool:
    """Tell whether a name stands on a line of its own in the file."""
    if len(link.spans) != 1:
        return False
    start, end = link.spans[0].start, link.spans[0].end
    above, below = text.raw.rfind("\n", 0, start) + 1, text.raw.find("\n", end)
    around = text.raw[above:start] + text.raw[end : below if below >= 0 else len(text.raw)]
    return not around.strip(" \t\r*_,.")


def _says(text: Text, person: Link, post: Link) -> bool:
    """Tell whether a text says in so many words that a person holds a post."""
    one, other = person.mention, post.mention
    if min(one.start, other.start) < 0:
        return False
    first, second, key = (
        (one, other, "person_first") if one.start < other.start else (other, one, "post_first")
    )
    between = text.clean[first.end : second.start]
    return (
        len(between) <= _NEAR
        and bool(pattern("holding", key).fullmatch(between))
        and not pattern("holding", "unless").search(text.clean[max(0, first.start - _NEAR) : first.start])
    )

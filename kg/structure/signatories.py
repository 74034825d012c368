"""The lines of a signature to those who sign: each name with its post, the body they sign for, and for whom.

Within the structure step, used by `kg.structure.signatures`, which finds the lines.
"""

import re
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from kg.model import Party, PartyRole, Span
from kg.structure.parties import (
    Lines,
    bare_name,
    is_body,
    is_named_for_certain,
    is_open,
    is_person,
    is_post,
    pattern,
    without_article,
)

_BRACKETS: Final = re.compile(r"\s*\((?P<within>[^()]{3,})\)$")


@dataclass(slots=True)
class _Group:
    """One or more names and the posts and bodies that stand with them, in the order of the letter."""

    persons: list[tuple[str, Span]] = field(default_factory=list)
    posts: list[tuple[str, list[Span]]] = field(default_factory=list)
    bodies: list[tuple[str, Span]] = field(default_factory=list)

    def parties(self, body: tuple[str, Span] | None) -> list[Party]:
        """Return a party for each name; one post is that of all names, as many posts as names go in order."""
        own = self.bodies[0] if self.bodies else body
        organisation, at = (own[0], (own[1],)) if own else ("", ())
        posts = self.posts
        if len(posts) > 1 and len(posts) != len(self.persons):
            posts = [(" ".join(words for words, _ in posts), [span for _, spans in posts for span in spans])]
        found: list[Party] = []
        for number, (name, span) in enumerate(self.persons):
            post, spans = posts[min(number, len(posts) - 1)] if posts else ("", [])
            places = tuple(sorted({span, *spans, *at}))
            found.append(Party(PartyRole.SENDER, bare_name(name), post, organisation, places))
        if not self.persons:
            found += [Party(PartyRole.SENDER, "", post, "", tuple(sorted(spans))) for post, spans in posts]
        return found


def signatories(lines: Lines) -> tuple[Party, ...]:
    """Return who signs, the first responsible first.

    A post above a name, or below it; "Naam, president" in one line; posts and names side by side. A letter
    "namens deze" is that of the post or body above these words, signed by the name below. Those on whose
    behalf it is sent as well ("mede namens") come last.
    """
    for index, (words, span) in enumerate(lines):
        if pattern("signature", "behalf").fullmatch(words):
            return (*_principals(lines[:index]), *signatories(lines[index + 1 :]))
        if found := pattern("signature", "principal").fullmatch(words):
            place = Span(span.end - len(words) + found.start("whom"), span.end)
            return (*_principals(((found["whom"], place),)), *signatories(lines[index + 1 :]))
        if found := pattern("signature", "joint").fullmatch(words):
            rest = index + 1
            whom, place = found["whom"], Span(span.end - len(words) + found.start("whom"), span.end)
            while rest < len(lines) and _carries_on(whom, lines[rest][0]):
                whom, place = f"{whom} {lines[rest][0]}", Span(place.start, lines[rest][1].end)
                rest += 1
            return (*signatories((*lines[:index], *lines[rest:])), *_principals(((whom, place),)))
    return tuple(_grouped(_joined(lines)))


def _principals(lines: Lines) -> tuple[Party, ...]:
    """Return the posts and bodies that lines without a name stand for."""
    return tuple(
        Party(PartyRole.SENDER, post=without_article(words), spans=(span,))
        if is_post(words)
        else Party(PartyRole.SENDER, organisation=words.strip(" ,"), spans=(span,))
        for words, span in _joined(lines)
        if not is_person(words)
    )


def _joined(lines: Lines) -> Lines:
    """Join a post or body to the line that carries it on."""
    joined: list[tuple[str, Span]] = []
    for words, span in lines:
        if joined and _carries_on(joined[-1][0], words):
            before, place = joined[-1]
            joined[-1] = (f"{before} {words}", Span(place.start, span.end))
        else:
            joined.append((words, span))
    return tuple(joined)


def _carries_on(before: str, words: str) -> bool:
    """Tell whether a line carries on the post or body in the line before."""
    if not (is_post(before) or is_body(before)) or is_post(words):
        return False
    if is_named_for_certain(words) and is_person(words):
        return False
    if is_open(before.rstrip(" ,")):
        return True
    if is_body(words) or pattern("signature", "behalf").fullmatch(words):
        return False
    return words[:1].islower() or (before.rstrip().endswith(",") and not is_person(words) and " en " in words)


def _grouped(lines: Lines) -> list[Party]:
    """Return the parties of lines that hold posts, bodies and names."""
    first = takewhile(lambda line: not is_person(_name(line[0])[0]), lines)
    above = any(is_post(words) for words, _ in first)
    body: tuple[str, Span] | None = None
    groups = [_Group()]
    for words, span in lines:
        name, post = _name(words)
        group = groups[-1]
        if is_person(name) and (post or is_person(words)):
            if group.persons and (post or (group.posts and not above) or group.bodies):
                groups.append(_Group())
            groups[-1].persons.append((name, span))
            if post:
                groups[-1].posts.append((post, [span]))
                groups.append(_Group())
        elif is_body(words) or not (is_post(words) or group.posts or group.persons):
            if group.persons:
                group.bodies.append((words.strip(" ,"), span))
            else:
                body = (words.strip(" ,"), span)
        elif is_post(words) and above and group.persons:
            groups.append(_Group(posts=[(without_article(words), [span])]))
        elif is_post(words) or not group.posts:
            group.posts.append((without_article(words), [span]))
        else:
            known, spans = group.posts[-1]
            group.posts[-1] = (f"{known} {words.strip(' ,')}", [*spans, span])
    parties = [party for group in groups for party in group.parties(body)]
    if body and is_body(body[0]) and not parties:
        return [Party(PartyRole.SENDER, organisation=body[0], spans=(body[1],))]
    return parties


def _name(words: str) -> tuple[str, str]:
    """Return the name and post that stand in one line: "drs. A. Jansen, secretaris"."""
    name, comma, post = words.partition(",")
    if comma and is_person(name) and is_post(post.strip()):
        return name, post.strip(" ,")
    found = _BRACKETS.search(words)
    if found and is_person(words[: found.start()]) and (is_post(found["within"]) or is_body(found["within"])):
        return words[: found.start()], found["within"]
    return words, ""

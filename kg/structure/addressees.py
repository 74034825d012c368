"""To whom a letter goes: the lines above the address, behind "Aan", or the names in the salutation.

Within the structure step, used by `kg.structure.letterhead`, beside `kg.structure.signatures`.
"""

import re
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from kg.model import Block, BlockKind, Party, PartyRole, Span, Text
from kg.reading.formulas import is_salutation, stands_alone
from kg.resources import table
from kg.structure.parties import (
    ADDRESS,
    FAMILY,
    INITIALS,
    PLACE,
    POSTCODE,
    Lines,
    bare,
    bare_name,
    is_body,
    is_named_for_certain,
    is_open,
    is_person,
    is_post,
    pattern,
    without_article,
)

_RANKED: Final = re.compile(
    r"(?:minister(?:-president)?|staatssecretaris|burgemeester|wethouder|voorzitter|president|directeur),?\s+"
    r"(?P<name>[^,]+)",
    re.IGNORECASE,
)
_IN_OFFICE: Final = re.compile(
    r"(?P<rank>(?i:minister|staatssecretaris|burgemeester)) "
    rf"(?P<name>(?:{INITIALS}\s*)?{FAMILY}) (?P<rest>(?:van|voor) [A-ZÀ-Ý].+)"
)
"""A post with its holder in the middle: "minister Opstelten van Veiligheid en Justitie"."""
_SPLIT: Final = re.compile(r",\s+|\s+en\s+")
_ADDRESS_LINES: Final = 8
_OTHERS: Final = ("date", "reference", "subject", "contact", "copy", "sender", "other")
_SAYS: Final = re.compile(
    r"\n|.{81}|^aan (?!de |het )|\b(?:is|zijn|wordt|worden|heeft|hebben|was|werd|kan|moet)\b", re.IGNORECASE
)
"""What tells a sentence from a line that names somebody."""
_HOUSE: Final = re.compile(r"(?:de )?(?:tweede|eerste) kamer\b(?!commissie)", re.IGNORECASE)
_COMMITTEE: Final = re.compile(r"(?:de )?(?:vaste |algemene )?(?:kamer)?commissie\b", re.IGNORECASE)


@dataclass(slots=True)
class _Named:
    """What the lines of an address name, each with its place."""

    persons: list[tuple[str, Span]] = field(default_factory=list)
    posts: list[tuple[str, Span]] = field(default_factory=list)
    bodies: list[tuple[str, Span]] = field(default_factory=list)
    last: list[tuple[str, Span]] | None = None

    def add(self, kind: list[tuple[str, Span]], words: str, span: Span) -> None:
        kind.append((words, span))
        self.last = kind

    def extend(self, words: str, span: Span) -> None:
        if self.last:
            before, place = self.last[-1]
            self.last[-1] = (f"{before} {words}", Span(place.start, span.end))


def addressees(text: Text, blocks: tuple[Block, ...], head: Lines) -> tuple[Party, ...]:
    """Return to whom a letter goes, or a report is presented in a speech, one party for each."""
    addresses = _addresses(head) if head else _on_title_page(text, blocks)
    if len(addresses) > 1:
        return tuple(party for lines in addresses for party in _parties(_sorted(lines), []))
    named = _sorted(addresses[0] if addresses else _presented(text))
    return _parties(named, _salutation(text, blocks))


def _parties(named: _Named, greeted: list[tuple[str, Span]]) -> tuple[Party, ...]:
    """Return the parties of one address; `greeted` are those of the salutation, if it names no persons."""
    persons = named.persons or greeted
    posts = [(without_article(_closed(words)), span) for words, span in named.posts]
    body, at = _body(named.bodies)
    if len(posts) > 1 and len(persons) in {0, len(posts)}:
        names = persons or [("", span) for _, span in posts]
        return tuple(
            Party(PartyRole.ADDRESSEE, name, post, body, tuple(sorted({span, place, *at})))
            for (name, span), (post, place) in zip(names, posts, strict=True)
        )
    post = posts[0][0] if posts else ""
    shared = (*(span for _, span in posts[:1]), *at)
    if persons:
        return tuple(
            Party(PartyRole.ADDRESSEE, name, post, body, tuple(sorted({span, *shared})))
            for name, span in persons
        )
    return (Party(PartyRole.ADDRESSEE, "", post, body, tuple(sorted(shared))),) if shared else ()


def _body(bodies: list[tuple[str, Span]]) -> tuple[str, tuple[Span, ...]]:
    """Return the body: the first that looks like one, and the committee where its house stands above it."""
    known = [body for body in bodies if is_body(body[0])] or bodies
    if not known:
        return "", ()
    if len(known) > 1 and _HOUSE.match(known[0][0]) and _COMMITTEE.match(known[1][0]):
        return known[1][0].strip(" ,"), (known[1][1],)
    return known[0][0].strip(" ,"), (known[0][1],)


def _closed(words: str) -> str:
    """Return a name without the word that should have led to its next line: "… van de Tweede Kamer der"."""
    return re.sub(r"\s+(?:der|van|de|het|en)$", "", words)


def _sorted(lines: Lines) -> _Named:
    found = _Named()
    for words, span in lines:
        parts = [part for part in _SPLIT.split(words) if part]
        open_before = found.last is not None and is_open(found.last[-1][0])
        if open_before and not (is_post(words) and words[:1].isupper()) and not is_body(words):
            found.extend(words, span)
        elif parts and all(is_person(part) for part in parts):
            for part in parts:
                found.add(found.persons, bare_name(part), span)
        elif in_office := _in_office(words):
            found.add(found.persons, bare_name(in_office[0]), span)
            found.add(found.posts, in_office[1], span)
        elif held := _with_rank(words):
            found.add(found.persons, held, span)
        elif is_body(words) or is_body(bare(words)):
            found.add(
                found.bodies, re.sub(r"^(?:p/a|aan|t\.a\.v\.)\s+", "", words, flags=re.IGNORECASE), span
            )
        elif is_post(words):
            found.add(found.posts, bare(words), span)
        elif words[:1].islower() and found.last:
            found.extend(words, span)
        else:
            found.add(found.bodies, re.sub(r"^(?:p/a|aan)\s+", "", words, flags=re.IGNORECASE), span)
    return found


def _in_office(words: str) -> tuple[str, str] | None:
    """Return the name and post of a line that has both: "minister X van Y", "De heer X, voorzitter"."""
    if found := _IN_OFFICE.fullmatch(without_article(bare(words))):
        return found["name"], f"{found['rank']} {found['rest']}"
    name, _, post = words.partition(", ")
    if is_person(name) and is_post(post):
        return name, post
    post, _, name = bare(words).rpartition(", ")
    return (name, post) if is_post(post) and is_named_for_certain(name) and is_person(name) else None


def _with_rank(words: str) -> str:
    """Return the name of a person whose rank stands before it: "t.a.v. staatssecretaris M.J. van Rijn"."""
    found = _RANKED.fullmatch(without_article(bare(words)))
    return bare_name(found["name"]) if found and is_person(found["name"]) else ""


def _addresses(head: Lines) -> tuple[Lines, ...]:
    """Return the lines that name the addressees, in the order of the letter: of each address apart."""
    start = next(
        (i + 1 for i, (words, _) in enumerate(head) if re.match(r"retouradres", words, re.IGNORECASE)), 0
    )
    if behind := _behind_aan(head[start:]):
        return (behind,)
    found: list[Lines] = []
    for index in range(start, len(head)):
        if not POSTCODE.fullmatch(head[index][0]):
            continue
        lines: list[tuple[str, Span]] = []
        for words, span in reversed(head[max(start, index - _ADDRESS_LINES) : index]):
            if POSTCODE.fullmatch(words) or _is_other(words):
                break
            if not ADDRESS.fullmatch(words) and not PLACE.fullmatch(words):
                lines.append((words, span))
        if lines:
            found.append(tuple(reversed(lines)))
    named = [lines for lines in found if any(_names(words) for words, _ in lines)]
    if named or found:
        return tuple(named) or (found[0],)
    rest = takewhile(lambda line: not _is_other(line[0]), head[start:]) if start else ()
    left = tuple(line for line in rest if not ADDRESS.fullmatch(line[0]))
    if left:
        return (left,)
    titled = _behind_aan(tuple((whom, span) for words, span in head if (whom := _titled(words))))
    return (titled,) if titled else ()


def _titled(words: str) -> str:
    """Return to whom a letter is by what it is called: "aan de informateur" of "Brief aan de informateur"."""
    title = pattern("titled", "letter").match(words)
    return pattern("titled", "behind").split(words[title.end() :])[0] if title else ""


def _names(words: str) -> bool:
    """Tell whether a line of an address names a person or a post: "De heer H.M. de Jonge, minister"."""
    name = words.partition(",")[0]
    return is_post(words) or is_person(words) or (is_named_for_certain(name) and is_person(name))


def _behind_aan(head: Lines) -> Lines:
    """Return the lines from "Aan" to the address or the next label, the word itself left out."""
    label = pattern("label", "addressee")
    for index, (words, span) in enumerate(head):
        found = label.match(words)
        if not found and words.lower().strip(" :") != "aan":
            continue
        lines: list[tuple[str, Span]] = []
        for part in re.finditer(r"[^;]+", words[found.end() :] if found else ""):
            name = part.group().strip(" <>:")
            if name:
                lines.append((name, span))
        for line, place in head[index + 1 : index + _ADDRESS_LINES]:
            if _is_other(line) or ADDRESS.fullmatch(line) or PLACE.fullmatch(line) or label.match(line):
                break
            lines.append((line, place))
        return tuple(lines)
    return ()


def _on_title_page(text: Text, blocks: tuple[Block, ...]) -> tuple[Lines, ...]:
    """Return whom a line of a title page says that a report is for: "Aan de minister van Financiën"."""
    for block in blocks[:_ADDRESS_LINES]:
        words = text.clean[block.start : block.end]
        found = pattern("label", "addressee").match(words)
        place = text.extent(block.start, block.end)
        if found and place and not _SAYS.search(words) and is_post(rest := words[found.end() :].strip()):
            return () if rest.endswith((".", ",", ":", "?")) else (((rest, place),),)
    return ()


def _presented(text: Text) -> Lines:
    """Return to whom a report is presented, as the top of a speech says."""
    found = pattern("spoken", "to").search(
        text.clean, 0, table("structure/letterhead.toml")["spoken"]["within"]
    )
    place = text.extent(*found.span("whom")) if found else None
    return ((re.sub(r"\s+", " ", found["whom"]), place),) if found and place else ()


def _is_other(words: str) -> bool:
    return stands_alone(words) or any(pattern("label", key).match(words) for key in _OTHERS)


def _salutation(text: Text, blocks: tuple[Block, ...]) -> list[tuple[str, Span]]:
    """Return the persons a salutation names: "Geachte mevrouw Agema, heer Karremans,"."""
    for block in blocks:
        words = text.clean[block.start : block.end]
        if block.kind == BlockKind.SALUTATION and is_salutation(words):
            span = text.spans(block.start, block.end)[0]
            rest = re.sub(
                r"^(?:zeer |hoog)?(?:geachte|beste|waarde)\s+", "", words.rstrip(" ,"), flags=re.IGNORECASE
            )
            return [(bare_name(name), span) for name in _SPLIT.split(rest) if name and is_person(name)]
    return []

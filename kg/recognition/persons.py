"""Persons as letters name them: "D.M. van Weel", "mevrouw Agema", "minister Blok", the name above a post.

Within the recognition step. A name in running text is only a candidate here: whether it enters the graph
is for `kg.linking` to say, which keeps out everyone who is not in a public role. The words stand in
`titles.toml` and `speakers.toml`.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from kg.model import BlockKind, EntityKind, Mention, Outline
from kg.recognition import titles
from kg.resources import table
from kg.structure.parties import bare_name, is_person

_TABLE: Final[dict[str, list[str]]] = table("recognition/speakers.toml")
_PREFIX: Final = r"(?:[Vv]an|[Dd]er|[Dd]en|[Dd]e|[Hh]et|[‘’']t|[Tt]er|[Tt]en|[Tt]e|[Ee]l)"
FAMILY: Final = rf"(?:{_PREFIX}[ ]){{0,3}}[A-ZÀ-Ý][\w’']+(?:-(?:{_PREFIX}[ ])*[A-ZÀ-Ý][\w’']+)?"
_INITIALS: Final = r"(?:(?:[A-ZÀ-Ý]|Th|Ch|IJ|Ph|St)\.[ ]?-?){1,6}"
_BY_INITIALS: Final = re.compile(
    rf"(?<![\w.]){_INITIALS}[ ]*(?:\([A-ZÀ-Ý][\w -]+\)[ ]*)?(?P<family>{FAMILY})"
)
_FULL: Final = re.compile(rf"(?P<name>[A-ZÀ-Ý][a-zà-ÿ’'-]+[ ]{FAMILY})(?:[ ]?\([^()]*\))?")
_GIVEN: Final = rf"[A-ZÀ-Ý][a-zà-ÿ]+[ ](?={_PREFIX}[ ]|[A-ZÀ-Ý])"
_ONE: Final = re.compile(rf"(?P<name>(?:{_INITIALS}[ ]*|{_GIVEN})?{FAMILY})(?:[ ]?\([^)]*\))?")
_AUTHORS: Final = 30
"""So many authors at most stand before one title, besides the first: a longer row is read from further on."""
_IN_ROLE: Final = frozenset({BlockKind.CAPTION, BlockKind.SIGNATURE})


def find(text: str, outline: Outline) -> Iterator[Mention]:
    """Yield what looks like a person's name; the rule says in which form it was written."""
    for found in _BY_INITIALS.finditer(text):
        yield _mention(text, found.start(), found.end(), "person.initials")
    for found in _by_title().finditer(text):
        title = found["title"].lower().rstrip(".")
        yield _mention(text, *found.span("name"), f"person.title.{title}")
    yield from _members(text)
    yield from _in_roles(text)
    for pattern in _speaking():
        for found in pattern.finditer(text):
            yield _mention(text, *found.span("name"), "person.speaker")
    for party in outline.letterhead.parties:
        if party.person:
            for found in re.finditer(rf"(?<!\w){re.escape(party.person)}(?!\w)", text):
                yield _mention(text, found.start(), found.end(), "person.party")
    for sentence in outline.sentences:
        if sentence.block in _IN_ROLE and (name := _leading_name(sentence.text)) and name in sentence.text:
            start = sentence.start + sentence.text.index(name)
            yield _mention(text, start, start + len(name), "person.caption")


@cache
def _by_title() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<title>{titles.before_name()})[ ]{titles.academic()}"
        rf"(?P<name>(?:{_INITIALS}[ ]*)?(?P<family>{FAMILY}))(?![ ](?:van|voor)\b(?![ ]+(?:[A-Z]|het )))"
    )


def _in_roles(text: str) -> Iterator[Mention]:
    """Yield those who are named beside a role, each of a row of them, and the authors before a title."""
    titled, followed, writers, authors = _role_patterns()
    for found in (*titled.finditer(text), *writers.finditer(text)):
        for name in _FULL.finditer(text, *found.span("names")):
            yield _mention(text, *name.span("name"), "person.role")
    for found in followed.finditer(text):
        yield _mention(text, *found.span("name"), "person.role")
    for found in authors.finditer(text):
        for name in _BY_INITIALS.finditer(text, *found.span("names")):
            yield _mention(text, name.start(), name.end(), "person.role")


@cache
def _role_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    roles, nobody, works = ("|".join(_TABLE[key]) for key in ("titles", "nobody", "works"))
    academic, degrees = titles.academic(), "|".join(table("recognition/titles.toml")["degrees"])
    full = rf"(?!(?:{nobody})\b){academic}[A-ZÀ-Ý][a-zà-ÿ’'-]+[ ]{FAMILY}(?:[ ]?\([^()]{{2,60}}\))?"
    row = rf"(?P<names>{full}(?:(?:,[ ]|[ ]en[ ]){full})*)"
    name = rf"(?P<name>(?!(?:{nobody})\b)(?:{_INITIALS}[ ]*|[A-ZÀ-Ý][a-zà-ÿ’'-]+[ ]){FAMILY})"
    by = rf"(?>{academic}{_INITIALS}[ ]*{FAMILY}(?:[ ](?:{degrees})\.?)*)"
    return (
        re.compile(rf"\b(?:{roles})(?:en|s)?[ ]{row}"),
        re.compile(rf"(?<![\w.]){academic}{name},[ ](?:de[ ])?(?:[A-Za-zà-ÿ-]+[ ])?(?:{roles})\b"),
        re.compile(
            rf"\b(?:{works})[ ](?:‘[^‘’]{{3,120}}’|“[^“”]{{3,120}}”)"
            rf"[ ](?:van|door)[ ]{row}"
        ),
        re.compile(rf"(?P<names>{by}(?:(?:,[ ]|[ ](?:en|&)[ ]){by}){{0,{_AUTHORS}}}+),?[ ][‘“](?=[A-ZÀ-Ý])"),
    )


def _members(text: str) -> Iterator[Mention]:
    """Yield members of parliament, each of a row of them."""
    for pattern in _rows_of_members():
        for row in pattern.finditer(text):
            start, end = row.span("names")
            for found in _ONE.finditer(text, start, end):
                yield _mention(text, *found.span("name"), "person.member")


@cache
def _rows_of_members() -> tuple[re.Pattern[str], re.Pattern[str]]:
    members, papers, nobody = ("|".join(_TABLE[key]) for key in ("members", "papers", "nobody"))
    one = (
        rf"(?!(?:{nobody})\b)(?:{_INITIALS}[ ]*|{_GIVEN})?{FAMILY}"
        r"(?:[ ]?\([A-Z0-9][\w -]{1,20}\))?"
    )
    row = rf"(?P<names>{one}(?:(?:,[ ]|[ ]en[ ]|,[ ]en[ ]){one})*)"
    return re.compile(rf"\b(?:{members})[ ]{row}"), re.compile(rf"\b(?:{papers})-{row}")


@cache
def speaking_words() -> tuple[str, str]:
    """Return the words of saying and the roles of `speakers.toml`, as alternatives of a pattern."""
    return "|".join(_TABLE["says"]), "|".join(_TABLE["roles"])


@cache
def role_words() -> str:
    """Return all public roles in which somebody is named, as alternatives of a pattern."""
    return "|".join((*_TABLE["roles"], *_TABLE["titles"], *_TABLE["members"]))


@cache
def telling_words() -> tuple[str, str]:
    """Return the openings of a sentence that tells who speaks, and the words for who is in no public role."""
    return "|".join(_TABLE["opening"]), "|".join(_TABLE["private"])


@cache
def _speaking() -> tuple[re.Pattern[str], ...]:
    """Compile the forms in which running text names a speaker with their role, once."""
    (says, roles), academic = speaking_words(), titles.academic()
    name = rf"(?P<name>[A-ZÀ-Ý][\w’'-]+[ ]{FAMILY})"
    role = rf"(?:(?:de|het)[ ])?(?:[a-zà-ÿ]+e?[ ])?(?:{roles})\b"
    return (
        re.compile(rf"\b(?:{says}|volgens|Volgens)[ ]{academic}{name}, {role}"),
        re.compile(rf"\b(?:{says}|volgens|Volgens)[ ]{role}[ ]{academic}{name}"),
        re.compile(rf"{name}, {role}[^.,;]{{0,80}},?[ ](?:{says})\b"),
    )


def _mention(text: str, start: int, end: int, rule: str) -> Mention:
    return Mention(EntityKind.PERSON, start, end, text[start:end], rule)


def _leading_name(words: str) -> str:
    """Return the name a caption begins with: "Femke Halsema Burgemeester van Amsterdam" → "Femke Halsema"."""
    tokens = bare_name(words).split(" ")
    for length in range(min(5, len(tokens)), 1, -1):
        name = " ".join(tokens[:length])
        if (
            is_person(name)
            and not _post_within().search(name)
            and (length == len(tokens) or tokens[length][:1].isupper())
        ):
            return name
    return ""


@cache
def _post_within() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_TABLE['posts'])})\b", re.IGNORECASE)

"""When a quote is the same statement, and when a name is the same thing.

Between `kg.evaluation.gold` and `kg.evaluation.scoring`. Quotes are compared as bags of words: two
match when more than half of the shorter one's words, each as often as it stands there, lie in the
other. Order does not count, so a sentence that a page break or a margin column cut in two still
matches; white space, punctuation and case do not count either. That they stand in the same place is for
`kg.evaluation.places` to tell. Names match on any label.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Final

_WORD: Final = re.compile(r"\w+")
_HALF: Final = 0.5
_IN_BRACKETS: Final = re.compile(r"\s*\([^()]*\)$")
_ARTICLES: Final = frozenset({"de", "het", "een", "the", "alle"})
_TITLES: Final = frozenset(
    {"mr", "drs", "dr", "ir", "ing", "prof", "professor", "jhr"}
    | {"mevr", "mevrouw", "mw", "dhr", "heer", "meneer", "de", "minister", "staatssecretaris"},
)
_PREFIXES: Final = frozenset(
    ("van", "von", "de", "der", "den", "het", "ter", "ten", "te", "t", "el", "al", "da", "di"),
)


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text: lower case, without accents, punctuation or soft hyphens.

    >>> words("De co\u00f6rdinatie (van) NOC*NSF")
    ('de', 'coordinatie', 'van', 'noc', 'nsf')
    """
    plain = unicodedata.normalize("NFKD", text.replace("\u00ad", "").casefold())
    return tuple(_WORD.findall("".join(each for each in plain if not unicodedata.combining(each))))


def overlap(one: str, other: str) -> float:
    """Return which share (0–1) of the shorter text's words lie in the other, counted as a bag.

    >>> overlap("een brief aan u", "Dit is een brief")
    0.5
    """
    left, right = Counter(words(one)), Counter(words(other))
    shorter = min(left.total(), right.total())
    return (left & right).total() / shorter if shorter else 0.0


def same_quote(one: str, other: str) -> bool:
    """Tell whether two quotes are of the same statement."""
    return overlap(one, other) > _HALF


def same_label(one: str, other: str) -> bool:
    """Tell whether two labels (of a section, a subject) are the same but for layout and punctuation."""
    return words(one) == words(other)


def same_name(name: str, labels: Iterable[str]) -> bool:
    """Tell whether a name of the gold is one of the labels of an entity, article and case aside.

    What stands in brackets behind it is the same name once more, and words may be written together or apart.

    >>> same_name("Nederlandse regering", ["de Nederlandse regering", "regering"])
    True
    >>> same_name("Landelijk Expertisecentrum (LEC)", ["Landelijk Expertise Centrum"])
    True
    """
    wanted = {_letters(each) for each in (name, _IN_BRACKETS.sub("", name)) if each}
    return any(_letters(label) in wanted for label in labels)


def same_person(name: str, labels: Iterable[str]) -> bool:
    """Tell whether a person's name is one of the labels, titles aside and initials against first names.

    >>> same_person("F. Agema", ["mevrouw Fleur Agema"])
    True
    >>> same_person("F. Agema", ["Gerda Agema"])
    False
    """
    return any(_compatible(_name_parts(name), _name_parts(label)) for label in labels)


def _letters(name: str) -> str:
    """Return the words of a name as one, without an article before them."""
    found = words(name)
    return "".join(found[1:] if len(found) > 1 and found[0] in _ARTICLES else found)


def _name_parts(name: str) -> tuple[str, str]:
    """Return (first name or initial, last part of the family name): what is left of most spellings."""
    tokens = [" ".join(words(token)) for token in name.replace(".", ". ").split()]
    tokens = [token for token in tokens if token]
    while len(tokens) > 1 and tokens[0] in _TITLES:
        tokens.pop(0)
    if not tokens:
        return "", ""
    given = tokens[0] if len(tokens) > 1 and tokens[0] not in _PREFIXES else ""
    return given, tokens[-1]


def _compatible(one: tuple[str, str], other: tuple[str, str]) -> bool:
    (given, family), (other_given, other_family) = one, other
    if not family or family != other_family:
        return False
    if not given or not other_given:
        return True  # a family name alone fits any first name: linking has chosen the person
    if len(given) == 1 or len(other_given) == 1:
        return given[0] == other_given[0]
    return given == other_given

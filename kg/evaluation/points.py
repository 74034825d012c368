"""The points of matched statements: addressee, holder, role, who made it, about what, where.

Called by `kg.evaluation.scoring` for statements that match a gold item; what was missed altogether
counts in its own kind and not here once more. Addressee and holder are scored both ways, a name too
many is wrong; of the others the gold gives what must be there and does not claim to be complete.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from kg.evaluation.counting import Count, Finding, Verdict
from kg.evaluation.gold import Item
from kg.evaluation.labels import Called, called, meant
from kg.evaluation.matching import same_label, same_quote
from kg.model import Actor, Entity, Iri, Span, Statement, StatementKind

Known = dict[Iri, Entity]
Words = Mapping[tuple[StatementKind, tuple[Span, ...]], str]
Fits = Callable[[str], bool]

ACTOR_POINTS: Final[dict[str, Callable[[Statement], tuple[Actor, ...]]]] = {
    "addressee": lambda statement: statement.addressees,
    "holder": lambda statement: statement.holders,
    "made_by": lambda statement: statement.stated_by,
    "speaker": lambda statement: statement.stated_by,
    "assigns_to": lambda statement: statement.assigns_to,
}
TEXT_POINTS: Final[dict[str, Callable[[Statement], str]]] = {
    "role": lambda statement: statement.role,
    "assigns_role": lambda statement: statement.assigns_role,
    "made_year": lambda statement: statement.first_made_year,
    "section": lambda statement: statement.section,
    "stance": lambda statement: statement.stance,
}
THING_POINTS: Final[dict[str, Callable[[Statement], tuple[Iri, ...]]]] = {
    "held_by": lambda statement: tuple(actor.held_by or actor.agent for actor in statement.holders),
    "made_in": lambda statement: (statement.first_made_in,),
    "programme": lambda statement: statement.about,
    "law": lambda statement: statement.about,
}
_ROWS: Final = {
    "assigns_to": "assigns",
    "assigns_role": "assigns",
    "made_by": "made by",
    "speaker": "made by",
    "made_in": "made in",
    "made_year": "made in",
    "programme": "programme or law",
    "law": "programme or law",
    "held_by": "held by",
    "responds_to": "responds to",
}
_COMPLETE: Final = frozenset({"addressee", "holder"})


def score_points(
    pairs: list[tuple[Item, tuple[Statement, ...]]],
    known: Known,
    words: Words,
) -> list[tuple[str, tuple[Count, list[Finding]]]]:
    """Return count and findings per point of the matched items, of several equally good ones the best.

    `words` are those of each statement of the document, by its kind and places.
    """
    scored: list[tuple[str, tuple[Count, list[Finding]]]] = []
    for item, statements in pairs:
        for name, values in item.attributes:
            tries = [_point(name, values, statement, item, known, words) for statement in statements]
            done = [each for each in tries if each is not None]
            if done:
                best = max(done, key=lambda each: (each[0].found, each[0].right - each[0].said))
                scored.append((_ROWS.get(name, name), best))
    return scored


def _point(  # noqa: PLR0913, PLR0917 - one point of one pair
    name: str,
    values: tuple[str, ...],
    statement: Statement,
    item: Item,
    known: Known,
    words: Words,
) -> tuple[Count, list[Finding]] | None:
    said = _said(name, statement, known, words)
    if said is None:
        return None
    found = [value for value in values if any(fits(value) for _, fits in said)]
    right = [text for text, fits in said if any(fits(value) for value in values)]
    complete = name in _COMPLETE
    count = Count(
        len(found),
        len(values),
        len(right) if complete else len(found),
        len(said) if complete else len(values),
    )
    row = _ROWS.get(name, name)
    missed = [value for value in values if value not in found]
    extra = [text for text, _ in said if text not in right] if complete else []
    where = f"… {item.quote[:60]}"
    instead = "; ".join(text for text, _ in said) or "nothing"
    return count, [
        *(Finding(row, Verdict.FOUND, f"{value} {where}") for value in found),
        *(Finding(row, Verdict.MISSED, f"{value} {where}", instead, statement.rule) for value in missed),
        *(Finding(row, Verdict.WRONG, f"{text} {where}", rule=statement.rule) for text in extra),
    ]


def _said(name: str, statement: Statement, known: Known, words: Words) -> list[tuple[str, Fits]] | None:
    """Return what a statement says on a point, each with its test; None: not a point that is scored."""
    if name in ACTOR_POINTS:
        actors = [meant(actor, known) for actor in ACTOR_POINTS[name](statement)]
        return [(actor.text, actor.fits) for actor in actors]
    if name in TEXT_POINTS:
        text = TEXT_POINTS[name](statement)
        return [(text, lambda value: same_label(value, text))] if text else []
    if name == "responds_to":
        answered = [words[place] for place in statement.responds_to if place in words]
        return [(text, partial(same_quote, text)) for text in answered]
    if name in THING_POINTS:
        return [_pair(called(known[iri], known)) for iri in THING_POINTS[name](statement) if iri in known]
    return None


def _pair(thing: Called) -> tuple[str, Fits]:
    return thing.text, thing.fits

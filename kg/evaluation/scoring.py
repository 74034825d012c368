"""Hold the record of a document against its gold: counts per kind, and what was missed or wrong.

After `kg.evaluation.gold` and `kg.evaluation.matching`, before `kg.evaluation.report`. A gold item is
found when any system item of its kind matches; a system item is right when it matches any `must` or
`may` item of its kind. So one long system statement may find two gold quotes, and two short ones may
both be right. What the gold names elsewhere in the file (a holder, a sender) is right as a name too.
"""

from dataclasses import replace

from kg.evaluation.counting import Count, Finding, Score, Verdict, in_order
from kg.evaluation.gold import NAME_KEYS, STATEMENT_KEYS, Gold, Item, Names
from kg.evaluation.labels import Called, called, entities
from kg.evaluation.letterheads import score_letterhead
from kg.evaluation.matching import overlap, same_label
from kg.evaluation.parts import within
from kg.evaluation.places import Places, in_file
from kg.evaluation.points import score_points
from kg.model import Actor, Entity, EntityKind, Iri, Party, Record, Register, Statement

_NAMED_ELSEWHERE = {
    "person": ("persons",),
    "post": ("posts",),
    "organisation": ("organisations",),
    "programme": ("programmes",),
    "law": ("laws",),
    "made_in": ("publications",),
    "involves": ("organisations",),
    "made_by": ("persons", "posts", "organisations", "places"),
    "addressee": ("persons", "posts", "organisations"),
    "holder": ("persons", "posts", "organisations"),
    "assigns_to": ("persons", "posts", "organisations"),
    "held_by": ("persons",),
    "speaker": ("persons",),
    "copy_to": ("posts", "organisations"),
}
"""Where else in a gold file names stand, and as which kinds they are then right."""


def score(gold: Gold, record: Record, register: Register) -> Score:
    """Score one document."""
    known = entities(register, record)
    record = replace(record, statements=_inside(gold, record))
    counts: dict[str, Count] = {}
    findings: list[Finding] = []
    parts = [("letterhead", score_letterhead(gold, record, known))]
    if gold.sections is not None:
        parts.append(("sections", _sections(gold.sections, record)))
    parts.extend((kind, _names(kind, names, gold, record, known)) for kind, names in gold.names)
    words = {(each.kind, each.spans): each.text for each in record.statements}
    places = in_file(gold, record.text)
    for kind, items in gold.statements:
        parts.append((kind, _statements(kind, items, record, places)))
        parts.extend(score_points(matched(kind, items, record, places), known, words))
    for kind, (count, found) in parts:
        counts[kind] = counts.get(kind, Count()) + count
        findings.extend(found)
    notes = tuple(f"key '{key}' is not scored" for key in gold.ignored)
    return Score(gold.document, in_order(counts), tuple(sorted(findings)), notes)


def _inside(gold: Gold, record: Record) -> tuple[Statement, ...]:
    """Return the statements that stand in what the gold annotates of the document."""
    if not gold.partial:
        return record.statements
    parts = within(gold, record)
    return tuple(
        each
        for each in record.statements
        if any(part.start <= each.spans[0].start < part.end for part in parts)
    )


def matched(
    kind: str, items: tuple[Item, ...], record: Record, places: Places
) -> list[tuple[Item, tuple[Statement, ...]]]:
    """Return each gold item with the statements that match it best, none when it was missed."""
    pairs: list[tuple[Item, tuple[Statement, ...]]] = []
    for item in items:
        fits = [
            (overlap(item.quote, statement.text), statement)
            for statement in _said_of(kind, record)
            if places.same(item.quote, statement.text, statement.spans)
        ]
        best = max((share for share, _ in fits), default=0.0)
        pairs.append((item, tuple(statement for share, statement in fits if share == best)))
    return pairs


def _sections(sections: tuple[str, ...], record: Record) -> tuple[Count, list[Finding]]:
    said = [section.label for section in record.outline.sections]
    found = [label for label in sections if any(same_label(label, other) for other in said)]
    wrong = [label for label in said if not any(same_label(label, other) for other in sections)]
    findings = [
        *(Finding("sections", Verdict.FOUND, label) for label in found),
        *(Finding("sections", Verdict.MISSED, label) for label in sections if label not in found),
        *(Finding("sections", Verdict.WRONG, label) for label in wrong),
    ]
    return Count(len(found), len(sections), len(said) - len(wrong), len(said)), findings


def _said_of(kind: str, record: Record) -> list[Statement]:
    """Return the statements of a kind; what is only proposed counts with its recommendation (`assigns`)."""
    return [each for each in record.statements if each.kind is STATEMENT_KEYS[kind] and not each.proposed]


def _statements(
    kind: str, items: tuple[Item, ...], record: Record, places: Places
) -> tuple[Count, list[Finding]]:
    said = _said_of(kind, record)
    findings: list[Finding] = []
    found = 0
    for item, statements in matched(kind, items, record, places):
        if item.must:
            found += bool(statements)
            verdict = Verdict.FOUND if statements else Verdict.MISSED
            findings.append(Finding(kind, verdict, item.quote, rule=_rules(statements)))
    wrong = [
        each for each in said if not any(places.same(item.quote, each.text, each.spans) for item in items)
    ]
    findings.extend(Finding(kind, Verdict.WRONG, each.text, rule=each.rule) for each in wrong)
    must = sum(item.must for item in items)
    return Count(found, must, len(said) - len(wrong), len(said)), findings


def _rules(statements: tuple[Statement, ...]) -> str:
    return ", ".join(sorted({statement.rule for statement in statements}))


def _names(
    kind: str,
    names: Names,
    gold: Gold,
    record: Record,
    known: dict[Iri, Entity],
) -> tuple[Count, list[Finding]]:
    said = _said(kind, record, known)
    allowed = (*names.must, *names.may, *_elsewhere(kind, gold))
    found = [name for name in names.must if any(thing.fits(name) for thing in said)]
    wrong = [thing for thing in said if not any(thing.fits(name) for name in allowed)]
    findings = [
        *(Finding(kind, Verdict.FOUND, name) for name in found),
        *(Finding(kind, Verdict.MISSED, name) for name in names.must if name not in found),
        *(Finding(kind, Verdict.WRONG, thing.text, thing.names[-1], thing.rule) for thing in wrong),
    ]
    return Count(len(found), len(names.must), len(said) - len(wrong), len(said)), findings


def _said(kind: str, record: Record, known: dict[Iri, Entity]) -> list[Called]:
    """Return the distinct entities of a kind that the text names, in body or letterhead.

    Unresolved mentions claim nothing, so they are neither right nor wrong. Of the letterhead's parties
    only what is written counts, not the post or ministry that was worked out from it.
    """
    written: dict[Iri, list[str]] = {}
    rules: dict[Iri, str] = {}
    for link in record.resolved():
        written.setdefault(link.entity, []).append(link.mention.text)
        rules.setdefault(link.entity, link.mention.rule)
    for party, actor in record.parties:
        for iri, text in _written_parts(party, actor, known):
            written.setdefault(iri, []).append(text)
            rules.setdefault(iri, "letterhead")
    return [
        called(known[iri], known, written[iri], rules[iri])
        for iri in sorted(written)
        if iri in known and known[iri].kind in NAME_KEYS[kind]
    ]


def _written_parts(party: Party, actor: Actor, known: dict[Iri, Entity]) -> list[tuple[Iri, str]]:
    """Return what a party says in words, with the entity of the same kind it stands for."""
    texts = {EntityKind.PERSON: party.person, EntityKind.POST: party.post}
    texts[EntityKind.ORGANISATION] = party.organisation
    iris = dict.fromkeys(iri for iri in (actor.agent, actor.post, actor.organisation) if iri in known)
    return [(iri, texts[known[iri].kind]) for iri in iris if texts.get(known[iri].kind)]


def _elsewhere(kind: str, gold: Gold) -> list[str]:
    """Return the names of a kind that the gold gives outside its list of names."""
    found: list[str] = []
    parties = [*(gold.sender or ()), gold.contact, *(gold.addressees or ())]
    for part, kinds in _NAMED_ELSEWHERE.items():
        if kind not in kinds:
            continue
        if part in {"person", "post", "organisation"}:
            found.extend(getattr(party, part) for party in parties if party)
        if part == "copy_to":
            found.extend(gold.copy_to or ())
        for item in gold.items():
            found.extend(item.values(part))
    return [name for name in found if name]

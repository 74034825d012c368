"""The fields of a letterhead, scored exactly: each is right or it is not.

Called by `kg.evaluation.scoring`. A field that the gold does not have is not scored; addressees are
right when each expected one is there and none besides.
"""

from collections.abc import Sequence
from typing import Final

from kg.evaluation.counting import Count, Finding, Verdict
from kg.evaluation.gold import PARTY_KEYS, Gold, GoldParty
from kg.evaluation.labels import Called, called
from kg.evaluation.matching import same_name
from kg.model import Actor, Entity, EntityKind, Iri, Party, PartyRole, Record

Known = dict[Iri, Entity]
Parties = Sequence[tuple[Party, Actor]]
_KINDS: Final = {
    "person": (EntityKind.PERSON,),
    "post": (EntityKind.POST,),
    "organisation": (EntityKind.ORGANISATION, EntityKind.CABINET),
}
KIND: Final = "letterhead"


def score_letterhead(gold: Gold, record: Record, known: Known) -> tuple[Count, list[Finding]]:
    """Return one point for each field of the gold."""
    findings = [_value(key, expected, record) for key, expected in gold.values]
    for role, expected in (
        (PartyRole.SENDER, gold.sender),
        (PartyRole.ADDRESSEE, gold.addressees),
        (PartyRole.CONTACT, (gold.contact,) if gold.contact else None),
    ):
        if expected is not None:
            findings.extend(_parties(role, expected, _in_role(role, record), known))
    if gold.copy_to is not None:
        said = [_any_name(party, actor, known) for party, actor in _in_role(PartyRole.COPY, record)]
        findings.append(_names("copy_to", list(gold.copy_to), said))
    found = sum(finding.verdict is Verdict.FOUND for finding in findings)
    return Count(found, len(findings), found, len(findings)), findings


def _in_role(role: PartyRole, record: Record) -> Parties:
    return [(party, actor) for party, actor in record.parties if party.role is role]


def _value(key: str, expected: str, record: Record) -> Finding:
    head = record.outline.letterhead
    date = head.date.value if head.date else ""
    said = {
        "kind": record.outline.kind.value,
        "language": record.outline.language,
        "date": date,
        "year": date[:4],
        "reference": head.reference.value if head.reference else "",
        "subject": " ".join(record.outline.title.split()),  # its subject line, or what it is called
    }[key]
    return _finding(key, expected, said, right=said == expected)


def _parties(
    role: PartyRole,
    expected: Sequence[GoldParty],
    parties: Parties,
    known: Known,
) -> list[Finding]:
    """Score each part (person, post, organisation) that the gold gives for any party of the role."""
    if not expected:
        texts = [_any_name(party, actor, known) for party, actor in parties]
        return [_names(role.value, [], texts)]
    findings: list[Finding] = []
    for part in PARTY_KEYS:
        names = [getattr(party, part) for party in expected if getattr(party, part)]
        if names:
            said = [_part(part, party, actor, known) for party, actor in parties]
            findings.append(_names(f"{role.value} {part}", names, [each for each in said if each.names]))
    return findings


def _part(part: str, party: Party, actor: Actor, known: Known) -> Called:
    """Return a part of a party, as written and with the labels of the entity it was linked to."""
    written = (getattr(party, part),) if getattr(party, part) else ()
    for iri in (actor.agent, actor.post, actor.organisation, actor.held_by):
        if iri in known and known[iri].kind in _KINDS[part]:
            return called(known[iri], known, written)
    return Called(written[0] if written else "", written, part == "person")


def _any_name(party: Party, actor: Actor, known: Known) -> Called:
    written = [text for text in (party.person, party.post, party.organisation, actor.words) if text]
    labels = [
        name
        for iri in (actor.agent, actor.post, actor.organisation)
        if iri in known
        for name in called(known[iri], known).names
    ]
    names = (*written, " ".join(written), *labels)
    return Called(next(iter(written), "?"), names)


def _names(field: str, expected: list[str], said: list[Called]) -> Finding:
    """Pair expected names with what was said, one to one, whatever the order."""
    left = list(said)
    for name in expected:
        hit = next((thing for thing in left if thing.fits(name) or same_name(name, thing.names)), None)
        if hit is None:
            break
        left.remove(hit)
    else:
        # Two addressees of one ministry: the ministry is named once or twice, both are right.
        left = [thing for thing in left if not any(thing.fits(name) for name in expected)]
        if not left:
            return _finding(field, "; ".join(expected), "", right=True)
    return _finding(field, "; ".join(expected), "; ".join(thing.text for thing in said), right=False)


def _finding(field: str, expected: str, said: str, *, right: bool) -> Finding:
    text = f"{field}: {expected or 'none'}"
    if right:
        return Finding(KIND, Verdict.FOUND, text)
    return Finding(KIND, Verdict.MISSED, text, said or "nothing")

"""Cues to statements: who says it to whom, who carries it, by when, and what was said of it before.

Within the interpretation step, after `kg.statements.matching`; `kg.statements.interpretation` calls it.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from kg.linking.authors import SAYS_I, SAYS_WE
from kg.linking.index import holders
from kg.model import Actor, BlockKind, DocumentKind, Iri, PartyRole, Statement, StatementKind
from kg.statements.actors import POINT_OF, Point, told
from kg.statements.attribution import asked_behind, attributed, with_author
from kg.statements.calibration import enough
from kg.statements.coding import Coded
from kg.statements.cues import Cue
from kg.statements.due import due
from kg.statements.heard import GOVERNMENT, Heard, Reading, authors, is_of, statement_of
from kg.statements.learned import features, likely
from kg.statements.made import first_made
from kg.statements.matching import CARRIED, Hit, addressed, asks_nobody, matches, role_of, subject, supposed
from kg.statements.modality import is_own_act, is_own_work, is_past, is_relieved, is_urged
from kg.statements.weights import Weights
from kg.structure.roles import labels

_NORMS: Final = frozenset({"norm", "urges", "hopes"})
"""The strengths of a recommendation that says what must be: who must do it is the subject of that."""
_REPORTS: Final = frozenset({DocumentKind.REPORT, DocumentKind.MONITOR})
_HOUSE: Final = frozenset({"kg:Parliament"})
_WISHED: Final = frozenset({StatementKind.RECOMMENDATION, StatementKind.CONCERN})
_WORD: Final = re.compile(r"\b[a-zà-ÿ]{2,}\b")
_FEWEST: Final = 6
_NUMBERED: Final = re.compile(
    r"(?:[\d.]+\s+|(?:in|met|onder) )?aanbeveling (?P<number>\d+(?:\.\d+)?)\b", re.IGNORECASE
)
_QUOTED: Final = "recommendation.quoted"
_OPENING: Final = '“"‘„«'
_SURE_QUOTED: Final = 0.85
_UNDER: Final = Cue("recommendation.under-number", StatementKind.RECOMMENDATION, 0.85, strength="advises")
"""What is said right under the heading "Aanbeveling 6", in whatever words."""
_NORM: Final = Cue("responsibility.norm", StatementKind.RESPONSIBILITY, 0.75)
"""A duty that a norm of a report tells of: of 28 in the gold of reports that name somebody, 26 are one."""


def by_cues(
    reading: Reading, heard: Heard
) -> tuple[dict[StatementKind, Statement], frozenset[StatementKind]]:
    """Return at most one statement of each kind, that of the surest cue, completed by the others.

    Beside these, the kinds of which all cues were silenced: there what was learned does not count.
    """
    by_kind: dict[StatementKind, list[Hit]] = {}
    silenced: set[StatementKind] = set()
    for hit in matches(heard.coded, reading.outline.kind, concludes=_concludes(reading, heard)):
        if hit.silenced:
            silenced.add(hit.cue.kind)
        else:
            by_kind.setdefault(hit.cue.kind, []).append(hit)
    made: dict[StatementKind, Statement] = {}
    by_kind.get(StatementKind.RESPONSIBILITY, []).sort(key=lambda hit: hit.proposed)
    for kind, found in by_kind.items():
        if completed := _made(reading, heard, found, found[0].cue.confidence):
            made[kind] = completed
    asked, duty = made.get(StatementKind.RECOMMENDATION), made.get(StatementKind.RESPONSIBILITY)
    unsaid = asked and not duty and StatementKind.RESPONSIBILITY not in silenced
    if unsaid and by_kind[StatementKind.RECOMMENDATION][0].cue.duty and (norm := _of_norm(reading, heard)):
        made[StatementKind.RESPONSIBILITY] = norm
    elif asked and duty and by_kind[StatementKind.RESPONSIBILITY][0].proposed:
        made[StatementKind.RECOMMENDATION] = replace(asked, assigns_to=duty.holders, assigns_role=duty.role)
    elif duty and duty.proposed:
        del made[StatementKind.RESPONSIBILITY]  # asked for, but nobody is said to ask it
    return made, frozenset(silenced - by_kind.keys())


def _of_norm(reading: Reading, heard: Heard) -> Statement | None:
    """Return the duty that a norm tells of where a report says how things are done, if it names whose.

    "Na de melding dient het Team Zeden contact op te nemen": nobody asks that there, it is so.
    """
    coded, bearers = heard.coded, addressed(heard.coded)
    if not bearers or reading.outline.kind not in _REPORTS or _concludes(reading, heard):
        return None
    if is_urged(coded.text) or attributed(coded):
        return None
    found = Hit(_NORM, {"holder": bearers}, role_of(coded.text))
    return _made(reading, heard, [found], _NORM.confidence)


def under_number(reading: Reading, heard: Heard) -> Statement | None:
    """Return the recommendation that stands right under its number: "De politie stelt rechercheurs vrij"."""
    if not heard.is_first or not _bears_number(heard.coded.sentence.section):
        return None
    whose = subject(heard.coded)
    return _made(reading, heard, [Hit(_UNDER, {"addressee": whose})], _UNDER.confidence) if whose else None


def quoted_under_number(reading: Reading) -> Iterator[Statement]:
    """Yield the recommendations of others that are quoted right under their numbers: "Zorg voor opvang".

    Nobody makes them yet: whose they are, the document says elsewhere.
    """
    above = ""
    for sentence in reading.outline.sentences:
        quoted = sentence.block == BlockKind.QUOTE or sentence.text[0] in _OPENING
        if quoted and above and sentence.section == above:
            statement = statement_of(
                reading, sentence, StatementKind.RECOMMENDATION, _QUOTED, _SURE_QUOTED, ()
            )
            yield replace(statement, strength="advises", stated_by=(), numbered=_numbered(statement))
        else:
            heading = sentence.block == BlockKind.HEADING and _bears_number(sentence.section)
            above = sentence.section if heading else ""


def _bears_number(heading: str) -> bool:
    return bool(_NUMBERED.fullmatch(heading.strip(" .:")))


def by_likelihood(reading: Reading, heard: Heard, settled: Collection[StatementKind]) -> Iterator[Statement]:
    """Yield what a sentence likely says by what was learned, of the kinds that are not `settled` by then.

    How sure it is, is how likely it is, calibrated like a cue. A few words between names are a reference; and
    what a cue tells is asked or worried about, is promised or anybody's task only where that is likelier.
    """
    if len(_WORD.findall(heard.coded.text)) < _FEWEST:
        return
    for kind, sure in likely(seen(reading, heard), reading.taught.says).items():
        beside = kind in CARRIED and bool(_WISHED.intersection(settled))
        if kind in settled or not enough(sure, reading.outline.kind, kind, beside=beside):
            continue
        words = heard.coded.text
        if is_own_act(words, kind) or is_relieved(words, kind) or is_past(words, kind):
            continue
        if completed := _made(reading, heard, [supposed(heard.coded, kind, reading.taught.whom)], sure):
            yield completed


def seen(reading: Reading, heard: Heard) -> tuple[str, ...]:
    """Return the features of a sentence where it stands."""
    return features(heard.coded, reading.themes, reading.outline.kind, concludes=_concludes(reading, heard))


def _concludes(reading: Reading, heard: Heard) -> bool:
    return heard.coded.sentence.section in reading.concluding


def _made(reading: Reading, heard: Heard, found: list[Hit], sure: float) -> Statement | None:
    """Return the statement of the first hit, completed by the others; nothing where nobody can be named."""
    cue = found[0].cue
    statement = statement_of(reading, heard.coded.sentence, cue.kind, cue.id, sure, heard.topics)
    return _complete(reading, heard, statement, found)


def _complete(reading: Reading, heard: Heard, statement: Statement, found: list[Hit]) -> Statement | None:
    """Add to a statement what its kind has beside the words, or drop it where nobody can be named."""
    if statement.kind == StatementKind.RECOMMENDATION:
        return _recommended(reading, heard, statement, found)
    if statement.kind in CARRIED:
        return _carried(reading, heard, statement, found)
    return replace(statement, stated_by=attributed(heard.coded) or statement.stated_by)


def _recommended(reading: Reading, heard: Heard, statement: Statement, found: list[Hit]) -> Statement:
    """Add whom a recommendation asks, by when, how strongly, and where it was made before."""
    cue, coded = found[0].cue, heard.coded
    by = found[0].groups.get("by", ()) or attributed(coded)
    addressees = (
        asked_behind(coded) or _group(found, "addressee") or _asked(cue, coded, by, reading.taught.whom)
    )
    addressees = addressees or (() if by else heard.asked)
    if not addressees and not by and not labels().answering.fullmatch(statement.section):
        addressees = () if _reports_to_house(reading) or asks_nobody(coded) else _readers(reading)
    when, words = due(statement.text, reading.date)
    made_in, made_year = asked_before(reading, heard) if cue.past else ("", "")
    if made_year:
        addressees = tuple(_as_of(reading, actor, made_year) for actor in addressees)
    return replace(
        statement,
        strength=cue.strength,
        stated_by=by or statement.stated_by,
        addressees=addressees,
        due=when,
        due_words=words,
        first_made_in=made_in,
        first_made_year=made_year,
        numbered=_numbered(statement) or _number_before(reading, heard),
    )


def asked_before(reading: Reading, heard: Heard) -> tuple[Iri, str]:
    """Return in which publication and which year what a sentence tells of was asked, as far as known."""
    made_in, year = first_made(heard.coded.sentence.text, heard.links, reading.date, heard.cited)
    if made_in and not year and made_in in reading.index.entities:
        year = reading.index.entities[made_in].valid[0][:4]
    return made_in, year


def _readers(reading: Reading) -> tuple[Actor, ...]:
    """Return to whom a letter is written, or the letter that news tells of."""
    return reading.cast.of(PartyRole.ADDRESSEE) or reading.written_to


def _reports_to_house(reading: Reading) -> bool:
    """Tell whether a minister writes to Parliament: what must be done is then not asked of its readers."""
    return any(is_of(reading, each.post, GOVERNMENT) for each in authors(reading)) and any(
        is_of(reading, each.organisation or each.agent, _HOUSE)
        for each in reading.cast.of(PartyRole.ADDRESSEE)
    )


def _asked(cue: Cue, coded: Coded, by: tuple[Actor, ...], whom: Weights | None) -> tuple[Actor, ...]:
    """Return whom a sentence asks, where its cue does not name them: nobody, where it says "u"."""
    if cue.strength not in _NORMS and _speaks_of(coded, "U"):
        return ()
    return addressed(coded) or tuple(each for each in told(coded, Point.ASKED, whom) if each not in by)


def _speaks_of(coded: Coded, code: str) -> bool:
    """Tell whether a sentence speaks of its author (`S`) or of its reader (`U`)."""
    return any(slot.code == code for slot in coded.slots)


def _carried(reading: Reading, heard: Heard, statement: Statement, found: list[Hit]) -> Statement | None:
    """Add who promises or carries it, and by when; nothing is left of a duty that is nobody's."""
    cue = found[0].cue
    bearers = found[0].groups.get("holder", ())
    if not bearers and cue.holder != "nobody" and (cue.holder == "author" or _own(statement)):
        told_by = () if _speaks_of(heard.coded, "S") else attributed(heard.coded)
        own = told_by or _promising(reading, heard.coded)
        bearers = tuple(dict.fromkeys((*own, *with_author(heard.coded))))
    bearers = bearers or _group(found, "holder")
    if not bearers and cue.holder != "nobody":
        is_own = cue.holder == "author" or (_speaks_of(heard.coded, "S") and not authors(reading))
        bearers = () if is_own else told(heard.coded, POINT_OF[statement.kind], reading.taught.whom)
        if not bearers and statement.kind == StatementKind.RESPONSIBILITY:
            return None
    if not bearers and statement.kind == StatementKind.COMMITMENT and _is_authors_work(reading, heard):
        bearers = tuple(each for each in authors(reading) if not is_of(reading, each.post, GOVERNMENT))
    held = tuple(map(_by_post, bearers))
    if statement.kind == StatementKind.RESPONSIBILITY:
        proposed = found[0].proposed and not found[0].already
        return replace(statement, holders=held, role=found[0].role, proposed=proposed)
    when, words = due(statement.text, reading.date)
    if not when:
        when, words = due(statement.section, reading.date)
    return replace(statement, holders=held, due=when, due_words=words)


def _numbered(statement: Statement) -> str:
    """Return the number that a recommendation bears, in its own words or in the heading over it."""
    found = _NUMBERED.match(statement.text) or _NUMBERED.match(statement.section)
    return found["number"] if found else ""


def _number_before(reading: Reading, heard: Heard) -> str:
    """Return the number of a recommendation that stands right before it by itself: "Aanbeveling 1."."""
    before = reading.outline.sentences[heard.number - 1] if heard.number else None
    found = before and _NUMBERED.fullmatch(before.text.strip(" .:"))
    return found["number"] if found else ""


def _as_of(reading: Reading, actor: Actor, year: str) -> Actor:
    """Return an addressed post with the one person who held it in the year the sentence speaks of."""
    if not actor.post or actor.agent != actor.post:
        return actor
    held = {tenure.person for tenure in holders(reading.index, actor.post, year)}
    return replace(actor, held_by=held.pop() if len(held) == 1 else "")


def _by_post(actor: Actor) -> Actor:
    """Return a person in office as their post: a duty or promise outlives who holds it."""
    if not actor.post or actor.agent == actor.post:
        return actor
    return Actor(actor.words, actor.post, actor.post, actor.organisation, actor.agent)


def _is_authors_work(reading: Reading, heard: Heard) -> bool:
    return is_own_work(heard.coded.text, plans=reading.outline.kind == DocumentKind.PLAN)


def _own(statement: Statement) -> bool:
    return " mijn " in f" {statement.text.lower()} "


def _group(found: list[Hit], name: str) -> tuple[Actor, ...]:
    return next((hit.groups[name] for hit in found if hit.groups.get(name)), ())


def _promising(reading: Reading, coded: Coded) -> tuple[Actor, ...]:
    """Return who writes; of several who sign, the one it names, or the first alone where it says "ik"."""
    who, words = authors(reading), coded.sentence.text
    named = [slot.actors for slot in coded.slots if slot.code == "S" and slot.actors]
    if named and len(named[0]) < len(who):
        return named[0]
    return who[:1] if SAYS_I.search(words) and not SAYS_WE.search(words) else who

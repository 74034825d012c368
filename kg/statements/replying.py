"""What came of an advice, as statements: responses, progress reports, assessments, and what they answer.

Within the interpretation step, after `kg.statements.meaning`; `kg.statements.interpretation` calls it when
all else that a document says is known. What is answered must stand in the document itself, or in one that it
says it answers: where it does not, nothing is said.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kg.model import Actor, Elsewhere, PartyRole, Statement, StatementKind
from kg.statements.attribution import attributed
from kg.statements.elsewhere import elsewhere
from kg.statements.heard import GOVERNMENT, Heard, Reading, authors, is_of, statement_of
from kg.statements.making import asked_before
from kg.statements.meaning import Placed, meant, placed, same, says_what, whose
from kg.statements.replies import Reply, in_a_word, reply

_RULE: Final = "reply."
"""How the rule of a reply begins."""
_QUOTED: Final = "recommendation.answered"
"""The rule of a recommendation that only its answer tells of."""
_MOST: Final = 12
"""Who answers more of them at once answers none in particular."""
_ADVICE: Final = re.compile(r"\w*aanbeveling|advie|oproep")
_ASKED: Final = 0.7
"""How sure it is that what an answer tells of was asked, where no cue says so."""


@dataclass(frozen=True, slots=True)
class Replying:
    """A sentence that comes back to an advice or promise, and what it says of that."""

    heard: Heard
    reply: Reply


def replies(parts: Iterable[Heard]) -> Iterator[Replying]:
    """Yield what the parts of a sentence say of advice or promises, one after the other."""
    before: Reply | None = None
    for heard in parts:
        found = reply(heard.coded) or (in_a_word(heard.coded, before) if before else None)
        if found:
            yield Replying(heard, found)
            before = found


def with_replies(
    reading: Reading,
    replying: Sequence[Replying],
    statements: Sequence[Statement],
    adviser: tuple[Actor, ...],
    answered: Elsewhere,
) -> list[Statement]:
    """Return what a document says with its replies.

    `adviser` is whose advice it is about, `answered` which documents it answers, if known.
    """
    known = [_of_somebody(reading, each, adviser) for each in statements]
    if not replying:
        return known
    said: Sequence[Placed] = placed(reading.text, reading.outline, known)
    for each in replying:
        said = _answered(reading, each, said, adviser, answered)
    return _with_what_they_answer([each.statement for each in said])


def _with_what_they_answer(said: list[Statement]) -> list[Statement]:
    """Return statements without the answers to what, as it turned out, was not said."""
    places = {(each.kind, each.spans) for each in said}
    return [each for each in said if places.issuperset(each.responds_to)]


def _of_somebody(reading: Reading, asked: Statement, adviser: tuple[Actor, ...]) -> Statement:
    """Return what was asked as that of the adviser where nothing beside it says whose it is."""
    if asked.stated_by or asked.kind != StatementKind.RECOMMENDATION:
        return asked
    return replace(asked, stated_by=adviser or authors(reading))


def _answered(
    reading: Reading,
    one: Replying,
    said: Sequence[Placed],
    adviser: tuple[Actor, ...],
    answered: Elsewhere,
) -> Sequence[Placed]:
    heard, reply = one.heard, one.reply
    teller = attributed(heard.coded) or authors(reading)
    who = reply.by or teller
    advised = whose(reading, heard, reply)
    targets = meant(said, heard, reply, reply.by if reply.stance else ())
    targets = targets or _quoted(reading, heard, reply, advised)
    apart = None if targets else elsewhere(answered, heard, reply)
    if not (targets or apart) or len(targets) > _MOST:
        return said
    readers = reading.cast.of(PartyRole.ADDRESSEE) if answered.letters else ()
    likely = advised or adviser or _last_adviser(said, heard, who) or readers
    answering = bool(answered.letters) or any(is_of(reading, each.post, GOVERNMENT) for each in who)
    asked = tuple(_of_other(each, who, likely) if answering else each for each in targets)
    kind = _kind(reading, reply, teller, asked)
    if kind == StatementKind.RESPONSE and not (
        (apart and not same(who, readers)) or _may_respond(reading, reply, who, asked)
    ):
        return said
    answer = statement_of(
        reading, heard.coded.sentence, kind, _RULE + reply.rule, reply.confidence, heard.topics
    )
    is_response = kind == StatementKind.RESPONSE
    answer = replace(
        answer,
        stated_by=(who if is_response else teller) or answer.stated_by,
        stance=reply.stance if is_response else "",
        responds_to=tuple((each.kind, each.spans) for each in asked),
        elsewhere=apart,
    )
    dropped = _meant_so(said, heard, kind, targets, is_own=not reply.by or same(reply.by, authors(reading)))
    gone = {id(each) for each in dropped}
    instead = {id(old): new for old, new in zip(targets, asked, strict=True)}
    kept = [
        replace(each, statement=instead.pop(id(each.statement), each.statement))
        for each in said
        if id(each.statement) not in gone
    ]
    return [*kept, *(Placed(heard.number, each) for each in (*instead.values(), answer))]


def _quoted(
    reading: Reading, heard: Heard, reply: Reply, advised: tuple[Actor, ...]
) -> tuple[Statement, ...]:
    """Return the recommendation that only its answer tells of: "de oproep om te investeren steun ik"."""
    if reply.answered != StatementKind.RECOMMENDATION or not says_what(heard, reply):
        return ()
    if not _ADVICE.match(reply.noun(heard.coded)):
        return ()  # "het verzoek om schadevergoeding", "de motie om …"
    sentence = heard.coded.sentence
    asked = statement_of(reading, sentence, StatementKind.RECOMMENDATION, _QUOTED, _ASKED, heard.topics)
    made_in, year = asked_before(reading, heard)
    by = advised or asked.stated_by
    return (replace(asked, strength="advises", stated_by=by, first_made_in=made_in, first_made_year=year),)


def _last_adviser(said: Sequence[Placed], heard: Heard, who: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return who asked something last before a sentence, other than who answers in it."""
    asked = (
        each.statement.stated_by
        for each in reversed(said)
        if each.number < heard.number and each.statement.kind == StatementKind.RECOMMENDATION
    )
    return next((each for each in asked if each and not same(each, who)), ())


def _of_other(asked: Statement, who: tuple[Actor, ...], advised: tuple[Actor, ...]) -> Statement:
    """Return what was asked as that of who advised it, where it was taken for that of who answers it."""
    own = who == asked.stated_by or same(who, asked.stated_by)
    if asked.kind != StatementKind.RECOMMENDATION or not advised or not own:
        return asked
    return replace(asked, stated_by=advised)


def _kind(
    reading: Reading, reply: Reply, teller: tuple[Actor, ...], asked: tuple[Statement, ...]
) -> StatementKind:
    """Return what an answer is: whoever was asked responds and reports, others assess."""
    is_own = any(same(teller, each.stated_by) for each in asked if each.kind != StatementKind.COMMITMENT)
    if reply.stance and (reply.by or not is_own):
        return StatementKind.RESPONSE
    governs = any(is_of(reading, each.post, GOVERNMENT) for each in teller)
    is_asked = any(same(teller, (*each.addressees, *each.holders)) for each in asked)
    return StatementKind.PROGRESS_REPORT if (governs or is_asked) and not is_own else StatementKind.ASSESSMENT


def _may_respond(
    reading: Reading, reply: Reply, who: tuple[Actor, ...], asked: tuple[Statement, ...]
) -> bool:
    """Tell whether somebody answers: not what they asked themselves, nor, as author, what others were asked.

    Who is named by a document answers; its author does where it governs, was asked, or writes to who asked.
    """
    if any(same(who, each.stated_by) for each in asked):
        return False
    if reply.by and not same(reply.by, authors(reading)):
        return True
    readers = reading.cast.of(PartyRole.ADDRESSEE)
    return any(is_of(reading, each.post, GOVERNMENT) for each in who) or any(
        same(who, each.addressees) or same(readers, each.stated_by) for each in asked
    )


def _meant_so(
    said: Sequence[Placed],
    heard: Heard,
    kind: StatementKind,
    targets: tuple[Statement, ...],
    *,
    is_own: bool,
) -> list[Statement]:
    """Return what an answer was taken to say, and does not: that its author asks or worries."""
    if kind == StatementKind.ASSESSMENT or not is_own:
        return []
    taken = {StatementKind.CONCERN, StatementKind.RECOMMENDATION}
    own = (each.statement for each in said if each.number == heard.number and each.statement.kind in taken)
    return [each for each in own if not any(each is target for target in targets)]

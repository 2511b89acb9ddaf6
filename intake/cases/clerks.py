"""What clerks do with cases: claim, take over, free, note, look, move, close and reopen them."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from intake.cases.changing import (
    back_to_queue,
    changed,
    expect,
    own,
    refuse_when_claimed_by_another,
    to_change,
    write,
)
from intake.cases.errors import AlreadyClaimed, UnknownOutcome
from intake.cases.models import Actor, Case, CaseEvent
from intake.cases.trying import NOT_REACHED, refuse_unreached

OUTCOMES = (
    *("answered", "called_back", NOT_REACHED, "put_through"),
    *("appointment_made", "passed_on", "not_needed"),
)
"""How a case may end; what KCCs register of a contact (VNG-Realisatie/gemma-zaken, 1314)."""
SAME_LOOK = timedelta(minutes=10)
"""Within it, looking again is the same look."""
IDLE = timedelta(days=1)
"""Without an act of its clerk a colleague may take a case over."""


def claim(session: Session, reference: str, staff_id: str, version: int, now: datetime) -> Case:
    """Take an open case: of two clerks one wins. Claiming one's own case again changes nothing.

    Raises `AlreadyClaimed`, `StaleCase` (closed, or changed since `version`), `NoSuchCase`.
    """
    case = to_change(session, reference)
    if case.status == "claimed" and case.owner == staff_id:
        return case
    refuse_when_claimed_by_another(case, staff_id)
    expect(case, "open", version)
    case.status, case.owner = "claimed", staff_id
    return changed(session, case, _clerk(staff_id), "claimed", now)


def release(session: Session, reference: str, staff_id: str, version: int, now: datetime) -> Case:
    """Put one's own case back into the queue. Raises `NotYours`, `StaleCase`, `NoSuchCase`."""
    case = own(session, reference, staff_id, version)
    case.status, case.owner = "open", None
    return changed(session, case, _clerk(staff_id), "released", now)


def may_be_taken(session: Session, case: Case, now: datetime, *, lead: bool) -> bool:
    """Say whether this claimed case may be taken from its clerk: by a lead, else after `IDLE`."""
    if case.status != "claimed" or lead:
        return case.status == "claimed"
    acts = (
        select(func.max(CaseEvent.at))
        .where(CaseEvent.reference == case.reference, CaseEvent.actor_id == case.owner)
        .where(CaseEvent.act != "viewed")
    )
    last = session.scalar(acts)
    return last is None or last <= now - IDLE


def take_over(
    session: Session, reference: str, staff_id: str, version: int, now: datetime, *, lead: bool
) -> Case:
    """Take a case from the clerk who has it; the history says from whom.

    Raises `AlreadyClaimed` where it may not be taken, `StaleCase`, `NoSuchCase`.
    """
    case = _of_a_colleague(session, reference, version, now, lead=lead)
    had, case.owner = case.owner, staff_id
    return changed(session, case, _clerk(staff_id), "taken", now, had=had)


def free(
    session: Session, reference: str, staff_id: str, version: int, now: datetime, *, lead: bool
) -> Case:
    """Let a colleague's case wait for anybody in its department; the history says whose it was.

    Raises `AlreadyClaimed` where it may not be freed, `StaleCase`, `NoSuchCase`.
    """
    case = _of_a_colleague(session, reference, version, now, lead=lead)
    return _freed(session, case, _clerk(staff_id), "freed", now)


def free_all_of(
    session: Session, staff_id: str, now: datetime, *, but: Collection[str] = ()
) -> list[Case]:
    """Let every case that this clerk has wait for anybody: they no longer work there.

    `but` are departments for which they still do.
    """
    theirs = select(Case.reference).where(Case.owner == staff_id, Case.status == "claimed")
    theirs = theirs.where(Case.department.not_in(but))
    cases = [to_change(session, reference) for reference in session.scalars(theirs).all()]
    return [_freed(session, case, Actor("system"), "left", now) for case in cases]


def note(session: Session, reference: str, staff_id: str, text: str, now: datetime) -> CaseEvent:
    """Write a note into the history of a case in any state. Raises `NoSuchCase`."""
    case = to_change(session, reference)
    case.updated_at = now
    return write(session, case, _clerk(staff_id), "noted", now, text=text)


def looked_at(
    session: Session, reference: str, staff_id: str, shown: Collection[str], now: datetime
) -> None:
    """Note that a clerk was shown this case and these kinds of contact data.

    Whoever looks again within ten minutes, and sees no more than then, is noted once. Raises
    `NoSuchCase`.
    """
    case = to_change(session, reference)
    last = session.scalar(
        select(CaseEvent)
        .where(CaseEvent.reference == reference, CaseEvent.act == "viewed")
        .where(CaseEvent.actor_id == staff_id, CaseEvent.at > now - SAME_LOOK)
        .order_by(CaseEvent.id.desc())
        .limit(1)
    )
    if last is None or not set(shown) <= set(last.detail["shown"]):
        write(session, case, _clerk(staff_id), "viewed", now, shown=sorted(shown))


def booked(
    session: Session, reference: str, staff_id: str, starts_at: datetime, now: datetime
) -> None:
    """Note that a clerk booked an appointment for the citizen of a case. Raises `NoSuchCase`."""
    case = to_change(session, reference)
    case.updated_at = now
    write(session, case, _clerk(staff_id), "booked", now, at=starts_at.isoformat())


def contact_changed(
    session: Session,
    reference: str,
    staff_id: str,
    version: int,
    kinds: Collection[str],
    now: datetime,
) -> Case:
    """Note that a clerk changed these kinds of the citizen's contact data, never what they say.

    Raises `AlreadyClaimed` where a colleague has the case, `StaleCase`, `NoSuchCase`.
    """
    case = to_change(session, reference)
    refuse_when_claimed_by_another(case, staff_id)
    expect(case, case.status, version)
    return changed(session, case, _clerk(staff_id), "contact", now, kinds=sorted(kinds))


def move(
    session: Session,
    reference: str,
    staff_id: str,
    to_department: str,
    version: int,
    now: datetime,
) -> Case:
    """Pass an open or one's own case on: its owner is cleared and it lands in that queue.

    Raises `AlreadyClaimed`, `StaleCase`, `NoSuchCase`.
    """
    case = to_change(session, reference)
    refuse_when_claimed_by_another(case, staff_id)
    expect(case, case.status if case.status != "closed" else "open", version)
    before, case.department = case.department, to_department
    case.status, case.owner = "open", None
    detail = {"from": before, "to": to_department}
    return changed(session, case, _clerk(staff_id), "moved", now, **detail)


def close(
    session: Session,
    reference: str,
    staff_id: str,
    outcome: str,
    version: int,
    now: datetime,
    *,
    explained: bool = False,
) -> Case:
    """Finish one's own case with one of `OUTCOMES`.

    `explained` is whether a note says why, or a lead ends it: what is about danger and whose
    citizen was not reached ends only so. Raises `UnknownOutcome`, `NotYours`, `StaleCase`,
    `TooFewTries`, `NoteNeeded`, `NoSuchCase`.
    """
    if outcome not in OUTCOMES:
        raise UnknownOutcome(outcome)
    case = own(session, reference, staff_id, version)
    if outcome == NOT_REACHED:
        refuse_unreached(case, explained=explained)
    case.status, case.outcome, case.closed_at = "closed", outcome, now
    return changed(session, case, _clerk(staff_id), "closed", now, outcome=outcome)


def reopen(session: Session, reference: str, staff_id: str, version: int, now: datetime) -> Case:
    """Put a closed case back into its department's queue. Raises `StaleCase`, `NoSuchCase`."""
    case = to_change(session, reference)
    expect(case, "closed", version)
    back_to_queue(case, now)
    return changed(session, case, _clerk(staff_id), "reopened", now)


def _of_a_colleague(
    session: Session, reference: str, version: int, now: datetime, *, lead: bool
) -> Case:
    case = to_change(session, reference)
    expect(case, "claimed", version)
    if not may_be_taken(session, case, now, lead=lead):
        raise AlreadyClaimed(reference, case.owner)
    return case


def _freed(session: Session, case: Case, actor: Actor, act: str, now: datetime) -> Case:
    had, case.status, case.owner = case.owner, "open", None
    return changed(session, case, actor, act, now, had=had)


def _clerk(staff_id: str) -> Actor:
    return Actor("staff", staff_id)

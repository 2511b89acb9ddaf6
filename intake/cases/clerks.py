"""What clerks do with cases: claim, release, note, look, move, close and reopen them."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.cases.changing import back_to_queue, changed, expect, to_change, write
from intake.cases.errors import AlreadyClaimed, NotYours, UnknownOutcome
from intake.cases.models import Actor, Case, CaseEvent

OUTCOMES = (
    *("answered", "called_back", "not_reached", "put_through"),
    *("appointment_made", "passed_on", "not_needed"),
)
"""How a case may end; what KCCs register of a contact (VNG-Realisatie/gemma-zaken, 1314)."""
SAME_LOOK = timedelta(minutes=10)
"""Within it, looking again is the same look."""


def claim(session: Session, reference: str, staff_id: str, version: int, now: datetime) -> Case:
    """Take an open case: of two clerks one wins. Claiming one's own case again changes nothing.

    Raises `AlreadyClaimed`, `StaleCase` (closed, or changed since `version`), `NoSuchCase`.
    """
    case = to_change(session, reference)
    if case.status == "claimed" and case.owner == staff_id:
        return case
    _refuse_when_claimed_by_another(case, staff_id)
    expect(case, "open", version)
    case.status, case.owner = "claimed", staff_id
    return changed(session, case, _clerk(staff_id), "claimed", now)


def release(session: Session, reference: str, staff_id: str, version: int, now: datetime) -> Case:
    """Put one's own case back into the queue. Raises `NotYours`, `StaleCase`, `NoSuchCase`."""
    case = _own(session, reference, staff_id, version)
    case.status, case.owner = "open", None
    return changed(session, case, _clerk(staff_id), "released", now)


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
    _refuse_when_claimed_by_another(case, staff_id)
    expect(case, case.status if case.status != "closed" else "open", version)
    before, case.department = case.department, to_department
    case.status, case.owner = "open", None
    detail = {"from": before, "to": to_department}
    return changed(session, case, _clerk(staff_id), "moved", now, **detail)


def close(
    session: Session, reference: str, staff_id: str, outcome: str, version: int, now: datetime
) -> Case:
    """Finish one's own case with one of `OUTCOMES`. Raises `UnknownOutcome`, `NotYours`,
    `StaleCase`, `NoSuchCase`."""
    if outcome not in OUTCOMES:
        raise UnknownOutcome(outcome)
    case = _own(session, reference, staff_id, version)
    case.status, case.outcome, case.closed_at = "closed", outcome, now
    return changed(session, case, _clerk(staff_id), "closed", now, outcome=outcome)


def reopen(session: Session, reference: str, staff_id: str, version: int, now: datetime) -> Case:
    """Put a closed case back into its department's queue. Raises `StaleCase`, `NoSuchCase`."""
    case = to_change(session, reference)
    expect(case, "closed", version)
    back_to_queue(case, now)
    return changed(session, case, _clerk(staff_id), "reopened", now)


def _own(session: Session, reference: str, staff_id: str, version: int) -> Case:
    case = to_change(session, reference)
    if case.owner != staff_id:
        raise NotYours(reference)
    expect(case, "claimed", version)
    return case


def _refuse_when_claimed_by_another(case: Case, staff_id: str) -> None:
    if case.status == "claimed" and case.owner != staff_id:
        raise AlreadyClaimed(case.reference, case.owner)


def _clerk(staff_id: str) -> Actor:
    return Actor("staff", staff_id)

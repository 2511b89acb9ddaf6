"""A false alarm: a clerk takes danger and urgency off a case, and can put them back."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.cases.changing import changed, expect, refuse_when_claimed_by_another, to_change
from intake.cases.errors import StaleCase
from intake.cases.models import Actor, Case, CaseEvent

OFF, ON = "no_danger", "danger_again"


def no_danger(session: Session, reference: str, staff_id: str, version: int, now: datetime) -> Case:
    """Take danger and urgency off an open or one's own case; its history keeps what they were.

    Whoever asks has noted why, in the same transaction. What the citizen tells of danger later
    puts them back. Raises `AlreadyClaimed`, `StaleCase` (also where there is none), `NoSuchCase`.
    """
    case = _to_judge(session, reference, staff_id, version)
    if not case.urgent and not case.danger:
        raise StaleCase(reference)
    before = {"danger": case.danger, "urgent": case.urgent}
    case.danger, case.urgent = None, False
    return changed(session, case, Actor("staff", staff_id), OFF, now, **before)


def danger_again(
    session: Session, reference: str, staff_id: str, version: int, now: datetime
) -> Case:
    """Undo `no_danger`. Raises `AlreadyClaimed`, `StaleCase` (also where there is nothing to undo),
    `NoSuchCase`."""
    case = _to_judge(session, reference, staff_id, version)
    taken_off = false_alarm(session, case)
    if taken_off is None:
        raise StaleCase(reference)
    case.danger, case.urgent = taken_off.detail["danger"], taken_off.detail["urgent"]
    actor = Actor("staff", staff_id)
    return changed(session, case, actor, ON, now, danger=case.danger)


def false_alarm(session: Session, case: Case) -> CaseEvent | None:
    """Return the act by which a clerk took the danger off this case; None where none holds."""
    if case.urgent or case.danger:
        return None
    last = session.scalar(
        select(CaseEvent)
        .where(CaseEvent.reference == case.reference, CaseEvent.act.in_((OFF, ON)))
        .order_by(CaseEvent.id.desc())
        .limit(1)
    )
    return last if last is not None and last.act == OFF else None


def _to_judge(session: Session, reference: str, staff_id: str, version: int) -> Case:
    case = to_change(session, reference)
    refuse_when_claimed_by_another(case, staff_id)
    expect(case, case.status if case.status != "closed" else "open", version)
    return case

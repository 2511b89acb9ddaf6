"""What every act on a case does: lock its row, check what was seen, and leave a line of history."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.cases.errors import AlreadyClaimed, NoSuchCase, NotYours, StaleCase
from intake.cases.models import Actor, Case, CaseEvent


def locked(session: Session, reference: str) -> Case | None:
    """The case with this reference, locked until the transaction ends; None where there is none."""
    # The row lock (on SQLite: the writer's turn) makes what follows one compare-and-set.
    return session.scalar(
        select(Case)
        .where(Case.reference == reference)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def to_change(session: Session, reference: str) -> Case:
    """The same for a case that must be there. Raises `NoSuchCase`."""
    case = locked(session, reference)
    if case is None:
        raise NoSuchCase(reference)
    return case


def expect(case: Case, status: str, version: int) -> None:
    """Raise `StaleCase` unless the case is as whoever acts has seen it."""
    if case.status != status or case.version != version:
        raise StaleCase(case.reference)


def own(session: Session, reference: str, staff_id: str, version: int) -> Case:
    """This clerk's case, as they have seen it. Raises `NotYours`, `StaleCase`, `NoSuchCase`."""
    case = to_change(session, reference)
    if case.owner != staff_id:
        raise NotYours(reference)
    expect(case, "claimed", version)
    return case


def refuse_when_claimed_by_another(case: Case, staff_id: str) -> None:
    """Raise `AlreadyClaimed` where a colleague has the case."""
    if case.status == "claimed" and case.owner != staff_id:
        raise AlreadyClaimed(case.reference, case.owner)


def back_to_queue(case: Case, now: datetime) -> None:
    """Let a closed case wait for anybody in its department, from now on."""
    case.opened_at = now
    case.status, case.owner, case.outcome, case.closed_at = "open", None, None, None
    case.tries, case.next_try_at = 0, None


def changed(
    session: Session, case: Case, actor: Actor, act: str, now: datetime, **detail: Any
) -> Case:
    """Count the new version of a case and write into its history what was done."""
    case.version += 1
    case.updated_at = now
    write(session, case, actor, act, now, **detail)
    return case


def write(
    session: Session, case: Case, actor: Actor, act: str, now: datetime, **detail: Any
) -> CaseEvent:
    """Write a line into the history of a case."""
    event = CaseEvent(
        reference=case.reference,
        at=now,
        actor_type=actor.type,
        actor_id=actor.id,
        act=act,
        detail=detail,
    )
    session.add(event)
    session.flush()
    return event

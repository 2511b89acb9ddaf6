"""Open, claim, move and close cases; every act leaves a line of history."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from intake.cases.errors import (
    AlreadyClaimed,
    NoSuchCase,
    NotYours,
    StaleCase,
    UnknownOutcome,
)
from intake.cases.models import Actor, Case, CaseDraft, CaseEvent

BOT = Actor("bot")
PUT_THROUGH = frozenset({"completed", "answered"})
"""DialCallStatus where somebody took the call (twilio.com/docs/voice/twiml/dial)."""
OUTCOMES = (
    *("answered", "called_back", "not_reached", "put_through"),
    *("appointment_made", "passed_on", "not_needed"),
)
"""How a case may end; what KCCs register of a contact (VNG-Realisatie/gemma-zaken, 1314)."""
SAME_LOOK = timedelta(minutes=10)
"""Within it, looking again is the same look."""
# What a clerk has taken in hand keeps its place and subject; the citizen's newest words reach it.
FIELDS_OF_A_CLAIMED_CASE = ("summary", "reason", "wants")
FIELDS_OF_ANY_OTHER_CASE = (
    *FIELDS_OF_A_CLAIMED_CASE,
    *("department", "topic", "service", "intent", "language", "channel", "routing"),
)


def open_case(session: Session, draft: CaseDraft, now: datetime, actor: Actor = BOT) -> Case:
    """The case of this reference: a new one, or the one there is, brought up to date.

    A closed case is opened again in its department's queue; a claimed one keeps its clerk and
    department. What was urgent stays urgent.
    """
    case = _locked(session, draft.reference)
    if case is None:
        try:
            return _insert(session, draft, now, actor)
        except IntegrityError:
            case = _locked(session, draft.reference)
            if case is None:  # not somebody quicker: the draft itself does not fit
                raise
    return _update(session, case, draft, now, actor)


def claim(session: Session, reference: str, staff_id: str, version: int, now: datetime) -> Case:
    """Take an open case: of two clerks one wins. Claiming one's own case again changes nothing.

    Raises `AlreadyClaimed`, `StaleCase` (closed, or changed since `version`), `NoSuchCase`.
    """
    case = _to_change(session, reference)
    if case.status == "claimed" and case.owner == staff_id:
        return case
    _refuse_when_claimed_by_another(case, staff_id)
    _expect(case, "open", version)
    case.status, case.owner = "claimed", staff_id
    return _changed(session, case, _clerk(staff_id), "claimed", now)


def release(session: Session, reference: str, staff_id: str, version: int, now: datetime) -> Case:
    """Put one's own case back into the queue. Raises `NotYours`, `StaleCase`, `NoSuchCase`."""
    case = _own(session, reference, staff_id, version)
    case.status, case.owner = "open", None
    return _changed(session, case, _clerk(staff_id), "released", now)


def note(session: Session, reference: str, staff_id: str, text: str, now: datetime) -> CaseEvent:
    """Write a note into the history of a case in any state. Raises `NoSuchCase`."""
    case = _to_change(session, reference)
    case.updated_at = now
    return _write(session, case, _clerk(staff_id), "noted", now, text=text)


def looked_at(
    session: Session, reference: str, staff_id: str, shown: Collection[str], now: datetime
) -> None:
    """Note that a clerk was shown this case and these kinds of contact data.

    Whoever looks again within ten minutes, and sees no more than then, is noted once. Raises
    `NoSuchCase`.
    """
    case = _to_change(session, reference)
    last = session.scalar(
        select(CaseEvent)
        .where(CaseEvent.reference == reference, CaseEvent.act == "viewed")
        .where(CaseEvent.actor_id == staff_id, CaseEvent.at > now - SAME_LOOK)
        .order_by(CaseEvent.id.desc())
        .limit(1)
    )
    if last is None or not set(shown) <= set(last.detail["shown"]):
        _write(session, case, _clerk(staff_id), "viewed", now, shown=sorted(shown))


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
    case = _to_change(session, reference)
    _refuse_when_claimed_by_another(case, staff_id)
    _expect(case, case.status if case.status != "closed" else "open", version)
    before, case.department = case.department, to_department
    case.status, case.owner = "open", None
    detail = {"from": before, "to": to_department}
    return _changed(session, case, _clerk(staff_id), "moved", now, **detail)


def close(
    session: Session, reference: str, staff_id: str, outcome: str, version: int, now: datetime
) -> Case:
    """Finish one's own case with one of `OUTCOMES`. Raises `UnknownOutcome`, `NotYours`,
    `StaleCase`, `NoSuchCase`."""
    if outcome not in OUTCOMES:
        raise UnknownOutcome(outcome)
    case = _own(session, reference, staff_id, version)
    case.status, case.outcome, case.closed_at = "closed", outcome, now
    return _changed(session, case, _clerk(staff_id), "closed", now, outcome=outcome)


def reopen(session: Session, reference: str, staff_id: str, version: int, now: datetime) -> Case:
    """Put a closed case back into its department's queue. Raises `StaleCase`, `NoSuchCase`."""
    case = _to_change(session, reference)
    _expect(case, "closed", version)
    _back_to_queue(case)
    return _changed(session, case, _clerk(staff_id), "reopened", now)


def transferred(session: Session, reference: str, status: str, now: datetime) -> Case:
    """Note how putting the caller through ended, in Twilio's words ("completed", "busy", ...).

    A case whose caller was not put through waits for a call back. Raises `NoSuchCase`.
    """
    case = _to_change(session, reference)
    if status not in PUT_THROUGH:
        case.wants = "callback"
    return _changed(session, case, BOT, "transferred", now, status=status)


def get(session: Session, reference: str) -> Case:
    """The case with this reference. Raises `NoSuchCase`."""
    case = session.get(Case, reference)
    if case is None:
        raise NoSuchCase(reference)
    return case


def for_conversation(session: Session, conversation_id: str) -> Case | None:
    """The case of this conversation, if there is one."""
    return session.scalar(select(Case).where(Case.conversation_id == conversation_id))


def history(session: Session, reference: str) -> list[CaseEvent]:
    """Everything done with this case, oldest first."""
    return list(
        session.scalars(
            select(CaseEvent).where(CaseEvent.reference == reference).order_by(CaseEvent.id)
        )
    )


def _insert(session: Session, draft: CaseDraft, now: datetime, actor: Actor) -> Case:
    case = Case(**vars(draft), opened_at=now, updated_at=now)
    with session.begin_nested():
        session.add(case)
    _write(session, case, actor, "opened", now, department=draft.department, reason=draft.reason)
    return case


def _update(session: Session, case: Case, draft: CaseDraft, now: datetime, actor: Actor) -> Case:
    claimed, closed = case.status == "claimed", case.status == "closed"
    new = {
        name: getattr(draft, name)
        for name in (FIELDS_OF_A_CLAIMED_CASE if claimed else FIELDS_OF_ANY_OTHER_CASE)
    } | {"urgent": case.urgent or draft.urgent}
    changes = {name: value for name, value in new.items() if getattr(case, name) != value}
    if not changes and not closed:
        return case
    before = {name: getattr(case, name) for name in changes}
    for name, value in changes.items():
        setattr(case, name, value)
    if closed:
        _back_to_queue(case)
    act = "reopened" if closed else "updated"
    return _changed(session, case, actor, act, now, before=before, after=changes)


def _back_to_queue(case: Case) -> None:
    case.status, case.owner, case.outcome, case.closed_at = "open", None, None, None


def _locked(session: Session, reference: str) -> Case | None:
    # The row lock (on SQLite: the writer's turn) makes what follows one compare-and-set.
    return session.scalar(
        select(Case)
        .where(Case.reference == reference)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def _to_change(session: Session, reference: str) -> Case:
    case = _locked(session, reference)
    if case is None:
        raise NoSuchCase(reference)
    return case


def _own(session: Session, reference: str, staff_id: str, version: int) -> Case:
    case = _to_change(session, reference)
    if case.owner != staff_id:
        raise NotYours(reference)
    _expect(case, "claimed", version)
    return case


def _refuse_when_claimed_by_another(case: Case, staff_id: str) -> None:
    if case.status == "claimed" and case.owner != staff_id:
        raise AlreadyClaimed(case.reference, case.owner)


def _expect(case: Case, status: str, version: int) -> None:
    if case.status != status or case.version != version:
        raise StaleCase(case.reference)


def _clerk(staff_id: str) -> Actor:
    return Actor("staff", staff_id)


def _changed(
    session: Session, case: Case, actor: Actor, act: str, now: datetime, **detail: Any
) -> Case:
    case.version += 1
    case.updated_at = now
    _write(session, case, actor, act, now, **detail)
    return case


def _write(
    session: Session, case: Case, actor: Actor, act: str, now: datetime, **detail: Any
) -> CaseEvent:
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

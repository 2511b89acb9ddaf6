"""The acts on a programme's places: interest recorded, a place confirmed, somebody withdrawn."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from intake import cases
from intake.municipalities import Municipality
from intake.municipalities.rules import Programme
from intake.programmes.counting import lowest_free, position
from intake.programmes.errors import (
    NotRegistered,
    ProgrammeEnded,
    ProgrammeFull,
    UnknownProgramme,
)
from intake.programmes.models import Interest


def register(
    session: Session, municipality: Municipality, programme: str, reference: str, now: datetime
) -> Interest:
    """Record that somebody wants to join; whoever asked before keeps their turn.

    Gives no place. Raises `UnknownProgramme`, `ProgrammeEnded`.
    """
    _running(municipality, programme, now)
    found = session.get(Interest, (reference, programme))
    if found is None:
        found = Interest(reference=reference, programme=programme, municipality=municipality.id)
        found.registered_at = now
        session.add(found)
    elif found.withdrawn_at:
        found.registered_at, found.withdrawn_at = now, None
    session.flush()
    return found


def confirm_place(
    session: Session,
    municipality: Municipality,
    programme: str,
    reference: str,
    staff_id: str,
    now: datetime,
) -> Interest:
    """Give a place; of two clerks who give the last one at once, one wins. Twice is once.

    The act is noted in the history of the case. Raises `NotRegistered`, `ProgrammeFull` with the
    position on the waiting list, `ProgrammeEnded`, `UnknownProgramme`.
    """
    rules = _running(municipality, programme, now)
    interest = _registered(session, municipality, programme, reference)
    if interest.has_place:
        return interest
    _give_place(session, rules, interest)
    interest.confirmed_at, interest.confirmed_by = now, staff_id
    session.flush()
    detail: dict[str, object] = {"programme": programme, "place": interest.place}
    _note(session, reference, staff_id, "confirmed", now, detail)
    return interest


def withdraw(
    session: Session,
    municipality: Municipality,
    programme: str,
    reference: str,
    staff_id: str,
    now: datetime,
) -> Interest:
    """Take somebody out of the line, or give their place back. Raises `NotRegistered`."""
    interest = _registered(session, municipality, programme, reference)
    interest.place, interest.confirmed_at, interest.confirmed_by = None, None, None
    interest.withdrawn_at = now
    session.flush()
    _note(session, reference, staff_id, "withdrawn", now, {"programme": programme})
    return interest


def interests(session: Session, municipality: Municipality, programme: str) -> list[Interest]:
    """Return everybody who ever asked for this programme, to be counted."""
    return list(
        session.scalars(
            select(Interest).where(
                Interest.municipality == municipality.id, Interest.programme == programme
            )
        )
    )


def of_case(session: Session, reference: str) -> list[Interest]:
    """Return what is recorded under the reference of a case, mostly nothing."""
    return list(session.scalars(select(Interest).where(Interest.reference == reference)))


def _running(municipality: Municipality, programme: str, now: datetime) -> Programme:
    rules = municipality.programmes.get(programme)
    if rules is None:
        raise UnknownProgramme(programme)
    if not rules.holds_on(now.astimezone(municipality.timezone).date()):
        raise ProgrammeEnded(programme)
    return rules


def _registered(
    session: Session, municipality: Municipality, programme: str, reference: str
) -> Interest:
    found = session.scalar(
        select(Interest)
        .where(Interest.reference == reference, Interest.programme == programme)
        .where(Interest.municipality == municipality.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if found is None or found.withdrawn_at:
        raise NotRegistered(reference)
    return found


def _give_place(session: Session, rules: Programme, interest: Interest) -> None:
    """Take the lowest free number; where somebody was quicker, the next."""
    while True:
        known = _everybody(session, interest)
        number = lowest_free(rules, known)
        if number is None:
            raise ProgrammeFull(position(rules, known, interest.reference))
        try:
            with session.begin_nested():
                interest.place = number
                session.flush()
            return
        except IntegrityError:
            session.refresh(interest)


def _everybody(session: Session, interest: Interest) -> list[Interest]:
    return list(
        session.scalars(
            select(Interest)
            .where(Interest.municipality == interest.municipality)
            .where(Interest.programme == interest.programme)
            .execution_options(populate_existing=True)
        )
    )


def _note(
    session: Session,
    reference: str,
    staff_id: str,
    act: str,
    now: datetime,
    detail: dict[str, object],
) -> None:
    event = cases.CaseEvent(
        reference=cases.get(session, reference).reference,
        at=now,
        actor_type="staff",
        actor_id=staff_id,
        act=act,
        detail=detail,
    )
    session.add(event)
    session.flush()

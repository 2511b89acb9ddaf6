"""What staff see and do of the book: the bookings of a day, and a history of their acts."""

import logging
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.appointments.backend import Booking, Slot
from intake.appointments.errors import NoSuchBooking
from intake.appointments.models import Appointment, AppointmentEvent

log = logging.getLogger(__name__)

SAME_LOOK = timedelta(minutes=10)
"""Within it, looking again is the same look."""


def bookings_between(
    session: Session, office: str, start: datetime, end: datetime
) -> list[Booking]:
    """The living bookings at an office that begin in [start, end), earliest first."""
    rows = session.scalars(
        select(Appointment)
        .where(Appointment.office == office, Appointment.state == "booked")
        .where(Appointment.starts_at >= start, Appointment.starts_at < end)
        .order_by(Appointment.starts_at, Appointment.seat)
    )
    return [_booking(row) for row in rows]


def booking(session: Session, appointment_id: str) -> Booking:
    """The living booking with this id. Raises `NoSuchBooking`."""
    # An id comes from an address that anyone may type: PostgreSQL takes no NUL in a text.
    row = session.get(Appointment, appointment_id) if appointment_id.isprintable() else None
    if row is None or row.state != "booked" or row.reference is None:
        raise NoSuchBooking(appointment_id)
    return _booking(row)


def note_act(
    session: Session, appointment_id: str, staff_id: str, act: str, now: datetime, **detail: Any
) -> None:
    """Write what a clerk did: moved, cancelled, or was shown whom it is for (viewed).

    Whoever looks again within ten minutes is noted once. What another system keeps has no history
    here: of that the log alone tells.
    """
    if session.get(Appointment, appointment_id) is None:
        facts = {"appointment": appointment_id, "staff": staff_id, "act": act}
        log.info("a clerk's act", extra={"facts": facts})
        return
    if act == "viewed" and _looked_lately(session, appointment_id, staff_id, now):
        return
    session.add(
        AppointmentEvent(
            appointment_id=appointment_id, staff_id=staff_id, act=act, at=now, detail=detail
        )
    )
    session.flush()


def acts_on(session: Session, appointment_ids: Collection[str]) -> list[AppointmentEvent]:
    """Everything staff did with these appointments, oldest first."""
    return list(
        session.scalars(
            select(AppointmentEvent)
            .where(AppointmentEvent.appointment_id.in_(appointment_ids))
            .order_by(AppointmentEvent.id)
        )
    )


def _looked_lately(session: Session, appointment_id: str, staff_id: str, now: datetime) -> bool:
    found = session.scalar(
        select(AppointmentEvent.id)
        .where(AppointmentEvent.appointment_id == appointment_id)
        .where(AppointmentEvent.staff_id == staff_id, AppointmentEvent.act == "viewed")
        .where(AppointmentEvent.at > now - SAME_LOOK)
        .limit(1)
    )
    return found is not None


def _booking(row: Appointment) -> Booking:
    minutes = (row.ends_at - row.starts_at) // timedelta(minutes=1)
    slot = Slot(row.office, row.service, row.starts_at, minutes, row.persons)
    return Booking(row.id, str(row.reference), slot, row.conversation_id)

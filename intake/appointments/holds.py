"""Holds that ran off."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from intake.appointments.cells import give_back
from intake.appointments.models import Appointment


def expire_holds(session: Session, now: datetime) -> int:
    """Give back every seat held until `now` or before; how many holds that were."""
    expired = session.scalars(
        update(Appointment)
        .where(Appointment.state == "held", Appointment.held_until <= now)
        .values(state="expired", updated_at=now)
        .returning(Appointment.id)
        .execution_options(synchronize_session="fetch")
    ).all()
    give_back(session, expired)
    return len(expired)

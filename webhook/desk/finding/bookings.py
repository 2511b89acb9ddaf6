"""The appointments of somebody, those that were cancelled among them."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy.orm import Session

from intake import staff
from intake.appointments import BackendDown, Booking, NoSuchBooking
from webhook.desk.access import desk
from webhook.desk.tools import tools
from webhook.guards import current_services

MOST = 20
"""References whose appointments are looked up at once."""


@dataclass(frozen=True)
class Booked:
    """An appointment of the clerk's departments."""

    booking: Booking
    cancelled: bool
    over: bool

    @property
    def restorable(self) -> bool:
        """Whether it was cancelled and is still to come."""
        return self.cancelled and not self.over


def booked(session: Session, references: Collection[str]) -> list[Booked]:
    """Return what was booked under these references, the latest first; nothing where the
    appointment system does not answer."""
    try:
        found = [one for reference in list(references)[:MOST] for one in _under(session, reference)]
    except BackendDown:
        return []
    return sorted(found, key=lambda one: one.booking.slot.starts_at, reverse=True)


def is_ours(booking: Booking) -> bool:
    """Say whether an appointment is one of the clerk's departments."""
    here = desk()
    try:
        staff.refuse_others(booking, here.profile, tools().catalogue, here.departments)
    except NoSuchBooking:
        return False
    return True


def _under(session: Session, reference: str) -> list[Booked]:
    now = current_services().now()
    backend = current_services().appointments(desk().profile).within(session)
    try:
        living = backend.look_up(reference)
    except NoSuchBooking:
        living = []
    both = [(one, False) for one in living] + [(one, True) for one in backend.cancelled(reference)]
    return [
        Booked(one, cancelled, one.slot.starts_at <= now) for one, cancelled in both if is_ours(one)
    ]

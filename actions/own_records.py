"""What is recorded: a conversation's reference, what lies behind one, and the seat kept for it."""

from datetime import datetime

from sqlalchemy.orm import Session

from actions.turn_context import Citizen
from intake import cases, references
from intake.advice.booking_hours import BookingHours
from intake.appointments import BackendDown, Booking, NoSuchBooking, Slot
from intake.database import read_scope


def bookings_of(session: Session, citizen: Citizen, reference: str) -> list[Booking]:
    """Return living bookings here: another municipality's reference is unknown here.

    Raises BackendDown.
    """
    try:
        found = citizen.appointments.within(session).look_up(reference)
    except NoSuchBooking:
        return []
    return [b for b in found if b.slot.municipality == citizen.municipality.id]


def case_of(session: Session, citizen: Citizen, reference: str) -> cases.Case | None:
    """Return a case of this municipality; another one's is unknown here too."""
    try:
        found = cases.get(session, reference)
    except cases.NoSuchCase:
        return None
    return found if found.municipality == citizen.municipality.id else None


def reference_so_far(citizen: Citizen) -> str | None:
    """Return this conversation's reference as it is said; None where nothing was recorded yet."""
    with read_scope(citizen.services.engine) as session:
        reference = references.given_to(session, citizen.conversation)
    return references.spaced(reference) if reference else None


def service_booked(citizen: Citizen) -> str | None:
    """Return the service for which this conversation has an appointment, as far as can be seen."""
    with read_scope(citizen.services.engine) as session:
        reference = references.given_to(session, citizen.conversation)
        try:
            own = bookings_of(session, citizen, reference) if reference else []
        except BackendDown:  # nobody asked for it: the answer is then given without it
            own = []
    return own[0].slot.service if own else None


def hold(citizen: Citizen, service: str, office: str, moment: datetime) -> None:
    """Keep a seat for this conversation; what it kept before is let go.

    Raises SlotTaken, OutsideHours, and BackendDown.
    """
    slot = slot_at(citizen, service, office, moment)
    citizen.appointments.hold(slot, citizen.conversation, citizen.now)


def slot_at(citizen: Citizen, service: str, office: str, moment: datetime) -> Slot:
    """Return a time as the book knows it: as long as this municipality takes for the service.

    Raises ValueError for a naive moment.
    """
    minutes = BookingHours(citizen.municipality).minutes(service, persons(citizen))
    return Slot(place_key(citizen, office), service, moment, minutes, persons(citizen))


def persons(citizen: Citizen) -> int:
    """Return how many come together, as far as they have said so."""
    return int(citizen.slot("persons") or 1)


def place_key(citizen: Citizen, office: str) -> str:
    """Return the book's name of an office: unique across municipalities."""
    return f"{citizen.municipality.id}/{office}"

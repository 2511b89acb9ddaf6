"""A time at an office for a service, and the seat kept there while its citizen answers the rest."""

from datetime import datetime

from actions.turn_context import Citizen
from intake.advice.booking_hours import BookingHours
from intake.appointments import Slot


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
    minutes = BookingHours(citizen.municipality).minutes(service)
    return Slot(place_key(citizen, office), service, moment, minutes)


def place_key(citizen: Citizen, office: str) -> str:
    """Return the book's name of an office: unique across municipalities."""
    return f"{citizen.municipality.id}/{office}"

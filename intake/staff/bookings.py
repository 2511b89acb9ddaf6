"""Whose appointment it is: of the department that deals with its service on that day."""

from collections.abc import Collection

from intake.advice.routing import Question, route
from intake.appointments import Booking, NoSuchBooking
from intake.catalogue import Catalogue
from intake.municipalities import Municipality


def department_of(booking: Booking, municipality: Municipality, catalogue: Catalogue) -> str:
    """Return the department that a question about this service goes to at that time."""
    service = booking.slot.service
    question = Question(
        at=booking.slot.starts_at,
        topic=catalogue.topic_of(service),
        service=service,
        language=municipality.languages[0],
    )
    return route(municipality, question).department


def refuse_others(
    booking: Booking,
    municipality: Municipality,
    catalogue: Catalogue,
    departments: Collection[str],
) -> None:
    """Raise `NoSuchBooking` unless the appointment is one of these departments', here."""
    if booking.slot.municipality != municipality.id:
        raise NoSuchBooking(booking.id)
    if department_of(booking, municipality, catalogue) not in departments:
        raise NoSuchBooking(booking.id)

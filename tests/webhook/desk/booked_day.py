"""The appointments of the examples, and what was done to them at the desk."""

from intake import appointments
from intake.database import read_scope
from tests.webhook.desk.examples import Examples
from webhook.services import Services

FREE = "2014-02-07T08:00:00+00:00"
"""Nine o'clock on Friday."""


def path(examples: Examples, number: int, act: str = "") -> str:
    """The address of an appointment, or of an act on it."""
    return f"/desk/appointments/{examples.bookings[number].id}{act}"


def acts(services: Services, examples: Examples, number: int) -> list[str]:
    """What was done to an appointment, in order."""
    with read_scope(services.engine) as session:
        return [one.act for one in appointments.acts_on(session, [examples.bookings[number].id])]

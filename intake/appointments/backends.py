"""The one door to an appointment system: that of a municipality, as its profile names it."""

from collections.abc import Callable
from functools import partial

from sqlalchemy import Engine

from intake.advice.booking_hours import BookingHours
from intake.appointments.backend import Backend
from intake.appointments.demo import DemoBackend, Memory
from intake.appointments.offer import HoursProvider
from intake.appointments.sql import SqlBackend
from intake.municipalities import Municipality
from intake.settings import Settings

Opened = Callable[[HoursProvider], Backend]
"""What is made of a system once a process: it gives the system for a municipality's hours."""

BACKENDS: dict[str, Callable[[Engine, Settings], Opened]] = {
    "sql": lambda engine, _: partial(SqlBackend, engine),
    "demo": lambda *_: partial(DemoBackend, Memory()),
}
"""By the name that a profile has under `appointments`; the profile's own list is
`intake.municipalities.rules.BackendName`. A vendor's address and secret are settings."""


class Appointments:
    """Every municipality's appointment system; one object a process, safe between threads."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self._opened = {name: make(engine, settings) for name, make in BACKENDS.items()}

    def __call__(self, municipality: Municipality) -> Backend:
        """Return the system of this municipality, with its hours as the profile has them now."""
        opened = self._opened[municipality.appointments.backend]
        return opened(BookingHours(municipality))

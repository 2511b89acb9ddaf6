"""Reminders of tomorrow's appointments: recorded once, and looked at again before they leave."""

import logging
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Engine

from intake.appointments import Appointments, BackendDown
from intake.database import session_scope
from intake.messaging import reminders
from intake.messaging.outbox import Message
from intake.municipalities import Municipality, Profiles, UnknownMunicipality
from intake.settings import Settings
from intake.worker.sender import PassingSendError, PermanentSendError, Sender

log = logging.getLogger(__name__)


class Reminding:
    """The job that records reminders, for every municipality in use."""

    def __init__(
        self, engine: Engine, settings: Settings, profiles: Profiles, appointments: Appointments
    ) -> None:
        self._engine = engine
        self._settings = settings
        self._profiles = profiles
        self._appointments = appointments

    def record_due(self, now: datetime) -> int:
        """Record the reminders that are due at this moment; how many are new.

        A municipality whose appointment system is down waits for the next time; the others do not.
        """
        return sum(self._of(municipality, now) for municipality in self._profiles.all())

    def still_holds(self, message: Message, now: datetime) -> bool:
        """Say whether a message is no reminder, or one that is still true and may leave now.

        Raises `PassingSendError` where that cannot be known at the moment.
        """
        if message.template != reminders.TEMPLATE:
            return True
        try:
            municipality = self._profiles.get(message.municipality)
            backend = self._appointments(municipality)
            return reminders.still_holds(message, municipality, backend, now)
        except (BackendDown, UnknownMunicipality):
            raise PassingSendError("appointment_unknown") from None

    def _of(self, municipality: Municipality, now: datetime) -> int:
        backend = self._appointments(municipality)
        try:
            due = list(reminders.bookings_of_tomorrow(municipality, backend, now))
        except BackendDown:
            log.warning("no reminders of %s: its appointment system is down", municipality.id)
            return 0
        recorded = 0
        for booking in due:
            with session_scope(self._engine) as session:
                where = (session, self._settings, municipality)
                recorded += reminders.record(*where, booking, now)
        return recorded


class LookingAgain:
    """Fulfils `Sender` by another one, which gets no reminder that has become untrue."""

    def __init__(self, sender: Sender, reminding: Reminding, now: Callable[[], datetime]) -> None:
        self._sender = sender
        self._reminding = reminding
        self._now = now

    def send(self, message: Message) -> str:
        """Send as the other sender does; raise `PermanentSendError` for what is not true now."""
        if not self._reminding.still_holds(message, self._now()):
            raise PermanentSendError("no_longer_true")
        return self._sender.send(message)

"""An act on the appointment book that a turn does once, whoever runs the turn again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from actions.turn_context import Citizen
from intake import references
from intake.appointments import Backend, Booking, NoSuchBooking, Slot, carry_out
from intake.conversations import TurnAct, acts
from intake.limits import bookings

Change = Callable[[Backend, str | None], Booking]
"""Changes the book; given the reference of a new booking."""


@dataclass(frozen=True)
class Outcome:
    """What came of an act, as it is told: a booking with its text message."""

    reference: str
    slot: Slot
    texted: bool
    """Whether a text message confirms it."""
    booking: str = ""
    """Its id in the appointment system; the same once it is moved."""

    @classmethod
    def read(cls, facts: Mapping[str, Any]) -> "Outcome":
        """Return what an earlier run noted."""
        place = f"{facts['municipality']}/{facts['office']}"
        moment = datetime.fromisoformat(facts["starts_at"])
        persons = facts.get("persons", 1)
        slot = Slot(place, facts["service"], moment, facts["minutes"], persons)
        return cls(facts["reference"], slot, facts["texted"], facts.get("booking", ""))

    def facts(self) -> dict[str, Any]:
        """Return it as data: the gateway tells it where the answer to this turn is lost."""
        return {
            "reference": self.reference,
            "texted": self.texted,
            "municipality": self.slot.municipality,
            "office": self.slot.office.partition("/")[2],
            "service": self.slot.service,
            "starts_at": self.slot.starts_at.isoformat(),
            "minutes": self.slot.minutes,
            "persons": self.slot.persons,
            "booking": self.booking,
        }


class DoneBefore(Exception):
    """An earlier run of this turn began the act: it is not begun again."""

    def __init__(self, act: TurnAct) -> None:
        super().__init__(act.kind)
        self.facts: dict[str, Any] = dict(act.facts)


def once(
    citizen: Citizen,
    kind: str,
    change: Change,
    found: Callable[[Backend, str | None], Booking],
    confirm: Callable[[Session, Booking], bool],
) -> Outcome:
    """Do what this turn is to do: book, move or cancel; or find what it did when it ran before.

    `found` looks for its outcome in a system of its own, where the process died between that and
    our note of it; it raises `NoSuchBooking` where nothing was done. Raises what `change` raises,
    `TooManyBookings`, and `TurnGivenUp` where the citizen was told meanwhile that it failed.
    """
    try:
        return _done(citizen, kind, change, confirm)
    except DoneBefore as before:
        if before.facts:
            return Outcome.read(before.facts)
    return _finished(citizen, kind, change, found, confirm)


def _done(
    citizen: Citizen, kind: str, change: Change, confirm: Callable[[Session, Booking], bool]
) -> Outcome:
    def begin(session: Session) -> str | None:
        before = acts.begin(session, citizen.conversation, citizen.turn_number, kind, citizen.now)
        if before is not None:
            raise DoneBefore(before)
        if kind == "book":
            full[:] = bookings.count(
                session, services.settings, citizen.municipality, citizen.conversation, now
            )
        return _reference(session, citizen, kind)

    services, full = citizen.services, list[str]()
    now = services.now()
    outcome = _outcome(citizen, begin, change, confirm)
    for by in full:
        services.meters.limit_reached("bookings", by, citizen.municipality.id)
    return outcome


def _finished(
    citizen: Citizen,
    kind: str,
    change: Change,
    found: Callable[[Backend, str | None], Booking],
    confirm: Callable[[Session, Booking], bool],
) -> Outcome:
    """Go on where another system may or may not have done it before its caller died."""

    def still(backend: Backend, reference: str | None) -> Booking:
        try:
            return found(backend, reference)
        except NoSuchBooking:
            return change(backend, reference)

    return _outcome(citizen, lambda session: _reference(session, citizen, kind), still, confirm)


def _outcome(
    citizen: Citizen,
    prepare: Callable[[Session], str | None],
    change: Change,
    confirm: Callable[[Session, Booking], bool],
) -> Outcome:
    def record(session: Session, booking: Booking) -> Outcome:
        outcome = Outcome(booking.reference, booking.slot, confirm(session, booking), booking.id)
        acts.done(session, citizen.conversation, citizen.turn_number, outcome.facts())
        return outcome

    engine, book = citizen.services.engine, citizen.appointments
    return carry_out(engine, book, prepare, change, record)[1]


def _reference(session: Session, citizen: Citizen, kind: str) -> str | None:
    """Return the reference of a new booking; any other has its own."""
    return references.reference_for(session, citizen.conversation) if kind == "book" else None

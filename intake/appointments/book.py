"""Our own appointment book in SQL: holds and bookings, each on a seat of its own."""

from datetime import datetime, timedelta
from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.appointments import cells, day
from intake.appointments.backend import Booking, Hold, Slot
from intake.appointments.errors import NoSuchBooking
from intake.appointments.models import Appointment
from intake.appointments.offer import HoursProvider, free_seats, slots
from intake.appointments.seats import Seats, booking_of, booking_under, new_row, slot_of


class Book:
    """Fulfils `Backend` within the caller's session, so that a booking and what follows from it
    (a message, a case) are committed together. `step_minutes`: how far apart slots begin.

    Actions and desk come to it by `services.appointments(municipality)` alone."""

    joins = True

    def __init__(self, session: Session, hours: HoursProvider, step_minutes: int = 15) -> None:
        self._session = session
        self._hours = hours
        self._seats = Seats(session, hours)
        self._step = timedelta(minutes=step_minutes)

    def free_slots(
        self,
        office: str,
        service: str,
        start: datetime,
        end: datetime,
        limit: int,
        not_before: datetime,
        persons: int = 1,
    ) -> list[Slot]:
        """At most `limit` free slots that begin in [start, end), none before `not_before`.

        A hold that expired counts as taken until the worker's next sweep.
        """
        first = max(start, not_before)
        length = timedelta(minutes=self._hours.minutes(service, persons))
        last = end + length + self._hours.travel(office)
        taken = cells.taken_seats(self._session, office, first, last)
        offered = slots(self._hours, office, service, first, end, self._step, persons)
        free = (slot for slot in offered if free_seats(self._hours, slot, taken))
        return list(islice(free, limit))

    def hold(self, slot: Slot, conversation_id: str, now: datetime, minutes: int = 10) -> Hold:
        """Keep a seat for `minutes`; an earlier hold of this conversation gives way to it.

        Raises `SlotTaken` (then the earlier hold stays), `OutsideHours`.
        """
        self._seats.refuse_outside_hours(slot, now)
        row = self._seats.held_row(conversation_id, locked=True) or new_row(
            slot, now, "held", conversation_id
        )
        self._seats.take(row, slot, now)
        until = now + timedelta(minutes=minutes)
        row.state, row.held_until = "held", until
        self._session.flush()
        return Hold(row.id, slot, conversation_id, until)

    def held(self, conversation_id: str) -> Hold | None:
        """The seat that is kept for this conversation, if one is."""
        row = self._seats.held_row(conversation_id, locked=False)
        if row is None or row.held_until is None:
            return None
        return Hold(row.id, slot_of(row), conversation_id, row.held_until)

    def let_go(self, conversation_id: str, now: datetime) -> None:
        """Give back what is held for this conversation, if anything is."""
        row = self._seats.held_row(conversation_id, locked=True)
        if row is not None:
            self._seats.give_back(row, now)

    def book(
        self,
        wanted: Hold | Slot,
        reference: str,
        now: datetime,
        conversation_id: str | None = None,
    ) -> Booking:
        """Give a seat for good: the held one, also when its hold expired and nobody else came.

        Booking one hold twice is booking it once. Raises `SlotTaken`, `OutsideHours`, and
        `NoSuchBooking` when the hold stands for another slot or booking by now.
        """
        if isinstance(wanted, Hold):
            return self._book_held(wanted, reference, now)
        self._seats.refuse_outside_hours(wanted, now)
        row = new_row(wanted, now, "booked", conversation_id)
        row.reference = reference
        self._seats.take(row, wanted, now)
        return booking_of(row)

    def move(self, booking_id: str, wanted: Hold | Slot, now: datetime) -> Booking:
        """Take the new seat, the held one if it is a hold, and give the old one back: both or
        neither.

        Raises `SlotTaken` and `OutsideHours` (then the old booking stays), `NoSuchBooking`.
        """
        row = self._seats.booked_row(booking_id)
        slot = wanted.slot if isinstance(wanted, Hold) else wanted
        self._seats.refuse_outside_hours(slot, now)
        with self._session.begin_nested():
            if isinstance(wanted, Hold):
                self._let_go_of(wanted, now)
            self._seats.take(row, slot, now)
        return booking_of(row)

    def cancel(self, booking_id: str, now: datetime) -> Booking:
        """Give the seat back. Raises `NoSuchBooking`."""
        row = self._seats.booked_row(booking_id)
        self._seats.give_back(row, now)
        return booking_of(row)

    def look_up(self, reference: str) -> list[Booking]:
        """The living bookings under this reference, earliest first. Raises `NoSuchBooking`."""
        rows = self._session.scalars(
            select(Appointment)
            .where(Appointment.reference == reference, Appointment.state == "booked")
            .order_by(Appointment.starts_at)
        ).all()
        if not rows:
            raise NoSuchBooking(reference)
        return [booking_of(row) for row in rows]

    def cancelled(self, reference: str) -> list[Booking]:
        """The cancelled bookings under this reference, earliest first."""
        rows = self._session.scalars(
            select(Appointment)
            .where(Appointment.reference == reference, Appointment.state == "cancelled")
            .order_by(Appointment.starts_at)
        )
        return [booking_of(row) for row in rows]

    def restore(self, booking_id: str, now: datetime) -> Booking:
        """Give a cancelled booking its time again, on any seat.

        Raises `SlotTaken` and `OutsideHours` (then it stays cancelled), `NoSuchBooking`.
        """
        row = self._seats.row(booking_id) if booking_id.isprintable() else None
        if row is None or row.state != "cancelled" or row.reference is None:
            raise NoSuchBooking(booking_id)
        slot = slot_of(row)
        self._seats.refuse_outside_hours(slot, now)
        self._seats.take(row, slot, now)
        row.state = "booked"
        self._session.flush()
        return booking_of(row)

    def within(self, session: Session) -> "Book":
        """The same book in another transaction."""
        return Book(session, self._hours, self._step // timedelta(minutes=1))

    def booking(self, booking_id: str) -> Booking:
        """The living booking with this id. Raises `NoSuchBooking`."""
        return day.booking(self._session, booking_id)

    def bookings_between(self, office: str, start: datetime, end: datetime) -> list[Booking]:
        """The living bookings at an office that begin in [start, end), earliest first."""
        return day.bookings_between(self._session, office, start, end)

    def _book_held(self, hold: Hold, reference: str, now: datetime) -> Booking:
        row = self._seats.row(hold.id)
        if row is None or slot_of(row) != hold.slot:
            raise NoSuchBooking(hold.id)
        if row.state == "booked":
            return booking_under(row, reference)
        if row.state != "held":
            self._seats.take(row, hold.slot, now)
        row.state, row.reference, row.held_until = "booked", reference, None
        row.updated_at = now
        self._session.flush()
        return booking_of(row)

    def _let_go_of(self, hold: Hold, now: datetime) -> None:
        row = self._seats.row(hold.id)
        if row is not None and row.state == "held" and slot_of(row) == hold.slot:
            self._seats.give_back(row, now)

"""Our own appointment book: seats in SQL, each given once because a primary key says so."""

from datetime import datetime, timedelta
from itertools import islice
from uuid import uuid4

from sqlalchemy import Select, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from intake.appointments import cells, day
from intake.appointments.backend import Booking, Hold, Slot
from intake.appointments.cells import expire_holds
from intake.appointments.errors import NoSuchBooking, OutsideHours, SlotTaken
from intake.appointments.models import Appointment
from intake.appointments.offer import HoursProvider, free_seats, is_offered, slots


class Book:
    """Fulfils `Backend` within the caller's session, so that a booking and what follows from it
    (a message, a case) are committed together. `step_minutes`: how far apart slots begin.

    Actions and desk come to it by `services.appointments(municipality)` alone."""

    joins = True

    def __init__(self, session: Session, hours: HoursProvider, step_minutes: int = 15) -> None:
        self._session = session
        self._hours = hours
        self._step = timedelta(minutes=step_minutes)

    def free_slots(
        self,
        office: str,
        service: str,
        start: datetime,
        end: datetime,
        limit: int,
        not_before: datetime,
    ) -> list[Slot]:
        """At most `limit` free slots that begin in [start, end), none before `not_before`.

        A hold that expired counts as taken until the worker's next sweep.
        """
        first = max(start, not_before)
        length = timedelta(minutes=self._hours.minutes(service))
        taken = cells.taken_seats(self._session, office, first, end + length)
        offered = slots(self._hours, office, service, first, end, self._step)
        free = (slot for slot in offered if free_seats(self._hours, slot, taken))
        return list(islice(free, limit))

    def hold(self, slot: Slot, conversation_id: str, now: datetime, minutes: int = 10) -> Hold:
        """Keep a seat for `minutes`; an earlier hold of this conversation gives way to it.

        Raises `SlotTaken` (then the earlier hold stays), `OutsideHours`.
        """
        self._refuse_outside_hours(slot, now)
        row = self._locked_hold(conversation_id) or _new_row(slot, now, "held", conversation_id)
        self._seat(row, slot, now)
        until = now + timedelta(minutes=minutes)
        row.state, row.held_until = "held", until
        self._session.flush()
        return Hold(row.id, slot, conversation_id, until)

    def held(self, conversation_id: str) -> Hold | None:
        """The seat that is kept for this conversation, if one is."""
        row = self._session.scalar(_held_for(conversation_id))
        if row is None or row.held_until is None:
            return None
        return Hold(row.id, _slot(row), conversation_id, row.held_until)

    def let_go(self, conversation_id: str, now: datetime) -> None:
        """Give back what is held for this conversation, if anything is."""
        row = self._locked_hold(conversation_id)
        if row is not None:
            self._cancel(row, now)

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
        self._refuse_outside_hours(wanted, now)
        row = _new_row(wanted, now, "booked", conversation_id)
        row.reference = reference
        self._seat(row, wanted, now)
        return _booking(row)

    def move(self, booking_id: str, wanted: Hold | Slot, now: datetime) -> Booking:
        """Take the new seat, the held one if it is a hold, and give the old one back: both or
        neither.

        Raises `SlotTaken` and `OutsideHours` (then the old booking stays), `NoSuchBooking`.
        """
        row = self._booked_row(booking_id)
        slot = wanted.slot if isinstance(wanted, Hold) else wanted
        self._refuse_outside_hours(slot, now)
        with self._session.begin_nested():
            if isinstance(wanted, Hold):
                self._let_go_of(wanted, now)
            self._seat(row, slot, now)
        return _booking(row)

    def cancel(self, booking_id: str, now: datetime) -> Booking:
        """Give the seat back. Raises `NoSuchBooking`."""
        row = self._booked_row(booking_id)
        self._cancel(row, now)
        return _booking(row)

    def look_up(self, reference: str) -> list[Booking]:
        """The living bookings under this reference, earliest first. Raises `NoSuchBooking`."""
        rows = self._session.scalars(
            select(Appointment)
            .where(Appointment.reference == reference, Appointment.state == "booked")
            .order_by(Appointment.starts_at)
        ).all()
        if not rows:
            raise NoSuchBooking(reference)
        return [_booking(row) for row in rows]

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
        row = self._row(hold.id)
        if row is None or _slot(row) != hold.slot:
            raise NoSuchBooking(hold.id)
        if row.state == "booked":
            return _booking_under(row, reference)
        if row.state != "held":
            self._seat(row, hold.slot, now)
        row.state, row.reference, row.held_until = "booked", reference, None
        row.updated_at = now
        self._session.flush()
        return _booking(row)

    def _let_go_of(self, hold: Hold, now: datetime) -> None:
        row = self._row(hold.id)
        if row is not None and row.state == "held" and _slot(row) == hold.slot:
            self._cancel(row, now)

    def _refuse_outside_hours(self, slot: Slot, now: datetime) -> None:
        if slot.starts_at < now or not is_offered(self._hours, slot):
            raise OutsideHours(str(slot))

    def _seat(self, row: Appointment, slot: Slot, now: datetime) -> None:
        for seat in self._seats_to_try(row, slot, now):
            if self._take(row, slot, seat, now):
                return
        raise SlotTaken(str(slot))

    def _seats_to_try(self, row: Appointment, slot: Slot, now: datetime) -> list[int]:
        def look() -> list[int]:
            taken = cells.taken_seats(
                self._session, slot.office, slot.starts_at, slot.ends_at, but_for=row.id
            )
            return free_seats(self._hours, slot, taken)

        seats = look()
        if not seats and expire_holds(self._session, now):
            seats = look()
        return seats

    def _take(self, row: Appointment, slot: Slot, seat: int, now: datetime) -> bool:
        needed, mine = cells.cells_of(slot), cells.owned(self._session, row.id)
        old_office, old_seat = row.office, row.seat
        stays = set(mine) & set(needed) if (old_office, old_seat) == (slot.office, seat) else set()
        savepoint = self._session.begin_nested()
        _place(row, slot, seat, now)
        self._session.add(row)
        self._session.flush()
        try:
            cells.fill(self._session, slot.office, seat, set(needed) - stays, row.id)
        except IntegrityError:  # somebody was quicker
            savepoint.rollback()
            return False
        cells.empty(self._session, old_office, old_seat, set(mine) - stays)
        savepoint.commit()
        return True

    def _cancel(self, row: Appointment, now: datetime) -> None:
        row.state, row.held_until, row.updated_at = "cancelled", None, now
        self._session.flush()
        cells.give_back(self._session, [row.id])

    def _row(self, appointment_id: str) -> Appointment | None:
        return self._session.scalar(
            select(Appointment)
            .where(Appointment.id == appointment_id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )

    def _booked_row(self, booking_id: str) -> Appointment:
        row = self._row(booking_id)
        if row is None or row.state != "booked":
            raise NoSuchBooking(booking_id)
        return row

    def _locked_hold(self, conversation_id: str) -> Appointment | None:
        return self._session.scalar(_held_for(conversation_id).with_for_update())


def _held_for(conversation_id: str) -> Select[Appointment]:
    return select(Appointment).where(
        Appointment.conversation_id == conversation_id, Appointment.state == "held"
    )


def _new_row(slot: Slot, now: datetime, state: str, conversation_id: str | None) -> Appointment:
    row = Appointment(id=str(uuid4()), state=state, conversation_id=conversation_id, created_at=now)
    _place(row, slot, 0, now)
    return row


def _place(row: Appointment, slot: Slot, seat: int, now: datetime) -> None:
    row.municipality, row.office, row.service = slot.municipality, slot.office, slot.service
    row.seat, row.starts_at, row.ends_at, row.updated_at = seat, slot.starts_at, slot.ends_at, now


def _slot(row: Appointment) -> Slot:
    minutes = (row.ends_at - row.starts_at) // timedelta(minutes=1)
    return Slot(row.office, row.service, row.starts_at, minutes)


def _booking(row: Appointment) -> Booking:
    return _booking_under(row, row.reference)


def _booking_under(row: Appointment, reference: str | None) -> Booking:
    if reference is None or row.reference != reference:
        raise NoSuchBooking(row.id)
    return Booking(row.id, reference, _slot(row), row.conversation_id)

"""The seats of an appointment book: one is found for a row, taken, and given back."""

from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import Select, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from intake.appointments import cells
from intake.appointments.backend import Booking, Slot
from intake.appointments.cells import expire_holds
from intake.appointments.errors import NoSuchBooking, OutsideHours, SlotTaken
from intake.appointments.models import Appointment
from intake.appointments.offer import HoursProvider, free_seats, is_offered


class Seats:
    """The rows of appointments within a session, each on a seat that no other has."""

    def __init__(self, session: Session, hours: HoursProvider) -> None:
        self._session = session
        self._hours = hours

    def row(self, appointment_id: str) -> Appointment | None:
        """Return the row as it is now, locked for the rest of the transaction."""
        return self._session.scalar(
            select(Appointment)
            .where(Appointment.id == appointment_id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )

    def booked_row(self, booking_id: str) -> Appointment:
        """Return the locked row of a living booking. Raises `NoSuchBooking`."""
        row = self.row(booking_id)
        if row is None or row.state != "booked":
            raise NoSuchBooking(booking_id)
        return row

    def held_row(self, conversation_id: str, *, locked: bool) -> Appointment | None:
        """Return the row of what is held for a conversation."""
        held = _held_for(conversation_id)
        return self._session.scalar(held.with_for_update() if locked else held)

    def refuse_outside_hours(self, slot: Slot, now: datetime) -> None:
        """Raise `OutsideHours` for a slot that is over or that nobody offers."""
        if slot.starts_at < now or not is_offered(self._hours, slot):
            raise OutsideHours(str(slot))

    def take(self, row: Appointment, slot: Slot, now: datetime) -> None:
        """Put the row on a free seat of this slot; raise `SlotTaken` where there is none."""
        for seat in self._to_try(row, slot, now):
            if self._taken(row, slot, seat, now):
                return
        raise SlotTaken(str(slot))

    def give_back(self, row: Appointment, now: datetime) -> None:
        """Cancel the row and free its seat."""
        row.state, row.held_until, row.updated_at = "cancelled", None, now
        self._session.flush()
        cells.give_back(self._session, [row.id])

    def _over(self, slot: Slot) -> datetime:
        """Return when the seat of a slot is free again, for the next one."""
        return slot.ends_at + self._hours.travel(slot.office)

    def _to_try(self, row: Appointment, slot: Slot, now: datetime) -> list[int]:
        def look() -> list[int]:
            taken = cells.taken_seats(
                self._session, slot.office, slot.starts_at, self._over(slot), but_for=row.id
            )
            return free_seats(self._hours, slot, taken)

        seats = look()
        if not seats and expire_holds(self._session, now):
            seats = look()
        return seats

    def _taken(self, row: Appointment, slot: Slot, seat: int, now: datetime) -> bool:
        needed, mine = (
            cells.cells_between(slot.starts_at, self._over(slot)),
            cells.owned(self._session, row.id),
        )
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


def _held_for(conversation_id: str) -> Select[Appointment]:
    return select(Appointment).where(
        Appointment.conversation_id == conversation_id, Appointment.state == "held"
    )


def new_row(slot: Slot, now: datetime, state: str, conversation_id: str | None) -> Appointment:
    """Return a row of this slot that has no seat yet."""
    row = Appointment(id=str(uuid4()), state=state, conversation_id=conversation_id, created_at=now)
    _place(row, slot, 0, now)
    return row


def _place(row: Appointment, slot: Slot, seat: int, now: datetime) -> None:
    row.municipality, row.office, row.service = slot.municipality, slot.office, slot.service
    row.seat, row.starts_at, row.ends_at, row.updated_at = seat, slot.starts_at, slot.ends_at, now
    row.persons = slot.persons


def slot_of(row: Appointment) -> Slot:
    """Return when and where a row's appointment is."""
    minutes = (row.ends_at - row.starts_at) // timedelta(minutes=1)
    return Slot(row.office, row.service, row.starts_at, minutes, row.persons)


def booking_of(row: Appointment) -> Booking:
    """Return a row as the booking that it is. Raises `NoSuchBooking` for a hold."""
    return booking_under(row, row.reference)


def booking_under(row: Appointment, reference: str | None) -> Booking:
    """Return a row as the booking under this reference. Raises `NoSuchBooking`."""
    if reference is None or row.reference != reference:
        raise NoSuchBooking(row.id)
    return Booking(row.id, reference, slot_of(row), row.conversation_id)

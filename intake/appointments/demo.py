"""An appointment system in memory: for trying a profile out, and to copy for one behind HTTP.

It lives in the process that made it: what the bot books there, the desk does not see, and a restart
forgets it.
"""

import threading
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from uuid import uuid4

from sqlalchemy.orm import Session

from intake.appointments.backend import Booking, Hold, Slot
from intake.appointments.cells import cells_of
from intake.appointments.errors import NoSuchBooking, OutsideHours, SlotTaken
from intake.appointments.offer import HoursProvider, free_seats, is_offered, slots

STEP = timedelta(minutes=15)


@dataclass
class _Seat:
    """A seat that is held (`until`) or booked (`reference`)."""

    id: str
    slot: Slot
    seat: int
    conversation_id: str | None
    until: datetime | None = None
    reference: str | None = None


@dataclass
class Memory:
    """Every seat that is taken; outlives the profile, which may be read anew."""

    seats: dict[str, _Seat] = field(default_factory=dict)
    cancelled: dict[str, _Seat] = field(default_factory=dict)
    lock: threading.RLock = field(default_factory=threading.RLock)


class DemoBackend:
    """Fulfils `Backend` for one municipality, safe between threads."""

    joins = False

    def __init__(self, memory: Memory, hours: HoursProvider) -> None:
        self._memory = memory
        self._hours = hours

    def within(self, session: Session) -> "DemoBackend":
        """Itself: what is in memory takes part in no transaction."""
        return self

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
        first = max(start, not_before)
        with self._memory.lock:
            taken = self._taken(office)
        offered = slots(self._hours, office, service, first, end, STEP, persons)
        free = (slot for slot in offered if free_seats(self._hours, slot, taken))
        return list(islice(free, limit))

    def hold(self, slot: Slot, conversation_id: str, now: datetime, minutes: int = 10) -> Hold:
        with self._memory.lock:
            before = self._held(conversation_id)
            seat = self._free_seat(slot, now, before)
            self._forget(before)
            until = now + timedelta(minutes=minutes)
            row = self._keep(_Seat(str(uuid4()), slot, seat, conversation_id, until))
            return Hold(row.id, slot, conversation_id, until)

    def held(self, conversation_id: str) -> Hold | None:
        row = self._held(conversation_id)
        if row is None or row.until is None:
            return None
        return Hold(row.id, row.slot, conversation_id, row.until)

    def let_go(self, conversation_id: str, now: datetime) -> None:
        with self._memory.lock:
            self._forget(self._held(conversation_id))

    def book(
        self,
        wanted: Hold | Slot,
        reference: str,
        now: datetime,
        conversation_id: str | None = None,
    ) -> Booking:
        with self._memory.lock:
            if isinstance(wanted, Slot):
                seat = self._free_seat(wanted, now)
                row = _Seat(str(uuid4()), wanted, seat, conversation_id, None, reference)
                return _booking(self._keep(row))
            return self._book_held(wanted, reference, now)

    def move(self, booking_id: str, wanted: Hold | Slot, now: datetime) -> Booking:
        with self._memory.lock:
            row = self._booked(booking_id)
            held = self._memory.seats.get(wanted.id) if isinstance(wanted, Hold) else None
            mine = held if held and held.reference is None else None
            slot = wanted.slot if isinstance(wanted, Hold) else wanted
            row.seat, row.slot = self._free_seat(slot, now, row, mine), slot
            self._forget(mine)
            return _booking(row)

    def cancel(self, booking_id: str, now: datetime) -> Booking:
        with self._memory.lock:
            row = self._booked(booking_id)
            self._forget(row)
            self._memory.cancelled[row.id] = row
            return _booking(row)

    def look_up(self, reference: str) -> list[Booking]:
        found = [row for row in self._rows() if row.reference == reference]
        if not found:
            raise NoSuchBooking(reference)
        return sorted(map(_booking, found), key=lambda one: one.slot.starts_at)

    def cancelled(self, reference: str) -> list[Booking]:
        with self._memory.lock:
            rows = list(self._memory.cancelled.values())
        found = [_booking(row) for row in rows if row.reference == reference]
        return sorted(found, key=lambda one: one.slot.starts_at)

    def restore(self, booking_id: str, now: datetime) -> Booking:
        with self._memory.lock:
            row = self._memory.cancelled.get(booking_id)
            if row is None:
                raise NoSuchBooking(booking_id)
            row.seat = self._free_seat(row.slot, now)
            del self._memory.cancelled[booking_id]
            return _booking(self._keep(row))

    def booking(self, booking_id: str) -> Booking:
        return _booking(self._booked(booking_id))

    def bookings_between(self, office: str, start: datetime, end: datetime) -> list[Booking]:
        found = [
            row
            for row in self._rows()
            if row.reference and row.slot.office == office and start <= row.slot.starts_at < end
        ]
        found.sort(key=lambda row: (row.slot.starts_at, row.seat))
        return [_booking(row) for row in found]

    def _book_held(self, hold: Hold, reference: str, now: datetime) -> Booking:
        row = self._memory.seats.get(hold.id)
        if row is None:  # it expired: whoever comes first has it
            seat = self._free_seat(hold.slot, now)
            row = self._keep(_Seat(hold.id, hold.slot, seat, hold.conversation_id))
        if row.slot != hold.slot or row.reference not in (None, reference):
            raise NoSuchBooking(hold.id)
        row.reference, row.until = reference, None
        return _booking(row)

    def _free_seat(self, slot: Slot, now: datetime, *ours: _Seat | None) -> int:
        """The lowest seat that is free, those of holds that expired among them."""
        if slot.starts_at < now or not is_offered(self._hours, slot):
            raise OutsideHours(str(slot))
        free = free_seats(self._hours, slot, self._taken(slot.office, ours))
        if not free:
            self._expire(now)
            free = free_seats(self._hours, slot, self._taken(slot.office, ours))
        if not free:
            raise SlotTaken(str(slot))
        return free[0]

    def _taken(
        self, office: str, but_for: tuple[_Seat | None, ...] = ()
    ) -> dict[datetime, set[int]]:
        taken: dict[datetime, set[int]] = defaultdict(set)
        for row in self._rows():
            if row.slot.office == office and row not in but_for:
                for cell in cells_of(row.slot, self._hours.travel(office)):
                    taken[cell].add(row.seat)
        return taken

    def _expire(self, now: datetime) -> None:
        for row in self._rows():
            if row.until is not None and row.until <= now:
                self._forget(row)

    def _rows(self) -> list[_Seat]:
        with self._memory.lock:
            return list(self._memory.seats.values())

    def _held(self, conversation_id: str) -> _Seat | None:
        mine = (row for row in self._rows() if row.conversation_id == conversation_id)
        return next((row for row in mine if row.reference is None), None)

    def _booked(self, booking_id: str) -> _Seat:
        row = self._memory.seats.get(booking_id)
        if row is None or row.reference is None:
            raise NoSuchBooking(booking_id)
        return row

    def _keep(self, row: _Seat) -> _Seat:
        self._memory.seats[row.id] = row
        return row

    def _forget(self, row: _Seat | None) -> None:
        if row is not None:
            self._memory.seats.pop(row.id, None)


def _booking(row: _Seat) -> Booking:
    return Booking(row.id, str(row.reference), row.slot, row.conversation_id)

"""Our own appointment system: the book in the installation's database."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from intake.appointments.backend import Booking, Hold, Slot
from intake.appointments.book import Book
from intake.appointments.offer import HoursProvider
from intake.database import read_scope, session_scope


class SqlBackend:
    """Fulfils `Backend`: each verb in a transaction of its own, or all `within` one."""

    joins = True

    def __init__(self, engine: Engine, hours: HoursProvider) -> None:
        self._engine = engine
        self._hours = hours

    def within(self, session: Session) -> Book:
        """The book in this transaction: what it does is committed with it, or not at all."""
        return Book(session, self._hours)

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
        with self._reading() as book:
            return book.free_slots(office, service, start, end, limit, not_before, persons)

    def hold(self, slot: Slot, conversation_id: str, now: datetime, minutes: int = 10) -> Hold:
        with self._writing() as book:
            return book.hold(slot, conversation_id, now, minutes)

    def held(self, conversation_id: str) -> Hold | None:
        with self._reading() as book:
            return book.held(conversation_id)

    def let_go(self, conversation_id: str, now: datetime) -> None:
        with self._writing() as book:
            book.let_go(conversation_id, now)

    def book(
        self,
        wanted: Hold | Slot,
        reference: str,
        now: datetime,
        conversation_id: str | None = None,
    ) -> Booking:
        with self._writing() as book:
            return book.book(wanted, reference, now, conversation_id)

    def move(self, booking_id: str, wanted: Hold | Slot, now: datetime) -> Booking:
        with self._writing() as book:
            return book.move(booking_id, wanted, now)

    def cancel(self, booking_id: str, now: datetime) -> Booking:
        with self._writing() as book:
            return book.cancel(booking_id, now)

    def look_up(self, reference: str) -> list[Booking]:
        with self._reading() as book:
            return book.look_up(reference)

    def cancelled(self, reference: str) -> list[Booking]:
        with self._reading() as book:
            return book.cancelled(reference)

    def restore(self, booking_id: str, now: datetime) -> Booking:
        with self._writing() as book:
            return book.restore(booking_id, now)

    def booking(self, booking_id: str) -> Booking:
        with self._reading() as book:
            return book.booking(booking_id)

    def bookings_between(self, office: str, start: datetime, end: datetime) -> list[Booking]:
        with self._reading() as book:
            return book.bookings_between(office, start, end)

    @contextmanager
    def _reading(self) -> Iterator[Book]:
        with read_scope(self._engine) as session:
            yield self.within(session)

    @contextmanager
    def _writing(self) -> Iterator[Book]:
        with session_scope(self._engine) as session:
            yield self.within(session)

"""A seat is given inside the hours only, and to one of many who want it at once."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from intake.appointments import NoSuchBooking, OutsideHours, Slot, SlotTaken
from intake.appointments.book import Book
from intake.appointments.models import Appointment, SeatCell
from intake.appointments.seats import Seats, booking_of, new_row, slot_of
from intake.database import session_scope
from tests.intake.appointments.conftest import REFERENCE, MakeSlot
from tests.intake.appointments.rush import book_at_once, outcome
from tests.intake.conftest import OpenConversation


def test_a_row_without_a_reference_is_no_booking(
    session: Session, hours: Any, slot: MakeSlot, now: datetime
) -> None:
    row = new_row(slot(10), now, "booked", None)
    Seats(session, hours).take(row, slot(10), now)
    assert slot_of(row) == slot(10)
    with pytest.raises(NoSuchBooking):
        booking_of(row)
    row.reference = REFERENCE
    assert booking_of(row).slot == slot(10)


def test_a_seat_that_was_given_back_is_taken_again(
    session: Session, hours: Any, slot: MakeSlot, now: datetime
) -> None:
    seats, rows = Seats(session, hours), [new_row(slot(10), now, "booked", None) for _ in "ab"]
    seats.take(rows[0], slot(10), now)
    with pytest.raises(SlotTaken):
        seats.take(rows[1], slot(10), now)
    seats.give_back(rows[0], now)
    seats.take(rows[1], slot(10), now)
    assert rows[0].state == "cancelled" and rows[1].seat == rows[0].seat


@pytest.mark.parametrize("hour", [8, 12, 17])
def test_nothing_is_booked_outside_hours(
    book: Book, slot: MakeSlot, open_one: OpenConversation, now: datetime, hour: int
) -> None:
    with pytest.raises(OutsideHours):
        book.book(slot(hour), REFERENCE, now)
    with pytest.raises(OutsideHours):
        book.hold(slot(hour), open_one().id, now)


def test_nothing_is_booked_over_closing_time_or_in_the_past_or_at_another_length(
    book: Book, slot: MakeSlot, now: datetime
) -> None:
    with pytest.raises(OutsideHours):
        book.book(slot(11, 30, service="household_help"), REFERENCE, now)
    with pytest.raises(OutsideHours):
        book.book(slot(10), REFERENCE, slot(10).starts_at + timedelta(minutes=1))
    with pytest.raises(OutsideHours):
        book.book(Slot(slot(10).office, "passport", slot(10).starts_at, 5), REFERENCE, now)


def test_of_two_hundred_who_want_one_seat_one_gets_it(
    engine: Engine,
    other_engine: Engine,
    hours: Any,
    slot: MakeSlot,
    now: datetime,
    at_once: Callable[..., list[object]],
) -> None:
    book = book_at_once([engine, other_engine], hours, [slot(10)], now)
    assert outcome(at_once(book, 200)) == (1, 199)
    with session_scope(engine) as session:
        assert len(session.scalars(select(Appointment)).all()) == 1
        assert len(session.scalars(select(SeatCell)).all()) == 3


def test_of_sixty_who_want_three_seats_three_get_one(
    engine: Engine,
    other_engine: Engine,
    hours: Any,
    slot: MakeSlot,
    now: datetime,
    at_once: Callable[..., list[object]],
) -> None:
    hours.seats = 3
    book = book_at_once([engine, other_engine], hours, [slot(10)], now)
    assert outcome(at_once(book, 60)) == (3, 57)


def test_two_who_want_each_others_time_both_keep_their_own(
    engine: Engine,
    other_engine: Engine,
    hours: Any,
    slot: MakeSlot,
    now: datetime,
    at_once: Callable[..., list[object]],
) -> None:
    with session_scope(engine) as session:
        first = Book(session, hours).book(slot(10), "1", now)
        second = Book(session, hours).book(slot(11), "2", now)
    wishes = [(first.id, slot(11)), (second.id, slot(10))]

    def move(number: int) -> str:
        with session_scope([engine, other_engine][number % 2]) as session:
            return Book(session, hours).move(*wishes[number % 2], now).id

    assert outcome(at_once(move, 10)) == (0, 10)
    with session_scope(engine) as session:
        assert Book(session, hours).look_up("1")[0].slot == slot(10)

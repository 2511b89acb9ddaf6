"""A seat goes to one citizen, and comes back when it is not needed."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.appointments import NoSuchBooking, SlotTaken
from intake.appointments.book import Book
from intake.appointments.cells import expire_holds
from intake.appointments.models import SeatCell
from tests.intake.appointments.conftest import REFERENCE, MakeSlot
from tests.intake.conftest import OpenConversation


def test_a_seat_that_was_held_is_booked(
    book: Book, slot: MakeSlot, open_one: OpenConversation, now: datetime
) -> None:
    conversation = open_one()
    hold = book.hold(slot(10), conversation.id, now)
    assert hold.until == now + timedelta(minutes=10)
    assert book.held(conversation.id) == hold
    booking = book.book(hold, REFERENCE, now)
    assert (booking.slot, booking.conversation_id) == (slot(10), conversation.id)
    assert book.look_up(REFERENCE) == [booking]
    assert book.held(conversation.id) is None


def test_what_is_held_nobody_else_gets(
    book: Book, slot: MakeSlot, open_one: OpenConversation, now: datetime
) -> None:
    book.hold(slot(10), open_one().id, now)
    with pytest.raises(SlotTaken):
        book.hold(slot(10), open_one().id, now)
    with pytest.raises(SlotTaken):
        book.book(slot(10), REFERENCE, now)


def test_choosing_another_slot_lets_the_first_go(
    book: Book, slot: MakeSlot, open_one: OpenConversation, now: datetime
) -> None:
    one, other = open_one(), open_one()
    book.hold(slot(10), one.id, now)
    book.hold(slot(11), one.id, now)
    assert book.hold(slot(10), other.id, now).slot == slot(10)


def test_choosing_a_taken_slot_keeps_the_first(
    book: Book, slot: MakeSlot, open_one: OpenConversation, now: datetime
) -> None:
    one, other = open_one(), open_one()
    kept = book.hold(slot(10), one.id, now)
    book.hold(slot(11), other.id, now)
    with pytest.raises(SlotTaken):
        book.hold(slot(11), one.id, now)
    assert book.held(one.id) == kept


def test_who_does_not_want_it_after_all_gives_it_back(
    book: Book, slot: MakeSlot, open_one: OpenConversation, now: datetime
) -> None:
    one = open_one()
    book.hold(slot(10), one.id, now)
    book.let_go(one.id, now)
    assert book.held(one.id) is None
    book.let_go(one.id, now)
    book.book(slot(10), REFERENCE, now)


def test_booking_the_same_hold_twice_is_booking_it_once(
    book: Book, slot: MakeSlot, open_one: OpenConversation, now: datetime
) -> None:
    hold = book.hold(slot(10), open_one().id, now)
    assert book.book(hold, REFERENCE, now) == book.book(hold, REFERENCE, now)
    with pytest.raises(NoSuchBooking):
        book.book(hold, "57241031", now)
    assert len(book.look_up(REFERENCE)) == 1


def test_a_hold_that_ran_off_can_still_be_booked_when_nobody_came(
    session: Session, book: Book, slot: MakeSlot, open_one: OpenConversation, now: datetime
) -> None:
    hold = book.hold(slot(10), open_one().id, now)
    late = now + timedelta(minutes=20)
    expire_holds(session, late)
    assert book.book(hold, REFERENCE, late).slot == slot(10)
    with pytest.raises(SlotTaken):
        book.book(slot(10), "57241031", late)


def test_a_hold_that_ran_off_is_lost_when_somebody_came(
    session: Session, book: Book, slot: MakeSlot, open_one: OpenConversation, now: datetime
) -> None:
    hold = book.hold(slot(10), open_one().id, now)
    late = now + timedelta(minutes=20)
    book.book(slot(10), REFERENCE, late)
    with pytest.raises(SlotTaken):
        book.book(hold, "57241031", late)


def test_a_moved_booking_frees_its_old_time(book: Book, slot: MakeSlot, now: datetime) -> None:
    booking = book.book(slot(10), REFERENCE, now)
    moved = book.move(booking.id, slot(11), now)
    assert (moved.id, moved.slot) == (booking.id, slot(11))
    book.book(slot(10), "57241031", now)
    with pytest.raises(SlotTaken):
        book.book(slot(11), "57241032", now)


def test_a_booking_moves_to_the_seat_that_was_held_for_it(
    session: Session, book: Book, slot: MakeSlot, open_one: OpenConversation, now: datetime
) -> None:
    booking, conversation = book.book(slot(10), REFERENCE, now), open_one()
    hold = book.hold(slot(11), conversation.id, now)
    assert book.move(booking.id, hold, now).slot == slot(11)
    assert book.held(conversation.id) is None
    assert len(session.scalars(select(SeatCell)).all()) == 3


def test_a_hold_that_was_lost_leaves_the_old_booking(
    session: Session, book: Book, slot: MakeSlot, open_one: OpenConversation, now: datetime
) -> None:
    booking, hold = book.book(slot(10), REFERENCE, now), book.hold(slot(11), open_one().id, now)
    late = now + timedelta(minutes=20)
    book.book(slot(11), "57241031", late)
    with pytest.raises(SlotTaken):
        book.move(booking.id, hold, late)
    assert book.look_up(REFERENCE)[0].slot == slot(10)


def test_a_booking_moves_by_less_than_its_own_length(
    session: Session, book: Book, slot: MakeSlot, now: datetime
) -> None:
    booking = book.book(slot(10, service="household_help"), REFERENCE, now)
    book.move(booking.id, slot(10, 15, service="household_help"), now)
    cells = session.scalars(select(SeatCell.starts_at)).all()
    start = slot(10, 15).starts_at
    assert sorted(cells) == [start + number * timedelta(minutes=5) for number in range(9)]


def test_when_the_new_time_is_taken_the_old_booking_stays(
    session: Session, book: Book, slot: MakeSlot, now: datetime
) -> None:
    booking = book.book(slot(10), REFERENCE, now)
    book.book(slot(11), "57241031", now)
    with pytest.raises(SlotTaken):
        book.move(booking.id, slot(11), now)
    session.commit()
    assert book.look_up(REFERENCE)[0].slot == slot(10)
    with pytest.raises(SlotTaken):
        book.book(slot(10), "57241032", now)


def test_a_cancelled_booking_is_gone_and_its_seat_free(
    book: Book, slot: MakeSlot, now: datetime
) -> None:
    booking = book.book(slot(10), REFERENCE, now)
    assert book.cancel(booking.id, now) == booking
    for act in (
        lambda: book.look_up(REFERENCE),
        lambda: book.cancel(booking.id, now),
        lambda: book.move(booking.id, slot(11), now),
    ):
        with pytest.raises(NoSuchBooking):
            act()
    book.book(slot(10), "57241031", now)


def test_one_reference_can_have_two_appointments(book: Book, slot: MakeSlot, now: datetime) -> None:
    book.book(slot(14), REFERENCE, now)
    book.book(slot(10), REFERENCE, now)
    assert [booking.slot for booking in book.look_up(REFERENCE)] == [slot(10), slot(14)]

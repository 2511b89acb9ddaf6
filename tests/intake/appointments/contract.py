"""What every appointment system must do: a test of each one inherits this class.

Its fixture `backend` makes an empty system for the fixture `hours`.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from intake.appointments import Backend, NoSuchBooking, OutsideHours, Slot, SlotTaken
from tests.intake.appointments.conftest import AMSTERDAM, OFFICE, OTHER, REFERENCE, Hours, MakeSlot

Somebody = Callable[[], str]
LATER = timedelta(minutes=20)
"""When a hold has expired."""
DAY = timedelta(days=1)


class Contract:
    """`slot(10)` is ten o'clock tomorrow; `somebody()` is the id of a new conversation."""

    def test_free_times_come_in_order_within_bounds(
        self, backend: Backend, slot: MakeSlot, now: datetime
    ) -> None:
        start, end = slot(9).starts_at, slot(11).starts_at

        def free(limit: int = 99, not_before: datetime = now) -> list[Slot]:
            return backend.free_slots(OFFICE, "passport", start, end, limit, not_before)

        assert free()[0] == slot(9)
        assert free() == sorted(free(), key=lambda one: one.starts_at)
        assert all(start <= one.starts_at < end for one in free())
        assert free(2) == free()[:2]
        assert free(1, not_before=slot(10).starts_at) == [slot(10)]

    def test_what_is_taken_is_not_free(
        self, backend: Backend, slot: MakeSlot, somebody: Somebody, now: datetime
    ) -> None:
        backend.hold(slot(9), somebody(), now)
        backend.book(slot(10), REFERENCE, now)
        found = backend.free_slots(OFFICE, "passport", now, now + 2 * DAY, 99, now)
        assert not {slot(9), slot(10)} & set(found)
        assert slot(11) in found

    def test_several_persons_need_a_seat_for_as_long_as_all_of_them(
        self, backend: Backend, slot: MakeSlot, somebody: Somebody, now: datetime
    ) -> None:
        backend.book(slot(10), OTHER, now)
        start, end = slot(9).starts_at, slot(11).starts_at
        free = backend.free_slots(OFFICE, "passport", start, end, 99, now, 3)
        assert {(one.minutes, one.persons) for one in free} == {(45, 3)}
        at = [f"{one.starts_at.astimezone(AMSTERDAM):%H:%M}" for one in free]
        assert at == ["09:00", "09:15", "10:15", "10:30", "10:45"]
        hold = backend.hold(free[1], somebody(), now)
        assert backend.book(hold, REFERENCE, now).slot == free[1]
        made = backend.look_up(REFERENCE)[0]
        assert made.slot.persons == 3
        assert backend.booking(made.id) == made
        assert made in backend.bookings_between(OFFICE, start, end)
        with pytest.raises(OutsideHours):
            backend.book(replace(free[0], minutes=15), REFERENCE, now)

    def test_the_way_to_the_next_is_nobodys_else(
        self, backend: Backend, hours: Hours, slot: MakeSlot, now: datetime
    ) -> None:
        hours.on_the_way = 20
        booking = backend.book(slot(10), REFERENCE, now)
        with pytest.raises(SlotTaken):
            backend.book(slot(10, 30), OTHER, now)
        with pytest.raises(SlotTaken):
            backend.book(slot(9, 30), OTHER, now)
        backend.book(slot(10, 35), OTHER, now)
        backend.move(booking.id, slot(9), now)
        backend.book(slot(10), OTHER, now)

    def test_a_held_seat_is_booked(
        self, backend: Backend, slot: MakeSlot, somebody: Somebody, now: datetime
    ) -> None:
        who = somebody()
        hold = backend.hold(slot(10), who, now)
        assert hold.until == now + timedelta(minutes=10)
        assert backend.held(who) == hold
        booking = backend.book(hold, REFERENCE, now)
        assert (booking.slot, booking.reference) == (slot(10), REFERENCE)
        assert booking.conversation_id == who
        assert backend.held(who) is None
        assert backend.look_up(REFERENCE) == [booking]

    def test_what_is_held_nobody_else_gets(
        self, backend: Backend, slot: MakeSlot, somebody: Somebody, now: datetime
    ) -> None:
        backend.hold(slot(10), somebody(), now)
        with pytest.raises(SlotTaken):
            backend.hold(slot(10), somebody(), now)
        with pytest.raises(SlotTaken):
            backend.book(slot(10), REFERENCE, now)

    def test_an_office_with_two_seats_gives_two(
        self, backend: Backend, hours: Hours, slot: MakeSlot, somebody: Somebody, now: datetime
    ) -> None:
        hours.seats = 2
        backend.hold(slot(10), somebody(), now)
        backend.book(slot(10), REFERENCE, now)
        with pytest.raises(SlotTaken):
            backend.book(slot(10), OTHER, now)

    def test_another_choice_lets_the_first_go_and_a_vain_one_keeps_it(
        self, backend: Backend, slot: MakeSlot, somebody: Somebody, now: datetime
    ) -> None:
        one, other = somebody(), somebody()
        backend.hold(slot(9), one, now)
        kept = backend.hold(slot(10), one, now)
        backend.hold(slot(9), other, now)
        with pytest.raises(SlotTaken):
            backend.hold(slot(9), one, now)
        assert backend.held(one) == kept

    def test_what_is_let_go_is_free(
        self, backend: Backend, slot: MakeSlot, somebody: Somebody, now: datetime
    ) -> None:
        who = somebody()
        backend.hold(slot(10), who, now)
        backend.let_go(who, now)
        backend.let_go(who, now)
        assert backend.held(who) is None
        backend.book(slot(10), REFERENCE, now)

    def test_booking_a_hold_twice_is_booking_it_once(
        self, backend: Backend, slot: MakeSlot, somebody: Somebody, now: datetime
    ) -> None:
        hold = backend.hold(slot(10), somebody(), now)
        assert backend.book(hold, REFERENCE, now) == backend.book(hold, REFERENCE, now)
        with pytest.raises(NoSuchBooking):
            backend.book(hold, OTHER, now)
        assert len(backend.look_up(REFERENCE)) == 1

    def test_an_expired_hold_is_booked_unless_somebody_came(
        self, backend: Backend, slot: MakeSlot, somebody: Somebody, now: datetime
    ) -> None:
        quick, slow = (backend.hold(slot(hour), somebody(), now) for hour in (10, 11))
        assert backend.book(quick, REFERENCE, now + LATER).slot == slot(10)
        backend.book(slot(11), OTHER, now + LATER)
        with pytest.raises(SlotTaken):
            backend.book(slow, REFERENCE, now + LATER)

    @pytest.mark.parametrize("hour", [8, 12, 17])
    def test_nothing_is_given_outside_hours(
        self, backend: Backend, slot: MakeSlot, somebody: Somebody, now: datetime, hour: int
    ) -> None:
        with pytest.raises(OutsideHours):
            backend.book(slot(hour), REFERENCE, now)
        with pytest.raises(OutsideHours):
            backend.hold(slot(hour), somebody(), now)

    def test_nothing_is_given_in_the_past_or_at_another_length(
        self, backend: Backend, slot: MakeSlot, now: datetime
    ) -> None:
        with pytest.raises(OutsideHours):
            backend.book(slot(10), REFERENCE, slot(10).starts_at + timedelta(minutes=1))
        with pytest.raises(OutsideHours):
            backend.book(Slot(OFFICE, "passport", slot(10).starts_at, 5), REFERENCE, now)

    def test_a_moved_booking_frees_its_old_time(
        self, backend: Backend, slot: MakeSlot, now: datetime
    ) -> None:
        booking = backend.book(slot(10), REFERENCE, now)
        moved = backend.move(booking.id, slot(11), now)
        assert (moved.id, moved.reference, moved.slot) == (booking.id, REFERENCE, slot(11))
        backend.book(slot(10), OTHER, now)
        with pytest.raises(SlotTaken):
            backend.move(booking.id, slot(10), now)
        with pytest.raises(OutsideHours):
            backend.move(booking.id, slot(12), now)
        assert backend.look_up(REFERENCE) == [moved]

    def test_a_booking_moves_to_the_seat_that_was_held_for_it(
        self, backend: Backend, slot: MakeSlot, somebody: Somebody, now: datetime
    ) -> None:
        booking, who = backend.book(slot(10), REFERENCE, now), somebody()
        hold = backend.hold(slot(11), who, now)
        assert backend.move(booking.id, hold, now).slot == slot(11)
        assert backend.held(who) is None

    def test_a_booking_moves_by_less_than_its_own_length(
        self, backend: Backend, slot: MakeSlot, now: datetime
    ) -> None:
        booking = backend.book(slot(10, service="household_help"), REFERENCE, now)
        later = slot(10, 15, service="household_help")
        assert backend.move(booking.id, later, now).slot == later

    def test_a_cancelled_booking_is_gone_and_its_seat_free(
        self, backend: Backend, slot: MakeSlot, now: datetime
    ) -> None:
        booking = backend.book(slot(10), REFERENCE, now)
        assert backend.cancel(booking.id, now) == booking
        for again in (
            lambda: backend.cancel(booking.id, now),
            lambda: backend.move(booking.id, slot(11), now),
            lambda: backend.look_up(REFERENCE),
            lambda: backend.booking(booking.id),
        ):
            with pytest.raises(NoSuchBooking):
                again()
        backend.book(slot(10), OTHER, now)

    def test_one_reference_may_have_two_in_order(
        self, backend: Backend, slot: MakeSlot, now: datetime
    ) -> None:
        for hour in (14, 10):
            backend.book(slot(hour), REFERENCE, now)
        assert [one.slot for one in backend.look_up(REFERENCE)] == [slot(10), slot(14)]

    def test_the_desk_finds_one_by_its_id_and_all_of_a_day(
        self, backend: Backend, slot: MakeSlot, somebody: Somebody, now: datetime
    ) -> None:
        second, first = backend.book(slot(11), REFERENCE, now), backend.book(slot(9), OTHER, now)
        held = backend.hold(slot(10), somebody(), now)
        assert backend.booking(first.id) == first
        for typed in (held.id, "nothing", "\x00", ""):
            with pytest.raises(NoSuchBooking):
                backend.booking(typed)
        start = slot(9).starts_at
        assert backend.bookings_between(OFFICE, start, start + DAY) == [first, second]
        assert backend.bookings_between(OFFICE, start, slot(11).starts_at) == [first]
        assert backend.bookings_between("gemeente-leek/elsewhere", start, start + DAY) == []

    def test_of_many_who_want_a_seat_at_once_one_gets_it(
        self,
        backend: Backend,
        slot: MakeSlot,
        now: datetime,
        at_once: Callable[..., list[object]],
    ) -> None:
        results = at_once(lambda number: backend.book(slot(10), f"{number:08d}", now), 20)
        assert sum(isinstance(one, SlotTaken) for one in results) == 19

    def test_a_cancelled_booking_is_found_and_restored(
        self, backend: Backend, slot: MakeSlot, now: datetime
    ) -> None:
        booking = backend.book(slot(10), REFERENCE, now)
        assert backend.cancelled(REFERENCE) == []
        backend.cancel(booking.id, now)
        assert backend.cancelled(REFERENCE) == [booking]
        assert backend.restore(booking.id, now) == booking
        assert (backend.cancelled(REFERENCE), backend.look_up(REFERENCE)) == ([], [booking])

    def test_what_somebody_else_has_by_now_stays_cancelled(
        self, backend: Backend, slot: MakeSlot, now: datetime
    ) -> None:
        booking = backend.book(slot(10), REFERENCE, now)
        backend.cancel(booking.id, now)
        backend.book(slot(10), OTHER, now)
        with pytest.raises(SlotTaken):
            backend.restore(booking.id, now)
        assert backend.cancelled(REFERENCE) == [booking]

    def test_only_what_is_cancelled_and_still_to_come_is_restored(
        self, backend: Backend, slot: MakeSlot, now: datetime
    ) -> None:
        booking = backend.book(slot(10), REFERENCE, now)
        for id_ in (booking.id, "nobody"):
            with pytest.raises(NoSuchBooking):
                backend.restore(id_, now)
        backend.cancel(booking.id, now)
        with pytest.raises(OutsideHours):
            backend.restore(booking.id, now + 2 * DAY)

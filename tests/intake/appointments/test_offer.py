"""Only what can really be booked is offered."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session

from intake.appointments import Slot
from intake.appointments.book import Book
from tests.intake.appointments.conftest import AMSTERDAM, OFFICE, MakeSlot

THURSDAY = datetime(2026, 3, 12, tzinfo=AMSTERDAM)
FRIDAY = datetime(2026, 3, 13, tzinfo=AMSTERDAM)
MONDAY = datetime(2026, 3, 16, tzinfo=AMSTERDAM)


def offered(
    book: Book,
    start: datetime,
    end: datetime,
    service: str = "passport",
    limit: int = 500,
    not_before: datetime | None = None,
) -> list[str]:
    slots = book.free_slots(OFFICE, service, start, end, limit, not_before or start)
    return [slot.starts_at.astimezone(AMSTERDAM).strftime("%a %H:%M") for slot in slots]


def test_slots_begin_at_each_opening_and_end_before_closing(book: Book) -> None:
    slots = offered(book, THURSDAY, FRIDAY, service="household_help")
    assert slots[0] == "Thu 09:00"
    assert "Thu 11:15" in slots and "Thu 11:30" not in slots
    assert "Thu 13:00" in slots and slots[-1] == "Thu 16:15"


def test_no_more_than_asked_for_and_the_earliest_first(book: Book) -> None:
    slots = offered(book, THURSDAY, MONDAY, limit=3)
    assert slots == ["Thu 09:00", "Thu 09:15", "Thu 09:30"]


def test_closed_days_are_skipped(book: Book) -> None:
    saturday = FRIDAY + timedelta(days=1)
    assert offered(book, saturday, MONDAY + timedelta(hours=12), limit=1) == ["Mon 09:00"]


def test_nothing_before_the_notice_the_office_wants(book: Book) -> None:
    notice = THURSDAY + timedelta(hours=14, minutes=5)
    assert offered(book, THURSDAY, FRIDAY, not_before=notice)[0] == "Thu 14:15"


def test_the_step_comes_from_the_profile(session: Session, hours: Any) -> None:
    half_hours = Book(session, hours, step_minutes=30)
    assert offered(half_hours, THURSDAY, FRIDAY, limit=2) == ["Thu 09:00", "Thu 09:30"]


def test_a_booked_slot_and_all_that_overlap_it_are_not_offered(
    book: Book, slot: MakeSlot, now: datetime
) -> None:
    book.book(slot(10, service="household_help"), "57241030", now)
    passport = offered(book, THURSDAY, FRIDAY)
    assert {"Thu 09:45", "Thu 10:45"} <= set(passport)
    assert not {"Thu 10:00", "Thu 10:15", "Thu 10:30"} & set(passport)
    long = offered(book, THURSDAY, FRIDAY, service="household_help")
    assert "Thu 09:15" in long and "Thu 09:30" not in long and "Thu 10:45" in long


def test_a_second_seat_is_still_offered_and_a_third_is_not_there(
    book: Book, hours: Any, slot: MakeSlot, now: datetime
) -> None:
    hours.seats = 2
    book.book(slot(10), "57241030", now)
    assert "Thu 10:00" in offered(book, THURSDAY, FRIDAY)
    book.book(slot(10), "57241031", now)
    assert "Thu 10:00" not in offered(book, THURSDAY, FRIDAY)


def test_a_seat_must_be_free_for_the_whole_time(
    book: Book, hours: Any, slot: MakeSlot, now: datetime
) -> None:
    hours.seats = 2
    book.book(slot(10), "1", now)  # first seat until 10:15
    book.book(slot(10, 15), "2", now)  # first seat from 10:15
    book.book(slot(10, 15), "3", now)  # second seat from 10:15: no one seat has 45 minutes
    assert "Thu 10:00" not in offered(book, THURSDAY, FRIDAY, service="household_help")


def test_another_office_of_another_town_is_not_touched(
    book: Book, slot: MakeSlot, now: datetime
) -> None:
    book.book(slot(10, office="stad-antwerpen/gemeentehuis"), "57241030", now)
    assert "Thu 10:00" in offered(book, THURSDAY, FRIDAY)


def test_a_whole_month_costs_one_query(book: Book, session: Session) -> None:
    queries: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        queries.append(statement)

    connection = session.connection()
    event.listen(connection, "before_cursor_execute", count)
    assert len(offered(book, THURSDAY, THURSDAY + timedelta(days=30))) == 500
    assert len(queries) == 1


def test_in_the_night_without_an_hour_slots_keep_their_real_length(
    session: Session, hours: Any
) -> None:
    hours.opening, hours.weekend = ((1, 5),), True
    night = datetime(2026, 3, 29, tzinfo=AMSTERDAM)  # 02:00 becomes 03:00
    slots = Book(session, hours).free_slots(
        OFFICE, "household_help", night, night + timedelta(hours=6), 100, night
    )
    assert len(slots) == 10  # three hours, not four: the last begins 45 minutes before five
    assert {slot.ends_at - slot.starts_at for slot in slots} == {timedelta(minutes=45)}
    assert slots[3].starts_at.astimezone(AMSTERDAM).strftime("%H:%M") == "01:45"
    assert slots[3].ends_at.astimezone(AMSTERDAM).strftime("%H:%M") == "03:30"


def test_in_the_night_with_an_hour_twice_both_hours_are_offered(
    session: Session, hours: Any, now: datetime
) -> None:
    hours.opening, hours.weekend = ((1, 5),), True
    night = datetime(2026, 10, 25, tzinfo=AMSTERDAM)  # 03:00 becomes 02:00
    book = Book(session, hours)
    at_two_for_the_first_time = datetime(2026, 10, 25, 0, 0, tzinfo=UTC)
    book.book(Slot(OFFICE, "passport", at_two_for_the_first_time, 15), "57241030", now)
    slots = book.free_slots(OFFICE, "passport", night, night + timedelta(hours=7), 100, night)
    starts = [slot.starts_at for slot in slots]
    assert len(starts) == 5 * 4 - 1
    assert at_two_for_the_first_time not in starts
    assert at_two_for_the_first_time + timedelta(hours=1) in starts

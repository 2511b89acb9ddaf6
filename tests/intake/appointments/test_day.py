"""Staff see the living bookings of a day, and what they do is written down."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from intake import appointments
from intake.appointments import NoSuchBooking, Slot
from intake.appointments import day as kept
from intake.appointments.models import Appointment

OFFICE = "gemeente-leek/town_hall"
TEN = timedelta(minutes=10)


@pytest.fixture
def booked(session: Session, now: datetime) -> dict[str, datetime]:
    """One booking at each of three times, beside what is none."""
    rows = {
        "first": (now, "booked", OFFICE),
        "second": (now + TEN, "booked", OFFICE),
        "next_day": (now + timedelta(days=1), "booked", OFFICE),
        "held": (now + TEN, "held", OFFICE),
        "cancelled": (now + TEN, "cancelled", OFFICE),
        "elsewhere": (now + TEN, "booked", "gemeente-leek/home_visit"),
    }
    for id_, (at, state, office) in rows.items():
        reference = None if state == "held" else "12345674"
        session.add(
            Appointment(
                id=id_, reference=reference, municipality="gemeente-leek", office=office,
                service="passport", seat=0, starts_at=at, ends_at=at + TEN, state=state,
                created_at=now, updated_at=now,
            )
        )  # fmt: skip
    session.flush()
    return {id_: at for id_, (at, _, _) in rows.items()}


def test_a_day_holds_what_begins_in_it(
    session: Session, booked: dict[str, datetime], now: datetime
) -> None:
    day = kept.bookings_between(session, OFFICE, now, now + timedelta(days=1))
    assert [one.id for one in day] == ["first", "second"]
    assert day[0].slot == Slot(OFFICE, "passport", now, 10)


def test_only_a_living_booking_is_found(session: Session, booked: dict[str, datetime]) -> None:
    assert kept.booking(session, "first").reference == "12345674"
    for id_ in ("held", "cancelled", "nothing", "\x00"):
        with pytest.raises(NoSuchBooking):
            kept.booking(session, id_)


def test_acts_are_kept_in_order_and_a_second_look_is_none(
    session: Session, booked: dict[str, datetime], now: datetime
) -> None:
    for clerk, act, minutes in (
        ("anna", "viewed", 0), ("anna", "viewed", 9), ("bert", "viewed", 9),
        ("anna", "cancelled", 9), ("anna", "viewed", 20),
    ):  # fmt: skip
        at = now + timedelta(minutes=minutes)
        appointments.note_act(session, "first", clerk, act, at, minutes=minutes)
    kept = [(one.staff_id, one.act) for one in appointments.acts_on(session, ["first"])]
    assert kept == [
        ("anna", "viewed"), ("bert", "viewed"), ("anna", "cancelled"), ("anna", "viewed"),
    ]  # fmt: skip
    assert appointments.acts_on(session, ["second"]) == []


def test_the_history_goes_with_its_appointment(
    session: Session, booked: dict[str, datetime], now: datetime
) -> None:
    appointments.note_act(session, "first", "anna", "viewed", now)
    session.delete(session.get_one(Appointment, "first"))
    session.flush()
    session.expire_all()
    assert appointments.acts_on(session, ["first"]) == []

"""A change of hours is heard within seconds, and the profile stays as its file is."""

from datetime import datetime
from itertools import count

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from intake import openings
from intake.advice.booking_hours import BookingHours
from intake.advice.opening_hours import closure, intervals
from intake.clock import Clock
from intake.database import connect
from intake.municipalities import Municipality
from intake.openings import Openings, with_exceptions
from tests.intake.openings.test_exceptions import TODAY, proposed


def test_a_place_is_closed_with_the_reason_that_was_written(leek: Municipality) -> None:
    row = proposed(
        leek, place="town_hall", reason={"nl": "Er is geen stroom.", "de": "Kein Strom."}
    )
    closed = with_exceptions(leek, [row])
    assert intervals(leek, "town_hall", TODAY) and intervals(closed, "town_hall", TODAY) == []
    why = closure(closed, "town_hall", TODAY, "nl")
    assert why is not None and why.reason == "Er is geen stroom."
    assert closed.offices["town_hall"].id == "town_hall" and closed.id == leek.id


def test_no_appointment_is_given_when_it_is_closed(leek: Municipality) -> None:
    closed = with_exceptions(leek, [proposed(leek)])
    office = f"{leek.id}/town_hall"
    assert BookingHours(leek).intervals(office, "passport", TODAY)
    assert BookingHours(closed).intervals(office, "passport", TODAY) == []


def test_the_whole_municipality_is_every_place(leek: Municipality) -> None:
    changed = with_exceptions(leek, [proposed(leek, open_=["10:00-11:00"])])
    for place in (*leek.offices, *leek.departments):
        before, after = intervals(leek, place, TODAY), intervals(changed, place, TODAY)
        assert [(one.start.hour, one.end.hour) for one in after] in ([(10, 11)], []) or not before


def test_it_is_heard_at_the_next_look_and_gone_after_the_undoing(
    engine: Engine, session: Session, leek: Municipality, lena: str, now: datetime
) -> None:
    ticks = map(float, count(step=3))
    look = Openings(engine, Clock(now), lambda: next(ticks))
    assert look(leek) is leek
    row = openings.put(session, proposed(leek), lena, now)
    session.commit()
    changed = look(leek)
    assert intervals(changed, "town_hall", TODAY) == []
    assert look(leek) is changed
    openings.undo(session, leek.id, row.id, lena, now)
    session.commit()
    assert look(leek) is leek


def test_within_two_seconds_nobody_asks_again(
    engine: Engine, session: Session, leek: Municipality, lena: str, now: datetime
) -> None:
    look = Openings(engine, Clock(now), lambda: 0.0)
    assert look(leek) is leek
    openings.put(session, proposed(leek), lena, now)
    session.commit()
    assert look(leek) is leek


def test_while_the_database_is_gone_the_profile_is_there(
    leek: Municipality, now: datetime, tmp_path_factory: pytest.TempPathFactory
) -> None:
    gone = connect(f"sqlite:///{tmp_path_factory.mktemp('gone') / 'nowhere' / 'intake.db'}")
    assert Openings(gone, Clock(now))(leek) is leek

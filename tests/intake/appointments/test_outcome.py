"""What follows from a booking is recorded with it, or after it where the two cannot be one."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from intake.appointments import Backend, Booking, NoSuchBooking, Slot, SlotTaken, carry_out
from intake.appointments.demo import DemoBackend, Memory
from intake.appointments.sql import SqlBackend
from intake.database import session_scope
from tests.intake.appointments.conftest import REFERENCE, Hours


class Alone(DemoBackend):
    """A system beside ours, which nobody may ask while the database is locked."""

    def __init__(self, engine: Engine, hours: Hours) -> None:
        super().__init__(Memory(), hours)
        self._engine = engine

    def book(self, *given: Any, **also: Any) -> Booking:
        with session_scope(self._engine):
            return super().book(*given, **also)


@pytest.fixture(params=[SqlBackend, Alone])
def backend(request: pytest.FixtureRequest, engine: Engine, hours: Hours) -> Backend:
    made: Backend = request.param(engine, hours)
    return made


@pytest.fixture
def booked(
    engine: Engine, backend: Backend, slot: Callable[..., Slot], now: datetime
) -> Callable[..., Any]:
    def book(record: Callable[[Session, Booking], Any]) -> Any:
        return carry_out(
            engine,
            backend,
            lambda _: REFERENCE,
            lambda system, reference: system.book(slot(10), reference, now),
            record,
        )

    return book


def test_what_follows_is_recorded_of_the_outcome(
    backend: Backend, booked: Callable[..., Any]
) -> None:
    booking, recorded = booked(lambda _, made: made.reference)
    assert recorded == REFERENCE
    assert backend.look_up(REFERENCE) == [booking]


def test_nothing_is_recorded_of_what_was_refused(booked: Callable[..., Any]) -> None:
    recorded: list[Booking] = []
    booked(lambda *_: None)
    with pytest.raises(SlotTaken):
        booked(lambda _, made: recorded.append(made))
    assert not recorded


def test_only_a_system_that_joins_takes_back_what_could_not_be_recorded(
    backend: Backend, booked: Callable[..., Any]
) -> None:
    with pytest.raises(ZeroDivisionError):
        booked(lambda *_: 1 / 0)
    if backend.joins:
        with pytest.raises(NoSuchBooking):
            backend.look_up(REFERENCE)
    else:
        assert len(backend.look_up(REFERENCE)) == 1

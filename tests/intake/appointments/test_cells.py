"""Cells of a seat, and holds that have expired."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from intake.appointments import SlotTaken
from intake.appointments.book import Book
from intake.appointments.cells import expire_holds
from intake.appointments.models import SeatCell
from intake.database import session_scope
from tests.intake.appointments.conftest import REFERENCE, MakeSlot
from tests.intake.appointments.rush import book_at_once, outcome
from tests.intake.conftest import OpenConversation


def test_a_hold_that_ran_off_is_free_for_others(
    session: Session, book: Book, slot: MakeSlot, open_one: OpenConversation, now: datetime
) -> None:
    book.hold(slot(10), open_one().id, now)
    assert expire_holds(session, now + timedelta(minutes=9)) == 0
    assert expire_holds(session, now + timedelta(minutes=10)) == 1
    book.book(slot(10), REFERENCE, now + timedelta(minutes=10))


def test_who_wants_a_seat_need_not_wait_for_the_sweep(
    book: Book, slot: MakeSlot, open_one: OpenConversation, now: datetime
) -> None:
    book.hold(slot(10), open_one().id, now)
    other = open_one()
    assert book.hold(slot(10), other.id, now + timedelta(minutes=10)).slot == slot(10)


def test_a_time_off_the_grid_still_shuts_out_its_neighbours(
    book: Book, slot: MakeSlot, now: datetime
) -> None:
    book.book(slot(10, 3), REFERENCE, now)
    for minute in (0, 15):
        with pytest.raises(SlotTaken):
            book.book(slot(10, minute), "57241031", now)
    book.book(slot(10, 20), "57241031", now)


def test_overlapping_wishes_end_in_bookings_that_do_not_overlap(
    engine: Engine,
    other_engine: Engine,
    hours: Any,
    slot: MakeSlot,
    now: datetime,
    at_once: Callable[..., list[object]],
) -> None:
    wishes = [slot(10, minute, service="household_help") for minute in (0, 15, 30, 45)]
    results = at_once(book_at_once([engine, other_engine], hours, wishes, now), 40)
    won, lost = outcome(results)
    assert won in (1, 2)
    assert won + lost == 40
    with session_scope(engine) as session:
        assert len(session.scalars(select(SeatCell)).all()) == won * 9

"""What the tables themselves forbid."""

from datetime import datetime

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from intake.appointments.book import Book
from intake.appointments.models import SeatCell
from tests.intake.appointments.conftest import REFERENCE, MakeSlot


def test_one_cell_of_a_seat_cannot_be_written_twice(
    session: Session, book: Book, slot: MakeSlot, now: datetime
) -> None:
    booking = book.book(slot(10), REFERENCE, now)
    cell = {
        "office": slot(10).office,
        "seat": 0,
        "starts_at": slot(10).starts_at,
        "appointment_id": booking.id,
    }
    with pytest.raises(IntegrityError):
        session.execute(insert(SeatCell).values(cell))

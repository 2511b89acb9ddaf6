"""Cells of five minutes: which a slot fills, which are taken, who takes them first."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from intake.appointments.backend import Slot
from intake.appointments.models import Appointment, SeatCell

CELL = timedelta(minutes=5)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def cells_between(start: datetime, end: datetime) -> list[datetime]:
    """Every cell that the time from `start` to `end` (UTC) touches, in order."""
    first = start - (start - EPOCH) % CELL
    return [first + number * CELL for number in range(-((first - end) // CELL))]


def cells_of(slot: Slot, travel: timedelta = timedelta()) -> list[datetime]:
    """The cells that this slot fills, with the way to the next."""
    return cells_between(slot.starts_at, slot.ends_at + travel)


def taken_seats(
    session: Session, office: str, start: datetime, end: datetime, but_for: str | None = None
) -> dict[datetime, set[int]]:
    """The taken seats of every cell that touches [start, end), in one query; `but_for` leaves
    out the cells of one appointment."""
    query = select(SeatCell.starts_at, SeatCell.seat).where(
        SeatCell.office == office, SeatCell.starts_at > start - CELL, SeatCell.starts_at < end
    )
    if but_for is not None:
        query = query.where(SeatCell.appointment_id != but_for)
    taken: dict[datetime, set[int]] = {}
    for starts_at, seat in session.execute(query):
        taken.setdefault(starts_at, set()).add(seat)
    return taken


def fill(
    session: Session, office: str, seat: int, cells: Collection[datetime], appointment_id: str
) -> None:
    """Take these cells, all or none, in order (so that two who overlap cannot block each other).

    Raises `sqlalchemy.exc.IntegrityError` when another has one of them.
    """
    rows = [
        {"office": office, "seat": seat, "starts_at": cell, "appointment_id": appointment_id}
        for cell in sorted(cells)
    ]
    if rows:
        session.execute(insert(SeatCell).values(rows))


def owned(session: Session, appointment_id: str) -> list[datetime]:
    """Where the cells of this appointment begin; they are all of one seat."""
    mine = select(SeatCell.starts_at).where(SeatCell.appointment_id == appointment_id)
    return list(session.scalars(mine))


def empty(session: Session, office: str, seat: int, cells: Collection[datetime]) -> None:
    """Free these cells of one seat."""
    session.execute(
        delete(SeatCell)
        .where(SeatCell.office == office, SeatCell.seat == seat, SeatCell.starts_at.in_(cells))
        .execution_options(synchronize_session=False)
    )


def give_back(session: Session, appointment_ids: Collection[str]) -> None:
    """Free every cell of these appointments."""
    session.execute(
        delete(SeatCell)
        .where(SeatCell.appointment_id.in_(appointment_ids))
        .execution_options(synchronize_session=False)
    )


def expire_holds(session: Session, now: datetime) -> int:
    """Give back every seat held until `now` or before; how many holds that were."""
    expired = session.scalars(
        update(Appointment)
        .where(Appointment.state == "held", Appointment.held_until <= now)
        .values(state="expired", updated_at=now)
        .returning(Appointment.id)
        .execution_options(synchronize_session="fetch")
    ).all()
    give_back(session, expired)
    return len(expired)

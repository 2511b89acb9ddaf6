"""A change in an appointment system and what we record of it: together where that is possible."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from intake.appointments.backend import Backend, Booking
from intake.database import session_scope

Prepared = TypeVar("Prepared")
Recorded = TypeVar("Recorded")


def carry_out(
    engine: Engine,
    backend: Backend,
    prepare: Callable[[Session], Prepared],
    change: Callable[[Backend, Prepared], Booking],
    record: Callable[[Session, Booking], Recorded],
) -> tuple[Booking, Recorded]:
    """Make a change, and record what follows from its outcome (a confirmation, a clerk's act).

    `prepare` reads or writes what the change needs of our database. In a system that joins our
    transactions all three are committed together. Another is asked with no transaction open, so
    that nobody waits for a lock while it answers; then nothing is recorded of a change that was
    refused, and a process that dies in between leaves a booking of which nobody is sent word.
    Raises what `change` raises.
    """
    if backend.joins:
        with session_scope(engine) as session:
            booking = change(backend.within(session), prepare(session))
            return booking, record(session, booking)
    with session_scope(engine) as session:
        prepared = prepare(session)
    booking = change(backend, prepared)
    with session_scope(engine) as session:
        return booking, record(session, booking)

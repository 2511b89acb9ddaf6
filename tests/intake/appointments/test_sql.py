"""Our own appointment system fulfils the contract, each verb in a transaction of its own."""

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import Engine

from intake.appointments import Backend, NoSuchBooking, Slot
from intake.appointments.sql import SqlBackend
from intake.conversations import open_conversation
from intake.database import session_scope
from tests.intake.appointments.conftest import REFERENCE, Hours
from tests.intake.appointments.contract import Contract


@pytest.fixture
def backend(engine: Engine, hours: Hours) -> Backend:
    return SqlBackend(engine, hours)


@pytest.fixture
def somebody(engine: Engine, now: datetime) -> Callable[[], str]:
    def opened() -> str:
        with session_scope(engine) as session:
            return open_conversation(
                session,
                municipality="gemeente-leek",
                channel="chat",
                language="nl",
                locale="nl-NL",
                now=now,
            ).id

    return opened


class TestSqlBackend(Contract):
    """`Contract`, on SQLite and on PostgreSQL."""


def test_within_a_transaction_all_is_kept_or_nothing(
    engine: Engine, backend: Backend, slot: Callable[..., Slot], now: datetime
) -> None:
    with pytest.raises(ZeroDivisionError), session_scope(engine) as session:
        backend.within(session).book(slot(10), REFERENCE, now)
        raise ZeroDivisionError
    with pytest.raises(NoSuchBooking):
        backend.look_up(REFERENCE)

"""The system in memory fulfils the contract, and keeps what it has when the profile changes."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest

from intake.appointments import Backend, Slot
from intake.appointments.demo import DemoBackend, Memory
from tests.intake.appointments.conftest import REFERENCE, Hours
from tests.intake.appointments.contract import Contract


@pytest.fixture
def memory() -> Memory:
    return Memory()


@pytest.fixture
def backend(memory: Memory, hours: Hours) -> Backend:
    return DemoBackend(memory, hours)


@pytest.fixture
def somebody() -> Callable[[], str]:
    return lambda: str(uuid4())


class TestDemoBackend(Contract):
    """`Contract`, in memory."""


def test_other_hours_forget_no_booking(
    memory: Memory, backend: Backend, slot: Callable[..., Slot], now: datetime
) -> None:
    booking = backend.book(slot(10), REFERENCE, now)
    anew = DemoBackend(memory, Hours(opening=((13, 17),)))
    assert anew.look_up(REFERENCE) == [booking]

"""A clerk of Leek, whose password costs little to check."""

from collections.abc import Callable
from datetime import datetime

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine

from intake.municipalities import Municipality
from intake.staff import Clerk, passwords
from tests.intake.staff.clerks import put


@pytest.fixture(scope="session")
def leek(profile: Callable[[str], Municipality]) -> Municipality:
    return profile("gemeente-leek")


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash in no time."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", hasher)


@pytest.fixture
def fatima(engine: Engine, leek: Municipality, now: datetime) -> Clerk:
    return put(engine, leek, now)

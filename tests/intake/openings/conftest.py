"""Somebody of the staff who changes hours."""

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from intake import staff
from intake.municipalities import Municipality


@pytest.fixture
def leek(profile: Callable[[str], Municipality]) -> Municipality:
    return profile("gemeente-leek")


@pytest.fixture
def lena(session: Session, leek: Municipality, now: datetime) -> str:
    """The id of a lead."""
    clerk = staff.put_clerk(
        session, leek, email="lena@leek.example", name="Lena", role="lead", departments=[],
        password="hier-komt-niemand-in", now=now,
    )  # fmt: skip
    session.commit()
    return clerk.id

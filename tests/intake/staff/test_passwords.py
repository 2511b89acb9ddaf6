"""Passwords of the desk."""

from datetime import datetime

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine

from intake import staff
from intake.database import session_scope
from intake.staff import Clerk, passwords
from tests.intake.staff.clerks import EMAIL


def test_a_hash_of_weaker_times_is_made_anew(
    engine: Engine, fatima: Clerk, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    stronger = PasswordHasher(time_cost=2, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", stronger)
    staff.sign_in(engine, EMAIL, "secret", now)
    with session_scope(engine) as session:
        kept = session.get_one(Clerk, fatima.id).password_hash
    assert "t=2" in kept
    assert staff.sign_in(engine, EMAIL, "secret", now)


def test_a_new_password_is_long_and_has_no_letters_that_look_alike() -> None:
    made = {staff.new_password() for _ in range(50)}
    assert len(made) == 50
    assert all(len(one) == 19 and not set(one) & set("il1o0") for one in made)

"""Whoever has a password gets a new one for it, and nobody else."""

from datetime import datetime

import pytest
from sqlalchemy import Engine

from intake import staff
from intake.database import read_scope, session_scope
from intake.staff import Clerk
from intake.staff.administration import acts, own_password
from tests.intake.staff.clerks import EMAIL


def test_the_old_one_and_what_was_open_elsewhere_end(
    engine: Engine, fatima: Clerk, now: datetime
) -> None:
    here, there = (staff.sign_in(engine, EMAIL, "secret", now) for _ in range(2))
    made = own_password.renew(engine, fatima.id, "secret", now, but=here)
    assert staff.signed_in(engine, here, now) is not None
    assert staff.signed_in(engine, there, now) is None
    assert staff.sign_in(engine, EMAIL, made, now)
    with pytest.raises(staff.NotAClerk):
        staff.sign_in(engine, EMAIL, "secret", now)
    with read_scope(engine) as session:
        (act,) = acts.of_account(session, fatima.id, most=5)
    assert (act.act, act.by) == ("password_made", fatima.id)
    assert made not in repr(act.detail)


@pytest.mark.parametrize("given", ["", "Secret", "secret "])
def test_who_does_not_know_it_changes_nothing(
    given: str, engine: Engine, fatima: Clerk, now: datetime
) -> None:
    with pytest.raises(staff.NotAClerk):
        own_password.renew(engine, fatima.id, given, now, but="")
    assert staff.sign_in(engine, EMAIL, "secret", now)


def test_who_signs_in_at_a_provider_has_none_here(
    engine: Engine, fatima: Clerk, now: datetime
) -> None:
    with session_scope(engine) as session:
        session.get_one(Clerk, fatima.id).password_hash = ""
    with pytest.raises(staff.NotAClerk):
        own_password.renew(engine, fatima.id, "", now, but="")

"""Clerks have accounts, see what is theirs, and are signed in for a while."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select

from intake import staff
from intake.database import session_scope
from intake.staff import Clerk
from intake.staff.models import SignIn
from intake.staff.signing_in import MOST
from tests.intake.staff.clerks import EMAIL


def test_a_clerk_signs_in_whatever_the_case_of_the_address(
    engine: Engine, fatima: Clerk, now: datetime
) -> None:
    token = staff.sign_in(engine, " FATIMA@leek.example", "secret", now)
    found = staff.signed_in(engine, token, now)
    assert found is not None
    assert (found.id, found.email) == (fatima.id, "fatima@leek.example")


@pytest.mark.parametrize(
    ("email", "password"), [(EMAIL, "Secret"), ("x@y", "secret"), ("", ""), ("\0", "\0")]
)
def test_nobody_else_does(
    email: str, password: str, engine: Engine, fatima: Clerk, now: datetime
) -> None:
    with pytest.raises(staff.NotAClerk):
        staff.sign_in(engine, email, password, now)


def test_sign_ins_that_are_over_are_forgotten(engine: Engine, fatima: Clerk, now: datetime) -> None:
    for hours in (0, 1, 2):
        staff.sign_in(engine, EMAIL, "secret", now + timedelta(hours=hours))
    with session_scope(engine) as session:
        assert session.scalar(select(func.count()).select_from(SignIn)) == 1


def test_of_more_than_a_few_at_once_the_one_used_least_lately_ends(
    engine: Engine, fatima: Clerk, now: datetime
) -> None:
    minute = timedelta(minutes=1)
    tokens = [staff.sign_in(engine, EMAIL, "secret", now + n * minute) for n in range(MOST)]
    assert staff.signed_in(engine, tokens[0], now + 6 * minute) is not None
    staff.sign_in(engine, EMAIL, "secret", now + 7 * minute)
    held = [staff.signed_in(engine, one, now + 8 * minute) is not None for one in tokens]
    assert held == [True, False, True, True, True]


def test_who_has_the_password_alone_ends_nothing(
    engine: Engine, fatima: Clerk, now: datetime
) -> None:
    mine = staff.sign_in(engine, EMAIL, "secret", now)
    for _ in range(MOST + 1):
        staff.sign_in(engine, EMAIL, "secret", now, both=True)
    assert staff.signed_in(engine, mine, now) is not None

"""Accounts of the desk."""

from datetime import datetime

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from intake import staff
from intake.database import session_scope
from intake.municipalities import Municipality
from intake.staff import Clerk
from tests.intake.staff.clerks import EMAIL, put


def test_changing_an_account_signs_it_out_and_keeps_its_id(
    engine: Engine, fatima: Clerk, leek: Municipality, now: datetime
) -> None:
    token = staff.sign_in(engine, EMAIL, "secret", now)
    again = put(engine, leek, now, name="Fatima E.", password="other")
    assert (again.id, again.name) == (fatima.id, "Fatima E.")
    assert staff.signed_in(engine, token, now) is None
    with pytest.raises(staff.NotAClerk):
        staff.sign_in(engine, EMAIL, "secret", now)


def test_who_is_gone_comes_back_with_a_new_account_only(
    engine: Engine, fatima: Clerk, leek: Municipality, now: datetime
) -> None:
    token = staff.sign_in(engine, EMAIL, "secret", now)
    with session_scope(engine) as session:
        assert staff.let_go(session, EMAIL, now)
        assert not staff.let_go(session, "nobody@leek.example", now)
    assert staff.signed_in(engine, token, now) is None
    with pytest.raises(staff.NotAClerk):
        staff.sign_in(engine, EMAIL, "secret", now)
    put(engine, leek, now)
    assert staff.sign_in(engine, EMAIL, "secret", now)


def test_a_clerk_sees_their_departments_and_a_lead_all(
    engine: Engine, leek: Municipality, now: datetime, fatima: Clerk
) -> None:
    assert staff.departments_of(fatima, leek) == ("kcc", "wmo")
    lead = put(engine, leek, now, email="lena@x", role="lead", departments=[])
    assert staff.departments_of(lead, leek) == tuple(leek.departments)


def test_an_account_names_roles_and_departments_that_there_are(
    engine: Engine, leek: Municipality, now: datetime
) -> None:
    with pytest.raises(staff.UnknownRole):
        put(engine, leek, now, role="mayor")
    with pytest.raises(staff.UnknownDepartment):
        put(engine, leek, now, departments=["wmo", "isdn"])


def test_names_of_clerks_are_known_by_id(session: Session, fatima: Clerk) -> None:
    assert staff.names(session, [fatima.id, "nobody"]) == {fatima.id: "Fatima"}

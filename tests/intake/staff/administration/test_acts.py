"""The log of accounts."""

from datetime import datetime, timedelta

from sqlalchemy import Engine, select

from intake.database import session_scope
from intake.municipalities import Municipality
from intake.security.log import SecurityEvent
from intake.staff import Clerk
from intake.staff.administration import acts
from tests.intake.staff.clerks import put


def test_the_newest_come_first_and_in_pages(
    engine: Engine, leek: Municipality, fatima: Clerk, now: datetime
) -> None:
    with session_scope(engine) as session:
        for number in range(5):
            at = now + timedelta(minutes=number)
            acts.note(session, "ended", fatima, fatima.id, at, n=number)
        first = acts.of_municipality(session, leek.id, first=0, most=2)
        second = acts.of_municipality(session, leek.id, first=2, most=2)
    assert [row.detail["n"] for row in (*first, *second)] == [4, 3, 2, 1]


def test_another_municipalitys_are_not_shown(
    engine: Engine, leek: Municipality, fatima: Clerk, now: datetime
) -> None:
    with session_scope(engine) as session:
        acts.note(session, "ended", fatima, fatima.id, now)
        assert acts.of_municipality(session, "antwerpen", first=0, most=9) == []


def test_one_accounts_lines_are_its_own(
    engine: Engine, leek: Municipality, fatima: Clerk, now: datetime
) -> None:
    joost = put(engine, leek, now, email="joost@leek.example")
    with session_scope(engine) as session:
        acts.note(session, "left", joost, f"{acts.OPERATOR}{'x' * 99}", now)
        acts.note(session, "ended", fatima, joost.id, now)
        found = acts.of_account(session, joost.id, most=9)
    assert [row.act for row in found] == ["left"]
    assert len(found[0].by) == acts.LONGEST_BY


def test_the_security_log_tells_of_the_same_without_the_operator_mark(
    engine: Engine, leek: Municipality, fatima: Clerk, now: datetime
) -> None:
    with session_scope(engine) as session:
        acts.note(session, "operated", fatima, f"{acts.OPERATOR}karin", now)
        acts.note(session, "factor_set", fatima, fatima.id, now)
        acts.note(session, "left", fatima, "wouter", now, freed=2)
        rows = session.scalars(select(SecurityEvent).order_by(SecurityEvent.id)).all()
    assert {row.account for row in rows} == {fatima.id}
    assert [(row.event, row.by, row.detail) for row in rows] == [
        ("rights_changed", "karin", "clerk gemeente-leek"),
        ("second_factor_changed", "", "factor_set"),
        ("account_closed", "wouter", "left"),
    ]


def test_every_act_has_its_event() -> None:
    assert set(acts.SECURITY) == set(acts.ACTS)

"""Where somebody is signed in, and ending that."""

from datetime import datetime, timedelta

from sqlalchemy import Engine

from intake import staff
from intake.database import read_scope, session_scope
from intake.municipalities import Municipality
from intake.staff import Clerk, sessions
from tests.intake.staff.clerks import EMAIL, put

HOUR = timedelta(hours=1)


def enter(engine: Engine, at: datetime, browser: str = "Firefox, Linux") -> str:
    return staff.sign_in(engine, EMAIL, "secret", at, browser=browser)


def browsers(engine: Engine, clerk: Clerk, at: datetime) -> list[str]:
    with read_scope(engine) as session:
        return [one.browser for one in sessions.open_of(session, [clerk.id], at)[clerk.id]]


def test_what_is_open_is_listed_and_what_is_over_is_not(
    engine: Engine, fatima: Clerk, now: datetime
) -> None:
    enter(engine, now, "Firefox, Linux")
    enter(engine, now + timedelta(minutes=5), "Safari, iPhone")
    assert browsers(engine, fatima, now + timedelta(minutes=6)) == [
        "Safari, iPhone",
        "Firefox, Linux",
    ]
    assert browsers(engine, fatima, now + timedelta(minutes=31)) == ["Safari, iPhone"]
    assert browsers(engine, fatima, now + HOUR) == []


def test_a_password_alone_is_no_sign_in(engine: Engine, fatima: Clerk, now: datetime) -> None:
    staff.sign_in(engine, EMAIL, "secret", now, both=True)
    assert browsers(engine, fatima, now) == []


def test_one_is_ended_by_its_own_clerk_only(
    engine: Engine, fatima: Clerk, leek: Municipality, now: datetime
) -> None:
    token, other = enter(engine, now), put(engine, leek, now, email="joost@leek.example")
    with session_scope(engine) as session:
        entry = sessions.open_of(session, [fatima.id], now)[fatima.id][0]
        assert sessions.is_of(entry, token)
        assert not sessions.end(session, other.id, entry.token_hash)
        assert sessions.end(session, fatima.id, entry.token_hash)
    assert staff.signed_in(engine, token, now) is None


def test_all_but_this_one_are_ended(engine: Engine, fatima: Clerk, now: datetime) -> None:
    this, others = enter(engine, now), [enter(engine, now) for _ in range(2)]
    with session_scope(engine) as session:
        assert sessions.end_all(session, fatima.id, but=this) == 2
    assert staff.signed_in(engine, this, now)
    assert [staff.signed_in(engine, one, now) for one in others] == [None, None]

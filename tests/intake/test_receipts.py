"""Deliveries are claimed once, and their duplicates get the same answer."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from intake.database import session_scope
from intake.receipts import arrive, claim, is_answered, recall, remember


def test_the_first_delivery_is_worked_on_and_the_second_is_not(
    session: Session, now: datetime
) -> None:
    assert claim(session, "CA1:3", now)
    assert not claim(session, "CA1:3", now)
    assert claim(session, "CA1:4", now)


def test_a_duplicate_gets_the_same_answer(session: Session, now: datetime) -> None:
    claim(session, "CA1:3", now)
    assert recall(session, "CA1:3") is None
    remember(session, "CA1:3", "<Response/>", now)
    assert recall(session, "CA1:3") == "<Response/>"


def test_an_answered_delivery_is_never_worked_on_again(session: Session, now: datetime) -> None:
    claim(session, "CA1:3", now)
    remember(session, "CA1:3", "<Response/>", now)
    assert not claim(session, "CA1:3", now + timedelta(days=1))


def test_what_a_dead_process_claimed_is_free_after_its_lease(
    session: Session, now: datetime
) -> None:
    claim(session, "CA1:3", now)
    assert not claim(session, "CA1:3", now + timedelta(seconds=19))
    assert claim(session, "CA1:3", now + timedelta(seconds=20))
    assert not claim(session, "CA1:3", now + timedelta(seconds=21))


def test_an_answer_can_be_remembered_without_a_claim(session: Session, now: datetime) -> None:
    remember(session, "SM1", "first", now)
    remember(session, "SM1", "second", now)
    assert recall(session, "SM1") == "second"


def test_of_many_deliveries_at_once_one_is_worked_on(
    engine: Engine, now: datetime, at_once: Callable[..., list[object]]
) -> None:
    def deliver(_number: int) -> bool:
        with session_scope(engine) as session:
            return claim(session, "SM1", now)

    assert sorted(at_once(deliver, 10), key=str) == [False] * 9 + [True]


def test_a_delivery_arrives_once_however_long_ago(session: Session, now: datetime) -> None:
    assert arrive(session, "SM1", now)
    assert not arrive(session, "SM1", now + timedelta(days=1))
    assert not is_answered(session, "SM1")
    remember(session, "SM1", "<Response/>", now)
    assert is_answered(session, "SM1")

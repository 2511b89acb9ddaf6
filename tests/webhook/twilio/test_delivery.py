"""A delivery is worked on once; its duplicates get the very same answer."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from intake import receipts
from intake.database import connect, session_scope
from intake.receipts import Receipt, Repeated
from webhook.twilio import delivery
from webhook.twilio.delivery import Delivery, answered_once, recalled

KEY = Fernet.generate_key().decode()
NOW = datetime(2014, 2, 6, 9, 29, tzinfo=UTC)


def now() -> datetime:
    return NOW


@pytest.fixture
def engine(migrated_database: Callable[[str], str]) -> Engine:
    return connect(migrated_database("sqlite"))


def test_a_replayed_request_gets_the_very_same_answer(engine: Engine) -> None:
    answers = iter(["first", "second"])
    assert answered_once(engine, KEY, "CA1:1", lambda: next(answers), now) == "first"
    assert answered_once(engine, KEY, "CA1:1", lambda: next(answers), now) == "first"
    assert answered_once(engine, KEY, "CA1:2", lambda: next(answers), now) == "second"


def test_a_duplicate_that_cannot_wait_longer_gets_nothing(engine: Engine) -> None:
    late: list[str | None] = []

    def answer() -> str:
        late.append(answered_once(engine, KEY, "CA1:1", lambda: "again", now, wait=0.0))
        return "once"

    assert answered_once(engine, KEY, "CA1:1", answer, now) == "once"
    assert late == [None]


@pytest.fixture(autouse=True)
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "TWIN_SECONDS", 0.0)


def delivered(engine: Engine, key: str = "CA1:1") -> Delivery[str]:
    return Delivery(engine, KEY, key, lambda words: f"<{words}>", now, late_key=f"{key} late")


def test_a_delivery_is_claimed_and_answered_in_one_transaction(engine: Engine) -> None:
    first = delivered(engine)
    first.at_once(lambda _: "once")
    assert first.document == "<once>"
    second = delivered(engine)
    with pytest.raises(Repeated):
        second.at_once(lambda _: "twice")
    assert (second.document, second.recalled()) == (None, "<once>")


def test_a_delivery_whose_work_fails_can_come_again(engine: Engine) -> None:
    def fails(_session: Session) -> str:
        raise ValueError

    with pytest.raises(ValueError):
        delivered(engine).at_once(fails)
    again = delivered(engine)
    again.at_once(lambda _: "once")
    assert again.document == "<once>"


def test_a_delivery_that_is_worked_on_is_nobody_elses(engine: Engine) -> None:
    mine, twin = delivered(engine), delivered(engine)
    with session_scope(engine) as session:
        mine.claim(session)
    with session_scope(engine) as session:
        mine.claim(session)  # a second time is no other delivery
    with pytest.raises(Repeated):
        twin.at_once(lambda _: "twice")
    assert twin.recalled() is None


def test_what_was_said_meanwhile_counts_and_the_answer_is_kept_for_later(engine: Engine) -> None:
    slow = delivered(engine)
    assert slow.meanwhile("<one moment>") == "<one moment>"
    with session_scope(engine) as session:
        slow.answer(session, "found")
    assert recalled(engine, KEY, "CA1:1", 0.0) == "<one moment>"
    assert recalled(engine, KEY, "CA1:1 late", 0.0) == "<found>"


def test_an_answer_that_was_just_in_time_counts(engine: Engine) -> None:
    quick = delivered(engine)
    quick.at_once(lambda _: "found")
    assert quick.meanwhile("<one moment>") == "<found>"
    assert recalled(engine, KEY, "CA1:1 late", 0.0) is None


def test_what_was_answered_is_kept_sealed(engine: Engine) -> None:
    delivered(engine).at_once(lambda _: "Dank u, Els de Vries")
    with session_scope(engine) as session:
        kept = session.get(Receipt, "CA1:1")
    assert kept is not None and "Vries" not in str(kept.response)


def test_an_answer_that_cannot_be_opened_is_forgotten(engine: Engine) -> None:
    with session_scope(engine) as session:
        receipts.remember(session, "CA1:1", "<kept in clear once>", NOW)
    assert recalled(engine, KEY, "CA1:1", 0.0) is None

"""What the provider says of a message counts once and only forward; what is lost is sent again."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from intake.conversations import Conversation
from intake.database import read_scope, session_scope
from intake.messaging import deliveries
from intake.messaging.outbox import BACK_OFF, Message, mark_failed, mark_sent, record, take_due

LEASE = timedelta(minutes=1)


@pytest.fixture
def message(
    engine: Engine, session: Session, open_one: Callable[..., Conversation], now: datetime
) -> Message:
    """A confirmation that a worker is sending."""
    record(
        session,
        kind="sms",
        municipality="gemeente-leek",
        conversation_id=open_one().id,
        contact_kind="phone",
        template="sms_booked",
        values={},
        language="nl",
        locale="nl-NL",
        dedup_key="1",
        now=now,
    )
    session.commit()
    (message,) = take_due(engine, now, LEASE)
    return message


@pytest.fixture
def report(engine: Engine, message: Message, now: datetime) -> Callable[..., bool]:
    """The provider tells something of it, of its first attempt unless another is named."""

    def tell(status: str, provider_id: str = "SM1", **more: str | bool) -> bool:
        with session_scope(engine) as own:
            return deliveries.report(own, message.id, provider_id, status, now, **more)  # type: ignore[arg-type]

    return tell


def stored(engine: Engine) -> Message:
    with read_scope(engine) as session:
        return session.scalars(select(Message)).one()


def test_reports_in_order_are_noted(
    engine: Engine, message: Message, report: Callable[..., bool], now: datetime
) -> None:
    mark_sent(engine, message, "SM1", now)
    for status in ("queued", "sent", "delivered"):
        assert report(status)
        assert stored(engine).delivery == status


def test_an_older_report_changes_nothing(
    engine: Engine, message: Message, report: Callable[..., bool], now: datetime
) -> None:
    mark_sent(engine, message, "SM1", now)
    report("delivered")
    for late in ("sent", "queued", "delivered", "undelivered", "no such status"):
        assert not report(late)
    assert (stored(engine).state, stored(engine).delivery) == ("sent", "delivered")


def test_a_report_of_no_message_of_ours_changes_nothing(engine: Engine, now: datetime) -> None:
    with session_scope(engine) as session:
        assert not deliveries.report(session, "of nobody", "SM1", "sent", now)


def test_a_report_before_the_worker_notes_it_proves_that_it_went(
    engine: Engine, message: Message, report: Callable[..., bool], now: datetime
) -> None:
    assert report("sent")
    assert take_due(engine, now + 2 * LEASE, LEASE) == []
    mark_sent(engine, message, "SM1", now)
    assert (stored(engine).state, stored(engine).delivery) == ("sent", "sent")


def test_a_report_after_a_time_out_proves_that_it_went(
    engine: Engine, message: Message, report: Callable[..., bool], now: datetime
) -> None:
    mark_failed(engine, message, "timeout", now, permanent=False)
    assert report("delivered")
    assert take_due(engine, now + BACK_OFF[0], LEASE) == []


def test_what_is_lost_for_a_while_is_sent_again(
    engine: Engine, message: Message, report: Callable[..., bool], now: datetime
) -> None:
    mark_sent(engine, message, "SM1", now)
    assert report("undelivered", error="30003", permanent=False)
    assert not report("undelivered", error="30003", permanent=False)
    assert stored(engine).last_error == "30003"
    assert take_due(engine, now + BACK_OFF[0] / 2, LEASE) == []
    (again,) = take_due(engine, now + BACK_OFF[0], LEASE)
    assert not report("undelivered", error="30003", permanent=False)  # of the first, once more
    mark_sent(engine, again, "SM2", now)
    assert report("delivered", "SM2")
    assert (stored(engine).state, stored(engine).delivery) == ("sent", "delivered")
    assert not report("sent")


def test_a_loss_told_before_the_worker_notes_the_sending_is_not_forgotten(
    engine: Engine, message: Message, report: Callable[..., bool], now: datetime
) -> None:
    report("undelivered", error="30003", permanent=False)
    mark_sent(engine, message, "SM1", now)
    assert stored(engine).state == "waiting"


def test_what_is_lost_for_good_stays_lost(
    engine: Engine, message: Message, report: Callable[..., bool], now: datetime
) -> None:
    mark_sent(engine, message, "SM1", now)
    assert report("undelivered", error="30006")
    assert (stored(engine).state, stored(engine).last_error) == ("failed", "30006")
    assert take_due(engine, now + timedelta(days=1), LEASE) == []

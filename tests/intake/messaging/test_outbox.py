"""A message is recorded with what caused it and leaves the system once."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from intake.conversations import Conversation
from intake.database import read_scope, session_scope
from intake.messaging.outbox import BACK_OFF, Message, mark_failed, mark_sent, record, take_due

LEASE = timedelta(minutes=1)
OpenOne = Callable[..., Conversation]
Record = Callable[..., bool]


@pytest.fixture
def record_one(session: Session, open_one: OpenOne, now: datetime) -> Record:
    """Records a confirmation in its own committed transaction."""

    def make(**given: object) -> bool:
        usual: dict[str, object] = {
            "kind": "sms",
            "municipality": "gemeente-leek",
            "conversation_id": open_one().id,
            "contact_kind": "phone",
            "template": "appointment_confirmed",
            "values": {"office": "gemeentehuis"},
            "language": "nl",
            "locale": "nl-NL",
            "dedup_key": "confirmation:1",
            "now": now,
        }
        first = record(session, **(usual | given))  # type: ignore[arg-type]
        session.commit()
        return first

    return make


def only(engine: Engine) -> Message:
    with read_scope(engine) as session:
        return session.scalars(select(Message)).one()


def test_a_message_goes_with_what_caused_it(
    engine: Engine, session: Session, record_one: Record
) -> None:
    class Rollback(Exception):
        pass

    record_one(dedup_key="kept")
    conversation_id = only(engine).conversation_id
    with pytest.raises(Rollback), session_scope(engine) as own:
        record(
            own,
            kind="sms",
            municipality="gemeente-leek",
            conversation_id=conversation_id,
            contact_kind="phone",
            template="appointment_confirmed",
            values={},
            language="nl",
            locale="nl-NL",
            dedup_key="lost",
            now=only(engine).created_at,
        )
        raise Rollback
    assert only(engine).dedup_key == "kept"


def test_a_message_is_taken_when_due_and_not_before(
    engine: Engine, record_one: Record, now: datetime
) -> None:
    record_one(due_at=now + timedelta(hours=1))
    assert take_due(engine, now, LEASE) == []
    (message,) = take_due(engine, now + timedelta(hours=1), LEASE)
    assert (message.template, message.values) == (
        "appointment_confirmed",
        {"office": "gemeentehuis"},
    )


def test_the_same_message_is_recorded_once(
    engine: Engine, record_one: Record, now: datetime
) -> None:
    assert record_one()
    assert not record_one()
    assert len(take_due(engine, now, LEASE, limit=10)) == 1


def test_a_sent_message_is_never_taken_again(
    engine: Engine, record_one: Record, now: datetime
) -> None:
    record_one()
    (message,) = take_due(engine, now, LEASE)
    mark_sent(engine, message, "SM1", now)
    assert take_due(engine, now + timedelta(days=1), LEASE) == []
    assert (only(engine).state, only(engine).provider_id) == ("sent", "SM1")


def test_what_a_dead_worker_was_sending_comes_back_under_the_same_id(
    engine: Engine, record_one: Record, now: datetime
) -> None:
    record_one()
    (first,) = take_due(engine, now, LEASE)
    assert take_due(engine, now + LEASE / 2, LEASE) == []
    (again,) = take_due(engine, now + LEASE, LEASE)
    assert (again.id, again.attempts) == (first.id, 2)


def test_many_workers_never_take_the_same_message(
    engine: Engine, record_one: Record, now: datetime, at_once: Callable[..., list[object]]
) -> None:
    for number in range(5):
        record_one(dedup_key=str(number))

    def work(_number: int) -> str | None:
        taken = take_due(engine, now, LEASE)
        return taken[0].id if taken else None

    ids = [result for result in at_once(work, 8) if result is not None]
    assert len(ids) == len(set(ids))
    assert all(isinstance(taken, str) for taken in ids)


def test_the_oldest_goes_first(engine: Engine, record_one: Record, now: datetime) -> None:
    record_one(dedup_key="young", due_at=now)
    record_one(dedup_key="old", due_at=now - timedelta(minutes=1))
    assert take_due(engine, now, LEASE)[0].dedup_key == "old"


def test_a_permanent_failure_is_the_end(engine: Engine, record_one: Record, now: datetime) -> None:
    record_one()
    (message,) = take_due(engine, now, LEASE)
    mark_failed(engine, message, "21610", now, permanent=True)
    assert take_due(engine, now + timedelta(days=1), LEASE) == []
    assert (only(engine).state, only(engine).last_error) == ("failed", "21610")


def test_a_passing_failure_is_tried_again_ever_later_and_then_given_up(
    engine: Engine, record_one: Record, now: datetime
) -> None:
    record_one()
    for wait in BACK_OFF:
        (message,) = take_due(engine, now, LEASE)
        mark_failed(engine, message, "30003", now, permanent=False)
        assert take_due(engine, now + wait - timedelta(seconds=1), LEASE) == []
        now += wait
    (message,) = take_due(engine, now, LEASE)
    mark_failed(engine, message, "30003", now, permanent=False)
    assert only(engine).state == "given_up"
    assert take_due(engine, now + timedelta(days=2), LEASE) == []


def test_a_message_that_kills_every_worker_is_given_up(
    engine: Engine, record_one: Record, now: datetime
) -> None:
    record_one()
    for _ in range(len(BACK_OFF) + 1):
        assert len(take_due(engine, now, LEASE)) == 1
        now += LEASE
    assert take_due(engine, now, LEASE) == []
    assert (only(engine).state, only(engine).last_error) == ("given_up", "worker_died")


def test_who_comes_back_late_does_not_undo_what_another_did(
    engine: Engine, record_one: Record, now: datetime
) -> None:
    record_one()
    (slow,) = take_due(engine, now, LEASE)
    (fast,) = take_due(engine, now + LEASE, LEASE)
    mark_failed(engine, slow, "timeout", now + LEASE, permanent=True)
    assert only(engine).state == "sending"
    mark_sent(engine, fast, "SM1", now + LEASE)
    mark_failed(engine, slow, "timeout", now + LEASE, permanent=False)
    assert only(engine).state == "sent"

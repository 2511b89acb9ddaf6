"""The worker's jobs of every few seconds."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from intake.appointments.models import Appointment
from intake.conversations import Conversation
from intake.database import read_scope
from intake.messaging.outbox import Message, record
from intake.worker import expire_holds, send_outbox

OpenOne = Callable[..., Conversation]
RecordMany = Callable[[int], None]


@dataclass
class Post:
    """A sender that keeps what it sent, and fails first as often as told."""

    failures: list[Exception] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)

    def send(self, message: Message) -> str:
        if self.failures:
            raise self.failures.pop(0)
        self.sent.append(message.dedup_key)
        return f"P{len(self.sent)}"


@pytest.fixture
def record_many(session: Session, open_one: OpenOne, now: datetime) -> RecordMany:
    def make(count: int) -> None:
        conversation_id = open_one().id
        for number in range(count):
            record(
                session,
                kind="sms",
                municipality="gemeente-leek",
                conversation_id=conversation_id,
                contact_kind="phone",
                template="appointment_confirmed",
                values={},
                language="nl",
                locale="nl-NL",
                dedup_key=str(number),
                now=now,
            )
        session.commit()

    return make


def states(engine: Engine) -> list[str]:
    with read_scope(engine) as session:
        return list(session.scalars(select(Message.state).order_by(Message.dedup_key)))


def test_everything_due_is_sent_once(
    engine: Engine, record_many: RecordMany, now: datetime
) -> None:
    post = Post()
    record_many(3)
    assert send_outbox(engine, post, now) == 3
    assert send_outbox(engine, post, now + timedelta(days=1)) == 0
    assert sorted(post.sent) == ["0", "1", "2"]
    assert states(engine) == ["sent"] * 3


def test_a_worker_that_dies_while_sending_leaves_the_message_to_the_next(
    engine: Engine, record_many: RecordMany, now: datetime
) -> None:
    record_many(2)
    with pytest.raises(KeyboardInterrupt):
        send_outbox(engine, Post(failures=[KeyboardInterrupt()]), now)  # type: ignore[list-item]
    post = Post()
    assert send_outbox(engine, post, now) == 1
    assert send_outbox(engine, post, now + timedelta(minutes=1)) == 1
    assert sorted(post.sent) == ["0", "1"]


def test_holds_that_ran_off_are_freed(
    engine: Engine, session: Session, open_one: OpenOne, now: datetime
) -> None:
    session.add(
        Appointment(
            id="a",
            municipality="gemeente-leek",
            office="gemeente-leek/gemeentehuis",
            service="passport",
            seat=0,
            starts_at=datetime(2026, 3, 12, 9, 0, tzinfo=UTC),
            ends_at=datetime(2026, 3, 12, 9, 15, tzinfo=UTC),
            state="held",
            held_until=now + timedelta(minutes=10),
            conversation_id=open_one().id,
            created_at=now,
            updated_at=now,
        )
    )
    session.commit()
    assert expire_holds(engine, now) == 0
    assert expire_holds(engine, now + timedelta(minutes=10)) == 1
    session.expire_all()
    assert session.get_one(Appointment, "a").state == "expired"

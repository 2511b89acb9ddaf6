"""A sender that cannot send."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from intake.conversations import Conversation
from intake.database import read_scope
from intake.messaging.outbox import Message, record
from intake.worker import PassingSendError, PermanentSendError, send_outbox

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


def test_one_that_cannot_be_sent_does_not_stop_the_others(
    engine: Engine, record_many: RecordMany, now: datetime
) -> None:
    post = Post(failures=[PermanentSendError("21610")])
    record_many(3)
    assert send_outbox(engine, post, now) == 2
    assert sorted(states(engine)) == ["failed", "sent", "sent"]


def test_a_passing_failure_is_tried_again_later(
    engine: Engine, record_many: RecordMany, now: datetime
) -> None:
    post = Post(failures=[PassingSendError("429")])
    record_many(1)
    assert send_outbox(engine, post, now) == 0
    assert send_outbox(engine, post, now + timedelta(seconds=59)) == 0
    assert send_outbox(engine, post, now + timedelta(minutes=1)) == 1

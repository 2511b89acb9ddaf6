"""A sender that cannot send."""

from datetime import datetime, timedelta

from sqlalchemy import Engine

from intake.worker import PassingSendError, PermanentSendError, send_outbox
from tests.intake.worker.post import Post, RecordMany, states


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

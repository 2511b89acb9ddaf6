"""The worker's jobs of every few seconds."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import Engine, delete, update
from sqlalchemy.orm import Session

from intake.appointments.models import Appointment
from intake.contacts import Contact
from intake.finding.keys import ContactKey
from intake.finding.people import with_value
from intake.worker import expire_holds, index_contacts, jobs, send_outbox
from tests.intake.conftest import KEY, OpenConversation, Talk
from tests.intake.worker.post import Post, RecordMany, states


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


def test_what_was_sealed_before_there_were_keys_is_found_once_the_worker_has_looked(
    engine: Engine, session: Session, talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "MOST_INDEXED", 2)
    known = [talk(name=name, phone="+31612345678").id for name in ("Henk Dijkstra", "Ans Boer")]
    session.execute(update(Contact).values(indexed=False))
    session.execute(delete(ContactKey))
    session.commit()
    assert [index_contacts(engine, KEY) for _ in range(2)] == [4, 0]
    assert list(session.scalars(with_value(KEY, "name", "Dijkstra"))) == known[:1]
    assert sorted(session.scalars(with_value(KEY, "phone", "+31612345678"))) == sorted(known)


def test_what_another_key_sealed_is_looked_at_once(
    engine: Engine, session: Session, talk: Talk
) -> None:
    talk(name="Henk Dijkstra")
    session.execute(update(Contact).values(indexed=False))
    session.commit()
    other = Fernet.generate_key().decode()
    assert [index_contacts(engine, other) for _ in range(2)] == [1, 0]


def test_holds_that_ran_off_are_freed(
    engine: Engine, session: Session, open_one: OpenConversation, now: datetime
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

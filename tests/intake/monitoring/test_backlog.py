"""How many messages and cases wait, and for how long."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake import cases, references
from intake.cases import CaseDraft
from intake.conversations import Conversation
from intake.keeping.models import RetentionStop
from intake.messaging import outbox
from intake.monitoring import backlog

OpenConversation = Callable[..., Conversation]


def write(session: Session, conversation: Conversation, key: str, due: datetime) -> None:
    outbox.record(
        session,
        kind="sms",
        municipality="gemeente-leek",
        conversation_id=conversation.id,
        contact_kind="phone",
        template="sms_booked",
        values={},
        language="nl",
        locale="nl-NL",
        dedup_key=key,
        now=due,
    )


def open_case(session: Session, conversation: Conversation, department: str, at: datetime) -> str:
    draft = CaseDraft(
        conversation_id=conversation.id,
        reference=references.reference_for(session, conversation.id),
        municipality="gemeente-leek",
        department=department,
        topic="other",
        service=None,
        intent=None,
        language="nl",
        channel="chat",
        summary="",
        reason="person_wanted",
    )
    return cases.open_case(session, draft, at).reference


def test_an_empty_database_waits_for_nothing(session: Session, now: datetime) -> None:
    assert backlog.outbox(session, now) == backlog.Outbox({}, timedelta())
    assert backlog.queues(session, now) == []


def test_the_oldest_message_that_is_due_gives_the_age(
    session: Session, now: datetime, open_one: OpenConversation
) -> None:
    conversation = open_one()
    write(session, conversation, "late", now - timedelta(minutes=7))
    write(session, conversation, "later", now - timedelta(minutes=2))
    write(session, conversation, "tomorrow", now + timedelta(days=1))
    assert backlog.outbox(session, now) == backlog.Outbox({"waiting": 3}, timedelta(minutes=7))


def test_a_message_counts_as_late_until_it_is_sent(
    session: Session, now: datetime, open_one: OpenConversation
) -> None:
    write(session, open_one(), "late", now - timedelta(minutes=7))
    row = session.scalars(select(outbox.Message)).one()
    row.state = "sending"
    assert backlog.outbox(session, now).overdue == timedelta(minutes=7)
    row.state = "sent"
    assert backlog.outbox(session, now) == backlog.Outbox({"sent": 1}, timedelta())


def test_cases_are_counted_by_department_and_status_until_they_are_closed(
    session: Session, now: datetime, open_one: OpenConversation
) -> None:
    for hours in (3, 4):
        open_case(session, open_one(), "wmo", now - timedelta(hours=hours))
    claimed = open_case(session, open_one(), "wmo", now - timedelta(hours=2))
    done = open_case(session, open_one(), "isd", now - timedelta(hours=1))
    cases.claim(session, claimed, "clerk", 1, now)
    cases.claim(session, done, "clerk", 1, now)
    cases.close(session, done, "clerk", "answered", 2, now)
    found = {(queue.department, queue.status): queue for queue in backlog.queues(session, now)}
    assert {key: (queue.cases, queue.oldest) for key, queue in found.items()} == {
        ("wmo", "open"): (2, timedelta(hours=4)),
        ("wmo", "claimed"): (1, timedelta(hours=2)),
    }


def test_a_case_of_a_scripted_future_is_no_older_than_now(
    session: Session, now: datetime, open_one: OpenConversation
) -> None:
    open_case(session, open_one(), "wmo", now + timedelta(days=9))
    assert backlog.queues(session, now)[0].oldest == timedelta()


def test_sweeps_that_stopped_wait_too(session: Session, now: datetime) -> None:
    assert backlog.stopped_sweeps(session) == {}
    session.add(RetentionStop(kind="turns", rows=900, among=1000, since=now))
    assert backlog.stopped_sweeps(session) == {"turns": 900}

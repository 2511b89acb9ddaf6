"""Forgetting, each kind of data on its own timer (GDPR art. 5(1)(e), storage limitation)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import (
    CursorResult,
    Delete,
    Engine,
    Update,
    and_,
    delete,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from intake.answer_bank.misses import forget_misses
from intake.appointments.models import Appointment
from intake.cases.models import Case
from intake.conversations.models import Conversation, Turn, TurnLock
from intake.database import session_scope
from intake.limits.tally import forget_tallies
from intake.messaging.outbox import Message
from intake.receipts import Receipt


@dataclass(frozen=True)
class RetentionPolicy:
    """How long each kind of data is kept."""

    turns: timedelta = timedelta(days=28)
    """Words of a conversation, each turn by its own age; Tilburg keeps those of its chat as long.

    The conversation goes when nothing happened in it for so long, and with it its names, numbers
    and wishes, unless a case or a booked appointment is still kept."""
    receipts: timedelta = timedelta(days=14)
    """Which webhooks were seen."""
    webhook_answers: timedelta = timedelta(hours=1)
    """What was answered to a webhook: duplicates come within seconds."""
    messages: timedelta = timedelta(days=28)
    """After a message was sent or given up."""
    appointments: timedelta = timedelta(days=28)
    """After their end."""
    cases: timedelta = timedelta(days=365)
    """After closing."""
    misses: timedelta = timedelta(days=90)
    """Questions that found no answer, redacted and without their conversation: a quarter's work."""


@dataclass(frozen=True)
class Forgotten:
    """How many rows of each kind were deleted (webhook_answers: emptied)."""

    turns: int
    receipts: int
    webhook_answers: int
    messages: int
    appointments: int
    cases: int
    conversations: int
    """With their contact data."""


def retention(engine: Engine, now: datetime, policy: RetentionPolicy) -> Forgotten:
    """Delete what the policy keeps no longer, and count it.

    Contact data lives as long as its case or appointment needs it: it goes with its conversation,
    when that is old and neither is left. Reference numbers stay, so that none is given twice.
    """

    # One short transaction each: citizens who write at the same time need not wait for all.
    def run(step: Callable[[Session, datetime], int], kept: timedelta) -> int:
        with session_scope(engine) as session:
            return step(session, now - kept)

    run(_forget_locks, timedelta(days=1))
    run(_forget_misses, policy.misses)
    with session_scope(engine) as session:
        forget_tallies(session, now)
    return Forgotten(
        turns=run(_forget_turns, policy.turns),
        receipts=run(_forget_receipts, policy.receipts),
        webhook_answers=run(_forget_webhook_answers, policy.webhook_answers),
        messages=run(_forget_messages, policy.messages),
        appointments=run(_forget_appointments, policy.appointments),
        cases=run(_forget_cases, policy.cases),
        conversations=run(_forget_conversations, policy.turns),
    )


def _forget_locks(session: Session, cutoff: datetime) -> int:
    return _count(session, delete(TurnLock).where(TurnLock.expires_at < cutoff))


def _forget_misses(session: Session, cutoff: datetime) -> int:
    return forget_misses(session, cutoff.date())


def _forget_receipts(session: Session, cutoff: datetime) -> int:
    return _count(session, delete(Receipt).where(Receipt.at < cutoff))


def _forget_messages(session: Session, cutoff: datetime) -> int:
    return _count(session, delete(Message).where(Message.ended_at < cutoff))


def _forget_appointments(session: Session, cutoff: datetime) -> int:
    return _count(session, delete(Appointment).where(Appointment.ends_at < cutoff))


def _forget_cases(session: Session, cutoff: datetime) -> int:
    return _count(session, delete(Case).where(Case.closed_at < cutoff))


def _forget_turns(session: Session, cutoff: datetime) -> int:
    on_system_time = select(Conversation.id).where(Conversation.clock_offset_seconds.is_(None))
    old = and_(Turn.at < cutoff, Turn.conversation_id.in_(on_system_time))
    scripted = Turn.conversation_id.in_(_scripted_and_quiet(session, cutoff))
    return _count(session, delete(Turn).where(or_(old, scripted)))


def _forget_webhook_answers(session: Session, cutoff: datetime) -> int:
    old = update(Receipt).where(Receipt.at < cutoff, Receipt.response.is_not(None))
    return _count(session, old.values(response=None))


def _forget_conversations(session: Session, cutoff: datetime) -> int:
    quiet = or_(
        and_(Conversation.clock_offset_seconds.is_(None), Conversation.last_activity_at < cutoff),
        Conversation.id.in_(_scripted_and_quiet(session, cutoff)),
    )
    has_case = select(Case.reference).where(Case.conversation_id == Conversation.id).exists()
    has_appointment = (
        select(Appointment.id)
        .where(Appointment.conversation_id == Conversation.id, Appointment.state == "booked")
        .exists()
    )
    return _count(session, delete(Conversation).where(quiet, ~has_case, ~has_appointment))


def _scripted_and_quiet(session: Session, cutoff: datetime) -> list[str]:
    # Outside production a conversation may live months away from the system's clock: what counts
    # is when it really took place, or a demonstration would be forgotten while it runs.
    scripted = select(Conversation).where(Conversation.clock_offset_seconds.is_not(None))
    return [
        conversation.id
        for conversation in session.scalars(scripted)
        if conversation.last_activity_at - conversation.clock_offset < cutoff
    ]


def _count(session: Session, statement: Delete | Update) -> int:
    result = session.execute(statement.execution_options(synchronize_session=False))
    return cast(CursorResult[Any], result).rowcount

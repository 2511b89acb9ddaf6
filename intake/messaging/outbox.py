"""What must be sent: recorded with what caused it, sent by the worker, as good as once."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import JSON, ColumnElement, Engine, ForeignKey, Index, String, and_, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from intake.database import Base, Instant, insert_into, session_scope

BACK_OFF = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
)
"""How long to wait after each failure that may pass; after one more the message is given up."""


class Message(Base):
    """One message to one citizen. It names where the number is kept, never the number.

    Colleagues are written to by nothing here: every message has a conversation and its contact.
    """

    __tablename__ = "outbox"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    """Also the idempotency key towards the provider: the same for every attempt."""
    kind: Mapped[str] = mapped_column(String(8))
    """sms: so far the only one that a sender carries (`webhook/twilio/sender.py`)."""
    municipality: Mapped[str] = mapped_column(String(64))
    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversations.id", ondelete="CASCADE"), index=True
    )
    contact_kind: Mapped[str] = mapped_column(String(16))
    """Which of the conversation's contact data it goes to."""
    template: Mapped[str] = mapped_column(String(64))
    values: Mapped[dict[str, Any]] = mapped_column(JSON)
    language: Mapped[str] = mapped_column(String(8))
    locale: Mapped[str] = mapped_column(String(8))
    dedup_key: Mapped[str] = mapped_column(String(120), unique=True)
    due_at: Mapped[datetime] = mapped_column(Instant)
    state: Mapped[str] = mapped_column(String(8), default="waiting")
    """waiting, sending, sent, failed (for good) or given_up (after many attempts)."""
    attempts: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[datetime | None] = mapped_column(Instant)
    provider_id: Mapped[str | None] = mapped_column(String(64))
    last_error: Mapped[str | None] = mapped_column(String(32))
    """A code, never the provider's words."""
    delivery: Mapped[str | None] = mapped_column(String(16))
    """What the provider last said (`intake.messaging.deliveries`); None until it says anything."""
    created_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    """When it was sent, failed or given up."""

    __table_args__ = (Index("ix_outbox_state", "state", "due_at"),)


def record(
    session: Session,
    *,
    kind: str,
    municipality: str,
    conversation_id: str,
    contact_kind: str,
    template: str,
    values: Mapping[str, Any],
    language: str,
    locale: str,
    dedup_key: str,
    now: datetime,
    due_at: datetime | None = None,
) -> bool:
    """Record a message in the caller's transaction, to be sent at `due_at` or at once.

    The same `dedup_key` (such as "confirmation:<appointment>:<start>") is recorded once; returns
    whether this was the first time. `values` hold no contact data in clear
    (`intake.messaging.text_messages`).
    """
    attempt = insert_into(session, Message).values(
        id=str(uuid4()),
        kind=kind,
        municipality=municipality,
        conversation_id=conversation_id,
        contact_kind=contact_kind,
        template=template,
        values=dict(values),
        language=language,
        locale=locale,
        dedup_key=dedup_key,
        due_at=due_at or now,
        state="waiting",
        attempts=0,
        created_at=now,
    )
    first = attempt.on_conflict_do_nothing(index_elements=[Message.dedup_key])
    return session.scalar(first.returning(Message.id)) is not None


def fates(session: Session, dedup_keys: Collection[str]) -> dict[str, str]:
    """Return what became of messages, by their key: waiting, sent, delivered or failed (for good).

    Those that are forgotten already lack.
    """
    rows = session.scalars(select(Message).where(Message.dedup_key.in_(dedup_keys)))
    return {row.dedup_key: _fate(row) for row in rows}


def take_due(engine: Engine, now: datetime, lease: timedelta, limit: int = 1) -> list[Message]:
    """Messages to send now, each leased to the caller: nobody else gets it until `lease` is over.

    A message whose worker died while sending comes back after its lease under the same id, so
    that a provider (or a sender) who knows the id does not send it again. One that killed its
    worker too often is given up here.
    """
    with session_scope(engine) as session:
        due = session.scalars(
            select(Message)
            .where(_is_due(now))
            .order_by(Message.due_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        ).all()
        return [message for message in due if _lease(message, now, lease)]


def mark_sent(engine: Engine, message: Message, provider_id: str, now: datetime) -> None:
    """Note that the provider has taken this message; also when its lease is over."""
    with session_scope(engine) as session:
        row = session.get_one(Message, message.id, with_for_update=True)
        if row.provider_id == provider_id and row.state != "sending":
            return  # the provider's own word of it was quicker, and tells more
        row.state, row.provider_id, row.last_error = "sent", provider_id, None
        row.lease_until, row.ended_at, row.delivery = None, now, None


def mark_failed(
    engine: Engine, message: Message, code: str, now: datetime, *, permanent: bool
) -> None:
    """Note that sending failed with this code: for good, or to be tried again after a while.

    Who comes back after its lease, when another has the message already, changes nothing.
    """
    with session_scope(engine) as session:
        row = session.get_one(Message, message.id, with_for_update=True)
        if (row.state, row.attempts) != ("sending", message.attempts):
            return
        fail(row, code, now, permanent=permanent)


def fail(row: Message, code: str, now: datetime, *, permanent: bool) -> None:
    """Let a locked row wait for its next attempt, or end it where that is of no use."""
    row.last_error, row.lease_until = code, None
    if permanent:
        row.state, row.ended_at = "failed", now
    elif row.attempts > len(BACK_OFF):
        row.state, row.ended_at = "given_up", now
    else:
        row.state, row.due_at, row.ended_at = "waiting", now + BACK_OFF[row.attempts - 1], None


def _fate(message: Message) -> str:
    if message.state in ("waiting", "sending"):
        return "waiting"
    if message.state != "sent":
        return "failed"
    return "delivered" if message.delivery in ("delivered", "read") else "sent"


def _is_due(now: datetime) -> ColumnElement[bool]:
    return or_(
        and_(Message.state == "waiting", Message.due_at <= now),
        and_(Message.state == "sending", Message.lease_until <= now),
    )


def _lease(message: Message, now: datetime, lease: timedelta) -> bool:
    if message.attempts > len(BACK_OFF):
        message.state, message.last_error, message.ended_at = "given_up", "worker_died", now
        message.lease_until = None
        return False
    message.state, message.lease_until = "sending", now + lease
    message.attempts += 1
    return True

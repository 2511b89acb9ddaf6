"""Receipts of webhooks: a delivery that comes twice is worked on once and answered the same."""

from datetime import datetime, timedelta

from sqlalchemy import Index, String, Text, and_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from intake.database import Base, Instant, insert_into


class Repeated(Exception):
    """A delivery was claimed before: somebody else works on it, or has answered it."""


class Receipt(Base):
    """One delivery, by the key its sender gave it."""

    __tablename__ = "webhook_receipts"

    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant)
    answered: Mapped[bool] = mapped_column(default=False)
    response: Mapped[str | None] = mapped_column(Text)
    """What was answered; forgotten long before the receipt, because it may name a citizen."""

    __table_args__ = (Index("ix_webhook_receipts_at", "at"),)


def claim(
    session: Session, key: str, now: datetime, lease: timedelta = timedelta(seconds=20)
) -> bool:
    """Whether this delivery is the caller's to work on: true for one of many who ask.

    Who claimed it and did not `remember` an answer within `lease` is taken for dead, and the
    next delivery may try. Others see the claim once it is committed, and wait for that.
    """
    attempt = insert_into(session, Receipt).values(key=key, at=now, answered=False)
    abandoned = and_(Receipt.answered.is_(False), Receipt.at <= now - lease)
    claimed = session.scalar(
        attempt.on_conflict_do_update(
            index_elements=[Receipt.key], set_={"at": now}, where=abandoned
        ).returning(Receipt.key)
    )
    return claimed is not None


def arrive(session: Session, key: str, now: datetime) -> bool:
    """Note that this delivery came; whether it is the first under its key.

    Unlike a claim this ends with no lease: who works on it, something else must say.
    """
    attempt = insert_into(session, Receipt).values(key=key, at=now, answered=False)
    first = attempt.on_conflict_do_nothing(index_elements=[Receipt.key]).returning(Receipt.key)
    return session.scalar(first) is not None


def is_answered(session: Session, key: str) -> bool:
    """Whether this delivery has its answer, also where that is forgotten by now."""
    return bool(session.scalar(select(Receipt.answered).where(Receipt.key == key)))


def remember(session: Session, key: str, response_body: str, now: datetime) -> None:
    """Keep what was answered to this delivery, for its duplicates."""
    answer = {"at": now, "answered": True, "response": response_body}
    attempt = insert_into(session, Receipt).values(key=key, **answer)
    session.execute(attempt.on_conflict_do_update(index_elements=[Receipt.key], set_=answer))


def settle(session: Session, key: str, response_body: str, now: datetime) -> bool:
    """Keep this answer unless there is one: false says that another counts, and stays."""
    answer = {"at": now, "answered": True, "response": response_body}
    attempt = insert_into(session, Receipt).values(key=key, **answer)
    unanswered = Receipt.answered.is_(False)
    kept = session.scalar(
        attempt.on_conflict_do_update(
            index_elements=[Receipt.key], set_=answer, where=unanswered
        ).returning(Receipt.key)
    )
    return kept is not None


def recall(session: Session, key: str) -> str | None:
    """What was answered to this delivery; None while it is being worked on, was never seen, or
    came so long ago that the answer is forgotten."""
    return session.scalar(select(Receipt.response).where(Receipt.key == key))

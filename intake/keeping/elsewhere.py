"""What lies at the provider of the telephone, and is deleted there when it has had its time here.

A call or text message is known by its id (SID) alone. That goes into a list in the transaction that
deletes the row which named it; the worker deletes at the provider what is in the list.
"""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, String, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from intake.conversations.models import Conversation, Turn
from intake.database import Base, Instant, insert_into
from intake.keeping import holds
from intake.messaging.outbox import Message
from intake.receipts import Receipt

INBOUND = "sms:"
"""How the receipt of a text message begins; the id follows."""
PROVIDERS = ("CA", "SM", "MM")
"""Calls and messages (twilio.com/docs/glossary/what-is-a-sid); another id is of no provider."""
AGAIN = (timedelta(hours=1), timedelta(hours=6), timedelta(days=1))
"""After each failure; the last for every further one."""


class ProviderDeletion(Base):
    """One call or text message that is still to be deleted at the provider."""

    __tablename__ = "provider_deletions"

    sid: Mapped[str] = mapped_column(String(64), primary_key=True)
    since: Mapped[datetime] = mapped_column(Instant)
    due_at: Mapped[datetime] = mapped_column(Instant, index=True)
    tries: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str | None] = mapped_column(String(32))
    """A code, never the provider's words."""


def named_by(table: type[Base], old: ColumnElement[bool]) -> Select[Any] | None:
    """Return the query for the ids that these rows name; None for a table that names none.

    Texts that belong to a conversation under a legal hold are not among them.
    """
    if table is Conversation:
        return select(Conversation.thread).where(old, Conversation.channel == "voice")
    if table is Message:
        return select(Message.provider_id).where(old)
    if table is Receipt:
        held = select(INBOUND + Turn.client_id).where(Turn.conversation_id.in_(holds.held()))
        texts = select(func.substr(Receipt.key, len(INBOUND) + 1)).where(old)
        return texts.where(Receipt.key.startswith(INBOUND), Receipt.key.not_in(held))
    return None


def note(session: Session, sids: Iterable[str | None], now: datetime) -> int:
    """Put these ids into the list, each once; return how many of them are a provider's."""
    known = {sid for sid in sids if sid and sid.startswith(PROVIDERS)}
    for sid in known:
        row = insert_into(session, ProviderDeletion).values(sid=sid, since=now, due_at=now, tries=0)
        session.execute(row.on_conflict_do_nothing())
    return len(known)


def due(session: Session, now: datetime, most: int) -> list[str]:
    """Return ids that are to be deleted now, the oldest first."""
    waiting = select(ProviderDeletion.sid).where(ProviderDeletion.due_at <= now)
    return list(session.scalars(waiting.order_by(ProviderDeletion.since).limit(most)))


def done(session: Session, sids: Collection[str]) -> None:
    """Take these out of the list: the provider has them no longer."""
    session.execute(delete(ProviderDeletion).where(ProviderDeletion.sid.in_(sids)))


def failed(session: Session, sid: str, code: str, now: datetime) -> None:
    """Let this one wait for its next try, however often: what is kept must go some day."""
    row = session.get(ProviderDeletion, sid)
    if row is not None:
        row.due_at, row.last_error = now + AGAIN[min(row.tries, len(AGAIN) - 1)], code[:32]
        row.tries += 1

"""A booking that broke off with its call: kept for half an hour, for whoever tells its name."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from intake.database import Base, Instant

GOES_ON = timedelta(minutes=30)
"""So long it can be gone on with; whoever calls later begins anew."""
FACTS = (
    "purpose",
    "topic",
    "service",
    "office",
    "appointment_time",
    "booking",
    "district",
    "persons",
)
"""What is kept of it; a name is in the contact book, and opens nothing here."""


class BrokenOff(Base):
    """A booking that nobody finished: what was chosen so far, never whose it is."""

    __tablename__ = "broken_off"

    conversation_id: Mapped[str] = mapped_column(
        String(36), ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True
    )
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    """Service, office and time as far as chosen, and which appointment was to be moved."""
    at: Mapped[datetime] = mapped_column(Instant, index=True)


def keep(session: Session, conversation_id: str, chosen: Mapping[str, Any], now: datetime) -> None:
    """Keep what was chosen so far in the booking that breaks off now."""
    facts = {name: chosen[name] for name in FACTS if chosen.get(name) is not None}
    session.merge(BrokenOff(conversation_id=conversation_id, facts=facts, at=now))
    session.flush()


def of(session: Session, conversation_id: str, now: datetime) -> dict[str, Any] | None:
    """Return what was chosen in a booking that broke off; None where none did, or too long ago."""
    row = session.get(BrokenOff, conversation_id)
    return dict(row.facts) if row is not None and row.at <= now < row.at + GOES_ON else None


def forget(session: Session, conversation_id: str) -> None:
    """Forget it once it is gone on with: it is taken up once."""
    session.execute(delete(BrokenOff).where(BrokenOff.conversation_id == conversation_id))

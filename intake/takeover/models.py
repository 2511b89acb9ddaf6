"""Tables of conversations that wait for a person or have one, and of who is at the desk."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from intake import references
from intake.database import Base, Instant

BOT, QUEUE = "bot", "queue"
STAFF = "staff:"


class Takeover(Base):
    """What is to be known of a conversation since it first waited for a person."""

    __tablename__ = "takeovers"

    conversation_id: Mapped[str] = mapped_column(
        String(36), ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True
    )
    queued_at: Mapped[datetime | None] = mapped_column(Instant)
    """Since when it waits in a queue; None where it does not."""
    unanswered_since: Mapped[datetime | None] = mapped_column(Instant)
    """When the citizen wrote what no clerk has answered yet; None where all is answered."""
    told_at: Mapped[datetime | None] = mapped_column(Instant)
    """When the citizen was told of that silence; None where they were not."""
    unread: Mapped[int] = mapped_column(default=0)
    """Lines of the citizen that no clerk has seen."""
    clerk_writes_at: Mapped[datetime | None] = mapped_column(Instant)
    """When the clerk who answers was last seen to write something that is not sent."""
    citizen_writes_at: Mapped[datetime | None] = mapped_column(Instant)
    """The same of the citizen."""
    danger: Mapped[str | None] = mapped_column(String(16))
    """The kind of danger that plain words told while no bot read them."""


class Presence(Base):
    """When a page of the desk last asked for something in the name of this clerk."""

    __tablename__ = "desk_presence"

    staff_id: Mapped[str] = mapped_column(
        ForeignKey("staff.id", ondelete="CASCADE"), primary_key=True
    )
    seen_at: Mapped[datetime] = mapped_column(Instant)
    reference: Mapped[str | None] = mapped_column(String(references.LENGTH))
    """The case on that page; None where it was another page."""


def owner_of(clerk_id: str) -> str:
    """Return how a conversation names a clerk as its owner: `staff:<id>`."""
    return f"{STAFF}{clerk_id}"


def clerk_of(owner: str) -> str | None:
    """Return the id of the clerk who owns a conversation; None where it is the bot or a queue."""
    return owner.removeprefix(STAFF) if owner.startswith(STAFF) else None

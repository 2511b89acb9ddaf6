"""A contact that belongs to a case although it came another way: a clerk says so, and undoes it."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from intake import references
from intake.cases.changing import to_change, write
from intake.cases.models import Actor
from intake.conversations.models import Conversation
from intake.database import Base, Instant


class CannotBeJoined(Exception):
    """The conversation is not there, is another municipality's, or is the case's own."""


class JoinedContact(Base):
    """One conversation that belongs to the case of another one."""

    __tablename__ = "joined_contacts"

    reference: Mapped[str] = mapped_column(
        String(references.LENGTH),
        ForeignKey("cases.reference", ondelete="CASCADE"),
        primary_key=True,
    )
    conversation_id: Mapped[str] = mapped_column(
        String(36),
        ForeignKey("conversations.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    )
    joined_by: Mapped[str] = mapped_column(String(36))
    """Id of the clerk."""
    joined_at: Mapped[datetime] = mapped_column(Instant)


def join(
    session: Session, reference: str, conversation_id: str, staff_id: str, now: datetime
) -> None:
    """Let a conversation belong to a case; doing it twice is doing it once.

    Raises `CannotBeJoined`, `NoSuchCase`.
    """
    case = to_change(session, reference)
    other = session.get(Conversation, conversation_id) if conversation_id.isprintable() else None
    if other is None or other.municipality != case.municipality:
        raise CannotBeJoined(reference)
    if other.id == case.conversation_id:
        raise CannotBeJoined(reference)
    if session.get(JoinedContact, (reference, conversation_id)):
        return
    session.add(
        JoinedContact(
            reference=reference, conversation_id=other.id, joined_by=staff_id, joined_at=now
        )
    )
    write(session, case, Actor("staff", staff_id), "added", now, channel=other.channel)


def part(
    session: Session, reference: str, conversation_id: str, staff_id: str, now: datetime
) -> None:
    """Undo that, where it was so. Raises `NoSuchCase`."""
    case = to_change(session, reference)
    joined = session.get(JoinedContact, (reference, conversation_id))
    if joined is not None:
        session.delete(joined)
        write(session, case, Actor("staff", staff_id), "parted", now)


def joined_with(session: Session, reference: str) -> list[str]:
    """Return the conversations that belong to a case besides its own, in the order of joining."""
    found = select(JoinedContact.conversation_id).where(JoinedContact.reference == reference)
    return list(session.scalars(found.order_by(JoinedContact.joined_at)))

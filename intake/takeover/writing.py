"""Who is writing at this moment: noted without a word of what, for the other side to see."""

from collections.abc import Collection, Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from intake.conversations import Conversation
from intake.takeover.models import STAFF, Takeover, owner_of

NOTED_AGAIN = timedelta(seconds=3)
"""How often it is noted that somebody goes on writing; what is shown lasts longer than that."""


@dataclass(frozen=True)
class Person:
    """Whether a person answers in a conversation, and when each side was last seen to write.

    What was sent meanwhile is no longer written: both times go with the line.
    """

    here: bool = False
    clerk_wrote_at: datetime | None = None
    citizen_wrote_at: datetime | None = None


def citizen_writes(session: Session, conversation_id: str, now: datetime) -> None:
    """Note that the citizen writes, where a clerk answers; nowhere else is it anybody's concern."""
    theirs = select(Conversation.id).where(Conversation.owner.startswith(STAFF))
    _note(session, conversation_id, theirs, Takeover.citizen_writes_at, now)


def clerk_writes(session: Session, conversation_id: str, clerk_id: str, now: datetime) -> None:
    """Note that this clerk writes, where they are who answers."""
    theirs = select(Conversation.id).where(Conversation.owner == owner_of(clerk_id))
    _note(session, conversation_id, theirs, Takeover.clerk_writes_at, now)


def person(session: Session, conversation_id: str) -> Person:
    """Return who answers in a conversation and who writes there."""
    found = session.execute(
        select(Conversation.owner, Takeover.clerk_writes_at, Takeover.citizen_writes_at)
        .join(Takeover, Takeover.conversation_id == Conversation.id)
        .where(Conversation.id == conversation_id)
    ).first()
    return Person(found[0].startswith(STAFF), *found[1:]) if found else Person()


def heard_marks(session: Session, ids: Collection[str]) -> dict[str, Hashable]:
    """Return a mark of what a citizen may hear in each of these conversations: what was said last,
    and who writes. Those unknown are left out."""
    asked = (
        select(Conversation.id, Conversation.last_seq, Conversation.owner, Takeover.clerk_writes_at)
        .outerjoin(Takeover, Takeover.conversation_id == Conversation.id)
        .where(Conversation.id.in_(ids))
    )
    return {row[0]: tuple(row[1:]) for row in session.execute(asked)}


def _note(
    session: Session,
    conversation_id: str,
    theirs: Select[str],
    column: InstrumentedAttribute[datetime | None],
    now: datetime,
) -> None:
    session.execute(
        update(Takeover)
        .where(Takeover.conversation_id == conversation_id, Takeover.conversation_id.in_(theirs))
        .where(or_(column.is_(None), column <= now - NOTED_AGAIN))
        .values({column: now})
    )

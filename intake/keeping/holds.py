"""Legal holds: conversations of which neither a term nor anybody's wish takes anything."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from intake.conversations.models import Conversation
from intake.keeping.models import LegalHold
from intake.references import GivenReference, reference_for

LONGEST = 120
"""Letters of a ground."""


class NothingToHold(LookupError):
    """No conversation is kept under this reference."""


def held() -> Select[tuple[str]]:
    """Return the query for the ids of all conversations that are held."""
    return select(LegalHold.conversation_id)


def place(session: Session, reference: str, because: str, now: datetime) -> None:
    """Hold everything of the conversation with this reference; a second time changes the ground.

    Raises `NothingToHold`.
    """
    found = session.scalar(
        select(Conversation.id)
        .join(GivenReference, GivenReference.conversation_id == Conversation.id)
        .where(GivenReference.reference == reference)
    )
    if found is None:
        raise NothingToHold(reference)
    session.merge(LegalHold(conversation_id=found, reference=reference, because=because, since=now))
    session.flush()


def reference_of(session: Session, conversation_id: str) -> str:
    """Return the reference of a conversation, given now where it had none: many a chat has none.

    Raises `NothingToHold` where there is no such conversation.
    """
    if session.get(Conversation, conversation_id) is None:
        raise NothingToHold(conversation_id)
    return reference_for(session, conversation_id)


def lift(session: Session, reference: str) -> bool:
    """Hold this one no longer; False where it was not held."""
    gone = delete(LegalHold).where(LegalHold.reference == reference).returning(LegalHold.reference)
    return session.scalar(gone) is not None


def among(session: Session, conversation_ids: Collection[str]) -> list[LegalHold]:
    """Return the holds on these conversations, by their references."""
    of_them = select(LegalHold).where(LegalHold.conversation_id.in_(conversation_ids))
    return list(session.scalars(of_them.order_by(LegalHold.reference)))

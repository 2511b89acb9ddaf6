"""Conversations of one telephone number with one municipality, and when nothing is told on it."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from intake.cases.models import Case
from intake.contact_wishes import ContactWishRow
from intake.conversations import Conversation


def of_the_same_number(conversation: Conversation) -> Sequence[ColumnElement[bool]]:
    """Return what holds of every conversation from the number that this one comes from."""
    return (
        Conversation.origin == conversation.origin,
        Conversation.municipality == conversation.municipality,
    )


def is_discreet(session: Session, conversation: Conversation, *also: str) -> bool:
    """Say whether nothing of its number may even be mentioned there: in one of its conversations,
    or those whose ids are given besides, somebody told of danger or wished for no call.

    Who hurts somebody may hold the same telephone. So it is as long as that is kept, also once the
    case is closed.
    """
    found = (
        select(Conversation.id)
        .outerjoin(Case, Case.conversation_id == Conversation.id)
        .outerjoin(ContactWishRow, ContactWishRow.conversation_id == Conversation.id)
        .where(or_(and_(*of_the_same_number(conversation)), Conversation.id.in_(also)))
        .where(or_(Case.urgent, Case.danger.is_not(None), ContactWishRow.no_call))
    )
    return session.scalar(found.limit(1)) is not None

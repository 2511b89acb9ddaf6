"""Who waits for whom: how many before one, what no clerk has read, and since when."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.orm import Session

from intake.cases.models import Case
from intake.conversations import Conversation
from intake.takeover.models import QUEUE, STAFF, Takeover, owner_of

SILENT = timedelta(minutes=3)
"""After so long without an answer the citizen is told that their line has come."""


def ahead(session: Session, case: Case) -> int:
    """Return how many wait for a person of this case's department, before its own conversation.

    Where that does not wait yet, all who do.
    """
    own = select(Takeover.queued_at).where(Takeover.conversation_id == case.conversation_id)
    since = session.scalar(own)
    waiting = (
        select(func.count())
        .select_from(Takeover)
        .join(Conversation, Conversation.id == Takeover.conversation_id)
        .join(Case, Case.conversation_id == Takeover.conversation_id)
        .where(Conversation.owner == QUEUE, Conversation.id != case.conversation_id)
        .where(Case.municipality == case.municipality, Case.department == case.department)
    )
    return session.scalar(waiting.where(Takeover.queued_at < since) if since else waiting) or 0


def in_queues(session: Session, departments: Collection[str], *, municipality: str) -> list[Case]:
    """Return the cases of these departments whose citizens wait for a person, the first first."""
    return list(
        session.scalars(
            select(Case)
            .join(Conversation, Conversation.id == Case.conversation_id)
            .join(Takeover, Takeover.conversation_id == Conversation.id)
            .where(Conversation.owner == QUEUE, Case.municipality == municipality)
            .where(Case.department.in_(departments))
            .order_by(Takeover.queued_at)
        )
    )


def heard(session: Session, conversation_id: str, danger: str | None, now: datetime) -> None:
    """Note a line of the citizen that the bot does not answer, and the danger that it tells of."""
    row = session.get(Takeover, conversation_id, with_for_update=True)
    if row is None:
        row = Takeover(conversation_id=conversation_id, unread=0)
        session.add(row)
    row.unread += 1
    row.citizen_writes_at = None
    row.unanswered_since = row.unanswered_since or now
    row.danger = danger or row.danger
    session.flush()


def answered(session: Session, conversation_id: str) -> None:
    """Note that a clerk has answered all that the citizen wrote."""
    done = {"unanswered_since": None, "told_at": None, "clerk_writes_at": None}
    _change(session, conversation_id, unread=0, **done)


def seen(session: Session, conversation_id: str) -> None:
    """Note that the clerk who answers has everything before them."""
    _change(session, conversation_id, unread=0)


def note_told(session: Session, conversation_id: str, now: datetime) -> None:
    """Note that the citizen was told that they still wait."""
    _change(session, conversation_id, told_at=now)


def standing(session: Session, ids: Collection[str]) -> dict[str, tuple[str, Takeover]]:
    """Return owner and state of those of these conversations that ever waited for a person."""
    rows = session.execute(
        select(Conversation.owner, Takeover)
        .join(Takeover, Takeover.conversation_id == Conversation.id)
        .where(Conversation.id.in_(ids))
    )
    return {row.Takeover.conversation_id: (row.owner, row.Takeover) for row in rows}


def held_by(session: Session, owner: str) -> list[str]:
    """Return the conversations that this clerk (`owner_of`) answers in."""
    return list(session.scalars(select(Conversation.id).where(Conversation.owner == owner)))


def unread_by(session: Session, clerk_id: str) -> list[tuple[Case, int]]:
    """Return this clerk's own cases in which the citizen wrote what they have not read, the oldest
    first, each with how many lines that are."""
    own_chat = and_(Conversation.owner == owner_of(clerk_id), Takeover.unread > 0)
    rows = session.execute(
        select(Case, Takeover.unread)
        .join(Conversation, Conversation.id == Case.conversation_id)
        .outerjoin(Takeover, Takeover.conversation_id == Case.conversation_id)
        .where(Case.owner == clerk_id, Case.status == "claimed", or_(Case.unread > 0, own_chat))
        .order_by(Case.opened_at)
    )
    return [(case, case.unread or lines or 0) for case, lines in rows]


def to_be_watched(session: Session) -> Sequence[Conversation]:
    """Return every conversation that waits for a person or has one."""
    theirs = or_(Conversation.owner == QUEUE, Conversation.owner.startswith(STAFF))
    return session.scalars(select(Conversation).where(theirs)).all()


def _change(session: Session, conversation_id: str, **values: object) -> None:
    of_it = Takeover.conversation_id == conversation_id
    session.execute(update(Takeover).where(of_it).values(**values))

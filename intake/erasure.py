"""A conversation erased because the citizen wants it so (GDPR art. 17)."""

from typing import Literal

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from intake.appointments.models import Appointment
from intake.cases.models import Case
from intake.conversations import Conversation, Turn
from intake.keeping import holds
from intake.takeover import BOT

Kept = Literal["appointment", "case"]


class UnderHold(Exception):
    """Something is under a legal hold, and nothing of it may go."""


def erase(session: Session, conversation: Conversation) -> list[Kept]:
    """Delete what was said, and say what stays: a booked appointment, an open case.

    With neither, and no closed case that is still kept, the conversation goes whole, with name,
    number and wishes. Otherwise those stay for what needs them, and nobody can read or go on with
    the conversation any more. Raises `UnderHold`, and nothing goes, where it is kept for a
    court or the like.
    """
    if holds.among(session, [conversation.id]):
        raise UnderHold(conversation.id)
    kept = _kept(session, conversation.id)
    session.execute(delete(Turn).where(Turn.conversation_id == conversation.id))
    if kept or _has_case(session, conversation.id):
        conversation.owner = BOT  # whoever wrote there has nobody left to write to
        conversation.token_hash = None
        conversation.commands = {}
    else:
        session.execute(delete(Conversation).where(Conversation.id == conversation.id))
    return kept


def _kept(session: Session, conversation_id: str) -> list[Kept]:
    booked = select(Appointment.id).where(
        Appointment.conversation_id == conversation_id, Appointment.state == "booked"
    )
    open_case = select(Case.reference).where(
        Case.conversation_id == conversation_id, Case.status != "closed"
    )
    found: list[tuple[Kept, object]] = [
        ("appointment", session.scalar(booked.limit(1))),
        ("case", session.scalar(open_case.limit(1))),
    ]
    return [name for name, row in found if row is not None]


def _has_case(session: Session, conversation_id: str) -> bool:
    of_it = select(Case.reference).where(Case.conversation_id == conversation_id)
    return session.scalar(of_it.limit(1)) is not None

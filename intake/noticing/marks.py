"""How things stand at a desk, as short marks: two that differ mean that something changed.

Marks are of the state, never of a log: whatever order transactions end in, a page that has the mark
of now has missed nothing, and one that was away for an hour learns all by one comparison.
"""

import hashlib
from collections.abc import Collection, Hashable, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Executable, select
from sqlalchemy.orm import Session

from intake.cases import Case
from intake.conversations import Conversation
from intake.takeover import BOT, Presence, Takeover, viewers

OPEN = (Case.reference, Case.version, Case.unread)
STATE = (Takeover.unanswered_since, Takeover.told_at, Takeover.danger)
LIVE = (Conversation.id, Conversation.owner, Takeover.unread, *STATE)
SAID = (Conversation.last_seq, Takeover.clerk_writes_at, Takeover.citizen_writes_at)


def of_desks(session: Session, municipalities: Collection[str]) -> dict[str, Hashable]:
    """Return a mark for each municipality of all that any page of its desk may show.

    Who looks at what is in it, the time that passes is not.
    """
    looking = session.execute(
        select(Presence.staff_id, Presence.reference).order_by(Presence.staff_id)
    ).all()
    return {
        one: _mark(
            _rows(session, _open(one, None)), _rows(session, _live(one, None, *SAID)), looking
        )
        for one in municipalities
    }


def of_list(session: Session, municipality: str, departments: Collection[str]) -> str:
    """Return a mark of the open cases of these departments and of who answers in them."""
    return _mark(
        _rows(session, _open(municipality, departments)),
        _rows(session, _live(municipality, departments)),
    )


def of_case(session: Session, case: Case) -> str:
    """Return a mark of one case, whatever its state."""
    return _mark([(case.reference, case.version)])


def of_chat(session: Session, case: Case, besides: str, now: datetime) -> str:
    """Return a mark of what was said in the conversation of a case, who answers there, and who
    else looks at it `besides` one clerk. That somebody writes is not in it."""
    conversation = (
        select(Conversation.owner, Conversation.last_seq, *STATE)
        .outerjoin(Takeover, Takeover.conversation_id == Conversation.id)
        .where(Conversation.id == case.conversation_id)
    )
    watching = viewers(session, [case.reference], besides, now)
    return _mark(_rows(session, conversation), watching.get(case.reference, []))


def _open(municipality: str, departments: Collection[str] | None) -> Executable:
    found = select(*OPEN).where(Case.municipality == municipality, Case.status != "closed")
    found = found.order_by(Case.reference)
    return found if departments is None else found.where(Case.department.in_(departments))


def _live(municipality: str, departments: Collection[str] | None, *more: Any) -> Executable:
    """Return conversations in which the bot is not who answers; they are few."""
    found = (
        select(*LIVE, *more)
        .join(Takeover, Takeover.conversation_id == Conversation.id)
        .where(Conversation.owner != BOT, Conversation.municipality == municipality)
        .order_by(Conversation.id)
    )
    if departments is None:
        return found
    theirs = select(Case.conversation_id).where(Case.department.in_(departments))
    return found.where(Conversation.id.in_(theirs.where(Case.status != "closed")))


def _rows(session: Session, asked: Executable) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in session.execute(asked)]


def _mark(*parts: Iterable[object]) -> str:
    told = repr([list(part) for part in parts])
    return hashlib.blake2b(told.encode(), digest_size=9).hexdigest()

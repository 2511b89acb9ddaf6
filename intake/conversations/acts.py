"""What a turn has done for good: once, whoever runs it again, or never after it was given up."""

from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from intake.conversations.errors import TurnGivenUp
from intake.conversations.models import TurnAct
from intake.database import insert_into

GIVEN_UP = "given_up"
"""Stands where an act would: the citizen was told that something is wrong, so none may follow."""


def begin(
    session: Session, conversation_id: str, turn: int, kind: str, now: datetime
) -> TurnAct | None:
    """Take the one act of this turn, to be done in this very transaction; None where it is ours.

    Else what the turn has done before, to be told and not to be done again; its `facts` are empty
    where the process died while another system did it. Who is beaten to it waits for the other's
    transaction. Raises `TurnGivenUp`.
    """
    if _took(session, conversation_id, turn, kind, now):
        return None
    act = _of(session, conversation_id, turn)
    if act.kind == GIVEN_UP:
        raise TurnGivenUp(conversation_id, turn)
    return act


def done(session: Session, conversation_id: str, turn: int, facts: dict[str, Any]) -> None:
    """Note what came of the act that was begun, in words of data: what a citizen is told of it."""
    _of(session, conversation_id, turn).facts = facts
    session.flush()


def give_up(session: Session, conversation_id: str, turn: int, now: datetime) -> TurnAct | None:
    """Let this turn do nothing any more; return what it has done already, None where it did not.

    What is still on its way to be done, in another process, is then refused there.
    """
    if _took(session, conversation_id, turn, GIVEN_UP, now):
        return None
    act = _of(session, conversation_id, turn)
    return act if act.facts else None


def untold(session: Session, conversation_id: str) -> list[TurnAct]:
    """Return what was done in this conversation and told by no answer yet, oldest first."""
    acts = session.scalars(
        select(TurnAct)
        .where(TurnAct.conversation_id == conversation_id, TurnAct.told.is_(False))
        .order_by(TurnAct.turn)
    )
    return [act for act in acts if act.facts]


def tell(session: Session, conversation_id: str) -> None:
    """Note, with the answer that tells it, that everything done until now has been told."""
    session.execute(
        update(TurnAct)
        .where(TurnAct.conversation_id == conversation_id, TurnAct.told.is_(False))
        .values(told=True)
    )


def _took(session: Session, conversation_id: str, turn: int, kind: str, now: datetime) -> bool:
    attempt = insert_into(session, TurnAct).values(
        conversation_id=conversation_id, turn=turn, kind=kind, at=now, facts={}, told=False
    )
    mine = attempt.on_conflict_do_nothing().returning(TurnAct.turn)
    return session.scalar(mine) is not None


def _of(session: Session, conversation_id: str, turn: int) -> TurnAct:
    return session.get_one(TurnAct, (conversation_id, turn), populate_existing=True)

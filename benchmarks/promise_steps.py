"""How far a confirming turn has come, by what is stored of it: so a fault can meet each step."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine, column, select, table

from intake.conversations import Turn
from intake.conversations.models import TurnAct
from intake.database import read_scope
from intake.worker import RASAS_SCHEMA

UNHEARD, RECORDED, ACTED, STORED, ANSWERED = STEPS = (
    "unheard",
    "recorded",
    "acted",
    "stored",
    "answered",
)
"""Nothing is kept yet; the gateway kept the words; the action booked; Rasa kept its dialogue and
its reply; the gateway kept the answer (docs/decisions/0016-a-turn-acts-once.md)."""
MOMENTS = (RECORDED, ACTED, STORED)
"""The steps between which something can be lost."""
UNDER_WAY = 2
"""Turns that have begun when a fault comes: before, later steps have nobody in them."""
PATIENCE, POLL = 5.0, 0.002


@dataclass(frozen=True)
class Stores:
    """Our database and Rasa's."""

    ours: Engine
    rasas: Engine


def steps(stores: Stores, conversations: Sequence[str], id_: str) -> dict[str, str]:
    """Return the step of each conversation's turn that was sent under this id."""
    with read_scope(stores.ours) as session:
        of_it = (
            Turn.conversation_id.in_(conversations),
            (Turn.client_id == id_) | (Turn.answers == id_),
        )
        turns = session.execute(select(Turn.conversation_id, Turn.sender, Turn.seq).where(*of_it))
        number, answered = _sides(turns.all())
        acts = select(TurnAct.conversation_id, TurnAct.turn)
        acts = acts.where(TurnAct.conversation_id.in_(number))
        acted = {(one, turn) for one, turn in session.execute(acts)}
    stored = _stored(stores.rasas, number)
    return {
        one: _step(one, number.get(one), one in answered, acted, stored) for one in conversations
    }


def at(
    moment: str, look: Callable[[], Mapping[str, str]], clock: Callable[[], float] = time.monotonic
) -> Counter[str]:
    """Wait until somebody has come to this step, and return how many are in each.

    At most five seconds. On a busy machine a step may be over before it is seen: the counts tell.
    """
    end, seen = clock() + PATIENCE, Counter[str]()
    while clock() < end:
        seen = Counter(look().values())
        reached = any(seen[step] for step in STEPS[STEPS.index(moment) :])
        if reached and seen.total() - seen[UNHEARD] >= UNDER_WAY:
            break
        time.sleep(POLL)
    return seen


def _sides(turns: Iterable[Sequence[object]]) -> tuple[dict[str, int], set[str]]:
    number, answered = {}, set()
    for conversation, sender, seq in turns:
        if sender == "citizen":
            number[str(conversation)] = int(str(seq))
        else:
            answered.add(str(conversation))
    return number, answered


def _stored(rasas: Engine, number: Mapping[str, int]) -> set[tuple[str, int]]:
    schema = RASAS_SCHEMA if rasas.dialect.name == "postgresql" else None
    replies = table("turn_replies", column("sender_id"), column("turn"), schema=schema)
    kept = select(replies.c.sender_id, replies.c.turn).where(replies.c.sender_id.in_(number))
    with read_scope(rasas) as session:
        return {(one, int(turn.partition(".")[0])) for one, turn in session.execute(kept)}


def _step(
    conversation: str,
    number: int | None,
    answered: bool,
    acted: set[tuple[str, int]],
    stored: set[tuple[str, int]],
) -> str:
    if number is None:
        return UNHEARD
    if answered:
        return ANSWERED
    if (conversation, number) in stored:
        return STORED
    return ACTED if (conversation, number) in acted else RECORDED

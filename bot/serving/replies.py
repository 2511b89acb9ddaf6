"""A turn is answered once: the reply is stored with its events, and given again to who asks again.

The gateway may die between our answer and its own record of it. It then sends the same turn once
more, by the same name, and what the turn did must neither be done again nor be told otherwise.
"""

import json
import time
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Callable, Dict, Optional, Text

import sqlalchemy as sa
from rasa.core.tracker_store import FailSafeTrackerStore, SQLTrackerStore
from rasa.shared.core.trackers import DialogueStateTracker

PROBE = "readyz"
Reply = Dict[Text, Any]


class AnsweredBefore(Exception):
    """This turn has been answered already, in these words."""

    def __init__(self, reply: Reply) -> None:
        super().__init__()
        self.reply = reply


@dataclass
class Turn:
    """A turn in hand: its name, and what has been answered to it so far."""

    name: Text
    reply: Callable[[], Reply]

    @property
    def number(self) -> Text:
        """The citizen's turn, which may ask Rasa more than one thing."""
        return self.name.partition(".")[0]


# Rasa works on a turn in the task that called it, so the variable reaches its store.
_in_hand: "ContextVar[Optional[Turn]]" = ContextVar("turn_in_hand", default=None)


class StoredReply(SQLTrackerStore.Base):  # type: ignore[misc]
    """What was answered to the last turn of a conversation; it goes with the next one."""

    __tablename__ = "turn_replies"

    sender_id = sa.Column(sa.String(255), primary_key=True)
    turn = sa.Column(sa.String(16), primary_key=True)
    timestamp = sa.Column(sa.Float)
    reply = sa.Column(sa.Text, nullable=False)


def begin(name: Optional[Text], reply: Callable[[], Reply]) -> None:
    """Take a turn in hand; without a name it is nobody's second try."""
    _in_hand.set(Turn(name, reply) if name else None)


def number_in_hand() -> Optional[Text]:
    """Return the number of the turn in hand, None where it has no name."""
    turn = _in_hand.get()
    return turn.number if turn else None


def refuse_answered(session: Any, sender_id: Text) -> None:
    """Raise AnsweredBefore where the turn in hand is among those that were answered."""
    turn = _in_hand.get()
    if turn is None:
        return
    known = session.query(StoredReply.reply).filter_by(sender_id=sender_id, turn=turn.name).first()
    if known is not None:
        raise AnsweredBefore(json.loads(known.reply))


def store(session: Any, sender_id: Text) -> None:
    """Keep the answer to the turn in hand, with its events, and drop those to older turns."""
    turn = _in_hand.get()
    if turn is None:
        return
    table = StoredReply.__table__
    of_this = table.c.turn.like(f"{turn.number}.%")
    older = sa.and_(table.c.sender_id == sender_id, sa.not_(of_this))
    session.execute(table.delete().where(older))
    row = {"sender_id": sender_id, "turn": turn.name, "timestamp": time.time()}
    session.execute(table.insert(), {**row, "reply": json.dumps(turn.reply())})


def write_probe(session: Any) -> None:
    """Write the reply of a conversation that is none, to see whether anything can be stored."""
    table, row = StoredReply.__table__, {"sender_id": PROBE, "turn": "0.0", "reply": "{}"}
    session.execute(table.delete().where(table.c.sender_id == PROBE))
    session.execute(table.insert(), {**row, "timestamp": time.time()})


def fail_with_the_store() -> None:
    """From now on a turn fails where its conversation can be neither read nor stored.

    Rasa's own wrapper goes on in memory instead: with an empty conversation, or with one that the
    next turn does not find, and so does a thing twice. Rasa 3.6.21 is the last of its line, so
    what is replaced here stays as it is.
    """
    FailSafeTrackerStore.retrieve = _retrieve
    FailSafeTrackerStore.save = _save


async def _retrieve(
    wrapper: FailSafeTrackerStore, sender_id: Text
) -> Optional[DialogueStateTracker]:
    return await wrapper._tracker_store.retrieve(sender_id)


async def _save(wrapper: FailSafeTrackerStore, tracker: DialogueStateTracker) -> None:
    await wrapper._tracker_store.save(tracker)

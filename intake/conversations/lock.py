"""One turn at a time in a conversation, across threads and processes."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import Engine, delete

from intake.conversations.errors import ConversationBusy
from intake.conversations.models import TurnLock
from intake.database import insert_into, session_scope

POLL = timedelta(milliseconds=50)


@contextmanager
def turn_lock(
    engine: Engine,
    conversation_id: str,
    holder: str,
    now: datetime,
    lease: timedelta = timedelta(seconds=20),
    wait: timedelta = timedelta(seconds=10),
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[None]:
    """Hold the turn of this conversation; no database connection is kept meanwhile.

    Waits at most `wait`, then raises `ConversationBusy`. A holder that died loses its lock when
    its `lease` is over, so a turn must end within its lease. `holder` names the process in
    the table, for people who look; two locks of one holder still exclude each other.
    """
    ticket = f"{holder}:{uuid4()}"
    _wait_for(engine, conversation_id, ticket, now, lease, wait, sleep)
    try:
        yield
    finally:
        _release(engine, conversation_id, ticket)


def _wait_for(
    engine: Engine,
    conversation_id: str,
    ticket: str,
    now: datetime,
    lease: timedelta,
    wait: timedelta,
    sleep: Callable[[float], None],
) -> None:
    # Time is counted in polls: leases then also run off where the clock of the house is frozen.
    for poll in range(wait // POLL + 1):
        if _take(engine, conversation_id, ticket, now + poll * POLL, lease):
            return
        sleep(POLL.total_seconds())
    raise ConversationBusy(conversation_id)


def _take(
    engine: Engine, conversation_id: str, ticket: str, now: datetime, lease: timedelta
) -> bool:
    with session_scope(engine) as session:
        attempt = insert_into(session, TurnLock).values(
            conversation_id=conversation_id, holder=ticket, expires_at=now + lease
        )
        taken = session.execute(
            attempt.on_conflict_do_update(
                index_elements=[TurnLock.conversation_id],
                set_={"holder": ticket, "expires_at": now + lease},
                where=TurnLock.expires_at <= now,
            ).returning(TurnLock.holder)
        )
        return taken.scalar() is not None


def _release(engine: Engine, conversation_id: str, ticket: str) -> None:
    # Only one's own: after the lease another may be at work already.
    with session_scope(engine) as session:
        session.execute(
            delete(TurnLock).where(
                TurnLock.conversation_id == conversation_id, TurnLock.holder == ticket
            )
        )

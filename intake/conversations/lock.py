"""One turn at a time in a conversation, across threads and processes."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from uuid import uuid4

from sqlalchemy import Engine, Executable, bindparam, delete, select
from sqlalchemy.orm import Session

from intake.conversations import holders
from intake.conversations.errors import ConversationBusy, TurnLost
from intake.conversations.models import TurnLock
from intake.database import insert_for, session_scope

POLL = timedelta(milliseconds=50)

# Both made once: SQLAlchemy then finds their SQL by looking, without walking through them.
_RELEASE = delete(TurnLock).where(
    TurnLock.conversation_id == bindparam("conversation"), TurnLock.holder == bindparam("ticket")
)
_HOLDER = select(TurnLock.holder).where(TurnLock.conversation_id == bindparam("conversation"))


@cache
def _taking(dialect: str) -> Executable:
    attempt = insert_for(dialect, TurnLock).values(
        conversation_id=bindparam("conversation"),
        holder=bindparam("ticket"),
        expires_at=bindparam("until"),
    )
    new = attempt.excluded
    return attempt.on_conflict_do_update(
        index_elements=[TurnLock.conversation_id],
        set_={"holder": new.holder, "expires_at": new.expires_at},
        where=TurnLock.expires_at <= bindparam("now"),
    ).returning(TurnLock.holder)


def _nothing(_session: Session) -> None:
    """What most turns have to do before they wait for the lock."""


@dataclass
class OneTurn:
    """The only turn of a conversation at this moment, from `begun` until `ended` or its lease."""

    engine: Engine
    conversation_id: str
    ticket: str
    now: datetime
    lease: timedelta
    wait: timedelta
    sleep: Callable[[float], None]
    _held: bool = field(default=False, init=False)

    @contextmanager
    def begun(self, first: Callable[[Session], object] = _nothing) -> Iterator[Session]:
        """A session in whose transaction the lock is taken: both hold, or neither.

        `first` is done once, before the lock is asked for, and holds even where that is not had.
        Raises `ConversationBusy` when another turn did not end within `wait`, and what `first`
        raises.
        """
        # Time is counted in polls: leases then expire where the clock is frozen, too.
        for poll in range(self.wait // POLL + 1):
            with session_scope(self.engine) as session:
                if poll == 0:
                    first(session)
                if self._take(session, self.now + poll * POLL):
                    self._held = True
                    yield session
                    return
            self.sleep(POLL.total_seconds())
        raise ConversationBusy(self.conversation_id)

    @contextmanager
    def ended(self) -> Iterator[Session]:
        """A session in whose transaction the lock is given back, together with what is written.

        Raises `TurnLost`, and nothing is written, where the lease was over and another came.
        """
        with session_scope(self.engine) as session:
            # First, so that whoever comes in between waits for this transaction.
            if not self._give_back(session):
                raise TurnLost(self.conversation_id)
            yield session
        self._held = False

    @contextmanager
    def whole(self, first: Callable[[Session], object] = _nothing) -> Iterator[Session]:
        """A session whose one transaction is all of the turn; otherwise as `begun`."""
        with self.begun(first) as session:
            yield session
            self._give_back(session)
        self._held = False

    def let_go(self) -> None:
        """Give the lock back if it is still held, whatever happened."""
        if self._held:
            with session_scope(self.engine) as session:
                self._give_back(session)
            self._held = False

    def _take(self, session: Session, now: datetime) -> bool:
        ours = {"conversation": self.conversation_id, "ticket": self.ticket}
        until = {"now": now, "until": now + self.lease}
        connection = session.connection()
        taking = _taking(connection.dialect.name)
        if connection.scalar(taking, ours | until) is not None:
            return True
        return (
            self._frees_of_the_dead(session) and connection.scalar(taking, ours | until) is not None
        )

    def _frees_of_the_dead(self, session: Session) -> bool:
        """Take the lock away from a process that is known to be gone; say whether there was one."""
        connection, theirs = session.connection(), {"conversation": self.conversation_id}
        holder = connection.scalar(_HOLDER, theirs)
        if not holders.is_gone(str(holder or "").partition(" ")[2].partition(" ")[0]):
            return False
        return connection.execute(_RELEASE, theirs | {"ticket": holder}).rowcount == 1

    def _give_back(self, session: Session) -> bool:
        """Say whether it was still one's own: after the lease another may be at work already."""
        ours = {"conversation": self.conversation_id, "ticket": self.ticket}
        return session.connection().execute(_RELEASE, ours).rowcount == 1


@contextmanager
def one_turn(
    engine: Engine,
    conversation_id: str,
    holder: str,
    now: datetime,
    lease: timedelta = timedelta(seconds=20),
    wait: timedelta = timedelta(seconds=10),
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[OneTurn]:
    """A turn of this conversation, to be begun and ended; no connection is kept in between.

    A holder that died loses its lock at once where that is seen (`holders`), else when its `lease`
    is over, so a turn must end within its lease; `now` is real time, for a lease must also end
    where the clock of an installation stands still. `holder` names the process in the table, for
    people who look; two turns of one holder still exclude each other.
    """
    ticket = f"{holder} {holders.this_process()} {uuid4()}"
    turn = OneTurn(engine, conversation_id, ticket, now, lease, wait, sleep)
    try:
        yield turn
    finally:
        turn.let_go()

"""A webhook of Twilio may come twice: it is worked on once, and answered the same each time."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from intake import receipts
from intake.contacts import Unreadable, seal, unseal
from intake.database import read_scope, session_scope

POLL_SECONDS, SELDOM_SECONDS = 0.1, 0.5
"""How often a twin's answer is looked for: less and less, for hundreds may wait at a time."""
TWIN_SECONDS = 8.0
"""How long a duplicate waits for the answer to its twin; Twilio itself gives up after 15 s."""

Answer = TypeVar("Answer")


@dataclass
class Delivery(Generic[Answer]):
    """One delivery: claimed and answered in the transactions of what is done for it.

    So a receipt costs no transaction of its own, and cannot tell of anything that was not done.
    """

    engine: Engine
    data_key: str
    """What is answered may name the citizen or read a number back: it is kept sealed."""
    key: str
    """Made of signed fields only (MessageSid, CallSid and turn): whoever replays a request can
    change every header."""
    written: Callable[[Answer], str]
    """Makes the document that is sent back."""
    now: Callable[[], datetime]
    """The clock of the system."""
    late_key: str = ""
    """Keeps the answer where something else was sent back meanwhile."""
    document: str | None = field(default=None, init=False)
    """What was answered here."""
    _claimed: bool = field(default=False, init=False)

    def claim(self, session: Session) -> None:
        """Take the delivery, once; raise `Repeated` where it was taken before."""
        if self._claimed:
            return
        if not receipts.claim(session, self.key, self.now()):
            raise receipts.Repeated(self.key)
        self._claimed = True

    def come(self, session: Session) -> None:
        """Note that it came, before the turn is waited for; raise `Repeated` where it is answered.

        A twin may be at work, or have died: which of the two says the lock of the conversation.
        """
        if self._claimed:
            return
        self._claimed = receipts.arrive(session, self.key, self.now())
        if not self._claimed:
            self._refuse_answered(session)

    def alone(self, session: Session) -> None:
        """Go on with it where nobody else is at work; raise `Repeated` where a twin answered it."""
        if not self._claimed:
            self._refuse_answered(session)
        self._claimed = True

    def is_answered(self) -> bool:
        """Whether it has its answer, also where that is so old that it is forgotten."""
        with read_scope(self.engine) as session:
            return receipts.is_answered(session, self.key)

    def _refuse_answered(self, session: Session) -> None:
        if receipts.is_answered(session, self.key):
            raise receipts.Repeated(self.key)

    def answer(self, session: Session, answer: Answer) -> None:
        """Keep the answer for this delivery and its duplicates."""
        self.document = self.written(answer)
        kept = seal(self.data_key, self.document)
        counts = receipts.settle(session, self.key, kept, self.now())
        if not counts and self.late_key:
            receipts.remember(session, self.late_key, kept, self.now())

    def at_once(self, make: Callable[[Session], Answer]) -> None:
        """Claim the delivery and keep what `make` answers, in one transaction."""
        with session_scope(self.engine) as session:
            self.claim(session)
            self.answer(session, make(session))

    def meanwhile(self, document: str) -> str:
        """Keep this while the answer takes too long; return what counts, which may be the answer.

        The two may come at the same moment: the database knows one order of them.
        """
        with session_scope(self.engine) as session:
            if receipts.settle(session, self.key, seal(self.data_key, document), self.now()):
                return document
            kept = receipts.recall(session, self.key)
        return _opened(self.data_key, kept) or document

    def recalled(self) -> str | None:
        """Return what was answered to the twin of this delivery; None where that is not there.

        It is waited for, but may be so old that it is forgotten.
        """
        return recalled(self.engine, self.data_key, self.key, TWIN_SECONDS)


def answered_once(
    engine: Engine,
    data_key: str,
    key: str,
    answer: Callable[[], str],
    now: Callable[[], datetime],
    wait: float = TWIN_SECONDS,
) -> str | None:
    """Return what `answer()` makes for this delivery; a duplicate gets the very same text.

    For what waits for another: all else is a `Delivery`. None where the twin is not done within
    `wait` seconds, or where its answer was so long ago that it is forgotten.
    """
    with session_scope(engine) as session:
        mine = receipts.claim(session, key, now())
    if not mine:
        return recalled(engine, data_key, key, wait)
    answered = answer()
    with session_scope(engine) as session:
        receipts.remember(session, key, seal(data_key, answered), now())
    return answered


def recalled(engine: Engine, data_key: str, key: str, wait: float) -> str | None:
    """Return what was answered under this key, waiting for it; None after `wait` seconds."""
    end, pause = time.monotonic() + wait, POLL_SECONDS
    while True:
        with read_scope(engine) as session:
            kept = receipts.recall(session, key)
        if kept is not None or time.monotonic() >= end:
            return _opened(data_key, kept)
        time.sleep(pause)
        pause = min(SELDOM_SECONDS, pause * 1.5)


def _opened(data_key: str, kept: str | None) -> str | None:
    try:
        return unseal(data_key, kept) if kept else None
    except Unreadable:  # kept before answers were sealed, or under another key
        return None

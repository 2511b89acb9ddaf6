"""A brake on forgetting: a sweep that would take too much at once waits for an operator."""

import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

from intake.database import session_scope
from intake.keeping.models import RetentionStop

log = logging.getLogger(__name__)

FEW = 300
"""Rows of a kind: in fewer, any share is chance."""


@dataclass(frozen=True)
class Due:
    """How many rows of a kind would go, among how many."""

    kind: str
    rows: int
    among: int

    def exceeds(self, share: float) -> bool:
        """Say whether that is more than this share of many."""
        return self.among > FEW and self.rows > share * self.among


class TooMuch(Exception):
    """A sweep would take more than the share that may go at once; nothing has gone."""

    def __init__(self, dues: Collection[Due]) -> None:
        super().__init__(", ".join(due.kind for due in dues))
        self.dues = dues


def check(dues: Collection[Due], share: float) -> None:
    """Raise `TooMuch` with those of which more would go than this share."""
    exceeding = [due for due in dues if due.exceeds(share)]
    if exceeding:
        raise TooMuch(exceeding)


@contextmanager
def braked(engine: Engine, kinds: Collection[str], now: datetime) -> Iterator[None]:
    """Around a sweep of these kinds: where it stops, one line and `RetentionStop` say so.

    A sweep that goes through takes the stop of its kinds away.
    """
    dues: Collection[Due] = ()
    try:
        yield
    except TooMuch as stopped:
        dues = stopped.dues
        told = [f"{due.rows} of {due.among} {due.kind}" for due in dues]
        log.error("retention stopped: %s; make retention shows it", ", ".join(told))
    with session_scope(engine) as session:
        _note(session, kinds, dues, now)


def _note(session: Session, kinds: Collection[str], dues: Collection[Due], now: datetime) -> None:
    stopped = select(RetentionStop).where(RetentionStop.kind.in_(kinds))
    before = {stop.kind: stop.since for stop in session.scalars(stopped)}
    session.execute(delete(RetentionStop).where(RetentionStop.kind.in_(kinds)))
    for due in dues:
        since = before.get(due.kind, now)
        stop = RetentionStop(kind=due.kind, rows=due.rows, among=due.among, since=since)
        session.add(stop)

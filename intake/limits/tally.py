"""How often something was done within a while, by whom it concerns: counted for all processes."""

from datetime import datetime, timedelta

from sqlalchemy import String
from sqlalchemy.orm import Mapped, Session, mapped_column

from intake.contacts import keyed_hash
from intake.database import Base, Instant, insert_into

KEPT = timedelta(days=2)
"""Longer than any window: older tallies count nothing any more."""


class Tally(Base):
    """One count: what is counted, and a keyed hash of whom it is counted for, never themselves."""

    __tablename__ = "tallies"

    what: Mapped[str] = mapped_column(String(32), primary_key=True)
    of: Mapped[str] = mapped_column(String(64), primary_key=True)
    since: Mapped[datetime] = mapped_column(Instant, index=True)
    """When its window began: with the first time, so that whoever goes on does not move its end."""
    last: Mapped[datetime] = mapped_column(Instant)
    times: Mapped[int]


class Tallies:
    """Counts in one transaction; `key` is the data key of the installation."""

    def __init__(self, session: Session, key: str) -> None:
        self._session, self._key = session, key

    def so_far(self, what: str, of: str, now: datetime, window: timedelta) -> Tally:
        """Return the tally of the window that is open, with no times where none is.

        Its row is locked until the transaction ends: whoever counts the same waits for it, so that
        many at once are no more than one after the other.
        """
        row = self._locked(what, of, now)
        if row.since + window <= now:
            row.since, row.times = now, 0
        return row

    def times(self, what: str, of: str, now: datetime, window: timedelta) -> int:
        """Return how often it was in the window that is open; changes and locks nothing."""
        row = self._session.get(Tally, self._key_of(what, of), populate_existing=True)
        return row.times if row is not None and row.since + window > now else 0

    def add(self, what: str, of: str, now: datetime, window: timedelta) -> int:
        """Count once, and return how often it was in this window."""
        row = self.so_far(what, of, now, window)
        row.times, row.last = row.times + 1, now
        self._session.flush()
        return row.times

    def _locked(self, what: str, of: str, now: datetime) -> Tally:
        key = self._key_of(what, of)
        attempt = insert_into(self._session, Tally).values(
            what=key[0], of=key[1], since=now, last=now, times=0
        )
        self._session.execute(attempt.on_conflict_do_nothing())
        return self._session.get_one(Tally, key, with_for_update=True)

    def _key_of(self, what: str, of: str) -> tuple[str, str]:
        return what, keyed_hash(self._key, f"tally {what}", of)

"""The only clock: real time, a frozen installation, or a conversation's own time."""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class OnItsOwnTime(Protocol):
    """A conversation that may run ahead of or behind the system (`X-Intake-Now`)."""

    @property
    def clock_offset(self) -> timedelta | None:
        """How far its time is from the system's; None where it is the same."""


class Clock:
    """The time of one installation, made by its settings and handed on with them."""

    def __init__(self, frozen: datetime | None = None) -> None:
        """Run with real time, or stand at a moment (aware) for a demonstration or a test."""
        self._frozen = frozen

    def now(self, conversation: OnItsOwnTime | None = None) -> datetime:
        """Return the present moment, aware, in UTC.

        A conversation with an offset runs on from its own start.
        """
        moment = self._frozen.astimezone(UTC) if self._frozen else datetime.now(UTC)
        offset = conversation.clock_offset if conversation else None
        return moment + offset if offset else moment

    def offset_for(self, start: datetime) -> timedelta:
        """Return the offset with which a conversation's time is `start` at this moment."""
        return start.astimezone(UTC) - self.now()

    @staticmethod
    def real() -> datetime:
        """Return real time, also where the clock stands still: what a dead process held ends by it.

        In UTC.
        """
        return datetime.now(UTC)

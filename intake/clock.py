"""The only clock: real time, a frozen installation, or a conversation's own time."""

import os
from datetime import UTC, datetime, timedelta
from typing import Protocol

from intake.settings import frozen_now


class OnItsOwnTime(Protocol):
    """A conversation that may run ahead of or behind the system (`X-Intake-Now`)."""

    @property
    def clock_offset(self) -> timedelta | None:
        """How far its time is from the system's; None where it is the same."""


def now(conversation: OnItsOwnTime | None = None) -> datetime:
    """Return the present moment, aware, in UTC.

    `INTAKE_NOW` freezes the whole installation; a conversation with an offset runs on from
    its own start.
    """
    frozen = frozen_now(os.environ)
    moment = frozen.astimezone(UTC) if frozen else datetime.now(UTC)
    offset = conversation.clock_offset if conversation else None
    return moment + offset if offset else moment


def offset_for(start: datetime) -> timedelta:
    """Return the offset with which a conversation's time is `start` at this moment."""
    return start.astimezone(UTC) - now()

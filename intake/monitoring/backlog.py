"""How much waits in the system at a moment: messages to be sent, cases to be worked on, sweeps."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from intake.cases import Case
from intake.keeping.models import RetentionStop
from intake.messaging import text_limits
from intake.messaging.outbox import Message
from intake.settings import Settings

UNSENT = ("waiting", "sending")


@dataclass(frozen=True)
class Outbox:
    """What the outbox holds."""

    by_state: dict[str, int]
    overdue: timedelta
    """For how long the oldest message has been waiting to leave; zero where none is due."""


@dataclass(frozen=True)
class Queue:
    """What one department has not closed yet."""

    municipality: str
    department: str
    status: str
    cases: int
    oldest: timedelta


def outbox(session: Session, now: datetime) -> Outbox:
    """Return how many messages there are by state, and how late the oldest is."""
    counted = session.execute(select(Message.state, func.count()).group_by(Message.state))
    oldest = session.scalar(
        select(func.min(Message.due_at)).where(Message.state.in_(UNSENT), Message.due_at <= now)
    )
    return Outbox({row[0]: row[1] for row in counted}, now - oldest if oldest else timedelta())


def texts_stopped(session: Session, settings: Settings, now: datetime) -> bool:
    """Say whether the installation sends no text messages any more until its hour is over."""
    return text_limits.is_stopped(session, settings, now)


def queues(session: Session, now: datetime) -> list[Queue]:
    """Return what waits or is worked on, by municipality, department and status."""
    rows = session.execute(
        select(
            Case.municipality,
            Case.department,
            Case.status,
            func.count(),
            func.min(Case.opened_at),
        )
        .where(Case.status != "closed")
        .group_by(Case.municipality, Case.department, Case.status)
    )
    # A scripted case may be opened in a future of its own.
    return [
        Queue(municipality, department, status, cases, now - min(now, oldest))
        for municipality, department, status, cases, oldest in rows
    ]


def stopped_sweeps(session: Session) -> dict[str, int]:
    """Return how many rows of each kind wait to be deleted until an operator confirms it."""
    stops = session.scalars(select(RetentionStop).order_by(RetentionStop.kind))
    return {stop.kind: stop.rows for stop in stops}

"""What a clerk sees of the cases: those of their departments in their municipality, no others.

The list itself is read by `intake.finding.filters`.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from intake import references
from intake.cases.errors import NoSuchCase
from intake.cases.models import Case, CaseEvent

LINE = timedelta(hours=1)
"""How long a call that was taken is shown at most: Twilio may never tell how it ended."""


def waiting_in_haste(
    session: Session, departments: Collection[str], *, municipality: str, limit: int = 50
) -> list[Case]:
    """What is about danger or urgent in these departments and nobody works on, danger first."""
    return list(
        session.scalars(
            select(Case)
            .where(Case.municipality == municipality, Case.status == "open")
            .where(Case.department.in_(departments))
            .where(or_(Case.danger.is_not(None), Case.urgent))
            .order_by(Case.danger.is_(None), Case.opened_at, Case.reference)
            .limit(limit)
        )
    )


def on_the_line(
    session: Session, departments: Collection[str], now: datetime, *, municipality: str
) -> list[Case]:
    """Cases whose caller somebody in these departments has just taken, and nobody has claimed.

    Not those of calls that ended since: the newest first, for `LINE`.
    """
    taken = (
        select(CaseEvent.reference, func.max(CaseEvent.at).label("at"))
        .where(CaseEvent.act == "accepted", CaseEvent.at >= now - LINE)
        .group_by(CaseEvent.reference)
        .subquery()
    )
    ended = (
        select(CaseEvent.id)
        .where(CaseEvent.reference == Case.reference, CaseEvent.act == "transferred")
        .where(CaseEvent.at > taken.c.at)
    )
    return list(
        session.scalars(
            select(Case)
            .join(taken, taken.c.reference == Case.reference)
            .where(Case.municipality == municipality, Case.status == "open")
            .where(Case.department.in_(departments), ~ended.exists())
            .order_by(taken.c.at.desc(), Case.reference)
        )
    )


def open_counts(
    session: Session, departments: Collection[str], *, municipality: str
) -> dict[str, int]:
    """How many cases are open in each of these departments; those without one are left out."""
    rows = session.execute(
        select(Case.department, func.count())
        .where(Case.municipality == municipality, Case.status != "closed")
        .where(Case.department.in_(departments))
        .group_by(Case.department)
    )
    return dict(rows.all())


def seen_by(
    session: Session, reference: str, departments: Collection[str], *, municipality: str
) -> Case:
    """The case with this reference, where it lies in one of these departments.

    Raises `NoSuchCase` else, as for a number that was never given: whoever guesses learns nothing.
    """
    case = session.get(Case, reference) if references.is_valid(reference) else None
    if case is None or case.municipality != municipality or case.department not in departments:
        raise NoSuchCase(reference)
    return case

"""What a clerk sees of the cases: those of their departments in their municipality, no others.

The list itself is read by `intake.finding.filters`.
"""

from collections.abc import Collection

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from intake import references
from intake.cases.errors import NoSuchCase
from intake.cases.models import Case


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

"""Cases that nobody closes: the desk warns for some weeks, then they go as closed ones do."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, exists, or_, select
from sqlalchemy.orm import Session

from intake.cases.models import Case
from intake.keeping import holds
from intake.keeping.models import RetentionWarning
from intake.keeping.terms import RetentionPolicy


@dataclass(frozen=True)
class Going:
    """A case that will be deleted, and from when on."""

    case: Case
    goes_at: datetime


def warn(session: Session, now: datetime, policy: RetentionPolicy) -> int:
    """Begin to warn of the cases in which nothing was done for long; return of how many more.

    Whoever does anything with such a case ends its warning. Looking at it does nothing.
    """
    session.execute(delete(RetentionWarning).where(_has_moved()))
    quiet = select(Case.reference).where(
        Case.status != "closed",
        Case.updated_at < now - (policy.open_cases - policy.warning),
        Case.conversation_id.not_in(holds.held()),
        ~exists().where(RetentionWarning.reference == Case.reference),
    )
    found = session.scalars(quiet).all()
    session.add_all(RetentionWarning(reference=reference, since=now) for reference in found)
    return len(found)


def is_over(now: datetime, policy: RetentionPolicy) -> ColumnElement[bool]:
    """Return what is true of a case that was warned of long enough, with nothing done since."""
    warned = exists().where(
        RetentionWarning.reference == Case.reference,
        RetentionWarning.since < now - policy.warning,
        RetentionWarning.since >= Case.updated_at,
    )
    return and_(Case.status != "closed", Case.updated_at < now - policy.open_cases, warned)


def warned_of(
    session: Session,
    departments: Collection[str],
    policy: RetentionPolicy,
    *,
    municipality: str,
    limit: int = 50,
) -> list[Going]:
    """Return the cases of these departments that go if nobody acts, the longest quiet first."""
    rows = session.execute(
        select(Case, RetentionWarning.since)
        .join(RetentionWarning, RetentionWarning.reference == Case.reference)
        .where(Case.municipality == municipality, Case.status != "closed")
        .where(Case.department.in_(departments), RetentionWarning.since >= Case.updated_at)
        .where(Case.conversation_id.not_in(holds.held()))
        .order_by(Case.updated_at, Case.reference)
        .limit(limit)
    )
    return [
        Going(case, max(since + policy.warning, case.updated_at + policy.open_cases))
        for case, since in rows
    ]


def _has_moved() -> ColumnElement[bool]:
    return exists().where(
        Case.reference == RetentionWarning.reference,
        or_(Case.updated_at > RetentionWarning.since, Case.status == "closed"),
    )

"""Who works at the desk: made and changed by whoever runs the installation."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import uuid4

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from intake.municipalities import Municipality
from intake.staff.errors import UnknownDepartment, UnknownRole
from intake.staff.models import Clerk, SignIn
from intake.staff.passwords import hash_password

ROLES = ("clerk", "lead")


def put_clerk(
    session: Session,
    municipality: Municipality,
    *,
    email: str,
    name: str,
    role: str,
    departments: Sequence[str],
    password: str,
    now: datetime,
) -> Clerk:
    """Make the clerk with this address, or change the one there is and sign them out everywhere.

    Raises `UnknownRole`, and `UnknownDepartment` for one that the profile does not have.
    """
    if role not in ROLES:
        raise UnknownRole(role)
    unknown = next((id_ for id_ in departments if id_ not in municipality.departments), None)
    if unknown is not None:
        raise UnknownDepartment(unknown)
    clerk = by_email(session, email) or Clerk(id=str(uuid4()), email=_key(email), created_at=now)
    clerk.name, clerk.municipality, clerk.role = name, municipality.id, role
    clerk.departments, clerk.active, clerk.updated_at = list(departments), True, now
    clerk.password_hash = hash_password(password)
    session.add(clerk)
    session.flush()
    session.execute(delete(SignIn).where(SignIn.staff_id == clerk.id))
    return clerk


def let_go(session: Session, email: str, now: datetime) -> bool:
    """Sign somebody out everywhere for good; whether there is such a clerk. Histories keep them."""
    clerk = by_email(session, email)
    if clerk is None:
        return False
    clerk.active, clerk.updated_at = False, now
    session.execute(delete(SignIn).where(SignIn.staff_id == clerk.id))
    return True


def by_email(session: Session, email: str) -> Clerk | None:
    """Return the clerk who signs in with this address, in whatever case it is typed."""
    return session.scalar(select(Clerk).where(Clerk.email == _key(email)))


def names(session: Session, ids: Collection[str]) -> dict[str, str]:
    """Return the names of these clerks by id, also of those who are no longer active."""
    rows = session.execute(select(Clerk.id, Clerk.name).where(Clerk.id.in_(ids)))
    return dict(rows.all())


def departments_of(clerk: Clerk, municipality: Municipality) -> tuple[str, ...]:
    """Return the departments whose cases a clerk sees, in the order of the profile.

    A lead sees every department of the municipality, a clerk their own.
    """
    everything = clerk.role == "lead"
    return tuple(id_ for id_ in municipality.departments if everything or id_ in clerk.departments)


def _key(email: str) -> str:
    # PostgreSQL takes no NUL in a text, not even to compare with.
    return email.replace("\0", "").strip().casefold()

"""Who works at the desk: their accounts, and what those let them see."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from intake.municipalities import Municipality
from intake.staff.errors import UnknownDepartment, UnknownRole
from intake.staff.models import Clerk, SignIn
from intake.staff.passwords import hash_password
from intake.staff.rights import ROLES, Right, may


@dataclass(frozen=True)
class Rights:
    """What an account lets its holder do: a role, and for a clerk departments."""

    role: str
    departments: Sequence[str] = ()

    @property
    def codes(self) -> dict[str, object]:
        """Return them as the log has them."""
        return {"role": self.role, "departments": sorted(self.departments)}


def rights_of(clerk: Clerk) -> Rights:
    """Return what an account lets its holder do now."""
    return Rights(clerk.role, clerk.departments)


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
    check(municipality, Rights(role, departments))
    clerk = by_email(session, email) or Clerk(id=str(uuid4()), email=key_of(email), created_at=now)
    clerk.name, clerk.municipality, clerk.role = name, municipality.id, role
    clerk.departments, clerk.active, clerk.updated_at = list(departments), True, now
    clerk.password_hash = hash_password(password)
    session.add(clerk)
    session.flush()
    session.execute(delete(SignIn).where(SignIn.staff_id == clerk.id))
    return clerk


def check(municipality: Municipality, rights: Rights) -> None:
    """Raise `UnknownRole`, or `UnknownDepartment` for one that the profile does not have."""
    if rights.role not in ROLES:
        raise UnknownRole(rights.role)
    known = municipality.departments
    unknown = next((id_ for id_ in rights.departments if id_ not in known), None)
    if unknown is not None:
        raise UnknownDepartment(unknown)


def let_go(session: Session, email: str, now: datetime) -> bool:
    """Sign somebody out everywhere for good; whether there is such a clerk. Histories keep them."""
    clerk = by_email(session, email)
    if clerk is None:
        return False
    clerk.active, clerk.updated_at = False, now
    session.execute(delete(SignIn).where(SignIn.staff_id == clerk.id))
    return True


def of_municipality(session: Session, municipality: str) -> list[Clerk]:
    """Return everybody who has or had an account there, those who left last, each by name."""
    theirs = select(Clerk).where(Clerk.municipality == municipality)
    return list(session.scalars(theirs.order_by(Clerk.active.desc(), Clerk.name, Clerk.id)))


def by_email(session: Session, email: str) -> Clerk | None:
    """Return the clerk who signs in with this address, in whatever case it is typed."""
    return session.scalar(select(Clerk).where(Clerk.email == key_of(email)))


def names(session: Session, ids: Collection[str]) -> dict[str, str]:
    """Return the names of these clerks by id, also of those who are no longer active."""
    rows = session.execute(select(Clerk.id, Clerk.name).where(Clerk.id.in_(ids)))
    return dict(rows.all())


def departments_of(clerk: Clerk, municipality: Municipality) -> tuple[str, ...]:
    """Return the departments whose cases a clerk sees, in the order of the profile.

    A lead sees every department of the municipality, a clerk their own, and whose role opens no
    case sees none.
    """
    if not may(clerk.role, Right.CASES):
        return ()
    everything = may(clerk.role, Right.ALL_DEPARTMENTS)
    return tuple(id_ for id_ in municipality.departments if everything or id_ in clerk.departments)


def key_of(email: str) -> str:
    """Return an address as it is kept: without blanks around it, in lower case."""
    # PostgreSQL takes no NUL in a text, not even to compare with.
    return email.replace("\0", "").strip().casefold()

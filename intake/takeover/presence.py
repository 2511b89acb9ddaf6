"""Who is at the desk now: whoever's page asked for something lately."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from intake.database import insert_into
from intake.municipalities import Municipality
from intake.staff import Clerk, departments_of
from intake.takeover.models import Presence

PRESENT = timedelta(minutes=2)
"""A page asks every few seconds, one in the background about once a minute."""
GONE = timedelta(minutes=10)
"""After so long without a page a clerk's conversations are given to others."""
WRITTEN_AGAIN = timedelta(seconds=20)
"""How often it is written that somebody is still there."""


def is_noted(session: Session, clerk_id: str, reference: str | None, now: datetime) -> bool:
    """Say whether it is known lately enough that this clerk is here, with this case.

    A page without a case, such as the list in another tab, is no news while one with a case is.
    """
    known = session.get(Presence, clerk_id)
    if known is None or now - known.seen_at >= WRITTEN_AGAIN:
        return False
    return reference is None or known.reference == reference


def here(session: Session, clerk_id: str, reference: str | None, now: datetime) -> None:
    """Note that a page of this clerk asks for something, and which case is on it."""
    values = {"seen_at": now, "reference": reference}
    session.execute(
        insert_into(session, Presence)
        .values(staff_id=clerk_id, **values)
        .on_conflict_do_update(index_elements=[Presence.staff_id], set_=values)
    )


def left(session: Session, clerk_id: str) -> None:
    """Note that this clerk is no longer at the desk."""
    session.execute(delete(Presence).where(Presence.staff_id == clerk_id))


def is_gone(session: Session, clerk_id: str, now: datetime) -> bool:
    """Say whether no page of this clerk has asked for anything for ten minutes."""
    known = session.get(Presence, clerk_id)
    return known is None or now - known.seen_at >= GONE


def someone_for(
    session: Session, municipality: Municipality, department: str, now: datetime
) -> bool:
    """Say whether somebody is at the desk now who sees the cases of this department."""
    at_the_desk = session.scalars(
        select(Clerk)
        .join(Presence, Presence.staff_id == Clerk.id)
        .where(Clerk.municipality == municipality.id, Clerk.active)
        .where(Presence.seen_at > now - PRESENT)
    )
    return any(department in departments_of(clerk, municipality) for clerk in at_the_desk)


def viewers(
    session: Session, references: Collection[str], besides: str, now: datetime
) -> dict[str, list[str]]:
    """Return the names of those who have these cases before them now, but one clerk, by case."""
    rows = session.execute(
        select(Presence.reference, Clerk.name)
        .join(Clerk, Clerk.id == Presence.staff_id)
        .where(Presence.reference.in_(references), Presence.staff_id != besides)
        .where(Presence.seen_at > now - PRESENT)
        .order_by(Clerk.name)
    )
    found: dict[str, list[str]] = {}
    for reference, name in rows:
        found.setdefault(str(reference), []).append(name)
    return found

"""An invitation: a link that gives its holder a password once, which nobody else ever sees."""

import secrets
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from intake.database import session_scope
from intake.municipalities import Municipality
from intake.staff import passwords, sessions
from intake.staff.accounts import Rights, by_email, check, key_of, rights_of
from intake.staff.administration import acts
from intake.staff.errors import AddressTaken, NoInvitation
from intake.staff.models import Clerk, Invitation
from intake.staff.signing_in import hash_of

GOOD_FOR = timedelta(days=3)


def invite(
    session: Session,
    municipality: Municipality,
    by: Clerk,
    now: datetime,
    *,
    email: str,
    name: str,
    rights: Rights,
) -> tuple[Clerk, str]:
    """Make an account without a password; return it, and what its link ends with.

    Raises `AddressTaken`, `UnknownRole` and `UnknownDepartment`.
    """
    check(municipality, rights)
    if by_email(session, email) is not None:
        raise AddressTaken(key_of(email))
    clerk = Clerk(
        id=str(uuid4()),
        email=key_of(email),
        name=name,
        municipality=municipality.id,
        role=rights.role,
        departments=list(rights.departments),
        password_hash="",
        active=True,
        created_at=now,
        updated_at=now,
    )
    session.add(clerk)
    session.flush()
    return clerk, _link(session, clerk, by, now)


def invite_again(session: Session, clerk: Clerk, by: Clerk, now: datetime) -> str:
    """Take an account's password and sign-ins away; return what the link to a new one ends with."""
    clerk.password_hash, clerk.updated_at = "", now
    sessions.end_all(session, clerk.id)
    return _link(session, clerk, by, now)


def invited(session: Session, token: str, now: datetime) -> Clerk:
    """Return who is invited by this link; raise `NoInvitation`."""
    return session.get_one(Clerk, _invitation(session, token, now).staff_id)


def accept(engine: Engine, token: str, now: datetime) -> tuple[Clerk, str]:
    """Use a link up; return its clerk and their password. Raises `NoInvitation`."""
    password = passwords.new_password()
    hashed = passwords.hash_password(password)
    with session_scope(engine) as session:
        row = _invitation(session, token, now, lock=True)
        clerk = session.get_one(Clerk, row.staff_id)
        clerk.password_hash, clerk.updated_at = hashed, now
        session.delete(row)
        acts.note(session, "password_made", clerk, clerk.id, now)
    return clerk, password


def withdraw(session: Session, staff_id: str) -> None:
    """Let the link of this account lead nowhere."""
    row = session.get(Invitation, staff_id)
    if row is not None:
        session.delete(row)


def _link(session: Session, clerk: Clerk, by: Clerk, now: datetime) -> str:
    token = secrets.token_urlsafe(32)
    row = session.get(Invitation, clerk.id) or Invitation(staff_id=clerk.id)
    row.token_hash, row.ends_at = hash_of(token), now + GOOD_FOR
    session.add(row)
    acts.note(session, "invited", clerk, by.id, now, **rights_of(clerk).codes)
    return token


def _invitation(session: Session, token: str, now: datetime, *, lock: bool = False) -> Invitation:
    wanted = select(Invitation).where(Invitation.token_hash == hash_of(token))
    row = session.scalar(wanted.with_for_update() if lock else wanted)
    if row is None or row.ends_at <= now or not session.get_one(Clerk, row.staff_id).active:
        raise NoInvitation
    return row

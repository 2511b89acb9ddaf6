"""A clerk's own new password: made here like every other, for whoever gives the one they have."""

from datetime import datetime

from sqlalchemy import Engine

from intake.database import read_scope, session_scope
from intake.staff import passwords, sessions
from intake.staff.administration import acts, invitations
from intake.staff.errors import NotAClerk
from intake.staff.models import Clerk


def renew(engine: Engine, clerk_id: str, given: str, now: datetime, *, but: str) -> str:
    """Return a new password for whoever gives theirs; every sign-in but that of a token ends.

    A link of an administrator that was not used leads nowhere any more. Raises `NotAClerk` where
    `given` is not the password of this account, or where it has none here.
    """
    with read_scope(engine) as session:
        kept = session.get_one(Clerk, clerk_id).password_hash
    # Outside any transaction: the hash takes longer than a citizen's turn may wait for a writer.
    if not passwords.fits(kept or None, given):
        raise NotAClerk
    password = passwords.new_password()
    hashed = passwords.hash_password(password)
    with session_scope(engine) as session:
        clerk = session.get_one(Clerk, clerk_id, with_for_update=True)
        if clerk.password_hash != kept:
            raise NotAClerk
        clerk.password_hash, clerk.updated_at = hashed, now
        invitations.withdraw(session, clerk_id)
        sessions.end_all(session, clerk_id, but=but)
        acts.note(session, "password_made", clerk, clerk_id, now)
    return password

"""Signing in and out: a random token in the browser, its hash and the time last seen here."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Engine, delete, or_

from intake.database import read_scope, session_scope
from intake.monitoring import storing
from intake.staff import passwords
from intake.staff.accounts import by_email
from intake.staff.errors import NotAClerk
from intake.staff.models import Clerk, SignIn

IDLE = timedelta(minutes=30)
"""Without an act of the clerk; a page that refreshes itself is none."""
LONGEST = timedelta(hours=10)
SEEN_AGAIN = timedelta(minutes=1)
"""How often the time last seen is written, so that reading pages seldom writes."""


def sign_in(engine: Engine, email: str, password: str, now: datetime) -> str:
    """Return a fresh token for the clerk of this address and password. Raises `NotAClerk`.

    A wrong address, a wrong password and a clerk who has left take equally long and look alike.
    """
    with read_scope(engine) as session:
        clerk = by_email(session, email)
    # Outside any transaction: the hash takes longer than a citizen's turn may wait for a writer.
    if not passwords.fits(clerk.password_hash if clerk else None, password):
        raise NotAClerk
    if clerk is None or not clerk.active:
        raise NotAClerk
    token = secrets.token_urlsafe(32)
    with session_scope(engine) as session:
        session.execute(delete(SignIn).where(_is_over(now)))
        session.add(SignIn(token_hash=_hash(token), staff_id=clerk.id, created_at=now, seen_at=now))
        if passwords.is_dated(clerk.password_hash):
            session.get_one(Clerk, clerk.id).password_hash = passwords.hash_password(password)
    return token


def signed_in(engine: Engine, token: str, now: datetime, *, by_hand: bool = True) -> Clerk | None:
    """Return the active clerk of a token that is not over, else None.

    `by_hand` is False for a page that refreshes itself: that keeps nobody signed in. Where nothing
    can be stored the time goes on running, but nobody is kept from reading.
    """
    with read_scope(engine) as session:
        entry = session.get(SignIn, _hash(token))
        if entry is None or entry.seen_at <= now - IDLE or entry.created_at <= now - LONGEST:
            return None
        clerk = session.get_one(Clerk, entry.staff_id)
    if not clerk.active:
        return None
    if by_hand and now - entry.seen_at >= SEEN_AGAIN:
        with storing.where_possible():
            _note_seen(engine, entry.token_hash, now)
    return clerk


def ends_at(engine: Engine, token: str) -> datetime | None:
    """Return when this token ends if the clerk does nothing more; None where it is not known."""
    with read_scope(engine) as session:
        entry = session.get(SignIn, _hash(token))
    return min(entry.seen_at + IDLE, entry.created_at + LONGEST) if entry else None


def last_of(engine: Engine, token: str) -> str | None:
    """Return the id of the clerk of a token, also of one that is over; None where none is known."""
    with read_scope(engine) as session:
        entry = session.get(SignIn, _hash(token))
    return entry.staff_id if entry else None


def sign_out(engine: Engine, token: str) -> None:
    """Forget this token."""
    with session_scope(engine) as session:
        session.execute(delete(SignIn).where(SignIn.token_hash == _hash(token)))


def _note_seen(engine: Engine, token_hash: str, now: datetime) -> None:
    with session_scope(engine) as session:
        entry = session.get(SignIn, token_hash)
        if entry is not None:
            entry.seen_at = now


def _is_over(now: datetime) -> ColumnElement[bool]:
    return or_(SignIn.seen_at <= now - IDLE, SignIn.created_at <= now - LONGEST)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

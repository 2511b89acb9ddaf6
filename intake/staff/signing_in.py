"""Signing in and out: a random token in the browser, its hash and the time last seen here."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Engine, and_, delete, or_, select
from sqlalchemy.orm import Session

from intake.database import read_scope, session_scope
from intake.monitoring import storing
from intake.staff import passwords, second_factor
from intake.staff.accounts import by_email
from intake.staff.errors import NotAClerk
from intake.staff.models import Clerk, SignIn

IDLE = timedelta(minutes=30)
"""Without an act of the clerk; a page that refreshes itself is none."""
LONGEST = timedelta(hours=10)
HALFWAY = timedelta(minutes=10)
"""For how long a password is good for the second factor that is still to come."""
MOST = 5
"""Sign-ins of a clerk at once: a telephone, two desks, and two that were forgotten."""
SEEN_AGAIN = timedelta(minutes=1)
"""How often the time last seen is written, so that reading pages seldom writes."""


@dataclass(frozen=True)
class Halfway:
    """Somebody who gave the right password, and not yet a second factor."""

    clerk: Clerk
    has_factor: bool
    """False where they must set one up first."""


def sign_in(
    engine: Engine,
    email: str,
    password: str,
    now: datetime,
    *,
    browser: str = "",
    both: bool = False,
) -> str:
    """Return a fresh token for the clerk of this address and password. Raises `NotAClerk`.

    Where the account has a second factor, or everybody needs `both`, the token opens nothing before
    that is given (`halfway`, `passed`). A wrong address, a wrong password and a clerk who has left
    take equally long and look alike.
    """
    with read_scope(engine) as session:
        clerk = by_email(session, email)
    # Outside any transaction: the hash takes longer than a citizen's turn may wait for a writer.
    if not passwords.fits((clerk.password_hash or None) if clerk else None, password):
        raise NotAClerk
    if clerk is None or not clerk.active:
        raise NotAClerk
    with session_scope(engine) as session:
        passed = not (both or second_factor.is_set(session, clerk.id))
        token = begin(session, clerk.id, now, browser=browser, passed=passed)
        if passwords.is_dated(clerk.password_hash):
            session.get_one(Clerk, clerk.id).password_hash = passwords.hash_password(password)
    return token


def begin(
    session: Session,
    staff_id: str,
    now: datetime,
    *,
    browser: str = "",
    passed: bool = True,
    how: str = "password",
    id_token: str | None = None,
) -> str:
    """Return a fresh token for this clerk; forget those that are over.

    Of more than `MOST` that are open the one that was used least lately ends.
    """
    token = secrets.token_urlsafe(32)
    session.execute(delete(SignIn).where(_is_over(now)))
    _make_room(session, staff_id, passed)
    session.add(
        SignIn(
            token_hash=hash_of(token),
            staff_id=staff_id,
            created_at=now,
            seen_at=now,
            browser=browser,
            passed=passed,
            how=how,
            id_token=id_token,
        )
    )
    return token


def _make_room(session: Session, staff_id: str, passed: bool) -> None:
    """End what was used least lately of this clerk's, so that there is room for one more.

    Those that wait for a second factor count apart: who has the password alone ends nothing.
    """
    theirs = select(SignIn.token_hash).where(SignIn.staff_id == staff_id, SignIn.passed == passed)
    latest = theirs.order_by(SignIn.seen_at.desc(), SignIn.created_at.desc())
    over = list(session.scalars(latest.offset(MOST - 1)))
    session.execute(delete(SignIn).where(SignIn.token_hash.in_(over)))


def halfway(engine: Engine, token: str, now: datetime) -> Halfway | None:
    """Return whose second factor this token waits for; None where it waits for none, or is over."""
    with read_scope(engine) as session:
        entry = session.get(SignIn, hash_of(token))
        if entry is None or entry.passed or entry.created_at <= now - HALFWAY:
            return None
        clerk = session.get_one(Clerk, entry.staff_id)
        has_factor = second_factor.is_set(session, clerk.id)
    return Halfway(clerk, has_factor) if clerk.active else None


def passed(engine: Engine, token: str, now: datetime) -> str:
    """Return a fresh token that opens the desk, in place of one whose second factor was given.

    Raises `NotAClerk` where that one is no longer known.
    """
    with session_scope(engine) as session:
        entry = session.get(SignIn, hash_of(token))
        if entry is None:
            raise NotAClerk
        staff_id, browser = entry.staff_id, entry.browser
        session.delete(entry)
        return begin(session, staff_id, now, browser=browser)


def signed_in(engine: Engine, token: str, now: datetime, *, by_hand: bool = True) -> Clerk | None:
    """Return the active clerk of a token that is not over, else None.

    `by_hand` is False for a page that refreshes itself: that keeps nobody signed in. Where nothing
    can be stored the time goes on running, but nobody is kept from reading.
    """
    with read_scope(engine) as session:
        entry = session.get(SignIn, hash_of(token))
        if entry is None or not entry.passed or _ended(entry, now):
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
        entry = session.get(SignIn, hash_of(token))
    return min(entry.seen_at + IDLE, entry.created_at + LONGEST) if entry else None


def last_of(engine: Engine, token: str) -> str | None:
    """Return the id of the clerk of a token, also of one that is over; None where none is known."""
    with read_scope(engine) as session:
        entry = session.get(SignIn, hash_of(token))
    return entry.staff_id if entry else None


def sign_out(engine: Engine, token: str) -> SignIn | None:
    """Forget this token; return what was kept of it, None where nothing was."""
    with session_scope(engine) as session:
        entry = session.get(SignIn, hash_of(token))
        if entry is not None:
            session.delete(entry)
    return entry


def hash_of(token: str) -> str:
    """Return what is kept of a token: its SHA-256, in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()


def _note_seen(engine: Engine, token_hash: str, now: datetime) -> None:
    with session_scope(engine) as session:
        entry = session.get(SignIn, token_hash)
        if entry is not None:
            entry.seen_at = now


def _ended(entry: SignIn, now: datetime) -> bool:
    return entry.seen_at <= now - IDLE or entry.created_at <= now - LONGEST


def _is_over(now: datetime) -> ColumnElement[bool]:
    half = and_(SignIn.passed.is_(False), SignIn.created_at <= now - HALFWAY)
    return or_(SignIn.seen_at <= now - IDLE, SignIn.created_at <= now - LONGEST, half)

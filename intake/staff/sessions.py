"""Where somebody is signed in: to be looked at, and to be ended from elsewhere."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, delete, select
from sqlalchemy.orm import Session

from intake.staff.models import SignIn
from intake.staff.signing_in import IDLE, LONGEST, hash_of


def open_of(session: Session, ids: Collection[str], now: datetime) -> dict[str, list[SignIn]]:
    """Return the sign-ins of these clerks that open the desk now, by clerk, the last used first."""
    rows = session.scalars(
        select(SignIn)
        .where(SignIn.staff_id.in_(ids), SignIn.passed)
        .where(SignIn.seen_at > now - IDLE, SignIn.created_at > now - LONGEST)
        .order_by(SignIn.seen_at.desc(), SignIn.token_hash)
    )
    found: dict[str, list[SignIn]] = {id_: [] for id_ in ids}
    for row in rows:
        found[row.staff_id].append(row)
    return found


def is_of(entry: SignIn, token: str) -> bool:
    """Say whether this is the sign-in that the token opens."""
    return entry.token_hash == hash_of(token)


def end(session: Session, staff_id: str, token_hash: str) -> bool:
    """End one sign-in of this clerk; whether there was such a one."""
    theirs = delete(SignIn).where(SignIn.staff_id == staff_id, SignIn.token_hash == token_hash)
    return _count(session, theirs) > 0


def end_all(session: Session, staff_id: str, *, but: str | None = None) -> int:
    """End every sign-in of this clerk but that of a token; return how many those were."""
    theirs = delete(SignIn).where(SignIn.staff_id == staff_id)
    if but is not None:
        theirs = theirs.where(SignIn.token_hash != hash_of(but))
    return _count(session, theirs)


def _count(session: Session, statement: Any) -> int:
    result = session.execute(statement)
    return result.rowcount if isinstance(result, CursorResult) else 0

"""The log of accounts: who changed whose rights when, and what of one's own sign-in was changed."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.security import log as security_log
from intake.staff.models import Clerk, StaffAct

ACTS = (
    *("invited", "password_made", "changed", "left", "returned", "operated"),
    *("factor_set", "factor_removed", "spare_renewed", "ended"),
    *("joined", "linked", "refused"),
)
"""What may stand there: by an administrator or an operator, by the clerk, by the provider."""
SECURITY: Mapping[str, security_log.Event] = {
    **dict.fromkeys(("invited", "changed", "returned", "operated"), "rights_changed"),
    **dict.fromkeys(("joined", "linked"), "rights_changed"),
    **dict.fromkeys(("factor_set", "factor_removed", "spare_renewed"), "second_factor_changed"),
    "password_made": "password_changed",
    "left": "account_closed",
    "ended": "signed_out",
    "refused": "sign_in_refused",
}
"""How the security log, which an operator reads for all municipalities, tells of the same."""
OPENID = "openid"
OPERATOR = "operator:"
"""Before the name of whoever ran a command on the machine."""
LONGEST_BY = 80


def note(
    session: Session, act: str, clerk: Clerk, by: str, now: datetime, **detail: object
) -> StaffAct:
    """Write one line in the caller's transaction, and one of the security log.

    `detail` holds codes and counts, no words.
    """
    row = StaffAct(at=now, staff_id=clerk.id, by=by[:LONGEST_BY], act=act, detail=detail)
    session.add(row)
    session.flush()
    _tell(session, row, clerk)
    return row


def of_municipality(
    session: Session, municipality: str, *, first: int, most: int
) -> Sequence[StaffAct]:
    """Return `most` lines about accounts there, the newest first, from the `first`th on."""
    theirs = select(StaffAct).join(Clerk, Clerk.id == StaffAct.staff_id)
    theirs = theirs.where(Clerk.municipality == municipality)
    newest = theirs.order_by(StaffAct.at.desc(), StaffAct.id.desc())
    return session.scalars(newest.offset(first).limit(most)).all()


def of_account(session: Session, staff_id: str, *, most: int) -> Sequence[StaffAct]:
    """Return the last lines about one account, the newest first."""
    theirs = select(StaffAct).where(StaffAct.staff_id == staff_id)
    return session.scalars(theirs.order_by(StaffAct.id.desc()).limit(most)).all()


def _tell(session: Session, row: StaffAct, clerk: Clerk) -> None:
    event = SECURITY[row.act]
    by = "" if row.by == clerk.id else row.by.removeprefix(OPERATOR)
    rights = f"{clerk.role} {clerk.municipality}"
    detail = rights if event == "rights_changed" else row.act
    security_log.note(session, event, row.at, account=clerk.id, by=by, detail=detail)

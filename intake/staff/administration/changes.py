"""What an administrator changes in somebody's account; each change ends its sign-ins, and is noted.

Nobody changes their own: so a municipality is never left without an administrator.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from intake import cases
from intake.municipalities import Municipality
from intake.staff import second_factor, sessions
from intake.staff.accounts import Rights, check, departments_of, rights_of
from intake.staff.administration import acts, invitations
from intake.staff.errors import OwnAccount
from intake.staff.models import Clerk


def change(
    session: Session,
    municipality: Municipality,
    clerk: Clerk,
    by: Clerk,
    now: datetime,
    *,
    name: str,
    rights: Rights,
) -> None:
    """Give an account another name, role or other departments; the first alone ends no sign-in.

    Raises `OwnAccount`, `UnknownRole` and `UnknownDepartment`.
    """
    _refuse_own(clerk, by)
    check(municipality, rights)
    clerk.name, clerk.updated_at = name or clerk.name, now
    give_rights(session, municipality, clerk, rights, by.id, now)


def give_rights(
    session: Session,
    municipality: Municipality,
    clerk: Clerk,
    rights: Rights,
    by: str,
    now: datetime,
) -> None:
    """Let an account have these rights there; where it had others, its sign-ins end.

    Cases that it may see no more wait for others then. `by` is as in the log.
    """
    before, after = rights_of(clerk).codes, rights.codes
    if before == after and clerk.municipality == municipality.id:
        return
    clerk.municipality, clerk.role = municipality.id, rights.role
    clerk.departments, clerk.updated_at = list(rights.departments), now
    sessions.end_all(session, clerk.id)
    cases.free_all_of(session, clerk.id, now, but=departments_of(clerk, municipality))
    acts.note(session, "changed", clerk, by, now, before=before, after=after)


def leave(session: Session, clerk: Clerk, by: Clerk, now: datetime) -> int:
    """Let somebody in no more; return how many of their open cases wait for others now.

    Raises `OwnAccount`.
    """
    _refuse_own(clerk, by)
    clerk.active, clerk.updated_at = False, now
    sessions.end_all(session, clerk.id)
    invitations.withdraw(session, clerk.id)
    freed = len(cases.free_all_of(session, clerk.id, now))
    acts.note(session, "left", clerk, by.id, now, freed=freed)
    return freed


def come_back(session: Session, clerk: Clerk, by: Clerk, now: datetime) -> str | None:
    """Let somebody in again who had left; return what the link to their new password ends with.

    None for whoever signs in at a provider: they need no password. Raises `OwnAccount`.
    """
    _refuse_own(clerk, by)
    clerk.active, clerk.updated_at = True, now
    acts.note(session, "returned", clerk, by.id, now)
    return None if clerk.subject else invitations.invite_again(session, clerk, by, now)


def remove_factor(session: Session, clerk: Clerk, by: Clerk, now: datetime) -> None:
    """Take away the second factor of somebody who lost their telephone. Raises `OwnAccount`."""
    _refuse_own(clerk, by)
    second_factor.remove(session, clerk.id)
    sessions.end_all(session, clerk.id)
    acts.note(session, "factor_removed", clerk, by.id, now)


def end_sign_in(session: Session, clerk: Clerk, token_hash: str, by: Clerk, now: datetime) -> bool:
    """End one sign-in of an account, also one's own; whether there was such a one."""
    ended = sessions.end(session, clerk.id, token_hash)
    if ended:
        acts.note(session, "ended", clerk, by.id, now, n=1)
    return ended


def _refuse_own(clerk: Clerk, by: Clerk) -> None:
    if clerk.id == by.id:
        raise OwnAccount(clerk.id)

"""Accounts as their administrator sees them: rights, sign-ins, and what was changed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from intake import staff
from intake.staff import Clerk, accounts, second_factor, sessions
from intake.staff.administration import acts
from intake.staff.models import SignIn, StaffAct
from webhook.desk.page import say

LAST_ACTS = 20


@dataclass(frozen=True)
class Line:
    """Somebody on the list, and where they are signed in now."""

    clerk: Clerk
    has_factor: bool
    entries: list[SignIn]


@dataclass(frozen=True)
class Told:
    """A line of the log of accounts, in words."""

    at: datetime
    sentence: str


@dataclass(frozen=True)
class Seen(Line):
    """One account, with the last changes of it, the newest first."""

    told: list[Told]


def lines(session: Session, municipality: str, now: datetime) -> list[Line]:
    """Return everybody who has or had an account there."""
    clerks = accounts.of_municipality(session, municipality)
    entries = sessions.open_of(session, [clerk.id for clerk in clerks], now)
    return [
        Line(clerk, second_factor.is_set(session, clerk.id), entries[clerk.id]) for clerk in clerks
    ]


def look(session: Session, clerk: Clerk, now: datetime) -> Seen:
    """Return one account as its page shows it."""
    entries = sessions.open_of(session, [clerk.id], now)[clerk.id]
    told = in_words(session, acts.of_account(session, clerk.id, most=LAST_ACTS))
    return Seen(clerk, second_factor.is_set(session, clerk.id), entries, told)


def in_words(session: Session, rows: Collection[StaffAct]) -> list[Told]:
    """Return lines of the log in words, with names in place of ids."""
    names = staff.names(session, {row.staff_id for row in rows} | {row.by for row in rows})
    return [Told(row.at, _sentence(row, names)) for row in rows]


def _sentence(row: StaffAct, names: dict[str, str]) -> str:
    return say()(
        f"staff_{row.act}",
        name=names[row.staff_id],
        by=_who(row.by, names),
        before=_rights(row.detail.get("before")),
        after=_rights(row.detail.get("after") or row.detail),
        n=row.detail.get("n", row.detail.get("freed", 0)),
    )


def _who(by: str, names: dict[str, str]) -> str:
    if by == acts.OPENID:
        return say()("staff_by_provider")
    if by.startswith(acts.OPERATOR):
        return say()("staff_by_operator", name=by.removeprefix(acts.OPERATOR))
    return names.get(by) or say()("actor_unknown")


def _rights(detail: dict[str, object] | None) -> str:
    """Return a role and its departments: "Medewerker (Wmo-afdeling)"."""
    words, known = say(), detail or {}
    role, departments = str(known.get("role", "")), known.get("departments")
    label = words.code("role", role) if role else ""
    inside = departments if isinstance(departments, list) else []
    named = ", ".join(words.department(str(id_)) for id_ in inside)
    return f"{label} ({named})" if named else label

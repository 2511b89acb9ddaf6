"""What the auditor reads: who changed accounts, worked cases and gave or erased data, and when.

No name, number or word of a citizen stands here, and no note of a clerk.
"""

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, request
from sqlalchemy import select
from sqlalchemy.orm import Session

from intake import staff
from intake.cases.models import Case, CaseEvent
from intake.database import read_scope
from intake.keeping.models import PrivacyAct
from intake.staff.administration import acts
from webhook.desk.access import desk
from webhook.desk.accounts import roster
from webhook.desk.accounts.entering import Page
from webhook.desk.page import say, show
from webhook.guards import current_services

logs = Blueprint("desk_logs", __name__, url_prefix="/desk/log")

A_PAGE = 50
LAST_PAGE = 10_000


@dataclass(frozen=True)
class Entry:
    """A line of one of the logs; `reference` is that of the case, where it is about one."""

    at: datetime
    sentence: str
    reference: str = ""


@logs.get("")
def index() -> Page:
    """Show one of the logs, `?kind=` accounts, cases or privacy, the newest first."""
    asked = request.args.get("kind", "")
    kind = asked if asked in LOGS else next(iter(LOGS))
    page = min(max(request.args.get("page", 1, type=int), 1), LAST_PAGE)
    with read_scope(current_services().engine) as session:
        found = LOGS[kind](session, (page - 1) * A_PAGE, A_PAGE + 1)
    shown, more = found[:A_PAGE], len(found) > A_PAGE
    return show("log.html", kinds=list(LOGS), kind=kind, entries=shown, page=page, more=more)


def _accounts(session: Session, first: int, most: int) -> list[Entry]:
    rows = acts.of_municipality(session, desk().profile.id, first=first, most=most)
    return [Entry(told.at, told.sentence) for told in roster.in_words(session, rows)]


def _cases(session: Session, first: int, most: int) -> list[Entry]:
    here = select(CaseEvent).join(Case, Case.reference == CaseEvent.reference)
    here = here.where(Case.municipality == desk().profile.id)
    newest = here.order_by(CaseEvent.at.desc(), CaseEvent.id.desc()).offset(first).limit(most)
    rows = session.scalars(newest).all()
    names = staff.names(session, {row.actor_id for row in rows if row.actor_id})
    return [Entry(row.at, _on_a_case(row, names), row.reference) for row in rows]


def _on_a_case(row: CaseEvent, names: dict[str, str]) -> str:
    by_staff = row.actor_type == "staff"
    name = names.get(row.actor_id or "") if by_staff else say().code("actor", row.actor_type)
    what = say().code("log_act", row.act)
    return say()("log_case", name=name or say()("actor_unknown"), act=what)


def _privacy(session: Session, first: int, most: int) -> list[Entry]:
    newest = select(PrivacyAct).order_by(PrivacyAct.at.desc(), PrivacyAct.id.desc())
    rows = session.scalars(newest.offset(first).limit(most))
    return [Entry(row.at, _on_data(row)) for row in rows]


def _on_data(row: PrivacyAct) -> str:
    counted = sum(n for n in row.counts.values() if isinstance(n, int))
    return say()("log_privacy_line", name=row.by, act=say().code("log_data", row.act), n=counted)


LOGS = {"accounts": _accounts, "cases": _cases, "privacy": _privacy}

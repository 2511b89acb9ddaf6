"""The lead's page of corrections: what the assistant chose, what was right, and is it so?"""

from dataclasses import dataclass
from datetime import timedelta

from flask import Blueprint, flash, redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from intake import cases as store
from intake import corrections as made
from intake.cases import Case
from intake.conversations import Turn
from intake.corrections import Correction, NothingToCorrect
from intake.corrections.candidates import words_of
from intake.database import read_scope, session_scope
from webhook.desk import case_view
from webhook.desk.access import desk
from webhook.desk.cases import Page, mine
from webhook.desk.page import say, show
from webhook.guards import current_services

corrections = Blueprint("desk_corrections", __name__, url_prefix="/desk/corrections")

LOOK_BACK = timedelta(days=28)
"""Words are kept no longer (`RetentionPolicy`), and without them there is nothing to judge."""


@dataclass(frozen=True)
class Row:
    """One correction as the page shows it."""

    correction: Correction
    case: Case
    said: Turn | None
    """The line of the citizen that was misread; None where it is gone."""
    by: str


@corrections.get("")
def index() -> Page:
    """Show the corrections of the last four weeks that no lead has judged."""
    services, here = current_services(), desk()
    since = services.now() - LOOK_BACK
    with read_scope(services.engine) as session:
        found = made.awaiting(session, here.profile.id, since)
        names = case_view.names(session, [one.by for one in found])
        rows = [_row(session, one, names[one.by]) for one in found]
    return show("corrections.html", rows=rows)


@corrections.post("/<reference>")
def judge(reference: str) -> Response:
    """Let a correction be taught, or not; a second judgement replaces the first."""
    services, accepted = current_services(), request.form.get("accepted") == "yes"
    try:
        with session_scope(services.engine) as session:
            case = mine(session, reference)
            made.judge(session, case.reference, desk().clerk.id, accepted, services.now())
        flash(say()("done_judged_yes" if accepted else "done_judged_no"))
    except NothingToCorrect:  # taken back meanwhile
        flash(say()("failed_correct"))
    return redirect(url_for("desk_corrections.index"), 303)


def _row(session: Session, one: Correction, by: str) -> Row:
    case = store.get(session, one.reference)
    return Row(one, case, words_of(session, case), by)

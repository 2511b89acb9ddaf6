"""The page of questions that found no answer: what an editor may write one for."""

from datetime import date, timedelta

from flask import Blueprint

from intake.answer_bank.misses import most_frequent
from intake.database import read_scope
from webhook.desk.access import desk
from webhook.desk.cases import Page
from webhook.desk.page import show
from webhook.guards import current_services

unanswered = Blueprint("desk_unanswered", __name__, url_prefix="/desk/unanswered")

LOOK_BACK = timedelta(days=28)
"""As `make unanswered` does."""
MOST = 40


@unanswered.get("")
def index() -> Page:
    """Show what was asked most in the last four weeks and found no answer, redacted."""
    services, whose = current_services(), desk().profile
    with read_scope(services.engine) as session:
        found = most_frequent(session, whose.id, _since(), MOST)
    return show("unanswered.html", found=found, days=LOOK_BACK.days)


def _since() -> date:
    here = desk().profile.timezone
    return (current_services().now().astimezone(here) - LOOK_BACK).date()

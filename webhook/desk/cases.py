"""The cases of a clerk's departments: the list, and one of them.

Acts on it are in `case_acts`, what finds it in `finding`.
"""

from collections.abc import Mapping

from flask import Blueprint, flash, g, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from intake import cases as store
from intake.cases import Case
from intake.database import read_scope, session_scope
from webhook.desk import case_view, queue_view
from webhook.desk.access import desk
from webhook.desk.noticing.parts import Part
from webhook.desk.page import say, show
from webhook.guards import current_services

cases = Blueprint("desk_cases", __name__, url_prefix="/desk")

Page = tuple[str, int] | Response


@cases.get("")
def index() -> Page:
    """Show the list of cases."""
    queue = queue_view.chosen()
    return show("cases.html", queue=queue, part=queue.part, problem=g.get("problem"))


@cases.get("/live/cases")
def live_list() -> Page:
    """Return the list alone, for a page that keeps itself fresh."""
    return show("_list.html", queue=queue_view.chosen())


@cases.get("/cases/<reference>")
def case(reference: str) -> Page:
    """Show one case with its contact data, and note in its history that they were seen."""
    return shown(reference)


@cases.post("/cases/<reference>/again")
def again(reference: str) -> Page:
    """Show one case with what was typed on its page before, which nothing has kept yet."""
    flash(say()("typed_again"))
    return shown(reference, written=request.form)


@cases.get("/live/cases/<reference>")
def live_case(reference: str) -> Page:
    """Say whether a case has changed since `?version=`, for a page that shows it."""
    with read_scope(current_services().engine) as session:
        found = mine(session, reference)
    changed = str(found.version) != request.args.get("version")
    return show("_changed.html", case=found, changed=changed)


def shown(
    reference: str,
    status: int = 200,
    problem: str | None = None,
    written: Mapping[str, str] | None = None,
) -> Page:
    """Show a case, with what stood in the way of an act on it, and what was typed for that."""
    g.page_again = "desk_cases.case"
    with session_scope(current_services().engine) as session:
        now = current_services().now()
        seen = case_view.look(session, mine(session, reference), now)
        part = Part("case", reference).marked(session, desk(), now)
    return show(
        "case.html",
        status,
        seen=seen,
        part=part,
        problem=problem,
        written=written or {},
        outcomes=_outcomes(seen.case),
        longest_note=store.LONGEST_NOTE,
        longest_text=store.LONGEST_TEXT,
    )


def _outcomes(case: Case) -> list[str]:
    """Return how this case may end: as not reached only after enough tries."""
    given_up = case.tries >= store.ENOUGH
    return [one for one in store.OUTCOMES if given_up or one != store.NOT_REACHED]


def mine(session: Session, reference: str) -> Case:
    """Return a case of this clerk's departments; raise NoSuchCase."""
    here = desk()
    return store.seen_by(session, reference, here.departments, municipality=here.profile.id)

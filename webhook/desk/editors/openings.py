"""The page on which hours are changed by the day: "closed tomorrow", with a preview and an undo."""

from flask import Blueprint, flash, redirect, request, url_for

from intake import openings as store
from intake.database import session_scope
from webhook.desk.access import desk
from webhook.desk.cases import Page
from webhook.desk.editors import openings_view as view
from webhook.desk.page import say, show
from webhook.guards import current_services

openings = Blueprint("desk_openings", __name__, url_prefix="/desk/openings")


@openings.get("")
def index() -> Page:
    """Show what is changed, and a form; with a day in the address also what that would change."""
    if "day" not in request.args:
        return _shown()
    try:
        row = view.asked(request.args)
    except store.Wrong as error:
        return _shown(422, say().code("hours", error.what))
    return show("openings.html", seen=view.look(row), typed=request.args)


@openings.post("")
def put() -> Page:
    """Let what was previewed hold from now on."""
    now = current_services().now()
    try:
        row = view.asked(request.form)
    except store.Wrong as error:
        return _shown(422, say().code("hours", error.what))
    with session_scope(current_services().engine) as session:
        store.put(session, row, desk().clerk.id, now)
    flash(say()("done_opening"))
    return redirect(url_for("desk_openings.index"), 303)


@openings.post("/<exception>/undo")
def undo(exception: str) -> Page:
    """Take one back; the hours are then as they were."""
    here, now = desk(), current_services().now()
    with session_scope(current_services().engine) as session:
        undone = store.undo(session, here.profile.id, exception, here.clerk.id, now)
    flash(say()("done_opening_undone" if undone else "failed_opening_gone"))
    return redirect(url_for("desk_openings.index"), 303)


def _shown(status: int = 200, problem: str | None = None) -> Page:
    typed = request.values
    return show("openings.html", status, seen=view.look(), typed=typed, problem=problem)

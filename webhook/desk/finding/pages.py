"""The one field in which everything is sought, and views of the list that a clerk keeps."""

import logging
from typing import Any

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from intake import references
from intake.database import read_scope, session_scope
from intake.finding import joining, views
from intake.finding.joining import CannotBeJoined
from intake.finding.views import TooManyViews, ViewUnnamed
from webhook.desk import case_view, queue_view
from webhook.desk.access import desk
from webhook.desk.cases import Page, cases, mine
from webhook.desk.finding import listing, results, sought
from webhook.desk.page import say, show
from webhook.guards import current_services

__all__ = ["cases"]
"""The blueprint, with these pages added to it."""

log = logging.getLogger(__name__)

KEPT = (*listing.FIELDS, "view", "department", "hasty", "late", "words")
"""What a view keeps of the address of a list."""


@cases.get("/find")
def find() -> Page:
    """Lead to the case or the appointment under a number, or show what else fits what was typed."""
    typed = request.args.get("sought", "")
    read = sought.read(typed, desk().profile.country)
    if read.kind == "reference":
        return _by_reference(read.value, typed)
    if read.kind in ("few_digits", "wrong_digits"):
        key = "no_number" if read.kind == "few_digits" else "wrong_number"
        return _none(say()(key), typed)
    with session_scope(current_services().engine) as session:
        found = results.look(session, read)
    facts = {"by": read.kind, "cases": found.shown.total, "staff": desk().clerk.id}
    log.info("a clerk sought", extra={"facts": facts})
    return show("found.html", found=found, typed=typed)


@cases.post("/contacts/<contact>/join")
def join(contact: str) -> Page:
    """Let a contact belong to the case whose number was typed beside it."""
    typed, now = request.form.get("reference", ""), current_services().now()
    reference = references.among(typed) or ""
    with session_scope(current_services().engine) as session:
        if not case_view.is_mine(session, reference):
            return _none(say()("failed_join_case"), typed)
        try:
            case = mine(session, reference)
            joining.join(session, case.reference, contact, desk().clerk.id, now)
        except CannotBeJoined:
            return _none(say()("failed_join"), typed)
    flash(say()("done_joined"))
    return redirect(url_for("desk_cases.case", reference=reference), 303)


@cases.post("/views")
def save() -> Page:
    """Keep what the list shows under a name."""
    asked = {name: request.form[name][:100] for name in KEPT if request.form.get(name)}
    name, now = request.form.get("name", ""), current_services().now()
    try:
        with session_scope(current_services().engine) as session:
            views.save(session, desk().clerk.id, name, asked, now)
    except ViewUnnamed:
        flash(say()("failed_view_name"))
    except TooManyViews:
        flash(say()("failed_views", n=views.MOST))
    else:
        flash(say()("done_view"))
    return _list(asked)


@cases.post("/views/<view>/drop")
def drop(view: str) -> Page:
    """Forget a view of one's own."""
    with session_scope(current_services().engine) as session:
        views.drop(session, desk().clerk.id, view)
    flash(say()("done_view_dropped"))
    return _list({})


def _list(asked: dict[str, Any]) -> Response:
    return redirect(url_for("desk_cases.index", **asked), 303)


def _by_reference(reference: str, typed: str) -> Page:
    with read_scope(current_services().engine) as session:
        found = case_view.address_of(session, reference)
    if found is None:
        return _none(say()("not_found", reference=references.spaced(reference)), typed)
    return redirect(found, 303)


def _none(problem: str, typed: str) -> Page:
    return show("cases.html", 404, queue=queue_view.chosen(), problem=problem, typed=typed)
